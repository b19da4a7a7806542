internal import Tables

/// A column as numbers of its distinct values, sorted: what bins are learned from again and again.
struct ColumnLevels: Sendable {
  enum Values: Sendable {
    /// The distinct numbers in rising order.
    case numbers([Double])
    /// The distinct texts in the order of their bytes.
    case texts([String])
  }

  let name: String
  let values: Values
  /// The number of each row's value, -1 where it is missing.
  let levels: [Int32]

  init(_ column: Column) {
    name = column.name
    if let numbers = column.values.numbers {
      let known = numbers.indices.filter { numbers[$0] != nil }
      let pairs = known.map { (value: numbers[$0] ?? 0, row: $0) }.sorted { $0.value < $1.value }
      var levels = [Int32](repeating: -1, count: numbers.count)
      var distinct: [Double] = []
      for pair in pairs {
        if distinct.last.map({ $0 < pair.value }) ?? true { distinct.append(pair.value) }
        levels[pair.row] = Int32(distinct.count - 1)
      }
      self.levels = levels
      values = .numbers(distinct)
    } else {
      var rows: [[UInt8]: [Int]] = [:]
      for row in 0..<column.count {
        var text: [UInt8] = []
        if column.append(row, to: &text) { rows[text, default: []].append(row) }
      }
      var levels = [Int32](repeating: -1, count: column.count)
      let sorted = rows.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      for (level, text) in sorted.enumerated() {
        for row in text.value { levels[row] = Int32(level) }
      }
      self.levels = levels
      values = .texts(sorted.map { String(decoding: $0.key, as: UTF8.self) })
    }
  }

  var levelCount: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .texts(let texts): texts.count
    }
  }
}

extension ColumnLevels {
  /// Columns of distinct names with a value for every row.
  static func list(_ columns: [Column], rowCount: Int) throws(ValidationError) -> [ColumnLevels] {
    for column in columns where column.count != rowCount {
      throw .lengths("column '\(column.name)'", column.count, rowCount)
    }
    var names: Set<String> = []
    for column in columns where !names.insert(column.name).inserted {
      throw ValidationError(
        .duplicateName, "two columns are named '\(column.name)'", remedy: "rename one")
    }
    return columns.map(ColumnLevels.init)
  }
}
