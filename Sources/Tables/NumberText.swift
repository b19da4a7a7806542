/// Writes numbers in the shortest form that reads back the same.
enum NumberText {
  /// Adds a whole number.
  static func append(_ value: Int, to buffer: inout [UInt8]) {
    buffer.append(contentsOf: value.description.utf8)
  }

  /// Adds a decimal number; nothing for a value that is not finite.
  static func append(_ value: Double, to buffer: inout [UInt8]) {
    if value.isFinite { buffer.append(contentsOf: value.description.utf8) }
  }
}
