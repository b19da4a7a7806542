public import CreditScoring
internal import Files
public import Tables

/// What is told beside scores: their points, what they bring, and what moved them.
///
/// ```swift
/// var job = ScoringJob(model: .european)
/// job.additions.showsPoints = true
/// job.additions.benefits = try Benefits(contentsOf: "benefits.json")
/// job.additions.previous = "last-month.csv"
/// let result = try await job.run(on: "people.csv")
/// ```
public struct ScoreAdditions: Sendable {
  /// Whether the points of every characteristic and the figures of friends' scores are columns, those of
  /// interpersonal relationships where they may be told.
  public var showsPoints = false
  /// What scores are good for; `nil` for nothing.
  public var benefits: Benefits?
  /// The threshold at which people are admitted; `nil` for none.
  public var admittance: Admittance?
  /// The table that an earlier run wrote, with points: changes are told since then; `nil` for none.
  public var previous: Source<Table>?
  /// The least number of people in a band of percentiles, 5 or more; `nil` for no bands.
  public var percentileBandSize: Int?
  /// The day of the run, for benefits that are granted for a time, references and the history; `nil` for
  /// none.
  public var day: Benefit.Day?
  /// Whether ``EnrichmentJob/Result`` and ``ScoringJob/Result`` have rows for a history.
  public var keepsHistory = false

  /// Nothing besides the scores.
  public init() {}

  /// Whether anything is to be told.
  public var isEmpty: Bool {
    !showsPoints && benefits == nil && admittance == nil && previous == nil
      && percentileBandSize == nil && !keepsHistory
  }

  /// The least that ``percentileBandSize`` may be.
  public static var leastBandSize: Int { PercentileBands.leastCount }

  /// What the columns mean, in their order; of the parts of changes only together, as the earlier table decides
  /// which there are.
  func columns(of cards: EntityCards) -> [ColumnDescription] {
    cards.merged { columns(of: $0) }
  }

  private func columns(of model: ScoreModel) -> [ColumnDescription] {
    var columns = showsPoints ? model.pointsColumns : []
    if let benefits {
      columns += BenefitHoldings.columns(of: benefits, hasEarlierRun: previous != nil)
    }
    columns += admittance?.columns ?? []
    if previous != nil {
      columns += ScoreChanges.columns
      if showsPoints { columns.append(ScoreChanges.partsOfCharacteristics) }
    }
    if let size = percentileBandSize {
      columns.append(
        ColumnDescription(
          PercentileBands.columnName, .text,
          "how many percent of all have lower scores, and how many with those in the band",
          range: "bands of \(size) people or more",
          missing: "where the person can't be assessed", source: "model '\(model.name)'"))
    }
    return columns
  }

  /// The names of the columns, with those of some columns that only the earlier table decides on.
  func columnNames(
    of cards: EntityCards, _ prefix: String, among names: [String]
  ) -> [String] {
    let dictionary = DataDictionary(columns(of: cards))
    let index = DataDictionary.Index(dictionary)
    return dictionary.columns.map { prefix + $0.name }
      + names.filter { name in
        name.hasPrefix(prefix) && index[String(name.dropFirst(prefix.count))] != nil
      }
  }

  /// Throws if a column that is to be written comes with more than is asked for.
  ///
  /// - Parameters:
  ///   - names: The columns to be written.
  ///   - known: Those of the people table.
  ///   - cards: The cards.
  ///   - prefix: What stands before the names of results.
  /// - Throws: `DataError` that names the column and what it comes with.
  func checkAsked(
    _ names: [String], besides known: [String], _ cards: EntityCards, prefix: String
  ) throws(DataError) {
    let points = Set(showsPoints ? [] : cards.pointsColumns.map { prefix + $0.name })
    let changes = Set(previous == nil ? ScoreChanges.columns.map { prefix + $0.name } : [])
    guard
      let name = names.first(where: {
        (points.contains($0) || changes.contains($0)) && !known.contains($0)
      })
    else { return }
    throw DataError(
      .badData, source: "the result", problem: "column '\(name.printable)' is missing",
      remedy: points.contains(name)
        ? "ask for the points of characteristics (\(.showsPoints))" as Message
        : "give the table of an earlier run (\(.previous))" as Message)
  }

  /// Throws if the people table has a column of the name of one that is to come.
  func checkNames(in people: Table, _ cards: EntityCards, prefix: String) throws(DataError) {
    var names = Set(cards.resultColumns(telling: nil).map(\.name))
    for column in columns(of: cards) where !names.insert(column.name).inserted {
      throw DataError(
        .badData, source: "the columns of the result", problem: "two are called '\(column.name)'",
        remedy: "rename the characteristic or the benefit of that name")
    }
    for column in columns(of: cards) where people[prefix + column.name] != nil {
      throw .isThere(prefix + column.name, source: people.sourceName)
    }
  }
}
