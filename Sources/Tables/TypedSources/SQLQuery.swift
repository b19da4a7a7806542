internal import Files

/// What is asked of a database: all of a table, or a query, which is one statement that reads.
struct SQLQuery: Sendable {
  /// The query, without a semicolon at its end.
  let text: String
  /// The table, if all of one is asked for; the schema's name is before it.
  let table: [String]?

  /// Reads what stands behind the question mark of a database's address: a table's name, or a query.
  ///
  /// A name is taken as it is stored, a dot between the schema and the table; a name with a dot or with
  /// the look of a query stands in double quotes.
  ///
  /// - Throws: ``DataError`` if it is neither, or more than one statement.
  init(_ text: String, source: String) throws(DataError) {
    let trimmed = text.trimmingBlanks
    guard !trimmed.isEmpty else {
      throw DataError(
        .usage, source: source, problem: "there is neither a table nor a query",
        remedy: "put ?TABLE or ?SELECT … behind the database")
    }
    let words = trimmed.drop { "( \t\r\n".contains($0) }
      .split(maxSplits: 2) { !($0.isLetter || $0 == "_") }
    let first = words.first.map { $0.lowercased() } ?? ""
    let isComment = trimmed.hasPrefix("--") || trimmed.hasPrefix("/*")
    let isAlone = trimmed.allSatisfy { $0.isLetter || $0.isNumber || "_.".contains($0) }
    if !trimmed.hasPrefix("\""), isComment || !isAlone && Self.readers.contains(first) {
      self.text = try Self.statement(trimmed, source: source)
      table = nil
    } else if !trimmed.hasPrefix("\""), !isAlone, Self.writers.contains(first) {
      throw Self.refusal(source, "the statement is no query")
    } else {
      let names = try Self.names(trimmed, source: source)
      table = names
      self.text = "SELECT * FROM " + names.map(\.quotedIdentifier).joined(separator: ".")
    }
  }

  /// What to do where there is no table of a name.
  static let checkName = "check the name"

  /// A failure, where there is no table of a name that may have been meant as a query.
  func explaining(_ error: DataError) -> DataError {
    guard error.code == .noInput, error.remedy == Self.checkName, let name = table?.last,
      name.contains(where: \.isWhitespace), error.problem.contains(name)
    else { return error }
    return DataError(
      error.code, source: error.source, problem: error.problem + ", for which this was taken",
      remedy: "check the name; a query begins with SELECT, WITH, VALUES, FROM or TABLE")
  }

  /// The words by which a query begins.
  private static let readers: Set<String> = ["select", "with", "values", "from", "table"]
  /// The words by which other statements begin.
  private static let writers: Set<String> = [
    "alter", "analyze", "attach", "begin", "call", "checkpoint", "commit", "copy", "create",
    "declare",
    "delete", "detach", "do", "drop", "execute", "explain", "export", "grant", "import", "insert",
    "install", "listen", "load", "lock", "merge", "notify", "pragma", "prepare", "reindex",
    "replace",
    "reset", "revoke", "rollback", "set", "show", "truncate", "update", "use", "vacuum",
  ]

  fileprivate static func refusal(_ source: String, _ problem: String) -> DataError {
    DataError(.usage, source: source, problem: problem, remedy: "give one SELECT")
  }

  /// The parts of a table's name, which dots separate where they are not in quotes.
  static func names(_ text: String, source: String) throws(DataError) -> [String] {
    var names: [String] = []
    var rest = Substring(text)
    while true {
      var name = ""
      if rest.first == "\"" {
        rest.removeFirst()
        while let end = rest.firstIndex(of: "\"") {
          name += rest[..<end]
          rest = rest[rest.index(after: end)...]
          guard rest.first == "\"" else { break }
          name += "\""
          rest.removeFirst()
        }
      } else {
        name = String(rest.prefix { $0 != "." })
        rest = rest.dropFirst(name.count)
      }
      names.append(name)
      guard rest.first == "." else { break }
      rest.removeFirst()
    }
    guard rest.isEmpty, names.count <= 3, !names.contains(where: \.isEmpty),
      !text.utf8.contains(0)
    else {
      throw DataError(
        .usage, source: source, problem: "the name of the table can't be read",
        remedy: "put a name with dots or quotes in double quotes, a quote in it twice")
    }
    return names
  }
}

extension SQLQuery {
  /// The one statement that a text is, without a semicolon; where it ends is seen as PostgreSQL and DuckDB
  /// see it, and what they might see differently is refused.
  private static func statement(_ text: String, source: String) throws(DataError) -> String {
    let bytes = Array(text.utf8)
    var scanner = SQLScanner(bytes)
    var depth = 0
    var end: Int?
    while let token = scanner.next() {
      switch token {
      case .blank: continue
      case .unfinished(let what): throw refusal(source, "\(what) is not closed")
      case .foreign(let what): throw refusal(source, "there is \(what)")
      case .semicolon:
        guard depth == 0 else { throw refusal(source, "a parenthesis is not closed") }
        end = end ?? scanner.tokenStart
        continue
      case .open: depth += 1
      case .close: depth -= 1
      case .other: break
      }
      if end != nil { throw refusal(source, "there is more than one statement") }
      if depth < 0 { throw refusal(source, "a parenthesis is not opened") }
    }
    guard depth == 0 else { throw refusal(source, "a parenthesis is not closed") }
    return String(decoding: bytes[..<(end ?? bytes.count)], as: UTF8.self)
  }
}

extension String {
  /// The name in double quotes, as SQL has names of any kind.
  package var quotedIdentifier: String { "\"" + replacing("\"", with: "\"\"") + "\"" }

  /// The text in single quotes, as standard SQL has texts.
  package var quotedLiteral: String { "'" + replacing("'", with: "''") + "'" }

  /// The text without blanks and line ends around it.
  var trimmingBlanks: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
