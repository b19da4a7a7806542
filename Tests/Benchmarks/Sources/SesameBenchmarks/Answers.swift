internal import Foundation
internal import Sesame

/// The values of computed columns, to be compared with those of other programs and other runs.
struct Answers {
  /// The names and values of columns; a missing value is not a number.
  private(set) var columns: [(name: String, values: [Double])] = []

  /// The columns of a table behind its identifiers that hold numbers.
  init(_ table: Table) throws {
    for name in table.numericColumnNames {
      let values = try table.numbers(inColumn: name)
      columns.append((name, values.map { $0 ?? .nan }))
    }
  }

  /// A checksum of each column, from the bits of its values in order.
  var checksums: [String: String] {
    var sums: [String: String] = [:]
    for (name, values) in columns {
      var sum: UInt64 = 0xCBF2_9CE4_8422_2325
      for value in values {
        sum = (sum ^ value.bitPattern) &* 0x9E37_79B9_7F4A_7C15
        sum ^= sum >> 32
      }
      sums[name] = String(sum, radix: 16)
    }
    return sums
  }

  /// Writes each column as a file of 64-bit numbers, the lowest byte first.
  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, values) in columns {
      var bytes = Data(capacity: values.count * 8)
      for value in values {
        var bits = value.bitPattern
        for _ in 0..<8 {
          bytes.append(UInt8(truncatingIfNeeded: bits))
          bits >>= 8
        }
      }
      try bytes.write(to: folder.appending(path: "\(name).f64"))
    }
  }
}
