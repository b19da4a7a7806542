internal import CreditScoring
public import Execution
internal import Files
public import GraphFeatures
public import Graphs
public import Tables

/// The same columns as of several dates: a row per person and date.
///
/// ```swift
/// let dates = ["2023-01-01", "2023-07-01", "2024-01-01"]
/// let job = try PanelJob(FeatureJob(seed: 1), at: dates)
/// let ties = EdgeListFormat(time: "when")
/// let source = GraphSource(edges: .file("transfers.csv", ties), people: "people.csv")
/// try await job.run(on: source).table.write(to: "panel.csv")
/// ```
///
/// The rows of a date are those that the job yields with this date as ``GraphRules/asOf``, bit for bit;
/// inputs are read, and people looked up, once for all dates. The people table's own columns are
/// repeated at each date as they are: see <doc:FeaturesOverTime>.
public struct PanelJob: Sendable {
  /// What is computed at each date.
  public enum Content: Sendable {
    /// Features alone.
    case features(FeatureJob)
    /// Features and scores.
    case enrichment(EnrichmentJob)
  }

  /// What is computed at each date.
  public var content: Content
  /// The dates: rising, finite, each with a name of its own, which stands in the column of dates.
  public let dates: [AsOfDate]

  /// The name of the column of dates, before which a job's prefix is put.
  public static let dateColumn = "as_of"

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// The rows of the first date, then those of the next: the identifier, the date, the people table's
    /// other columns, and what is computed.
    ///
    /// Whoever is in no people table has rows from the first date on before which they have a friendship.
    /// A column that only some dates have, as of a text that is frequent then, is missing at the others.
    public let table: Table
    /// What every column means.
    public let dictionary: DataDictionary
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for features at dates, which ``run(on:execution:)`` checks.
  public init(_ features: FeatureJob, at dates: [AsOfDate]) {
    content = .features(features)
    self.dates = dates
  }

  /// Asks for features and scores at dates, which ``run(on:execution:)`` checks.
  public init(_ enrichment: EnrichmentJob, at dates: [AsOfDate]) {
    content = .enrichment(enrichment)
    self.dates = dates
  }

  /// Asks for features at dates that are written as unix seconds or ISO 8601 dates.
  ///
  /// - Throws: ``GraphError`` if a text is neither.
  public init(_ features: FeatureJob, at dates: [String]) throws(GraphError) {
    self.init(features, at: try AsOfDate.reading(dates))
  }

  /// Asks for features and scores at dates that are written as unix seconds or ISO 8601 dates.
  ///
  /// - Throws: ``GraphError`` if a text is neither.
  public init(_ enrichment: EnrichmentJob, at dates: [String]) throws(GraphError) {
    self.init(enrichment, at: try AsOfDate.reading(dates))
  }

  /// Reads the inputs once, and computes the columns at each date from what lies strictly before.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from; ``GraphRules/asOf`` is `nil`.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: A row per person and date.
  /// - Throws: What the job throws at a date; ``GraphError`` also if the edges have no timestamps or are a
  ///   graph's already (of code `notApplicable`), if there is no date, dates don't rise, one is not
  ///   finite, without a name or with another's, or the rules have a date too (of code `usage`);
  ///   ``DataError`` also if the people table has a column of the name of that of dates.
  /// - Complexity: As reading, and for each date as building a graph and the job.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    try dates.check()
    let edges = try source.listOfAllDates()
    if source.rules.asOf != nil {
      throw GraphError(
        .usage, "the rules have a date, and the panel has its own",
        remedy: "leave \(.asOf) out of the rules")
    }
    if content.features.outcomeFeatures != nil {
      throw GraphError(
        .notApplicable,
        "columns of outcomes can't be of several dates: outcomes have none, and later ones would be used",
        remedy: "run each date with the outcomes that were known then")
    }
    let schema = try source.expectedSchema()
    guard schema.hasTimes else {
      throw GraphError(
        .notApplicable, "the friendships have no times", remedy: "name the edges' time column")
    }
    try content.checkDateColumn(in: schema.people)
    let (plan, costs) = try content.expectedPlan(for: schema, dateCount: dates.count)
    let memory = try MemoryPlan(
      for: source, plan.schema, costs, keepsList: true, limit: execution.memoryLimit)
    var run = JobRun([.read] + dates.map(\.stage), execution)
    let source = try source.serving(plan, content.features.ratings)
    let (table, dictionary) = try await run.panel(of: edges, source, self, in: memory.space)
    run.finish()
    return Result(table: table, dictionary: dictionary, report: run.report)
  }

  /// What every column of the result means, for graphs of a schema.
  ///
  /// Which texts of ties' columns are frequent is another matter at each date: the result's own
  /// dictionary has the columns of all.
  ///
  /// - Throws: As the job's own dictionary; ``DataError`` also if the people table has a column of the
  ///   name of that of dates.
  public func dictionary(for schema: GraphSchema) throws -> DataDictionary {
    try content.checkDateColumn(in: schema.people)
    var dictionary = try content.dictionary(for: schema)
    dictionary.columns.insert(dateDescription, at: 1)
    return dictionary
  }

  /// What the column of dates means.
  var dateDescription: ColumnDescription {
    ColumnDescription(
      content.dateColumn, Column("", labels: TextValues(dates.map(\.name))).type,
      "the date strictly before which friendships count in the row, as it was given",
      source: "the dates of the panel")
  }
}

extension PanelJob.Content {
  /// The columns that are shown besides scores.
  fileprivate var features: FeatureJob {
    switch self {
    case .features(let job): job
    case .enrichment(let job): job.features
    }
  }

  /// The same where the column of dates is no column of the job: it is written in any case.
  private var withoutDates: PanelJob.Content {
    switch self {
    case .features(var job):
      job.columns?.removeAll { $0 == dateColumn }
      return .features(job)
    case .enrichment(var job):
      job.features.columns?.removeAll { $0 == dateColumn }
      return .enrichment(job)
    }
  }

  /// What the column of dates is called.
  var dateColumn: String { features.columnPrefix + PanelJob.dateColumn }

  /// Throws if a table of people has a column that is called as that of dates.
  func checkDateColumn(in people: TableSchema?) throws(DataError) {
    guard let people, people[dateColumn] != nil else { return }
    throw .isThere(dateColumn, source: people.sourceName)
  }

  /// Throws if a column is to be written that comes out at no date; of columns made of ties only the dates'
  /// own graphs tell.
  func checkColumns(for schema: GraphSchema, _ people: Table?) throws {
    guard let names = withoutDates.features.columns else { return }
    var plan = try features.expectedPlan(for: schema)
    if let people { plan = try plan.resolved(for: people) }
    try plan.checkShown(
      names.filter { !$0.contains("tie") }, prefix: features.columnPrefix,
      people: people?.columnNames ?? ["id"], others: resultNames)
  }

  /// Throws if a column is to be written that came out at no date.
  func checkColumns(in table: Table) throws {
    guard let names = withoutDates.features.columns else { return }
    try ShownColumns.check(names, among: table.columnNames)
  }

  /// The names of the columns of scores.
  private var resultNames: [String] {
    guard case .enrichment(let job) = self else { return [] }
    return job.cards.resultColumns(telling: job.certainty).map {
      job.features.columnPrefix + $0.name
    }
  }

  /// What a job's own dictionary says.
  func dictionary(for schema: GraphSchema) throws -> DataDictionary {
    switch withoutDates {
    case .features(let job): try job.dictionary(for: schema)
    case .enrichment(let job): try job.dictionary(for: schema)
    }
  }

  /// The plan of a date, and what all dates take in memory.
  fileprivate func expectedPlan(
    for schema: GraphSchema, dateCount: Int
  ) throws -> (FeaturePlan, Set<MemoryCost>) {
    var plan = try features.expectedPlan(for: schema)
    var costs: Set<MemoryCost> = []
    var columnCount = schema.people?.columns.count ?? 1
    if case .enrichment(let job) = self {
      plan = try plan.including(Set(job.cards.columnNames))
      costs.insert(CreditScorer.memoryCost)
      columnCount += job.cards.resultColumns(telling: job.certainty).count
    }
    columnCount += plan.columnNames.count
    // The rows of all dates, with the column that is being put together there twice, and names.
    let rowSize = Double(columnCount + 1) * 9 + 32
    costs.insert(MemoryCost("rows of all dates", perVertex: Double(dateCount) * rowSize))
    return (plan, costs.union(plan.costs))
  }

  /// Computes the columns of one date.
  func slice(_ source: GraphSource, _ execution: Execution) async throws -> PanelSlice {
    switch withoutDates {
    case .features(let job):
      let result = try await job.run(on: source, execution: execution)
      return PanelSlice(
        table: result.table, dictionary: result.dictionary, report: result.report)
    case .enrichment(let job):
      let result = try await job.run(on: source, execution: execution)
      return PanelSlice(
        table: result.table, dictionary: result.dictionary, report: result.report)
    }
  }
}
