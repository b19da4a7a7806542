internal import Foundation
internal import Sesame

extension Arguments {
  /// Where friendships and people come from, as the options say.
  ///
  /// - Parameters:
  ///   - edges: The operand.
  ///   - needsPeople: Whether there must be a people table.
  ///   - takesDates: Whether `--as-of` may have several dates, which are then none of the source's.
  /// - Returns: The source.
  /// - Throws: ``UsageError`` that names the option.
  func graphSource(
    edges: String, needsPeople: Bool, takesDates: Bool = false
  ) throws -> GraphSource {
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
    try checkPeopleOptions(readsNumbers: readsTextNumbers(edges))
    var source = GraphSource(
      edges: .argument(edges, try edgeFormat(of: edges)),
      people: try text("--people").map { .argument($0, try peopleOptions()) },
      rules: try graphRules(takesDates: takesDates))
    source.needsCommonPeople = !has("--unknown-people")
    source.quarantine = text("--quarantine")
    source.kindOfEndsColumn = text("--kind-of-ends")
    if has("--kind-of-ends"), has("--kind") || has("--two-mode") {
      throw UsageError(
        "options '--kind-of-ends' and '\(has("--kind") ? "--kind" : "--two-mode")' don't go together",
        remedy: "keep one")
    }
    source.naming = OptionNames.text
    return source
  }

  /// How the edges become a graph, as the options say.
  private func graphRules(takesDates: Bool) throws -> GraphRules {
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
    rules.excludedKinds = try excludedKinds()
    try readTime(into: &rules, takesDates: takesDates)
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
    if has("--self-loops") {
      throw UsageError(
        "nobody is tied to themselves by what people share", remedy: "leave --self-loops out")
    }
    var rules = TwoModeRules()
    if let limit = try integer("--hub-limit", in: 2...) { rules.largestHub = limit }
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
      until: column("--until"), columns: try edgeColumns(),
      missing: readsEdgeColumns ? try missingValues().inEveryColumn : .standard,
      delimiter: delimiter, header: try truth("--header"),
      decimal: try readsTextNumbers(edges) ? decimalMark() : .point,
      comments: text("--comment") ?? "#%")
  }

  /// Whether further columns of the edge list are read.
  var readsEdgeColumns: Bool { has("--tie-columns") || has("--ratings") }

  /// Whether the friendships are delimited text with weights or other numbers.
  private func readsTextNumbers(_ edges: String) -> Bool {
    (has("--weight") || readsEdgeColumns) && !RelationGraph.isSnapshot(edges)
      && GraphFileFormat(ending: edges) == nil
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
    let textOptions = [
      "--time", "--as-of", "--half-life", "--until", "--tie-columns", "--ratings", "--windows",
      "--dates", "--two-mode",
    ]
    for name in textOptions where has(name) {
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
    for name in ["--tie-columns", "--ratings"] where has(name) {
      throw UsageError(
        "a snapshot does not hold the rows of its edge list, and '\(name)' needs them",
        remedy: "give the edge list in place of the snapshot")
    }
    let settled = [
      "--source", "--target", "--weight", "--kind", "--kind-of-ends", "--directed", "--delimiter",
      "--header",
      "--comment", "--duplicates", "--self-loops", "--time", "--as-of", "--half-life",
      "--two-mode", "--hub-limit", "--shared-weight", "--until", "--exclude-kinds",
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
}

extension Source {
  /// What an argument names: a file, or standard input by `-`.
  static func argument(_ path: String, _ options: Value.ReadingOptions) -> Source {
    path == "-" ? .standardInput(options) : .file(path, options)
  }
}
