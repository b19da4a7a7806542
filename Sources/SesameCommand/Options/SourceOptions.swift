internal import Files
internal import LibC
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
    if try isBuiltGraph(edges) {
      try checkOptionsForSnapshot()
    } else if let format = try graphFileFormat(edges) {
      try checkOptions(for: format)
    }
    try checkPeopleOptions(
      readsNumbers: try readsTextNumbers(edges), readsTimes: try readsTextTimes(edges))
    try checkLayout(["--delimiter", "--header", "--comment"], of: [edges])
    let people: Source<Table>? = try text("--people").map { try .argument($0, peopleOptions()) }
    let rules = try graphRules(takesDates: takesDates)
    var source =
      if let graph = try EmbeddedInput.graph(edges) {
        GraphSource(graph: graph, people: people, unknownPeople: rules.unknownPeople)
      } else {
        GraphSource(
          edges: try .argument(
            edges, edgeFormat(of: edges), badRows: has("--quarantine") ? .setAside : .stop),
          people: people, rules: rules)
      }
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
    if let policy = try choice("--duplicates", Choices<DuplicatePolicy>.policies) {
      rules.duplicates = policy
    }
    if let policy = try choice("--self-loops", Choices<SelfLoopPolicy>.policies) {
      rules.selfLoops = policy
    }
    if let policy = try choice("--unknown-people", Choices<UnknownPeoplePolicy>.policies) {
      rules.unknownPeople = policy
    }
    rules.twoMode = try twoModeRules()
    rules.excludedKinds = try excludedKinds()
    rules.keepsEveryKind = has("--graph-output") && rules.twoMode == nil
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
    if let weight = try choice("--shared-weight", Choices<TwoModeRules.SharedWeight>.weights) {
      rules.weight = weight
    }
    return rules
  }

  private func edgeFormat(of edges: String) throws -> EdgeListFormat {
    let delimiter = try choice("--delimiter", Choices<Delimiter>.delimiters)
    var format = EdgeListFormat(
      source: column("--source") ?? 1, target: column("--target") ?? 2,
      weight: column("--weight"), time: column("--time"), kind: column("--kind"),
      until: column("--until"), columns: try edgeColumns(),
      missing: readsEdgeColumns ? try missingValues().inEveryColumn : .standard,
      delimiter: delimiter, header: try truth("--header"),
      decimal: try readsTextNumbers(edges) ? decimalMark() : .point,
      comments: text("--comment") ?? "#%", fileFormat: try fileFormat())
    if try readsTextNumbers(edges) { format.grouping = try groupingMark() }
    if try readsTextTimes(edges) { format.dateOrder = try dateOrder() }
    if let ratings = column("--ratings"), let largest = try number("--largest-rating") {
      format.largestMagnitudes[ratings] = largest
    }
    return format
  }

  /// The format of the edges' file, if it is said.
  private func fileFormat() throws -> EdgeFileFormat? {
    try choice("--edge-format", Choices<EdgeFileFormat>.formats)
  }

  /// Whether the edges are in a file that lists vertices besides.
  func isGraphFile(_ edges: String) throws -> Bool { try graphFileFormat(edges) != nil }

  private func graphFileFormat(_ edges: String) throws -> GraphFileFormat? {
    EdgeListFormat(fileFormat: try fileFormat()).graphFileFormat(at: edges)
  }

  /// Whether further columns of the edge list are read.
  var readsEdgeColumns: Bool { has("--tie-columns") || has("--ratings") }

  /// Whether the friendships are delimited text with weights or other numbers.
  private func readsTextNumbers(_ edges: String) throws -> Bool {
    guard has("--weight") || readsEdgeColumns else { return false }
    return try !isBuiltGraph(edges) && !isGraphFile(edges)
  }

  /// Whether the friendships are delimited text, or columns, with times.
  private func readsTextTimes(_ edges: String) throws -> Bool {
    guard has("--time") else { return false }
    return try !isBuiltGraph(edges) && !isGraphFile(edges)
  }

  /// The column that an option names.
  func column(_ name: String) -> ColumnReference? { text(name).map { ColumnReference($0) } }

  /// A GraphML, GEXF, Pajek or METIS file has no rows, and but for the first two no times; what else it says itself the
  /// library knows.
  private func checkOptions(for format: GraphFileFormat) throws(UsageError) {
    if has("--quarantine"), !has("--people") {
      throw UsageError(
        "option '--quarantine' sets rows aside, and GraphML, GEXF, Pajek and METIS files have none",
        remedy: "leave it out")
    }
    for name in ["--tie-columns", "--ratings", "--windows", "--two-mode"] where has(name) {
      throw UsageError(
        "option '\(name)' is for edge lists of delimited text, not for GraphML, GEXF, Pajek or METIS files",
        remedy: "leave it out")
    }
    let timeOptions = ["--time", "--as-of", "--half-life", "--until", "--dates"]
    for name in timeOptions where has(name) && !format.hasEdgeAttributes {
      throw UsageError(
        "option '\(name)' is for edge lists with times, and Pajek and METIS files have none",
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
      "--edge-format", "--source", "--target", "--weight", "--kind", "--kind-of-ends", "--directed",
      "--delimiter", "--header",
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
    if let compression = Compression(ending: path) {
      throw UsageError(
        "a snapshot is mapped into memory, which compressed data can't be",
        remedy: "leave the ending \(compression.ending) out")
    }
    if path == "-", EmbeddedRun.current == nil, isatty(STDOUT_FILENO) == 1 {
      throw UsageError("a snapshot is no text for a terminal", remedy: "add --output FILE")
    }
  }
}

extension Choices<DuplicatePolicy> {
  static var policies: Choices {
    ["sum": .sum, "first": .first, "last": .last, "max": .max, "count": .count, "error": .error]
  }
}

extension Choices<SelfLoopPolicy> {
  static var policies: Choices {
    ["drop": .drop, "error": .error]
  }
}

extension Choices<UnknownPeoplePolicy> {
  static var policies: Choices {
    ["add": .add, "drop": .drop, "error": .error]
  }
}

extension Choices<TwoModeRules.SharedWeight> {
  static var weights: Choices {
    ["one": .one, "by-size": .bySize]
  }
}

extension Choices<Delimiter> {
  static var delimiters: Choices {
    [
      "comma": .comma, "tab": .tab, "semicolon": .semicolon, "pipe": .pipe, "spaces": .spaces,
      ",": .comma, "\t": .tab, "\\t": .tab, ";": .semicolon, "|": .pipe, " ": .spaces,
    ]
  }
}

extension Choices<EdgeFileFormat> {
  static var formats: Choices {
    [
      "text": .delimited, "json-lines": .jsonLines, "snap": .snap, "konect": .konect,
      "matrix-market": .matrixMarket, "ncol": .ncol, "metis": .metis, "graphml": .graphML,
      "gexf": .gexf, "pajek": .pajek,
    ]
  }
}
