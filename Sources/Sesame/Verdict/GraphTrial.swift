internal import Communities
internal import Execution
internal import Files
internal import GraphFeatures
internal import Graphs
internal import ScoreValidation
internal import Statistics
internal import Tables

/// A graph's columns put to the test, for the graph itself and for placebos.
struct GraphTrial: Sendable {
  let job: GraphVerdictJob
  let outcome: String
  /// The graph, with the rows of its list where columns are computed of them.
  let loaded: LoadedGraph
  /// What is computed.
  let plan: FeaturePlan
  /// The outcomes of those who take part.
  let events: [Bool?]
  let outcomes: Outcomes
  let own: [Column]
  /// The graph's columns.
  let columns: [Column]
  let communities: Communities?
  /// The folds of each repetition.
  let folds: [Folds]

  /// What a graph yields that takes part.
  struct GraphColumns: Sendable {
    let columns: [Column]
    let groupNumbers: [String]
    let communities: Communities?
    let consensus: CommunityConsensus?
  }

  var graph: RelationGraph { loaded.graph }

  /// The columns that stand for groups, as numbers without an order.
  private static let groupColumns = [CommunityColumn.number.name, Feature.component.columnName]

  /// The columns of a plan without a run's stages.
  static func columns(
    of loaded: LoadedGraph, _ plan: FeaturePlan, _ job: FeatureJob, _ execution: Execution
  ) async throws -> GraphColumns {
    var run = JobRun(plan.stages, execution)
    return try await columns(of: loaded, plan, job, &run)
  }

  /// The columns of a plan as stages of a run.
  static func columns(
    of loaded: LoadedGraph, _ plan: FeaturePlan, _ job: FeatureJob, _ run: inout JobRun
  ) async throws -> GraphColumns {
    let found = try await run.features(plan, job, loaded)
    let columns = found.table.columns.dropFirst(loaded.graph.people.columns.count)
    let groups = groupColumns.map { job.columnPrefix + $0 }
    return GraphColumns(
      columns: columns.filter { !groups.contains($0.name) },
      groupNumbers: columns.map(\.name).filter(groups.contains),
      communities: found.communities?.communities, consensus: found.communities?.consensus)
  }

  /// A place of its own for each use of randomness.
  private enum Stream: Int {
    case folds = 0
    case inner = 1_000_000
    case placebos = 2_000_000
    case bootstrap = 3_000_000
    case mixing = 4_000_000
  }

  private static func seed(_ job: GraphVerdictJob, _ stream: Stream, _ number: Int = 0) -> UInt64 {
    SplitMix64.seed(job.seed, stream: stream.rawValue + number)
  }

  /// The seed of a repetition's folds.
  static func foldSeed(_ job: GraphVerdictJob, repetition: Int) -> UInt64 {
    seed(job, .folds, repetition)
  }

  /// The seed of a column's shuffles.
  static func mixingSeed(_ job: GraphVerdictJob, column: Int) -> UInt64 {
    seed(job, .mixing, column)
  }
}

extension GraphTrial {
  /// Does work in which too few people, or what they are like, make an error about the outcome's column.
  func aboutOutcome<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
    do {
      return try await body()
    } catch let error as ValidationError where error.code != .badSetting {
      throw DataError(
        .badData, source: graph.people.sourceName,
        problem: "column '\(outcome)': \(error.problem)", remedy: error.remedy)
    }
  }

  /// Tries people's own columns and the graph's, and placebos.
  func result(_ execution: Execution) async throws -> AblationResult {
    var own: [OutOfFoldPredictions] = []
    for repetition in folds.indices {
      let share = { (place: Int) in 0.1 * Double(place) / Double(folds.count) }
      own.append(
        try await job.test.regression.outOfFold(
          self.own, outcomes: outcomes, folds: folds[repetition], seed: fitSeed,
          execution: execution.reporting(share(repetition)...share(repetition + 1))))
    }
    let trial = self
    let repetitions = folds.count
    let pieces = try await execution.reporting(0.1...0.9).sideBySide(
      repetitions + job.placebos, bytesEach: bytesOfPiece
    ) { number, execution in
      number < repetitions
        ? try await trial.predictions(
          trial.graph, trial.columns, trial.communities, repetition: number, execution)
        : try await trial.placebo(number - repetitions, execution)
    }
    return try await job.test.result(
      own: own, withGraph: Array(pieces.prefix(repetitions)),
      placebos: Array(pieces.dropFirst(repetitions)), ownCount: self.own.count,
      outcomes: outcomes, seed: Self.seed(job, .bootstrap),
      execution: execution.reporting(0.9...1))
  }

  private var fitSeed: UInt64 { Self.seed(job, .inner) }

  /// About how many bytes a graph's columns, what is fitted to them and a graph of its own take.
  private var bytesOfPiece: Double {
    let people = Double(graph.personCount)
    return plan.costs.reduce(
      GraphVerdictJob.cost(
        ofColumns: columns.count + own.count, graph.schema, readsRows: plan.readsRows
      )
      .bytes(vertexCount: people, edgeCount: Double(graph.friendshipCount))
    ) {
      $0 + $1.bytes(vertexCount: people, edgeCount: Double(graph.friendshipCount))
    }
  }

  /// What own columns and a graph's say of people in one repetition.
  private func predictions(
    _ graph: RelationGraph, _ columns: [Column], _ communities: Communities?, repetition: Int,
    _ execution: Execution
  ) async throws -> OutOfFoldPredictions {
    let folds = folds[repetition]
    var columnsByFold: [[Column]] = []
    if let features = job.nestedFeatures {
      for fold in 0..<folds.count {
        let share = { (place: Int) in 0.3 * Double(place) / Double(folds.count) }
        columnsByFold.append(
          try await graph.outcomeColumns(
            of: events, named: outcome, features, evaluating: fold, of: folds,
            communities: communities, seed: fitSeed,
            execution: execution.reporting(share(fold)...share(fold + 1))
          ).modelColumns.map { $0.renamed(job.columnPrefix + $0.name) })
      }
    }
    return try await job.test.regression.outOfFold(
      own + columns, columnsByFold: columnsByFold, outcomes: outcomes, folds: folds, seed: fitSeed,
      execution: execution.reporting(0.3...1))
  }

  /// The same for a graph with shuffled ties, in the first repetition.
  private func placebo(_ number: Int, _ execution: Execution) async throws -> OutOfFoldPredictions {
    let shuffled = try await shuffled(
      seed: Self.seed(job, .placebos, number), execution.reporting(0...0.05))
    let found = try await Self.columns(
      of: shuffled, plan, job.featureJob, execution.reporting(0.05...0.2))
    let names = Set(columns.map(\.name))
    return try await predictions(
      shuffled.graph, found.columns.filter { names.contains($0.name) }, found.communities,
      repetition: 0,
      execution.reporting(0.2...1))
  }

  /// The graph with shuffled ties, and the rows of its list with them if any are read.
  private func shuffled(seed: UInt64, _ execution: Execution) async throws -> LoadedGraph {
    guard plan.readsRows, let edges = loaded.edges else {
      let graph = try await graph.rewired(
        keepingDirection: graph.isDirected, seed: seed, execution: execution)
      return LoadedGraph(graph: graph, hasPeopleTable: true)
    }
    let drawn = try await graph.rewired(withRowsOf: edges, seed: seed, execution: execution)
    return LoadedGraph(
      graph: drawn.graph, hasPeopleTable: true, edges: drawn.edges,
      edgeColumns: loaded.edgeColumns)
  }
}
