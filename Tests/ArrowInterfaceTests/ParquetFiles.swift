import ArrowInterface
import Files
import Foundation

/// Files that others wrote, and a place for our own.
enum ParquetFiles {
  /// The folder of what `make.py` writes.
  static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden/parquet")

  /// Whether the library is installed.
  static var canBeRead: Bool { (try? Parquet.codec(for: "tests")) != nil }

  static func path(_ name: String) -> String { golden.appending(path: name).path }

  static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: golden.appending(path: name)))
  }

  /// Lends a folder that is gone afterwards.
  static func inFolder<Answer>(_ body: (URL) throws -> Answer) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
