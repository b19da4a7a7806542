internal import Identifiers
internal import Memory
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

  /// Numbers the values of a column.
  ///
  /// - Complexity: O(*n*), and O(*k* log *k*) for *k* different texts.
  init(_ column: Column) {
    name = column.name
    if let texts = column.texts {
      (values, levels) = Self.numbered(texts)
    } else {
      (values, levels) = Self.numbered(column.values.numbers ?? [])
    }
  }

  private static func numbered(_ numbers: OptionalValues<Double>) -> (Values, [Int32]) {
    var (rows, known): ([Int32], [Double]) = ([], [])
    for (row, number) in numbers.enumerated() {
      guard let number else { continue }
      rows.append(Int32(row))
      known.append(number)
    }
    var levels = [Int32](repeating: -1, count: numbers.count)
    var distinct: [Double] = []
    for place in known.risingOrder() {
      let value = known[Int(place)]
      if distinct.last.map({ $0 < value }) ?? true { distinct.append(value) }
      levels[Int(rows[Int(place)])] = Int32(distinct.count - 1)
    }
    return (.numbers(distinct), levels)
  }

  private static func numbered(
    _ own: OptionalValues<some FixedWidthInteger & BitwiseCopyable & Sendable>, _ texts: TextList,
    _ index: inout TextIndex
  ) -> [Int32] {
    // A text of the list that no row has is no value.
    var numbers = [Int32](repeating: -1, count: texts.count)
    return own.map { code in
      guard let code = code.map({ Int($0) }) else { return -1 }
      if numbers[code] < 0 { numbers[code] = Int32(index.insert(code, of: texts)) }
      return numbers[code]
    }
  }

  private static func numbered(_ values: TextValues) -> (Values, [Int32]) {
    var index = TextIndex()
    var codes: [Int32] = []
    codes.reserveCapacity(values.count)
    switch values.storage {
    case .coded(let own, let texts): codes = numbered(own, texts, &index)
    case .widelyCoded(let own, let texts): codes = numbered(own, texts, &index)
    case .list(let texts, let validity):
      for row in 0..<texts.count {
        let isKnown = validity.map { $0[row] } ?? true
        codes.append(isKnown ? Int32(index.insert(row, of: texts)) : -1)
      }
    }
    let texts = index.texts
    let order = (0..<texts.count).sorted {
      texts.utf8($0).lexicographicallyPrecedes(texts.utf8($1))
    }
    var places = [Int32](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = Int32(place) }
    return (.texts(order.map { texts[$0] }), codes.map { $0 < 0 ? -1 : places[Int($0)] })
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

extension ColumnLevels {
  /// More values are hardly groups of people.
  static let mostGroups = 100

  /// The values of the column as names of groups of people, each as its first row has it.
  ///
  /// - Parameter column: The column itself.
  /// - Returns: A name per value.
  /// - Throws: ``ValidationError`` if there are more than ``mostGroups``.
  func groupNames(_ column: Column) throws(ValidationError) -> [String] {
    guard levelCount <= Self.mostGroups else {
      throw ValidationError(
        .unsuitableColumn,
        "column '\(name)' has more than \(Self.mostGroups) different values, too many to be groups of "
          + "people", remedy: "name a column of few values, or make classes of its values")
    }
    var names = [String?](repeating: nil, count: levelCount)
    var bytes: [UInt8] = []
    for (row, level) in levels.enumerated() where level >= 0 && names[Int(level)] == nil {
      bytes.removeAll(keepingCapacity: true)
      _ = column.append(row, to: &bytes)
      names[Int(level)] = String(decoding: bytes, as: UTF8.self)
    }
    return names.compactMap(\.self)
  }
}
