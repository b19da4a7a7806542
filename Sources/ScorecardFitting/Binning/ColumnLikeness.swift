internal import Execution
internal import ScoreValidation
internal import Tables

/// Columns with bins that repeat others, or tell the outcome too well.
struct ColumnLikeness {
  private let found: [ColumnBinner.Found]
  /// Columns that may tell the outcome too well to have bins.
  private let withoutBins: [Column]
  private let table: Table
  private let sample: RowSample
  private let execution: Execution

  init(
    _ found: [ColumnBinner.Found], _ withoutBins: [Column], in table: Table, _ sample: RowSample,
    _ execution: Execution
  ) {
    self.found = found
    self.withoutBins = withoutBins
    self.table = table
    self.sample = sample
    self.execution = execution.quiet
  }

  // MARK: Repeated columns

  /// The columns that repeat one before them.
  ///
  /// - Complexity: O(*n*) for each that seems to.
  func repeated() throws -> [Binning.RepeatedColumn] {
    var firsts: [ColumnBinner.Signature: [Int]] = [:]
    var pairs: [(place: Int, firsts: [Int])] = []
    for (place, one) in found.enumerated() {
      let others = firsts[one.signature, default: []]
      firsts[one.signature] = others + [place]
      if !others.isEmpty { pairs.append((place, others)) }
    }
    let candidates = pairs
    return try execution.answers(candidates.count) { number in
      let (place, originals) = candidates[number]
      let levels = try levels(of: place)
      for original in originals {
        guard let relation = try relation(of: place, levels, to: original) else { continue }
        return Binning.RepeatedColumn(
          name: found[place].column.name, original: found[original].column.name,
          relation: relation)
      }
      return nil
    }.compactMap(\.self)
  }

  private func column(_ place: Int) -> Column {
    // Every column with bins is one of the table.
    table[found[place].column.name] ?? Column("", .strings([]))
  }

  /// The number of each row's value among the values of its column: numbers by size, texts as they first
  /// appear; -1 where it is missing.
  private func levels(of place: Int) throws -> [Int32] {
    let column = column(place)
    guard let numbers = ColumnNumbers(column, readsDates: found[place].column.bins.kind == .dates)
    else { return Self.levels(ofTextsIn: column) }
    return try SortedNumbers.levels(numbers, count: column.count, execution)
  }

  private static func levels(ofTextsIn column: Column) -> [Int32] {
    var (known, text) = ([[UInt8]: Int32](), [UInt8]())
    return (0..<column.count).map { row in
      text.removeAll(keepingCapacity: true)
      guard column.append(row, to: &text) else { return -1 }
      let next = Int32(known.count)
      if let level = known[text] { return level }
      known[text] = next
      return next
    }
  }

  private func relation(
    of place: Int, _ levels: [Int32], to original: Int
  ) throws -> Binning.RepeatedColumn.Relation? {
    if column(place).values == column(original).values { return .equal }
    let others = try self.levels(of: original)
    if levels == others { return found[place].column.bins.kind == .texts ? .renamed : .rising }
    if found[place].column.bins.kind == .texts { return nil }
    let last = levels.max() ?? 0
    let isTurned = zip(levels, others).allSatisfy { one, other in
      one < 0 ? other < 0 : other == last - one
    }
    return isTurned ? .falling : nil
  }

  // MARK: Columns that tell too much

  /// The columns that tell the outcome better than any that is known before it, the best first.
  ///
  /// By ``ColumnSuspicion`` for all columns with bins, and for those of which no two bins have rows of both kinds;
  /// only those are looked at whose area could be above its limit.
  func tooGoodToBeTrue() throws -> [ColumnSuspicion.Finding] {
    let limit = 0.95
    let columns = found.indices.filter { found[$0].areaBound > limit }.map(column) + withoutBins
    if columns.isEmpty || sample.totals.events < 2 || sample.totals.nonEvents < 2 { return [] }
    let suspicion = try ColumnSuspicion(
      of: columns, amongCount: found.count + withoutBins.count, outcomes: sample.outcomes,
      limit: limit)
    return suspicion.findings.filter(\.isTooGood)
  }
}
