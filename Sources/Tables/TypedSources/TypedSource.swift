package import Execution
package import Files

/// Where columns come from that have types of their own: a Parquet file, a database, a query.
///
/// What is in it is known without reading it, and columns that nobody needs are not read.
package protocol TypedSource: Sendable {
  /// What it is called in messages: never with a password.
  var name: String { get }

  /// The columns with their types, in their order.
  ///
  /// - Throws: ``DataError`` if there is no such source, or it can't be read.
  func schema(_ execution: Execution) throws -> [TableSchema.Column]

  /// Reads columns.
  ///
  /// - Parameters:
  ///   - names: Which ones; `nil` for all.
  ///   - execution: How the work runs; its cancellation stops it.
  /// - Returns: The columns of these names, in the source's order. The first need not be of texts.
  /// - Throws: ``DataError`` for what can't be read; `CancellationError` if the work was cancelled.
  func columns(_ names: Set<String>?, _ execution: Execution) throws -> [Column]

  /// The column that identifies the rows of a table where nothing else is asked for; `nil` for the first one.
  var identifier: String? { get }

  /// What people should know of how the columns are read.
  var notes: [Message] { get }

  /// How large a table of all columns is, as far as that is told without reading it; `nil` where it is not,
  /// and for what can't be read, about which the reader will tell.
  func size(_ execution: Execution) -> TypedSize?
}

extension TypedSource {
  package var notes: [Message] { [] }
  package var identifier: String? { nil }
}

/// How large a table is that has not been read yet, about.
package struct TypedSize: Sendable {
  /// The number of rows.
  package var rowCount: Double
  /// The bytes that the values take.
  package var byteCount: Double
  /// The number of columns.
  package var columnCount: Int
}

/// Finds out which paths name a source with types.
package enum TypedSources {
  /// The source that a path names; `nil` where it is text, or names nothing that is known.
  ///
  /// - Throws: ``DataError`` if the path names such a source and says it wrongly.
  package static func source(_ path: String) throws(DataError) -> (any TypedSource)? {
    if let text = text(of: path, behind: "sqlite:") { return try SQLiteSource(text) }
    if let text = text(of: path, behind: "duckdb:") { return try DuckDBSource(text) }
    if PostgreSQLAddress.isOne(path) { return try PostgreSQLSource(path) }
    try ParquetPaths.checkIsNotCompressed(path)
    let paths = ParquetPaths(path)
    try paths.checkIsTable()
    if !paths.files.isEmpty { return try ParquetSource(path) }
    if !Input.isThere(path) {
      try ForeignAddress.refuse(
        path,
        "name a file, sqlite:FILE?TABLE, duckdb:FILE?TABLE or postgresql://HOST/DATABASE?TABLE")
    }
    return nil
  }

  /// What stands behind a scheme, which may be in capitals; `nil` if a path has another one or none.
  static func text(of path: String, behind scheme: String) -> String? {
    let start = path.prefix(scheme.count)
    return start.lowercased() == scheme ? String(path[start.endIndex...]) : nil
  }

  /// How large a table is that a path names, as ``TypedSource/size(_:)`` tells; `nil` where it names none.
  package static func size(of path: String) -> TypedSize? {
    // Its reader tells what is wrong with a path.
    guard let source = try? source(path) else { return nil }
    return source.size(Execution(threads: 1))
  }

  /// What the source that a path names is called in messages, without what a query says.
  package static func name(of path: String) -> String {
    let named = try? Self.source(path)
    return named?.name ?? Input.name(of: path)
  }

  /// Whether a path names a source with types, rightly or wrongly.
  package static func isNamed(by path: String) -> Bool {
    do { return try source(path) != nil } catch { return true }
  }
}

extension TypedSources {
  /// Whether an output would take the place of a file that a query of the run has read.
  package static func isRead(_ place: OutputPlace, in files: FilesRead) -> Bool {
    files.paths.contains { path in
      // A query may name a file by its URL, and older programs tell it so.
      let scheme = "file:"
      let local = path.lowercased().hasPrefix(scheme) ? path.dropFirst(scheme.count) : path[...]
      let isURL = local.count < path.count && local.hasPrefix("//")
      let file = isURL ? String(local.dropFirst(2).drop { $0 != "/" }) : String(local)
      return place.holds(path) || place.holds(file)
    }
  }

  /// Whether an output would take the place of what an input is read from, or become a part of it: of the
  /// file of a path or of a database, of a part of a table in a folder, of a file that a query names.
  package static func isRead(_ place: OutputPlace, by path: String) -> Bool {
    if let text = text(of: path, behind: "sqlite:") ?? text(of: path, behind: "duckdb:") {
      let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      let names = [String(parts[0])] + (parts.count > 1 ? SQLScanner.texts(String(parts[1])) : [])
      // What was written last may be in files beside the database.
      let companions = ["-wal", "-shm", "-journal", ".wal"].map { names[0] + $0 }
      return names.contains { place.holds($0) }
        || companions.contains { OutputPlace(ofOutputAt: $0)?.isSame(as: place) ?? false }
    }
    if place.holds(path) { return true }
    let parts = ParquetPaths(path)
    return parts.isFolder && !parts.files.isEmpty
      && (place.isDirectly(in: path) || parts.files.contains { place.holds($0) })
  }
}
