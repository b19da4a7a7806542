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
    guard !text.hasPrefix("//") else {
      throw DataError(
        .usage, source: scheme, problem: "a file's address has no slashes before the path",
        remedy: "write \(scheme):FILE?TABLE")
    }
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? ""
    guard path.lowercased() != ":memory:" else {
      throw DataError(
        .usage, source: scheme, problem: "a database in memory is empty, and gone with the run",
        remedy: "name a file, with ./ before it if it is called so")
    }
    self.path = path.isEmpty ? nil : path
    // A question mark may stand in a password.
    let mark = path.firstRange(of: "://")
    let hasPassword = mark != nil && text.withoutPasswords != text
    let place =
      hasPassword
      ? "\(scheme):\(path[..<(mark?.upperBound ?? path.endIndex)])…" : "\(scheme):\(path)"
    query = try SQLQuery(
      parts.count > 1 ? String(parts[1]) : "", source: path.isEmpty ? scheme : place)
    let table = hasPassword ? nil : query.table.map { "?" + $0.joined(separator: ".") }
    // Messages put a colon of their own behind it.
    name = path.isEmpty && table == nil ? scheme : (place + (table ?? "")).withoutPasswords
  }
}

/// Addresses that look like those of databases or servers, and are none that is known.
enum ForeignAddress {
  /// Throws if a path is such an address; `places` is what can be named instead.
  static func refuse(_ path: String, _ places: String) throws(DataError) {
    guard let mark = path.firstRange(of: "://"), let first = path.first, first.isLetter,
      path[..<mark.lowerBound].allSatisfy({ $0.isLetter || $0.isNumber || "+.-".contains($0) })
    else { return }
    let scheme = path[..<mark.lowerBound].lowercased()
    throw DataError(
      .usage, source: scheme, problem: "addresses of this kind are not known",
      remedy: scheme.hasPrefix("postgres") ? "write postgresql://HOST/DATABASE?TABLE" : places)
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
