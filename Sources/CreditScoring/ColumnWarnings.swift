internal import Files
internal import Tables

/// What looks like a slip in how a model reads a table, although a score can be computed.
struct ColumnWarnings {
  let model: ScoreModel
  let table: Table
  let items: [Evaluation.Item]

  /// The warnings, in the model's order.
  var texts: [String] {
    columnsReadTwice + equalColumns + items.compactMap(mismatch) + items.compactMap(unlistedTexts)
  }

  // MARK: Twice the same

  /// Columns that several characteristics read.
  private var columnsReadTwice: [String] {
    var readers: [String: [String]] = [:]
    var order: [String] = []
    for item in items {
      let column =
        switch item.characteristic.measure {
        case .column(let measure): Optional(measure.column)
        case .friendsScores(let settings):
          settings.mode == .lagged ? settings.earlierScoreColumn : nil
        }
      guard let column else { continue }
      if readers[column] == nil { order.append(column) }
      readers[column, default: []].append(item.characteristic.name)
    }
    return order.compactMap { column in
      guard let names = readers[column], names.count > 1 else { return nil }
      return "\(model.sourceName): the characteristics \(Self.list(names)) read the same column "
        + "'\(column.shortened)', which counts \(Self.times(names.count))"
    }
  }

  /// One in so many values that no bin lists is nothing that a model's author would have meant.
  private static let mostListed = 20

  /// The fewest known values of which equality is more than chance.
  private static let fewestEqualValues = 10

  /// Columns of different names that hold the same in every row.
  private var equalColumns: [String] {
    var seen: Set<String> = []
    let columns = items.compactMap(\.column).filter { seen.insert($0.name).inserted }
    // Most columns differ early: only those that begin alike are compared in full.
    var kinds: [[[UInt8]]: [Column]] = [:]
    var order: [[[UInt8]]] = []
    let beginning = 0..<min(table.rowCount, 64)
    for column in columns where Self.isTelling(column) {
      let key = beginning.map { row in
        var text: [UInt8] = []
        column.values.append(row, to: &text)
        return text
      }
      if kinds[key] == nil { order.append(key) }
      kinds[key, default: []].append(column)
    }
    return order.flatMap { key in
      var groups: [[Column]] = []
      for column in kinds[key] ?? [] {
        if let place = groups.firstIndex(where: { $0[0].values == column.values }) {
          groups[place].append(column)
        } else {
          groups.append([column])
        }
      }
      return groups.filter { $0.count > 1 }.map { group in
        "\(table.sourceName): the columns \(Self.list(group.map { "'\($0.name.shortened)'" })) hold "
          + "the same in every row, which counts \(Self.times(group.count))"
      }
    }
  }

  /// Whether a column has enough different values for equality to be no accident.
  private static func isTelling(_ column: Column) -> Bool {
    var known = 0
    var first: [UInt8] = []
    var differs = false
    for row in 0..<min(column.count, 4096) where !column.values.isMissing(row) {
      var text: [UInt8] = []
      column.values.append(row, to: &text)
      if known == 0 { first = text } else if text != first { differs = true }
      known += 1
      if differs, known >= fewestEqualValues { return true }
    }
    return false
  }

  // MARK: Bins and values

  /// A column of another type than the bins, which can be read all the same.
  private func mismatch(_ item: Evaluation.Item) -> String? {
    guard case .column(let measure) = item.characteristic.measure, let column = item.column,
      item.hasKnownRow
    else { return nil }
    let what: String
    switch (measure.bins[0].values, column.values) {
    case (.texts, .integers):
      what = "holds numbers where the bins are texts: a number is compared as its text"
    case (.texts, .booleans):
      what = "holds true and false where the bins are texts: only 'true' and 'false' can match"
    case (.numbers, .booleans):
      what = "holds true and false where the bins are numbers: true counts as 1 and false as 0"
    default: return nil
    }
    return "\(model.sourceName): \(item.path): column '\(column.name.shortened)' of "
      + "\(table.sourceName) \(what)"
  }

  /// Texts that no bin lists, where they look like a slip in the spelling, since nobody falls in some bin, where
  /// they gain by being unknown, or where they are many.
  private func unlistedTexts(_ item: Evaluation.Item) -> String? {
    guard case .column(let measure) = item.characteristic.measure, let column = item.column,
      item.hasKnownRow,
      let other = measure.bins.firstIndex(where: \.takesOtherTexts)
    else { return nil }
    let found = UnlistedTexts(column, item.bins, of: measure, other: other + 1)
    guard let first = found.firstRow else { return nil }
    let unmatched = measure.bins.enumerated().filter { number, bin in
      guard case .texts(let texts, _) = bin.values else { return false }
      return !texts.isEmpty && !found.isMatched[number + 1]
    }.map { "'\($1.values.description.shortened)'" }
    let (count, points) = (found.count, measure.bins[other].points)
    let areMany = count * Self.mostListed >= found.knownCount
    guard areMany || !unmatched.isEmpty || points > measure.missingPoints else { return nil }
    return
      "\(model.sourceName): \(item.path): \(count) of \(found.knownCount.counting("value")) of column "
      + "'\(column.name.shortened)' of \(table.sourceName) \(count == 1 ? "is" : "are") listed in no bin "
      + "(\(count == 1 ? "" : "first ")in \(table.place(ofRow: first, in: column))) and "
      + "\(count == 1 ? "brings" : "bring") the \(points) of at most "
      + "\(item.characteristic.budget.counting("point")) of all other texts"
      + (unmatched.isEmpty
        ? ""
        : "; no row falls in the \(unmatched.count == 1 ? "bin" : "bins") \(Self.list(unmatched)): compare "
          + "the spelling")
  }

  private static func times(_ count: Int) -> String {
    count == 2 ? "twice" : "\(count) times"
  }

  /// A list in words, of which no more than five are named.
  private static func list(_ names: [String]) -> String {
    let most = 5
    if names.count > most {
      return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
    }
    return names.count < 2
      ? names.joined()
      : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}

extension Evaluation.Item {
  /// Whether a value is known of anyone.
  fileprivate var hasKnownRow: Bool { bins.low.contains { $0 != 0 } || bins.high != nil }
}

/// The values of a column that no bin lists.
private struct UnlistedTexts {
  /// How many rows have such a value.
  private(set) var count = 0
  /// How many rows have any value.
  private(set) var knownCount = 0
  /// The first of them.
  private(set) var firstRow: Int?
  /// Whether a row falls in a bin, by its number; of the bin of all other texts it does not matter.
  private(set) var isMatched: [Bool]

  init(
    _ column: Column, _ bins: BinNumbers, of measure: ScoreModel.ColumnMeasure, other: Int
  ) {
    isMatched = Array(repeating: false, count: measure.bins.count + 1)
    isMatched[other] = true
    var listed: Set<String> = []
    if case .texts(let texts, _) = measure.bins[other - 1].values { listed = Set(texts) }
    for row in 0..<column.count where bins[row] != BinNumbers.missing {
      knownCount += 1
      if bins[row] != other || !listed.isEmpty && listed.contains(Self.text(column, row)) {
        isMatched[bins[row]] = true
        continue
      }
      count += 1
      if firstRow == nil { firstRow = row }
    }
  }

  private static func text(_ column: Column, _ row: Int) -> String {
    var bytes: [UInt8] = []
    column.values.append(row, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
