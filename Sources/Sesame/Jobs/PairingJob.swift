public import Execution
internal import Files
internal import GraphKernels
internal import Graphs
internal import Memory
internal import Populations
public import Tables

/// Gives the people of a real graph real records of other people, so that friends are alike as much as is asked for.
///
/// ```swift
/// let job = PairingJob(risk: ["defaulted": 1], homophily: 0.2, seed: 1)
/// let result = try await job.run(
///   on: GraphSource(edges: "friends.csv"), records: "records.csv")
/// try result.table.write(to: "people.csv")
/// ```
///
/// What such data show about friends is what was put into them. <doc:Populations> has the method.
public struct PairingJob: Sendable {
  /// The columns of records that make up the latent risk, each with its weight: one that is standardized to mean 0 and
  /// standard deviation 1 counts so often.
  ///
  /// Numbers and columns of true and false do; a missing value counts as the mean.
  public var risk: [(column: String, weight: Double)]
  /// The correlation of the latent risk at both ends of friendships, from 0 to below 1.
  public var homophily: Double
  /// The seed of all that is random.
  public var seed: UInt64

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// A row per person: the identifier, and the columns of the record.
    public let table: Table
    /// A row per person: the identifier, `record` (the record's), `latent_risk` (the record's), and `field`, the number
    /// by which people were put into order.
    public let truth: Table
    /// The correlation that was reached.
    public let homophily: Double
    /// The largest that these friendships and records allow by this method.
    public let mostHomophily: Double
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for a homophily.
  public init(risk: KeyValuePairs<String, Double>, homophily: Double, seed: UInt64) {
    self.risk = risk.map { ($0.key, $0.value) }
    (self.homophily, self.seed) = (homophily, seed)
  }

  /// Reads the friendships and the records, and pairs them.
  ///
  /// - Parameters:
  ///   - source: Where the friendships come from.
  ///   - records: The records, at least one per person; their identifiers don't go along.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The people with their records.
  /// - Throws: ``DataError``, ``GraphError``, ``PopulationError`` if so much homophily can't be had or no column makes
  ///   up the risk, or `CancellationError`.
  /// - Complexity: O(Σ *d*²) over people with *d* friends.
  public func run(
    on source: GraphSource, records: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try check()
    let memory = try MemoryPlan(for: source, source.expectedSchema(), limit: execution.memoryLimit)
    var run = JobRun(source.stages + [.read, .pairing], execution)
    let graph = try await run.load(source, in: memory.space).graph
    let table = try await run.readRows(records)
    guard table.rowCount >= graph.personCount else {
      throw DataError(
        .badData, source: table.sourceName,
        problem: "it has \(table.rowCount.counting("record")) for \(graph.personCount) people",
        remedy: "give at least one each")
    }
    let names = table.columns.dropFirst().map(\.name)
    if names.contains(graph.people.identifierName) {
      throw DataError(
        .badData, source: table.sourceName,
        problem: "column '\(graph.people.identifierName)' would be there twice, since people's "
          + "identifiers are called so", remedy: "rename it")
    }
    let risks = try risks(in: table)
    let (rows, homophily, seed) = (graph.compressed.withoutDirection.neighbors, homophily, seed)
    let pairing = try await run.stage(.pairing) { execution in
      try await execution.run {
        try RecordPairing(rows, risks: risks, homophily: homophily, seed: seed, $0)
      }
    }
    let result = (people: pairing.people(of: graph, table), truth: pairing.truth(of: graph, table))
    run.report.summary.note(pairing, graph, recordCount: table.rowCount)
    run.finish()
    return Result(
      table: result.people, truth: result.truth, homophily: pairing.homophily,
      mostHomophily: pairing.mostHomophily, report: run.report)
  }

  private func check() throws(PopulationError) {
    var options = PopulationOptions()
    options.homophily = homophily
    try options.check()
    guard !risk.isEmpty else {
      throw PopulationError("no column makes up the latent risk", remedy: "name at least one")
    }
    for (name, weight) in risk where !(weight.magnitude <= 1e6) || weight == 0 {
      throw PopulationError(
        "column '\(name)' counts \(weight) times",
        remedy: "take a number other than 0 up to a million, below 0 where low values are risky")
    }
  }

  /// The latent risk of each record.
  private func risks(in table: Table) throws -> [Double] {
    var risks = [Double](repeating: 0, count: table.rowCount)
    for (name, weight) in risk {
      let column = try table.numbers(inColumn: name)
      let numbers = column.compactMap(\.self)
      let mean = numbers.reduce(0, +) / Double(max(1, numbers.count))
      let variance =
        numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, numbers.count))
      guard variance > 0, variance.isFinite else {
        throw DataError(
          .badData, source: table.sourceName,
          problem: "column '\(name)' has one value alone, which makes no difference in risk",
          remedy: "name other columns")
      }
      for (row, number) in column.enumerated() {
        if let number { risks[row] += weight * (number - mean) / variance.squareRoot() }
      }
    }
    return risks
  }
}

extension Stage {
  fileprivate static let pairing = Stage("pair", share: 40)
}

extension RecordPairing {
  fileprivate func people(of graph: RelationGraph, _ table: Table) -> Table {
    let places = RowPlaces(records)
    return Table(
      [graph.people.columns[0]] + table.columns.dropFirst().map { $0.rearranged(places) })
  }

  fileprivate func truth(of graph: RelationGraph, _ table: Table) -> Table {
    let places = RowPlaces(records)
    return Table([
      graph.people.columns[0], table.columns[0].rearranged(places).renamed("record"),
      Column("latent_risk", .reals(OptionalValues(risks))),
      Column("field", .reals(OptionalValues(field))),
    ])
  }
}

extension JobSummary {
  /// Notes what became of records.
  fileprivate mutating func note(
    _ pairing: RecordPairing, _ graph: RelationGraph, recordCount: Int
  ) {
    personCount = graph.personCount
    friendshipCount = graph.friendshipCount
    let shown = { (number: Double) in "\((number * 10_000).rounded() / 10_000)" }
    paired = [
      ("records", "\(graph.personCount.withCommas) of \(recordCount.withCommas)"),
      (
        "homophily",
        "\(shown(pairing.homophily)) (at most \(shown(pairing.mostHomophily)) by this method)"
      ),
    ]
  }
}
