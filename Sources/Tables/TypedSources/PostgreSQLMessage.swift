internal import Files

/// What `psql` says of a failure.
struct PostgreSQLMessage {
  /// The code of the fault, if the server has told it.
  private var state: String?
  private var words: String

  /// Finds the first line that tells of a fault.
  init?(_ messages: String) {
    let lines = messages.split(whereSeparator: \.isNewline)
    guard var first = lines.first else { return nil }
    for line in lines {
      // As in `ERROR:  42P01: relation "people" does not exist`, the first word in any language.
      guard let start = line.firstRange(of: ":  ")?.upperBound else { continue }
      let code = line[start...].prefix(5)
      guard code.count == 5, code.allSatisfy({ $0.isNumber || $0.isUppercase }),
        line[code.endIndex...].hasPrefix(": ")
      else { continue }
      state = String(code)
      words = String(line[code.endIndex...].dropFirst(2))
      return
    }
    for prefix in ["psql: error: ", "psql: "] where first.hasPrefix(prefix) {
      first = first.dropFirst(prefix.count)
    }
    words = String(first)
  }

  /// What a fault is where a database is read, and what to do about it there and where it is written.
  private struct Meaning {
    let code: DataError.Code
    let remedy: String
    let remedyOfOutput: String

    init(_ code: DataError.Code, _ remedy: String, writing remedyOfOutput: String? = nil) {
      self.code = code
      self.remedy = remedy
      self.remedyOfOutput = remedyOfOutput ?? remedy
    }
  }

  /// What faults mean, by their class or by themselves.
  ///
  /// Their words tell of the server and of the query; those
  /// of all other classes may tell what is in the rows.
  private static let meanings: [String: Meaning] = [
    "08": Meaning(.inputOutput, "check the connection, and try again"),
    "0A": Meaning(.usage, "give one SELECT", writing: "name another table"),
    "25": Meaning(.usage, "give one SELECT", writing: "try again"),
    "25006": Meaning(
      .usage, "give one SELECT that changes nothing",
      writing: "name a server and a database that may be written"),
    "26": Meaning(.usage, "correct the query", writing: "try again"),
    "28": Meaning(.noInput, "check the user, and what the server allows it"),
    "2B": Meaning(.usage, "correct the query", writing: "drop them first, or name another table"),
    "34": Meaning(.usage, "correct the query", writing: "try again"),
    "3D": Meaning(.noInput, "check the database's name"),
    "3F": Meaning(.noInput, "check the schema's name", writing: "make it first, or name another"),
    "42": Meaning(.usage, "correct the query", writing: "name another table"),
    "42501": Meaning(
      .noInput, "ask its owner for the right to read it, or connect as another user",
      writing: "ask its owner for the right, connect as another user, or name another table"),
    "42701": Meaning(
      .usage, "correct the query", writing: "rename the column, or leave it out"),
    "42703": Meaning(.badData, "check the names of the columns"),
    "42P01": Meaning(.noInput, SQLQuery.checkName),
    "53": Meaning(.inputOutput, "try again when the server has room and memory for it"),
    "54": Meaning(.usage, "ask for less at once", writing: "choose fewer columns, or write a file"),
    "55": Meaning(.inputOutput, "try again when others are done with it"),
    "57": Meaning(.inputOutput, "try again when the server runs and gives it the time"),
    "58": Meaning(.inputOutput, "look into the server's log"),
    "XX": Meaning(.inputOutput, "look into the server's log"),
  ]

  func error(
    of source: String, isUnreached: Bool, isOutput: Bool, withoutPassword: (String) -> String
  ) -> DataError {
    let words = withoutPassword(words)
    guard let state else {
      if isUnreached { return unreached(source, words, isOutput: isOutput) }
      return DataError(
        .inputOutput, source: source, problem: words, remedy: "try the same with psql")
    }
    guard let meaning = Self.meanings[state] ?? Self.meanings[String(state.prefix(2))] else {
      return DataError(
        isOutput ? .cannotCreate : .badData, source: source,
        problem: "the statement failed on a value (SQLSTATE \(state))",
        remedy: "run it in psql to see which")
    }
    let code = isOutput && meaning.code != .inputOutput ? .cannotCreate : meaning.code
    return DataError(
      code, source: source, problem: words,
      remedy: isOutput ? meaning.remedyOfOutput : meaning.remedy)
  }

  /// That there is no connection, for which the server tells no code.
  private func unreached(_ source: String, _ words: String, isOutput: Bool) -> DataError {
    if words.hasSuffix("\" does not exist"), words.contains("FATAL:  database \"") {
      return DataError(
        isOutput ? .cannotCreate : .noInput, source: source, problem: words,
        remedy: "check the database's name")
    }
    return DataError(
      .unavailable, source: source, problem: words,
      remedy: words.contains("password")
        ? "check the user, and the password in PGPASSWORD or ~/.pgpass"
        : "check the address, and whether the server runs")
  }
}
