internal import Foundation
internal import Sesame

extension Arguments {
  /// Where friendships and people come from, as the options say.
  func graphSource(edges: String, needsPeople: Bool) throws -> GraphSource {
    if needsPeople, text("--people") == nil {
      throw UsageError("the people table is missing", remedy: "add --people TABLE")
    }
    if edges == "-", text("--people") == "-" {
      throw UsageError(
        "EDGES and --people can't both be standard input", remedy: "give one of them a path")
    }
    if RelationGraph.isSnapshot(edges) {
      try checkOptionsForSnapshot()
    } else if GraphFileFormat(ending: edges) != nil {
      try checkOptionsForGraphFile()
    }
    try checkPeopleOptions(readsWeights: readsTextWeights(edges))
    var source = GraphSource(
      edges: .argument(edges, try edgeFormat(of: edges)),
      people: try text("--people").map { .argument($0, try peopleOptions()) },
      rules: try graphRules())
    source.needsCommonPeople = !has("--unknown-people")
    source.quarantine = text("--quarantine")
    source.naming = OptionNames.text
    return source
  }

  /// How the edges become a graph, as the options say.
  private func graphRules() throws -> GraphRules {
    var rules = GraphRules(directed: has("--directed"))
    if let policy = try choice(
      "--duplicates",
      [
        "sum": DuplicatePolicy.sum, "first": .first, "last": .last, "max": .max, "count": .count,
        "error": .error,
      ])
    {
      rules.duplicates = policy
    }
    if let policy = try choice("--self-loops", ["drop": SelfLoopPolicy.drop, "error": .error]) {
      rules.selfLoops = policy
    }
    if let policy = try choice(
      "--unknown-people", ["add": UnknownPeoplePolicy.add, "drop": .drop, "error": .error])
    {
      rules.unknownPeople = policy
    }
    rules.twoMode = try twoModeRules()
    try readTime(into: &rules)
    return rules
  }

  /// How people are tied by what they share, if the list is one of people and resources.
  private func twoModeRules() throws -> TwoModeRules? {
    guard has("--two-mode") else {
      for name in ["--hub-limit", "--shared-weight"] where has(name) {
        throw UsageError(
          "option '\(name)' is about a list of people and what they share",
          remedy: "add --two-mode")
      }
      return nil
    }
    if has("--directed") {
      throw UsageError(
        "friendships by what people share have no direction", remedy: "leave --directed out")
    }
    var rules = TwoModeRules()
    if let limit = try integer("--hub-limit", in: 2...Int.max) { rules.largestHub = limit }
    if let weight = try choice(
      "--shared-weight", ["one": TwoModeRules.SharedWeight.one, "by-size": .bySize])
    {
      rules.weight = weight
    }
    return rules
  }

  private func edgeFormat(of edges: String) throws -> EdgeListFormat {
    let delimiter = try choice(
      "--delimiter",
      [
        "comma": Delimiter.comma, "tab": .tab, "semicolon": .semicolon, "pipe": .pipe,
        "spaces": .spaces,
        ",": .comma, "\t": .tab, "\\t": .tab, ";": .semicolon, "|": .pipe, " ": .spaces,
      ])
    return EdgeListFormat(
      source: column("--source") ?? 1, target: column("--target") ?? 2,
      weight: column("--weight"), time: column("--time"), kind: column("--kind"),
      delimiter: delimiter, header: try truth("--header"),
      decimal: try readsTextWeights(edges) ? decimalMark() : .point,
      comments: text("--comment") ?? "#%")
  }

  /// Whether the friendships are delimited text with weights.
  private func readsTextWeights(_ edges: String) -> Bool {
    has("--weight") && !RelationGraph.isSnapshot(edges) && GraphFileFormat(ending: edges) == nil
  }

  /// The column that an option names.
  func column(_ name: String) -> ColumnReference? { text(name).map { ColumnReference($0) } }

  /// A GraphML or Pajek file has no rows and no times; what else it says itself the library knows.
  private func checkOptionsForGraphFile() throws(UsageError) {
    if has("--quarantine"), !has("--people") {
      throw UsageError(
        "option '--quarantine' sets rows aside, and GraphML and Pajek files have none",
        remedy: "leave it out")
    }
    for name in ["--time", "--as-of", "--half-life", "--dates", "--two-mode"] where has(name) {
      throw UsageError(
        "option '\(name)' is for edge lists of delimited text, not for GraphML or Pajek files",
        remedy: "leave it out")
    }
  }

  /// In a snapshot everything about the friendships is settled.
  private func checkOptionsForSnapshot() throws(UsageError) {
    if has("--dates") {
      throw UsageError(
        "a snapshot holds the friendships of one date, and '--dates' needs the edge list itself",
        remedy: "give the edge list in place of the snapshot")
    }
    let settled = [
      "--source", "--target", "--weight", "--kind", "--directed", "--delimiter", "--header",
      "--comment", "--duplicates", "--self-loops", "--time", "--as-of", "--half-life",
      "--two-mode", "--hub-limit", "--shared-weight",
    ]
    for name in settled where has(name) {
      throw UsageError(
        "option '\(name)' says how to build a graph, and a snapshot is built already",
        remedy: "leave it out, or give it to 'sesame import' with the edge list")
    }
  }

  /// A snapshot is no text, and is opened without being read.
  func checkSnapshotOutput() throws(UsageError) {
    let path = text("--output") ?? "-"
    if path.hasSuffix(".gz") {
      throw UsageError(
        "a snapshot is mapped into memory, which compressed data can't be",
        remedy: "leave the ending .gz out")
    }
    if path == "-", isatty(STDOUT_FILENO) == 1 {
      throw UsageError("a snapshot is no text for a terminal", remedy: "add --output FILE")
    }
  }

  private func readTime(into rules: inout GraphRules) throws {
    guard has("--time") else {
      for name in ["--as-of", "--half-life", "--dates"] where has(name) {
        throw UsageError("option '\(name)' needs times", remedy: "name their column with --time")
      }
      return
    }
    if has("--dates") {
      rules.halfLife = try halfLife()
      return
    }
    guard let asOf = text("--as-of") else {
      throw UsageError(
        "option '--time' needs '--as-of'",
        remedy: "say as of when friendships count, such as --as-of 2020-01-01")
    }
    guard let seconds = Timestamp.seconds(asOf) else {
      throw UsageError(
        "option '--as-of' takes unix seconds or an ISO 8601 date, not '\(asOf)'",
        remedy: Self.momentRemedy)
    }
    rules.asOf = seconds
    rules.halfLife = try halfLife()
  }

  /// How a moment is written.
  static let momentRemedy = "write it like 2012-01-31, 2012-01-31T12:30:00Z or 1328013000"

  /// The half-life in seconds; a bare number is refused, since most who write one mean days,
  /// and so is `m`, which is a minute to some and a month to others.
  private func halfLife() throws -> Double? {
    guard let text = text("--half-life") else { return nil }
    let units: [Character: Double] = ["s": 1, "h": 3600, "d": 86_400, "w": 604_800]
    if let number = Self.decimal(text), number > 0 {
      throw UsageError(
        "option '--half-life' needs a unit, and '\(text)' has none",
        remedy: "write \(text)d for days, or s, h or w for seconds, hours or weeks")
    }
    if text.last == "m", let number = Self.decimal(text.dropLast()), number > 0 {
      let (seconds, days) = (
        String(format: "%.15g", number * 60), String(format: "%.15g", number * 30)
      )
      throw UsageError(
        "option '--half-life' has no unit m, which may be minutes or months",
        remedy: "write \(seconds)s for minutes or \(days)d for months of 30 days")
    }
    guard let unit = text.last.flatMap({ units[$0] }),
      let number = Self.decimal(text.dropLast()), number > 0, (number * unit).isFinite
    else {
      throw UsageError(
        "option '--half-life' takes a number above 0 with its unit s, h, d or w, such as 30d, "
          + "not '\(text)'")
    }
    guard number * unit >= 0.001 else {
      throw UsageError("option '--half-life' takes a thousandth of a second or more, not '\(text)'")
    }
    return number * unit
  }
}

extension Source {
  /// What an argument names: a file, or standard input by `-`.
  static func argument(_ path: String, _ options: Value.ReadingOptions) -> Source {
    path == "-" ? .standardInput(options) : .file(path, options)
  }
}
