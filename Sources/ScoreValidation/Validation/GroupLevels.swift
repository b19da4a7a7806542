internal import Tables

/// The people of a column's values.
struct GroupLevels: Sendable {
  /// More values are hardly groups.
  static let most = 100
  let column: String
  let names: [String]
  /// The number of each row's group, -1 where the value is missing.
  let codes: [Int32]

  /// Takes the values of a column as groups, in the order of their texts.
  ///
  /// - Throws: ``ValidationError`` if there are more than ``most``.
  init(_ column: Column) throws(ValidationError) {
    self.column = column.name
    var numbers: [[UInt8]: Int32] = [:]
    var codes = [Int32](repeating: -1, count: column.count)
    var text: [UInt8] = []
    // Neighbors are often of one group.
    var (latest, latestNumber): ([UInt8], Int32) = ([], -1)
    for row in 0..<column.count {
      text.removeAll(keepingCapacity: true)
      guard column.append(row, to: &text) else { continue }
      if latestNumber < 0 || text != latest {
        latestNumber = numbers[text] ?? Int32(numbers.count)
        latest = text
        if Int(latestNumber) == numbers.count { numbers[text] = latestNumber }
        guard numbers.count <= Self.most else {
          throw ValidationError(
            .unsuitableColumn,
            "column '\(column.name)' has more than \(Self.most) different values, too many to be groups of "
              + "people", remedy: "name a column of few values, or make classes of its values")
        }
      }
      codes[row] = latestNumber
    }
    let sorted = numbers.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var places = [Int32](repeating: 0, count: sorted.count)
    for (place, number) in sorted.map(\.value).enumerated() { places[Int(number)] = Int32(place) }
    names = sorted.map { String(decoding: $0.key, as: UTF8.self) }
    self.codes = codes.map { $0 < 0 ? -1 : places[Int($0)] }
  }
}
