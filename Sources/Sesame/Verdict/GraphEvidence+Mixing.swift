internal import Execution
internal import Graphs
internal import Memory
internal import ScoreValidation
internal import Tables

extension GraphEvidence.Mixing {
  /// How alike people are who are tied, in an outcome and in columns of their own.
  static func all(
    outcome: String, _ events: [Bool?], _ columns: [Column], in graph: RelationGraph,
    _ job: GraphVerdictJob, _ execution: Execution
  ) async throws -> [GraphEvidence.Mixing] {
    let ties = TieEnds(graph)
    var found: [GraphEvidence.Mixing] = []
    let count = Double(columns.count + 1)
    for place in 0...columns.count {
      let column = place == 0 ? nil : columns[place - 1]
      let part = execution.reporting(Double(place) / count...Double(place + 1) / count)
      // Values of true and false are kinds, as outcomes are.
      var numbers: [Double?]?
      if let column, column.values.isNumeric, let values = column.values.numbers {
        numbers = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
      }
      let kinds =
        numbers == nil
        ? column.map { column in (0..<column.count).map { column.text($0) } }
          ?? events.map { $0.map { "\($0)" } } : []
      for weights in ties.weights.map({ [nil, $0] }) ?? [nil] {
        let seed = GraphTrial.mixingSeed(job, column: place)
        let homophily =
          if let numbers {
            try await Homophily(
              sources: ties.sources, targets: ties.targets, weights: weights, values: numbers,
              directed: graph.isDirected, permutations: job.permutations, seed: seed,
              execution: part)
          } else {
            try await Homophily(
              sources: ties.sources, targets: ties.targets, weights: weights, kinds: kinds,
              directed: graph.isDirected, permutations: job.permutations, seed: seed,
              execution: part)
          }
        found.append(
          GraphEvidence.Mixing(
            column: column?.name ?? outcome, isNumeric: numbers != nil,
            usesWeights: weights != nil, homophily: homophily,
            interval: try homophily.interval(level: job.test.level)))
      }
    }
    return found
  }
}

/// Both ends of all ties of a graph.
private struct TieEnds {
  let sources: Buffer<UInt32>
  let targets: Buffer<UInt32>
  let weights: Buffer<Double>?

  init(_ graph: RelationGraph) {
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    var weights: [Double] = []
    for tie in graph.friendships {
      sources.append(UInt32(tie.source))
      targets.append(UInt32(tie.target))
      if graph.isWeighted { weights.append(tie.weight) }
    }
    self.sources = Buffer(sources)
    self.targets = Buffer(targets)
    self.weights = graph.isWeighted ? Buffer(weights) : nil
  }
}
