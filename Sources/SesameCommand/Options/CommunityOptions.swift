internal import Sesame

extension Arguments {
  /// The methods' names, in the order in which they are listed.
  static let methodNames = [
    "leiden", "louvain", "label-propagation", "synchronous-label-propagation", "infomap",
    "walktrap", "fast-greedy", "leading-eigenvector", "spinglass", "fluid",
  ]

  /// The options that only some methods have.
  private static let methodOptions: [(name: String, methods: [String])] = [
    ("--objective", ["leiden", "louvain"]),
    ("--resolution", ["leiden", "louvain", "spinglass"]),
    ("--resolutions", ["leiden", "louvain"]),
    ("--iterations", ["leiden", "louvain"]),
    ("--tolerance", ["leiden", "louvain"]),
    ("--starts", ["leiden", "louvain"]),
    ("--rounds", ["synchronous-label-propagation"]),
    ("--trials", ["infomap"]),
    ("--steps", ["walktrap"]),
    ("--spins", ["spinglass"]),
    ("--community-count", ["leading-eigenvector", "fluid"]),
    ("--start-from", CommunityMethod.namesThatTakeStart),
    ("--levels", CommunityMethod.namesWithLevels),
  ]

  /// The community method, as the options say.
  func communityMethod() throws(UsageError) -> CommunityMethod {
    let name = try choice("--method", Choices(words: Self.methodNames)) ?? "leiden"
    for (option, methods) in Self.methodOptions where has(option) && !methods.contains(name) {
      throw UsageError(
        "method '\(name)' has no option '\(option)'",
        remedy: "leave it out, or use " + CommunityMethod.alternatives(methods))
    }
    let objective =
      try choice("--objective", Choices<CommunityObjective>.objectives)
    // Beyond that, spinglass finds no division to end with.
    let largest = name == "spinglass" ? 1_000_000_000 : nil
    let resolution = try number("--resolution", atMost: largest)
    if objective == .constantPotts, !has("--resolution") {
      throw UsageError(
        "option '--objective constant-potts' needs '--resolution', the density that communities must "
          + "exceed, in the unit of the weights",
        remedy:
          "add --resolution R, such as 0.01 for communities in which more than 1 in 100 pairs "
          + "are friends")
    }
    if objective == .directedModularity, !has("--directed"), let edges = operands.first,
      try !isBuiltGraph(edges)
    {
      throw UsageError(
        "option '--objective directed-modularity' needs directed friendships",
        remedy: "add --directed, or leave the option out")
    }
    let iterations = try integer("--iterations", in: 1...)
    let tolerance = try number("--tolerance", atMost: 1)
    let starts = try integer("--starts", in: 1...1000)
    return try method(named: name).setting(
      objective: objective, resolution: resolution,
      // Further iterations of louvain begin with whole communities.
      iterations: iterations ?? (name == "louvain" && has("--levels") ? 1 : nil),
      tolerance: tolerance, starts: starts)
  }

  /// A method with the options that it alone has.
  private func method(named name: String) throws(UsageError) -> CommunityMethod {
    switch name {
    case "louvain": return .louvain()
    case "label-propagation": return .labelPropagation
    case "synchronous-label-propagation":
      return try integer("--rounds", in: 0...)
        .map { .synchronousLabelPropagation(rounds: $0) } ?? .synchronousLabelPropagation()
    case "infomap":
      return try integer("--trials", in: 1...1_000_000).map { .infomap(trials: $0) } ?? .infomap()
    case "walktrap":
      return try integer("--steps", in: 1...CommunityMethod.mostWalktrapSteps)
        .map { .walktrap(steps: $0) } ?? .walktrap()
    case "fast-greedy": return .fastGreedy
    case "leading-eigenvector":
      return .leadingEigenvector(atMost: try integer("--community-count", in: 1...))
    case "spinglass":
      return try integer("--spins", in: 2...1_000_000).map { .spinglass(spins: $0) } ?? .spinglass()
    case "fluid":
      guard let count = try integer("--community-count", in: 1...) else {
        throw UsageError(
          "method 'fluid' must be told how many communities", remedy: "add --community-count N")
      }
      return .fluid(communityCount: count)
    default: return .leiden()
    }
  }

  /// How the columns of communities are found, as the options say.
  func communitySearch() throws(UsageError) -> CommunitySearch {
    let (method, runs) = (try communityMethod(), try communityRuns())
    return runs > 1 ? .consensus(method, runs: runs) : .once(method)
  }

  /// How the command `communities` finds them, as the options say.
  func communityJobSearch(
    startingFrom start: CommunityAssignment?
  ) throws(UsageError) -> CommunityJob.Search {
    let (method, runs) = (try communityMethod(), try communityRuns())
    if runs > 1 { return .consensus(method, runs: runs) }
    return has("--levels")
      ? .levels(method, startingFrom: start) : .once(method, startingFrom: start)
  }

  /// How many runs communities are the consensus of.
  private func communityRuns() throws(UsageError) -> Int {
    let count = try integer("--runs", in: 1...1000) ?? 1
    for name in ["--start-from", "--levels"] where count > 1 && has(name) {
      throw UsageError(
        "a consensus of several runs has no option '\(name)'", remedy: "leave --runs out")
    }
    return count
  }

  /// What is asked of communities, as the options say; the communities to start from are read later.
  func communityJob() throws -> CommunityJob {
    var job = CommunityJob(try communityJobSearch(startingFrom: nil), seed: try seed())
    job.rewirings = try integer("--significance", in: 1...100_000)
    job.scannedResolutions = try scannedResolutions()
    let thresholds = try communityThresholds()
    if has("--community-table") {
      var options = CommunityJob.TableOptions()
      options.thresholds = Dictionary(uniqueKeysWithValues: thresholds.map { ($0.name, $0.number) })
      job.communityTable = options
    }
    job.wantsCommunityGraph = has("--community-graph")
    job.columnPrefix = text("--prefix") ?? ""
    job.columns = try names("--columns")
    return job
  }

  /// The communities to start from, read as the options say; `nil` without the option.
  func givenCommunities(_ execution: Execution) async throws -> CommunityAssignment? {
    guard let path = text("--start-from") else { return nil }
    let columns = try names("--column") ?? []
    if columns.count > 1 {
      throw UsageError(
        "option '--column' takes one column here, not \(columns.count)",
        remedy: "keep one, or write a comma in a name in double quotes")
    }
    var options = TableReadingOptions()
    options.missing = try missingOfStart()
    // As the tables that are compared it may have a header or none.
    options.takesDataForRow = true
    let source = try Source<Table>.argument(path, options)
    let table = try await execution.quiet.run { try source.table($0) }
    return CommunityAssignment(in: table, column: columns.first.map { ColumnReference($0) })
  }

  /// The resolutions to look at, as the options say; none if they don't.
  func scannedResolutions() throws(UsageError) -> [Double] {
    guard let text = text("--resolutions") else {
      if has("--scan") {
        throw UsageError(
          "option '--scan' needs resolutions",
          remedy: "add --resolutions LOW:HIGH:COUNT, such as 0.1:10:21")
      }
      return []
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let low = Self.decimal(parts[0]), let high = Self.decimal(parts[1]),
      let count = Int(parts[2]), low > 0, high > low, 2...1000 ~= count
    else {
      throw UsageError(
        "option '--resolutions' takes two rising numbers above 0 and a count from 2 to 1000, such "
          + "as 0.1:10:21, not '\(text)'")
    }
    let resolutions = ResolutionScan.resolutions(in: low...high, count: count)
    guard zip(resolutions, resolutions.dropFirst()).allSatisfy(<) else {
      throw UsageError(
        "option '--resolutions' has too many steps for ends so near to each other: '\(text)'",
        remedy: "take fewer steps or a wider range")
    }
    return resolutions
  }

  /// The columns of which the table of communities has the share below a number, as the option says.
  func communityThresholds() throws(UsageError) -> [(name: String, number: Double)] {
    if has("--below"), !has("--community-table") {
      throw UsageError(
        "option '--below' needs '--community-table'", remedy: "add --community-table FILE")
    }
    return try namedNumbers("--below")
  }
}

extension Choices<CommunityObjective> {
  static var objectives: Choices {
    [
      "modularity": .modularity, "directed-modularity": .directedModularity,
      "constant-potts": .constantPotts,
    ]
  }
}
