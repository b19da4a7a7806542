public import Communities
public import Execution
internal import Files
internal import GraphFeatures
public import Graphs
public import Tables

/// Finds communities, and on request how sure they are and what they are like.
///
/// ```swift
/// var job = CommunityJob(.once(.leiden(resolution: 2)), seed: 1)
/// job.communityTable = CommunityJob.TableOptions()
/// let result = try await job.run(on: GraphSource(edges: "friends.csv", people: "people.csv"))
/// ```
public struct CommunityJob: Sendable {
  /// How communities are found.
  public enum Search: Sendable {
    /// By one run of a method, from given communities or with everyone alone.
    case once(CommunityMethod, startingFrom: CommunityAssignment? = nil)
    /// By one run of a method that joins groups level by level; the levels are kept.
    case levels(CommunityMethod, startingFrom: CommunityAssignment? = nil)
    /// As the consensus of so many runs with different seeds, at least 2.
    case consensus(CommunityMethod, runs: Int)

    /// The method.
    public var method: CommunityMethod {
      switch self {
      case .once(let method, _), .levels(let method, _), .consensus(let method, _): method
      }
    }

    /// The communities to start from.
    public var start: CommunityAssignment? {
      switch self {
      case .once(_, let start), .levels(_, let start): start
      case .consensus: nil
      }
    }

    /// The same without a start and levels.
    var plain: CommunitySearch {
      if case .consensus(let method, let runs) = self {
        .consensus(method, runs: runs)
      } else {
        .once(method)
      }
    }
  }

  /// What a table of communities has besides how they hold together.
  public struct TableOptions: Sendable {
    /// For columns of the people table a number: the table has the share of values below it.
    public var thresholds: [String: Double] = [:]

    /// Asks for the columns that ``AggregateSelection/everyNumericColumn`` means, without thresholds.
    public init() {}
  }

  /// How communities are found.
  public var search: Search
  /// With how many random graphs of the same degrees the communities are compared, by the quality that
  /// the method maximizes; `nil` for none.
  public var rewirings: Int?
  /// The rising resolutions at which communities are looked for besides; none for no scan.
  ///
  /// There are as many runs at each as the search has, or 3 if that is 1. Only Leiden and Louvain have a
  /// resolution that can be scanned.
  public var scannedResolutions: [Double] = []
  /// What the table of communities has; `nil` for no such table.
  public var communityTable: TableOptions?
  /// Whether the graph of communities is wanted: the edges inside and between them, added up.
  public var wantsCommunityGraph = false
  /// What comes before the name of every column of a person.
  public var columnPrefix = ""
  /// The columns of people, in their order, by the names that they have in the result.
  ///
  /// The identifiers come first in any case. `nil` is all.
  public var columns: [String]?
  /// The seed of every random choice.
  public var seed: UInt64

  /// Asks for communities.
  public init(_ search: Search = .once(.leiden()), seed: UInt64) {
    self.search = search
    self.seed = seed
  }

  /// How many runs there are at each resolution of a scan.
  var scanRuns: Int { search.plain.runCount > 1 ? search.plain.runCount : 3 }

  /// The same as a job about people's columns.
  private var features: FeatureJob {
    var job = FeatureJob.nothing(seed: seed)
    job.communityColumns = .all
    job.communities = search.plain
    return job
  }

  /// What the job computes on graphs of a schema, and which columns that gives.
  ///
  /// - Throws: ``GraphError`` if the method needs direction that the schema lacks, has no levels or
  ///   resolutions though they are asked for, or if a number of runs or random graphs is too small;
  ///   ``DataError`` if a threshold is for a column that is not there, an outcome, or of texts.
  public func plan(for schema: GraphSchema) throws -> FeaturePlan {
    let plan = try expectedPlan(for: schema)
    for column in (communityTable?.thresholds ?? [:]).keys.sorted() {
      try schema.people?.checkNumbers(inColumn: column)
    }
    return plan
  }

  /// The same, leaving it to the columns themselves to tell what of theirs is no number.
  private func expectedPlan(for schema: GraphSchema) throws -> FeaturePlan {
    let plan = try features.expectedPlan(for: schema)
    if case .levels(let method, _) = search { try method.checkLevels() }
    if let start = search.start {
      try search.method.checkStart()
      try schema.people?.checkNoOutcome(start.columnName(), "what communities start from")
    }
    if let rewirings, rewirings < 1 {
      throw GraphError.needsMore("random graphs to compare with", than: rewirings)
    }
    if let scan { try scan.check(for: search.method) }
    for column in (communityTable?.thresholds ?? [:]).keys.sorted() {
      guard let people = schema.people else {
        throw GraphError.lacksPeople("take column '\(column)' from")
      }
      try people.checkColumn(named: column)
      try people.checkNoOutcome(column, "summarized by community")
    }
    return plan
  }

  /// The scan that is asked for.
  var scan: ResolutionScan.Options? {
    scannedResolutions.isEmpty
      ? nil : ResolutionScan.Options(resolutions: scannedResolutions, runs: scanRuns)
  }

  /// What checks take besides.
  private func checkCosts(in schema: GraphSchema) -> Set<MemoryCost> {
    var costs: Set<MemoryCost> = []
    if rewirings != nil {
      costs.insert(MemoryCost("a rewired graph", perEdge: schema.isWeighted ? 80 : 50))
    }
    if !scannedResolutions.isEmpty, !search.method.usesIgraph {
      let count = scannedResolutions.count * scanRuns
      costs.insert(MemoryCost("partitions of a scan", perVertex: 4 * Double(count)))
    }
    return costs
  }
}

extension CommunityJob {
  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// One row per person: the identifiers and the columns of communities.
    public let table: Table
    /// The people table's columns and then these, to be written with the graph; the table alone where
    /// ``CommunityJob/columns`` chose its columns.
    ///
    /// A column of people that is called as one of the table is left out.
    public let attributes: Table
    /// The columns of people that are left out of the attributes.
    let replacedNames: [String]
    /// The graph.
    public let graph: RelationGraph
    /// The communities.
    public let communities: Communities
    /// The levels, the finest first and the communities themselves last, if they are kept.
    public let levels: [Communities]
    /// How sure the communities are, if they are the consensus of several runs.
    public let consensus: CommunityConsensus?
    /// Whether the communities are more than chance, if that was asked for.
    public let significance: CommunitySignificance?
    /// The communities at other resolutions, if these were asked for.
    public let scan: ResolutionScan?
    /// A row for each community, if that was asked for.
    public let communityTable: Table?
    /// The edges inside and between communities, if these were asked for.
    public let communityGraph: Table?
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Reads and builds the graph, and finds the communities.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The communities, and whatever else was asked for.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if neither memory nor
  ///   the disk for temporary files have room for the run), ``GraphError``, or `CancellationError` if
  ///   the task is cancelled.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    let expected = try expectedPlan(for: source.expectedSchema())
    let memory = try MemoryPlan(
      for: source, expected.schema, expected.costs.union(checkCosts(in: expected.schema)),
      limit: execution.memoryLimit)
    let checks: [Stage?] = [
      rewirings == nil ? nil : .significance, scannedResolutions.isEmpty ? nil : .scan,
    ]
    var run = JobRun(source.stages + expected.stages + checks.compactMap(\.self), execution)
    let loaded = try await run.load(source, in: memory.space)
    let graph = loaded.graph
    try checkThresholds(loaded)
    if columns != nil { _ = try dictionary(for: loaded.schema) }
    let found = try await run.communities(self, graph)
    var table = try found.communities.table(for: graph)
    if let consensus = found.consensus { try table.append(consensus.column) }
    for (number, level) in found.levels.enumerated() {
      try table.append(level.column(named: "\(Self.levelColumn)\(number + 1)"))
    }
    table = table.prefixed(columnPrefix)
    if let columns { table = try table.selecting(columns) }
    let attributes = columns == nil ? try graph.people.joined(withNewer: table) : table
    let significance = try await run.significance(of: found.communities, self, graph)
    let scan = try await run.scan(self, graph)
    let communityTable = try await run.communityTable(found.communities, self, graph)
    let communityGraph =
      wantsCommunityGraph
      ? try await graph.communityGraph(of: found.communities, execution: execution.quiet) : nil
    run.finish()
    return Result(
      table: table, attributes: attributes,
      replacedNames: columns == nil ? graph.people.names(alsoIn: table) : [], graph: graph,
      communities: found.communities, levels: found.levels, consensus: found.consensus,
      significance: significance, scan: scan,
      communityTable: communityTable, communityGraph: communityGraph, report: run.report)
  }

  /// Throws before anything is computed if a column with a threshold is not there or holds no numbers.
  private func checkThresholds(_ loaded: LoadedGraph) throws {
    for (column, number) in (communityTable?.thresholds ?? [:]).sorted(by: { $0.key < $1.key }) {
      if number.isNaN { throw GraphError.notANumber(thresholdOf: column) }
      if !loaded.hasPeopleTable { throw GraphError.lacksPeople("take column '\(column)' from") }
      try loaded.graph.people.checkNoOutcome(column, "summarized by community")
      _ = try loaded.graph.people.numbers(inColumn: column)
    }
  }
}
