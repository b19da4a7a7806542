internal import Files

/// What `duckdb` says of a failure.
struct DuckDBMessage {
  private let kind: String
  private let words: String
  /// The line of the statement at which it stopped, counted from 1, where it says that.
  private var line: Int?

  /// Finds the first line that names an error.
  init?(_ messages: String) {
    let lines = messages.split(whereSeparator: \.isNewline)
    for (place, line) in lines.enumerated() {
      guard let end = line.firstRange(of: " Error: ") else { continue }
      let start = line[..<end.lowerBound].ranges(of: ": ").last?.upperBound
      kind = String(line[(start ?? line.startIndex)..<end.lowerBound])
      let words = line[end.upperBound...]
      self.words = String(words.hasSuffix("!") || words.hasSuffix(".") ? words.dropLast() : words)
      self.line =
        lines[(place + 1)...].lazy
        .compactMap { $0.firstMatch(of: #/^LINE (\d+):/#).flatMap { Int($0.output.1) } }.first
      return
    }
    return nil
  }

  private typealias Meaning = (code: DataError.Code, remedy: String)

  /// What the kinds mean whose words tell of the query, not of what is in the rows.
  private static let meanings: [String: Meaning] = [
    "Binder": (.usage, "correct the query"),
    "Catalog": (.usage, "correct the query"),
    "Dependency": (.usage, "correct the query"),
    "Extension Autoloading": (.noInput, "install the extension with duckdb"),
    "HTTP": (.noInput, "check the address"),
    "IO": (.noInput, "check the name, and whether it may be read"),
    "Missing Extension": (.noInput, "install the extension with duckdb"),
    "Not implemented": (.usage, "change the query"),
    "Out of Memory": (.inputOutput, "ask for less at once, or where there is more memory"),
    "Parser": (.usage, "correct the query"),
    "Permission": (.noInput, "ask for what may be read"),
    "Syntax": (.usage, "correct the query"),
  ]

  /// What it means, where the words tell more than their kind; `nil` for kinds that may tell values.
  private var meaning: Meaning? {
    let isAbsent = words.contains("not exist")
    switch kind {
    case "Catalog" where isAbsent && words.hasPrefix("Table with name"):
      return (.noInput, SQLQuery.checkName)
    case "Catalog" where isAbsent && words.hasPrefix("Schema"),
      "Binder" where isAbsent && words.hasPrefix("Catalog"):
      return (.noInput, SQLQuery.checkName)
    case "Binder" where words.hasPrefix("Referenced column") || words.contains("not have a column"):
      return (.badData, "check the names of the columns")
    case "IO" where words.contains("No space left") || words.contains("Could not write"):
      return (.inputOutput, "make room where temporary files go")
    case "Invalid Input" where words.contains("attached in read-only mode"):
      return (.usage, "give one SELECT that changes nothing")
    default: return Self.meanings[kind]
    }
  }

  /// Whether the program is too old for the file.
  var isOfNewerFile: Bool { kind == "IO" && words.contains("database file with version number") }

  private func notDatabase(_ source: String) -> DataError {
    DataError(
      .badData, source: source, problem: "the file is no DuckDB database", remedy: "check the name")
  }

  /// The failure, where the program has that version, and the query ends before a line of the statement.
  func error(of source: String, _ version: String, queryEnd: Int) -> DataError {
    if isOfNewerFile {
      return DataError(
        .badData, source: source,
        problem: "the program 'duckdb'\(version) can't read the file: \(words)",
        remedy:
          "update it ('pip install -U duckdb-cli' or 'brew upgrade duckdb'), or in Python pass the "
          + "relation, as con.table(\"edges\")")
    }
    if kind == "IO", words.contains("Could not set lock") {
      return DataError(
        .inputOutput, source: source,
        problem: "another program has the database open, and 'duckdb' can't read it",
        remedy: "close it there, and try again")
    }
    if kind == "IO", words.contains("not a valid DuckDB database") {
      return notDatabase(source)
    }
    // Of a file of rows it makes a view in memory, which it may not while it only reads.
    if words.contains("in-memory database in read-only mode") {
      return notDatabase(source)
    }
    guard let meaning else {
      return DataError(
        .badData, source: source, problem: "the query failed on a value (\(kind) Error)",
        remedy: "run the query in duckdb to see which")
    }
    // What stands behind the query is none of the user's words.
    let isAtEnd = kind == "Parser" && line.map { $0 >= queryEnd } ?? false
    return DataError(
      meaning.code, source: source,
      problem: isAtEnd ? "syntax error at the end of the query" : words,
      remedy: meaning.remedy)
  }
}
