package import Communities
package import EdgeLists
package import Execution
internal import GraphKernels
package import Graphs
internal import Memory
package import Tables

/// The columns that a job's selections of influence and ratings add, and what there is to say of them.
package struct SelectedInfluence: Sendable {
  /// The people with the columns of influence, then those of ratings.
  package fileprivate(set) var table: Table
  /// The number of seeds; `nil` without any.
  package fileprivate(set) var seedCount: Int?
  /// The number of communities over which these are spread; `nil` if they are as given.
  package fileprivate(set) var seededCommunityCount: Int?
  /// How ratings were used; `nil` without any.
  package fileprivate(set) var ratings: RatingUse?
  /// The names of columns of which the numbers had not settled at the last iteration.
  package fileprivate(set) var unsettledColumns: [String] = []

  /// What became of ratings.
  package struct RatingUse: Sendable, Hashable {
    /// The number of pairs with a rating.
    package let count: Int
    /// The number of ratings that gave way to a later one of the same pair.
    package let replacedCount: Int
    /// The number of ratings that people gave themselves, left out.
    package let selfCount: Int
    /// The number of rows without a rating.
    package let missingCount: Int
    /// The number of ratings, none above 0, that influence does not follow; `nil` where there is no
    /// influence.
    package let leftOutCount: Int?
  }
}

extension RelationGraph {
  /// Computes what selections ask for.
  ///
  /// - Parameters:
  ///   - influence: Influence from seeds; along positive ratings if there are ratings.
  ///   - ratings: What to compute of ratings.
  ///   - edges: The list with the ratings.
  ///   - communities: The communities over which the weight of seeds is spread, if it is to be.
  ///   - execution: How the work runs.
  /// - Returns: The columns, under their own names.
  /// - Throws: As ``InfluenceSeeds/weights(in:)``; ``DataError`` with the place of a rating that is too
  ///   large; `CancellationError`.
  package func selected(
    _ influence: InfluenceSelection?, _ ratings: RatingSelection?, in edges: EdgeList?,
    communities: Communities?, _ execution: Execution
  ) async throws -> SelectedInfluence {
    let spread = influence?.spreadsSeeds ?? false ? communities : nil
    let seeds = try influence.map { influence in
      try (spread.map { try influence.seeds.spread(over: $0, in: self) } ?? influence.seeds)
        .weights(in: self)
    }
    return try await Computation.run(execution, on: origin) { computation in
      let execution = computation.execution
      var found = SelectedInfluence(table: self.identifierTable)
      found.seedCount = seeds.map { $0.count { $0 > 0 } }
      if let spread, let seeds {
        found.seededCommunityCount =
          Set(seeds.indices.filter { seeds[$0] > 0 }.map { spread.community(ofRow: $0) }).count
      }
      var ties = self.compressed
      var listed: ListedRatings?
      if let ratings, let edges {
        let list = try ListedRatings(ratings, in: edges, for: self, execution.quiet)
        let positive = try list.positiveTies(in: self, execution.quiet)
        let rows = try list.columns.rows(personCount: self.personCount, execution.quiet)
        found.ratings = SelectedInfluence.RatingUse(
          count: positive.count, replacedCount: rows.replacedCount,
          selfCount: rows.selfRatingCount, missingCount: list.missingCount,
          leftOutCount: influence == nil ? nil : positive.leftOutCount)
        ties = positive.graph
        listed = list
      }
      if let influence, let seeds {
        try influence.compute(
          from: seeds, along: ties, &found, execution.reporting(0...(ratings == nil ? 1 : 0.5)))
      }
      if let ratings, let listed {
        try ratings.compute(
          of: listed.columns.rows(personCount: self.personCount, execution.quiet), &found,
          execution.reporting((influence == nil ? 0 : 0.5)...1))
      }
      return found
    }
  }
}

extension InfluenceSelection {
  /// Adds the columns of the methods that are shown.
  fileprivate func compute(
    from seeds: [Double], along ties: CompressedGraph, _ found: inout SelectedInfluence,
    _ execution: Execution
  ) throws {
    for (place, method) in shownMethods.enumerated() {
      let count = Double(shownMethods.count)
      let part = execution.reporting(
        Double(place) / count...Double(place + 1) / count, columnName: method.rawValue)
      let (values, graph): (InfluenceValues, CompressedGraph)
      switch method {
      case .personalizedPageRank:
        let options = PageRankOptions(
          damping: damping, stop: .converged(tolerance: Feature.defaultTolerance))
        let ranks = try ties.settledPageRanks(
          options, resettingTo: [seeds], usingWeights: true, part)
        (values, graph) = (ranks[0], ties)
      case .activation:
        let options = SpreadingOptions(
          spreadingFactor: spreadingFactor, threshold: 0, tolerance: 1e-9,
          stepCount: spreadingSteps)
        values = try ties.spreadingActivation(from: seeds, options, usingWeights: true, part)
        graph = ties
      case .sybilRank:
        let steps = sybilSteps ?? CompressedGraph.sybilRankStepCount(vertexCount: seeds.count)
        values = try ties.sybilTrust(from: seeds, stepCount: steps, usingWeights: false, part)
        graph = ties.withoutDirection
      }
      let relative = try graph.relative(values.values, usingWeights: false, part.quiet)
      let names = method.columnNames
      try found.table.append(Column(names[0], .reals(missingAsNaN: values.values)))
      try found.table.append(Column(names[1], .reals(missingAsNaN: relative)))
    }
  }
}

extension RatingSelection {
  /// Adds the columns of the methods that are shown.
  fileprivate func compute(
    of rows: RatingRows, _ found: inout SelectedInfluence, _ execution: Execution
  ) throws {
    for (place, method) in shownMethods.enumerated() {
      let count = Double(shownMethods.count)
      let part = execution.reporting(
        Double(place) / count...Double(place + 1) / count, columnName: method.columnNames[0])
      let scores: RatingScores
      switch method {
      case .fairnessAndGoodness:
        scores = try rows.fairnessAndGoodness(IterationLimits(tolerance: 1e-9, count: 100), part)
      case .rev2:
        let options = Rev2Options(
          fairnessPriorWeight: priorWeight, goodnessPriorWeight: priorWeight,
          fairnessPrior: prior.number, goodnessPrior: prior.number)
        scores = try rows.rev2(options, IterationLimits(tolerance: 1e-9, count: 500), part)
      }
      let filled = try rows.filled(
        scores, coldStart.priors ?? (.fixed(.nan), .fixed(.nan)), part.quiet)
      let names = method.columnNames
      if !scores.hasSettled { found.unsettledColumns += names }
      try found.table.append(Column(names[0], .reals(missingAsNaN: filled.fairness)))
      try found.table.append(Column(names[1], .reals(missingAsNaN: filled.goodness)))
    }
  }
}
