import Foundation

/// A folder of a test's own, removed with all that is in it when the test lets go of it.
final class Folder: Sendable {
  let url: URL

  init(_ files: [String: FileContent] = [:]) throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "sesame-tests-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, content) in files { try write(content, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ content: FileContent, to name: String) throws {
    try Data(content.bytes).write(to: url.appending(path: name))
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: name), withIntermediateDirectories: false)
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// The names of all files and folders in it, hidden ones too, in order.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}
