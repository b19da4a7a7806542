public import Execution
internal import Files
internal import Graphs
public import ScoreValidation
internal import Tables

/// A report on everybody: who is in the data, their place in the graph, communities, friends, scores, and, where
/// the people table declares an outcome, whether the score and the graph are any good.
///
/// ```swift
/// let people = try Table(contentsOf: "people.csv").declaring(outcome: "defaulted")
/// let job = ReportJob(EnrichmentJob(FeatureJob(seed: 1), model: .reported2015))
/// let source = GraphSource(edges: "friends.csv", people: .value(people))
/// try await job.run(on: source).page.html.write(toFile: "report.html", atomically: true, encoding: .utf8)
/// ```
///
/// The report tells of groups, communities and bands of at least ``leastGroup`` people alone, and names nobody.
public struct ReportJob: Sendable {
  /// What is computed of the graph, and the cards; columns go by their own names, and all are there.
  public var enrichment: EnrichmentJob
  /// The outcome, which the people table declares; `nil` for the first one that it does.
  public var outcome: String?
  /// The columns that name groups which are to be treated alike.
  public var groups: [String] = []
  /// How it is judged whether the graph helps; `nil` for not at all.
  public var verdict: GraphVerdictJob?
  /// How the score is judged.
  public var validation = ValidationOptions()
  /// The words by which the report can be made again, which it then shows.
  public var command: String?

  /// Groups of fewer people have no figures of their own.
  public static let leastGroup = 10

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// The report.
    public let page: PopulationReport
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks for a report; the verdict on the graph is the usual one.
  public init(_ enrichment: EnrichmentJob) {
    self.enrichment = enrichment
    verdict = GraphVerdictJob(seed: enrichment.features.seed)
  }

  /// Computes everything, and writes it down.
  ///
  /// - Parameters:
  ///   - source: Where the edges and people come from.
  ///   - execution: How the work runs; changes no byte of the report but of the times in the summary.
  /// - Returns: The report.
  /// - Throws: As ``EnrichmentJob/run(on:execution:)``, and as ``GraphVerdictJob/run(on:execution:)`` and
  ///   ``ValidationJob/run(on:execution:)`` where there is an outcome.
  public func run(
    on source: GraphSource, execution: Execution = Execution()
  ) async throws -> Result {
    let hasOutcome = outcome != nil || !source.declaredOutcomes().isEmpty
    var enrichment = enrichment
    enrichment.features.columnPrefix = ""
    enrichment.features.columns = nil
    let enrichmentEnd = hasOutcome && verdict != nil ? 0.3 : hasOutcome ? 0.8 : 0.9
    let inputs = try await execution.reporting(0...0.02, stage: "hash").run {
      try source.fingerprints($0)
    }
    let enriched = try await enrichment.run(
      on: source, execution: execution.reporting(0.02...enrichmentEnd))
    var report = enriched.report
    let outcome = try hasOutcome ? enriched.graph.people.outcome(outcome) : nil
    var judgement: Judgement?
    if let outcome {
      judgement = try await judge(
        enriched, by: outcome, &report, execution.reporting(enrichmentEnd...0.95))
    }
    let clock = ContinuousClock.now
    let sections = try await ReportSections(
      of: enriched, judgement, execution: execution.reporting(0.95...1, stage: "draw"))
    let page = PopulationReport(
      document: document(sections, Provenance(inputs: inputs, command: command), report))
    report.addStage("draw", seconds: (ContinuousClock.now - clock) / .seconds(1))
    return Result(page: page, report: report)
  }

  /// What an outcome tells of the score and of the graph.
  struct Judgement {
    let outcome: String
    let validation: ValidationReport
    var evidence: GraphEvidence?
  }

  private func judge(
    _ enriched: EnrichmentJob.Result, by outcome: String, _ report: inout JobReport,
    _ execution: Execution
  ) async throws -> Judgement {
    var validation = ValidationJob(seed: enrichment.features.seed)
    validation.outcome = outcome
    validation.score = .column("score")
    validation.groups = groups
    validation.options = self.validation
    let judged = try await validation.run(
      on: .value(enriched.table), execution: execution.reporting(0...0.1))
    report.add(judged.report)
    var judgement = Judgement(outcome: outcome, validation: judged.validation)
    guard var verdict else { return judgement }
    verdict.outcome = outcome
    let tried = try await verdict.run(
      on: GraphSource(graph: enriched.graph), execution: execution.reporting(0.1...1))
    judgement.evidence = tried.evidence
    report.add(tried.report)
    return judgement
  }
}

extension JobReport {
  /// Adds what another job on the same people had to say.
  fileprivate mutating func add(_ other: JobReport) {
    warnings += other.warnings.filter { !warnings.contains($0) }
    summary.stages += other.summary.stages
  }
}
