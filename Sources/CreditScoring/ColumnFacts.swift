internal import Tables

/// What rows show of the columns that a model reads, as far as warnings rest on it.
///
/// Those of a whole table are those of its parts put together.
struct ColumnFacts: Sendable, Equatable {
  /// What the column of one characteristic holds.
  struct Use: Sendable, Equatable {
    /// What the known values are; `nil` if none is known.
    var kind: Kind?
    /// How many values are known, where a bin takes all other texts.
    var knownCount = 0
    /// How many of them no bin lists.
    var unlistedCount = 0
    /// Where the first of these stands.
    var firstUnlisted: String?
    /// What they look like, where the column was read as texts.
    var texts = NumberTexts()
    /// For each bin, behind the place of missing values, whether a row falls in it; of the bin of all other
    /// texts it does not matter.
    var isMatched: [Bool] = []

    /// Adds what further rows show.
    mutating func merge(_ other: Use) {
      kind = kind ?? other.kind
      knownCount += other.knownCount
      unlistedCount += other.unlistedCount
      texts.merge(other.texts)
      firstUnlisted = firstUnlisted ?? other.firstUnlisted
      for bin in isMatched.indices where other.isMatched[bin] { isMatched[bin] = true }
    }
  }

  /// What texts look like that no bin lists.
  struct NumberTexts: Sendable, Equatable {
    /// Whether all of them are numbers.
    var areNumbers = true
    /// Whether one of them is no whole number.
    var haveFraction = false

    private static let reading = FieldReading()

    mutating func add(_ text: [UInt8]) {
      if Self.reading.number(text.span) == nil {
        areNumbers = false
      } else if Int(String(decoding: text, as: UTF8.self)) == nil {
        haveFraction = true
      }
    }

    mutating func merge(_ other: NumberTexts) {
      areNumbers = areNumbers && other.areNumbers
      haveFraction = haveFraction || other.haveFraction
    }
  }

  enum Kind: Sendable {
    case integers, reals, booleans, texts
  }

  /// A sign that a column is not constant, nor nearly empty.
  struct Sample: Sendable, Equatable {
    var knownCount = 0
    var first: [UInt8] = []
    var differs = false

    /// The fewest known values of which equality is more than chance.
    static let fewestValues = 10

    var isTelling: Bool { differs && knownCount >= Self.fewestValues }

    mutating func add(_ text: [UInt8]) {
      if knownCount == 0 { first = text } else if text != first { differs = true }
      knownCount += 1
    }

    mutating func merge(_ other: Sample) {
      if other.knownCount == 0 { return }
      if knownCount == 0 { first = other.first } else if first != other.first { differs = true }
      differs = differs || other.differs
      knownCount += other.knownCount
    }
  }

  /// By characteristic, in the model's order.
  private(set) var uses: [Use]
  /// The names of columns that hold the same in every row, two or more in a group.
  private(set) var equalColumns: [[String]]
  /// Of the columns in these groups.
  private var samples: [String: Sample] = [:]

  /// The groups in which equality is no accident.
  var tellingGroups: [[String]] {
    equalColumns.filter { samples[$0[0]]?.isTelling ?? false }
  }

  /// Looks at all rows of a table.
  init(_ items: [Evaluation.Item], of table: Table) {
    uses = items.map { Use($0, of: table) }
    var seen: Set<String> = []
    let columns = items.compactMap(\.column).filter { seen.insert($0.name).inserted }
    let groups = Self.groups(of: columns, rowCount: table.rowCount)
    equalColumns = groups.map { $0.map(\.name) }
    for column in groups.joined() { samples[column.name] = Self.sample(column) }
  }

  /// Adds what further rows of the same table show.
  ///
  /// - Returns: The place of a characteristic whose column holds truth values in some rows and numbers in
  ///   others; `nil` if there is none.
  mutating func merge(_ other: ColumnFacts) -> Int? {
    for place in uses.indices {
      let (mine, theirs) = (uses[place].kind, other.uses[place].kind)
      if let mine, let theirs, (mine == .booleans) != (theirs == .booleans) { return place }
      uses[place].merge(other.uses[place])
    }
    equalColumns = equalColumns.flatMap { group in
      other.equalColumns.map { group.filter($0.contains) }.filter { $0.count > 1 }
    }
    for name in equalColumns.joined() {
      if let sample = other.samples[name] { samples[name]?.merge(sample) }
    }
    return nil
  }

  /// Columns that hold the same in every row, in the order of their first ones.
  private static func groups(of columns: [Column], rowCount: Int) -> [[Column]] {
    // Most columns differ early: only those that begin alike are compared in full.
    var groups: [(beginning: [[UInt8]], columns: [Column])] = []
    var places: [[[UInt8]]: [Int]] = [:]
    for column in columns {
      let beginning = (0..<min(rowCount, 64)).map(column.comparedText)
      let place = places[beginning]?.first { groups[$0].columns[0].values == column.values }
      if let place {
        groups[place].columns.append(column)
      } else {
        places[beginning, default: []].append(groups.count)
        groups.append((beginning, [column]))
      }
    }
    return groups.map(\.columns).filter { $0.count > 1 }
  }

  /// As many values of a column as it takes to see that it is telling.
  private static func sample(_ column: Column) -> Sample {
    var sample = Sample()
    for row in 0..<column.count where !column.values.isMissing(row) {
      sample.add(column.comparedText(row))
      if sample.isTelling { break }
    }
    return sample
  }
}

extension ColumnFacts.Use {
  fileprivate init(_ item: Evaluation.Item, of table: Table) {
    guard case .column(let measure) = item.characteristic.measure, let column = item.column else {
      return
    }
    isMatched = Array(repeating: false, count: measure.bins.count + 1)
    guard item.hasKnownRow else { return }
    kind =
      switch column.values {
      case .integers: .integers
      case .reals: .reals
      case .booleans: .booleans
      case .strings, .times: .texts
      }
    guard let other = measure.bins.firstIndex(where: \.takesOtherTexts) else { return }
    countUnlisted(column, item.bins, of: measure, other: other + 1, table)
  }

  private mutating func countUnlisted(
    _ column: Column, _ bins: BinNumbers, of measure: ScoreModel.ColumnMeasure, other: Int,
    _ table: Table
  ) {
    isMatched[other] = true
    var listed: Set<[UInt8]> = []
    if case .texts(let texts, _) = measure.bins[other - 1].values {
      listed = Set(texts.map { Array($0.utf8) })
    }
    for row in 0..<column.count where bins[row] != BinNumbers.missing {
      knownCount += 1
      if bins[row] != other || !listed.isEmpty && listed.contains(column.comparedText(row)) {
        isMatched[bins[row]] = true
        continue
      }
      unlistedCount += 1
      if texts.areNumbers { texts.add(column.comparedText(row)) }
      if firstUnlisted == nil { firstUnlisted = table.place(ofRow: row, in: column) }
    }
  }
}

extension Evaluation.Item {
  /// Whether a value is known of anyone.
  fileprivate var hasKnownRow: Bool { bins.low.contains { $0 != 0 } || bins.high != nil }
}

extension Column {
  /// The text of a row's value.
  fileprivate func comparedText(_ row: Int) -> [UInt8] {
    if case .reals(let numbers) = values { return Array((numbers[row]?.category ?? "").utf8) }
    var text: [UInt8] = []
    if case .times = values { _ = append(row, to: &text) } else { values.append(row, to: &text) }
    return text
  }
}
