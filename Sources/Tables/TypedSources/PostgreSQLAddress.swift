internal import Essentials
internal import Files

/// Where a PostgreSQL server is, and what is asked of it:
/// `postgresql://user@host:5432/database?sslmode=require&SELECT …`.
///
/// All of it, the password above all, reaches `psql` through its environment, which nobody else reads.
struct PostgreSQLAddress: Sendable {
  /// What `psql` finds in its environment.
  let environment: [String: String?]
  /// The host and the database, as messages name them: without user and password.
  let server: String
  /// What stands behind the settings: a table or a query.
  let query: String
  private let password: String?

  /// Whether a path names a PostgreSQL server.
  static func isOne(_ path: String) -> Bool {
    let scheme = path.prefix { $0 != ":" }
    return scheme.endIndex < path.endIndex
      && ["postgresql", "postgres"].contains(scheme.lowercased())
  }

  init(_ path: String) throws(DataError) {
    guard Self.isOne(path), let start = path.firstRange(of: "://"),
      path[..<start.lowerBound].allSatisfy(\.isLetter)
    else {
      throw Self.refusal(
        "the address can't be read", "write postgresql://host/database?TABLE")
    }
    try Self.checkMarks(path[start.upperBound...])
    let parts = path[start.upperBound...].split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var settings = try Self.settings(String(parts.first ?? ""))
    let isExplicit = !settings.isEmpty
    query = try Self.takeSettings(parts.count > 1 ? parts[1] : "", into: &settings)
    server =
      "postgresql://" + (settings["PGHOST"] ?? settings["PGHOSTADDR"] ?? "")
      + (settings["PGPORT"].map { ":" + $0 } ?? "") + "/" + (settings["PGDATABASE"] ?? "")
    password = settings["PGPASSWORD"]
    var environment: [String: String?] = settings
    // These would overrule what the address says.
    if isExplicit, settings["PGSERVICE"] == nil { environment["PGSERVICE"] = .some(nil) }
    if settings["PGHOST"] != nil, settings["PGHOSTADDR"] == nil {
      environment["PGHOSTADDR"] = .some(nil)
    }
    environment["PGCLIENTENCODING"] = "UTF8"
    // Where nobody answers, the system would wait for minutes.
    environment["PGCONNECT_TIMEOUT"] =
      settings["PGCONNECT_TIMEOUT"] ?? ProcessInfo.processInfo.environment["PGCONNECT_TIMEOUT"]
      ?? "30"
    environment["PGAPPNAME"] = settings["PGAPPNAME"] ?? "sesame"
    environment["LC_ALL"] = "C"
    self.environment = environment
  }

  /// A text without the password, should a program repeat it.
  func withoutPassword(_ text: String) -> String {
    guard let password, !password.isEmpty else { return text }
    return text.replacing(password, with: "…")
  }

  private static func refusal(_ problem: String, _ remedy: String) -> DataError {
    DataError(.usage, source: "postgresql", problem: problem, remedy: remedy)
  }

  /// Throws if a part of a user's name or password may have been taken for the host, the database or the
  /// table, since a mark stands in it as it is.
  private static func checkMarks(_ text: Substring) throws(DataError) {
    let authority = text.prefix { !"/?#".contains($0) }
    let rest = text[authority.endIndex...]
    let hasUser = authority.contains("@")
    let ports = authority.split(separator: ",").compactMap { (entry: Substring) -> Substring? in
      entry.lastIndex(of: ":").map { entry[entry.index(after: $0)...] }
    }
    let isPlain = hasUser || ports.allSatisfy { $0.hasSuffix("]") || $0.allSatisfy(\.isNumber) }
    // Behind the host there is no such mark before a query's first blank, but in quotes.
    let database = rest.prefix { $0 != "?" }
    let query = rest[database.endIndex...].prefix {
      !$0.isWhitespace && $0 != "\"" && $0 != "'"
    }
    guard !isPlain || database.contains("@") || query.contains("@") else { return }
    throw refusal(
      "a mark such as / or @ stands in the user's name, in the password or in a name",
      "write %2F for /, %3F for ?, %23 for #, %40 for @, and a table's name in double quotes")
  }

  /// The settings of `user:password@host:port/database`.
  private static func settings(_ text: String) throws(DataError) -> [String: String] {
    var settings: [String: String] = [:]
    func set(_ name: String, _ value: some StringProtocol) throws(DataError) {
      if !value.isEmpty { settings[name] = try decoded(String(value)) }
    }
    let slash = text.firstIndex(of: "/")
    if let slash { try set("PGDATABASE", text[text.index(after: slash)...]) }
    var authority = text[..<(slash ?? text.endIndex)]
    if let at = authority.lastIndex(of: "@") {
      let user = authority[..<at].split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      try set("PGUSER", user.first ?? "")
      if user.count > 1 { try set("PGPASSWORD", user[1]) }
      authority = authority[authority.index(after: at)...]
    }
    var (hosts, ports): ([Substring], [Substring]) = ([], [])
    for entry in authority.split(separator: ",", omittingEmptySubsequences: false) {
      let end =
        entry.hasPrefix("[")
        ? entry.firstIndex(of: "]").map(entry.index(after:)) ?? entry.endIndex
        : entry.firstIndex(of: ":") ?? entry.endIndex
      hosts.append(entry.hasPrefix("[") ? entry[..<end].dropFirst().dropLast() : entry[..<end])
      ports.append(entry[end...].dropFirst())
    }
    try set("PGHOST", hosts.joined(separator: ","))
    if ports.contains(where: { !$0.isEmpty }) { try set("PGPORT", ports.joined(separator: ",")) }
    return settings
  }

  /// Takes the settings before the query, `name=value&` each.
  private static func takeSettings(
    _ text: Substring, into settings: inout [String: String]
  ) throws(DataError) -> String {
    var rest = text
    while let equals = rest.firstIndex(of: "="),
      rest[..<equals].allSatisfy({ $0.isLowercase || $0 == "_" }), equals > rest.startIndex
    {
      let name = String(rest[..<equals])
      guard let variable = variables[name] else {
        // It may be a part of a password.
        throw settings["PGPASSWORD"] == nil
          ? refusal(
            "there is no setting '\(name)' of a connection", "write it as PostgreSQL's libpq does")
          : isAmbiguous
      }
      let end = rest.firstIndex(of: "&") ?? rest.endIndex
      settings[variable] = try decoded(String(rest[rest.index(after: equals)..<end]))
      rest = rest[end...].dropFirst()
    }
    let word = rest.prefix { !$0.isWhitespace && $0 != "\"" }
    if settings["PGPASSWORD"] != nil, word.contains(where: { "=&".contains($0) }) {
      throw isAmbiguous
    }
    return String(rest)
  }

  /// That what stands behind a password may be a part of it.
  private static var isAmbiguous: DataError {
    refusal(
      "what stands behind the password is neither a setting nor a table",
      "write %26 for & in a password")
  }

  /// The settings of a connection, and the variables by which libpq finds them in the environment.
  private static let variables = [
    "host": "PGHOST", "hostaddr": "PGHOSTADDR", "port": "PGPORT", "dbname": "PGDATABASE",
    "user": "PGUSER", "password": "PGPASSWORD", "passfile": "PGPASSFILE", "service": "PGSERVICE",
    "options": "PGOPTIONS", "application_name": "PGAPPNAME", "sslmode": "PGSSLMODE",
    "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY", "sslrootcert": "PGSSLROOTCERT",
    "sslcrl": "PGSSLCRL", "channel_binding": "PGCHANNELBINDING", "requirepeer": "PGREQUIREPEER",
    "connect_timeout": "PGCONNECT_TIMEOUT", "krbsrvname": "PGKRBSRVNAME",
    "gssencmode": "PGGSSENCMODE", "target_session_attrs": "PGTARGETSESSIONATTRS",
  ]

  /// A text in which `%2F` and the like stand for characters.
  private static func decoded(_ text: String) throws(DataError) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      let value = digits.reduce(0) { value, digit in
        value * 16 + (Character(Unicode.Scalar(digit)).hexDigitValue ?? 256)
      }
      guard digits.count == 2, value < 256 else { throw notDecoded }
      bytes.append(UInt8(value))
      rest = rest.dropFirst(2)
    }
    // In the environment a text ends at a zero.
    guard let decoded = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw notDecoded
    }
    return decoded
  }

  private static var notDecoded: DataError {
    refusal(
      "the address has a percent sign that stands for no character",
      "write %25 for a percent sign")
  }
}
