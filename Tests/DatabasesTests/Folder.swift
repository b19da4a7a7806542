import Databases
import Execution
import Foundation

/// A folder of a test's own, removed with all that is in it when the test lets go of it.
final class Folder: Sendable {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "sesame-databases-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, content) in files { try Data(content.utf8).write(to: url.appending(path: name)) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  /// The names of all files in it, hidden ones too, in order.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  /// Makes an SQLite database by statements.
  func makeSQLite(_ name: String, _ sql: String) throws {
    try Data().write(to: url.appending(path: name))
    let connection = try SQLiteConnection(path(name), name: name, for: .writing, Execution())
    for statement in sql.split(separator: ";") where statement.contains(where: \.isLetter) {
      try connection.run(String(statement))
    }
  }

  /// Makes a program of a test's own, a script, and returns its path.
  func makeProgram(_ name: String, _ script: String) throws {
    try Data("#!/bin/bash\n\(script)\n".utf8).write(to: url.appending(path: name))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: path(name))
  }
}
