public import Files
internal import GraphKernels
public import Graphs
internal import Identifiers
internal import Memory
public import Tables
internal import TextFormats

/// The people from whom influence goes out, each with a weight.
///
/// ```swift
/// let trusted: InfluenceSeeds = ["ann", "bob"]
/// let defaulters = InfluenceSeeds(["cid": 2, "dan": 0.5])
/// let balances = InfluenceSeeds.column("overdue")
/// let listed = try InfluenceSeeds(in: Table(contentsOf: "verified.csv"))
/// ```
///
/// Only the proportions of the weights count. What is known about people's outcomes makes good seeds,
/// but a person's own outcome must not be among the seeds of a value that is used to foresee it: leave
/// out a fold of people at a time, and take each person's value from the run without them.
public struct InfluenceSeeds: Sendable, Hashable, ExpressibleByArrayLiteral {
  private enum Source: Hashable {
    case people([String: Double])
    case column(String)
    case numbers([Double])
  }

  private let source: Source
  /// What a file of seeds has in place of a name for their column, which may be a person.
  private var firstLine: FirstLine?

  /// The beginning of a file's first line.
  private struct FirstLine: Hashable {
    let text: String
    let file: String
  }

  /// People by identifier, each with a weight from 0.
  public init(_ weights: [String: Double]) { source = .people(weights) }

  /// People by identifier, all of the same weight, however often one is named.
  public init(_ identifiers: some Sequence<String>) {
    source = .people(Dictionary(identifiers.lazy.map { ($0, 1) }) { first, _ in first })
  }

  /// People by identifier, all of the same weight.
  public init(arrayLiteral identifiers: String...) { self.init(identifiers) }

  /// The people in the first column of a table, such as a file of seeds alone.
  ///
  /// A file's first line names its columns; where it begins with a person of the graph, and no column of
  /// weights is named, that is a seed too, and a job warns of it.
  ///
  /// - Parameters:
  ///   - table: The seeds, each person once.
  ///   - weights: The column of their weights from 0, of which a missing one is 0; `nil` if they are all
  ///     alike.
  /// - Throws: ``DataError`` if a person is missing or there twice, or there is no such column of numbers.
  public init(in table: Table, weights: String? = nil) throws(DataError) {
    try table.checkPeople()
    let numbers = try weights.map { name throws(DataError) in try table.numbers(inColumn: name) }
    source = .people(
      Dictionary(
        table.identifiers.enumerated().map { row, name in
          (name, numbers.map { $0[row] ?? 0 } ?? 1)
        }, uniquingKeysWith: { first, _ in first }))
    guard weights == nil, let lines = table.lines, lines.identifierPlace ?? -1 >= 0,
      lines[0] ?? 1 > 1
    else { return }
    firstLine = FirstLine(text: table.identifierName, file: table.sourceName)
  }

  private init(_ source: Source) { self.source = source }

  /// The column of the people table that says who is a seed; `nil` if none does.
  package var columnName: String? { if case .column(let name) = source { name } else { nil } }

  /// The same seeds by identifier where they are numbers in row order, which say nothing of a graph with
  /// other rows.
  ///
  /// - Precondition: Numbers in row order are as many as people.
  package func named(in graph: RelationGraph) -> InfluenceSeeds {
    guard case .numbers(let numbers) = source else { return self }
    precondition(numbers.count == graph.personCount, "one weight per person")
    return InfluenceSeeds(
      Dictionary(
        zip(graph.identifiers, numbers).lazy.filter { $0.1 != 0 },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Everyone who has a number above 0 in a column of the people table, with that weight; who has no
  /// number is no seed.
  public static func column(_ name: String) -> InfluenceSeeds { InfluenceSeeds(.column(name)) }

  /// One weight from 0 per person, in the order of the graph.
  public static func numbers(_ weights: [Double]) -> InfluenceSeeds {
    InfluenceSeeds(.numbers(weights))
  }

  /// The weight of each person of a graph, in row order; 0 for those who are no seed.
  ///
  /// - Throws: ``GraphError`` of code `unknownPerson` with the number of seeds that the graph does not
  ///   have; `badData` if weights are negative or not finite, or none is above 0; ``DataError`` if
  ///   there is no such column, it holds texts, or it is an outcome.
  /// - Complexity: O(*people*).
  /// - Precondition: Numbers in row order are as many as people.
  public func weights(in graph: RelationGraph) throws -> [Double] {
    var weights = [Double](repeating: 0, count: graph.personCount)
    switch source {
    case .people(let people):
      var unknownCount = 0
      for (identifier, weight) in people {
        if let row = graph.row(of: identifier) { weights[row] = weight } else { unknownCount += 1 }
      }
      if let text = firstLine?.text, people[text] == nil, let row = graph.row(of: text) {
        weights[row] = 1
      }
      if unknownCount > 0 {
        throw GraphError(
          .unknownPerson,
          "\(unknownCount) of the \(people.count) seeds "
            + (unknownCount == 1 ? "is not a person" : "are not people") + " of the graph",
          remedy: "leave them out, or add them to the people table")
      }
    case .column(let name):
      try graph.people.checkNoOutcome(name, OutcomeUse.seeds)
      for (row, number) in try graph.people.numbers(inColumn: name).enumerated() {
        weights[row] = number ?? 0
      }
    case .numbers(let numbers):
      precondition(numbers.count == graph.personCount, "one weight per person")
      weights = numbers
    }
    try check(weights)
    return weights
  }

  /// What to tell of a file's first line, if it may be meant in another way than it was taken.
  package func warning(in graph: RelationGraph) -> Message? {
    guard let firstLine else { return nil }
    if graph.row(of: firstLine.text) != nil {
      return
        "\(firstLine.file):1: the first line was taken for a seed, since it begins with a person of the "
        + "graph; add a line of names above it"
    }
    if ColumnListing.areLikelyNames([firstLine.text]) { return nil }
    return
      "\(firstLine.file):1: the first line was taken for the names of columns; add one above it if it is "
      + "a seed"
  }

  private func check(_ weights: [Double]) throws(GraphError) {
    let badCount = weights.count { !($0 >= 0 && $0.isFinite) }
    if badCount > 0 {
      throw GraphError(
        .badData,
        "\(badCount) of the seeds' weights " + (badCount == 1 ? "is" : "are")
          + " negative or not finite", remedy: "give each a number from 0")
    }
    if !weights.contains(where: { $0 > 0 }) {
      throw GraphError(
        .badData, "no seed has a weight above 0", remedy: "name at least one person")
    }
  }
}
