internal import Files

/// Where in a database that is a file something is: `sqlite:FILE?TABLE`, `duckdb:FILE?SELECT …`.
struct FileAddress {
  /// The file; `nil` if none is named.
  let path: String?
  let query: SQLQuery
  /// What messages call it: never with a query, which may hold data.
  let name: String

  /// Reads what stands behind the scheme and its colon; the first question mark ends the file's name.
  init(_ text: String, scheme: String) throws(DataError) {
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? ""
    self.path = path.isEmpty ? nil : path
    query = try SQLQuery(parts.count > 1 ? String(parts[1]) : "", source: "\(scheme):\(path)")
    let table = query.table.map { "?" + $0.joined(separator: ".") }
    name = "\(scheme):\(path)\(table ?? "")"
  }
}

/// The names of a query's columns.
enum ColumnNames {
  /// Throws if a column has no name, or two have one.
  static func check(_ names: [String], source: String) throws(DataError) {
    var seen: Set<String> = []
    for name in names {
      guard !name.isEmpty else {
        throw DataError(
          .badData, source: source, problem: "a column has no name",
          remedy: "name it in the query with AS")
      }
      guard seen.insert(name).inserted else {
        throw DataError(
          .badData, source: source, problem: "two columns are named '\(name)'",
          remedy: "name one of them in the query with AS")
      }
    }
  }
}
