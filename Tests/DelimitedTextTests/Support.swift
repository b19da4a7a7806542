import DelimitedText
import Foundation

/// Every row of a text, as texts; the first error ends it.
func rows(
  _ text: String, _ delimiter: Delimiter = .comma, skipsBlankLines: Bool = true
) throws -> [[String]] {
  try rows(
    Array(text.utf8), Dialect(delimiter: delimiter, skipsBlankLines: skipsBlankLines))
}

func rows(_ bytes: [UInt8], _ dialect: Dialect) throws -> [[String]] {
  var reader = RecordReader(bytes, source: "friends.csv", dialect: dialect)
  var record = Record()
  var result: [[String]] = []
  while try reader.next(&record) { result.append((0..<record.count).map { record.text($0) }) }
  return result
}

/// A generator whose numbers depend on the seed alone.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A new folder that is removed with everything in it at the end of the test.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("DelimitedText-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// Hidden files included.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file(name))))
  }
}
