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

  /// What people should know of how the columns are read.
  var notes: [Message] { get }
}

extension TypedSource {
  package var notes: [Message] { [] }
}

/// Finds out which paths name a source with types.
package enum TypedSources {
  /// The source that a path names; `nil` where it is text, or names nothing that is known.
  ///
  /// - Throws: ``DataError`` if the path names such a source and says it wrongly.
  package static func source(_ path: String) throws(DataError) -> (any TypedSource)? {
    if path.hasPrefix("sqlite:") { return try SQLiteSource(String(path.dropFirst(7))) }
    if path.hasPrefix("duckdb:") { return try DuckDBSource(String(path.dropFirst(7))) }
    if PostgreSQLAddress.isOne(path) { return try PostgreSQLSource(path) }
    try ParquetPaths.checkIsNotCompressed(path)
    return ParquetPaths(path).files.isEmpty ? nil : try ParquetSource(path)
  }

  /// The file of a database that a path names; `nil` where it names none.
  package static func databaseFile(_ path: String) -> String? {
    guard path.hasPrefix("sqlite:") || path.hasPrefix("duckdb:") else { return nil }
    let file = path.dropFirst(7).prefix { $0 != "?" }
    return file.isEmpty ? nil : String(file)
  }

  /// Whether a path names a source with types, rightly or wrongly.
  package static func isNamed(by path: String) -> Bool {
    do { return try source(path) != nil } catch { return true }
  }
}
