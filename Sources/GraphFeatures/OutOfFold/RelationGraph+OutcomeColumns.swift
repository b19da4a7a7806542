public import Communities
public import Execution
internal import Files
internal import GraphKernels
public import Graphs
internal import Memory
public import Statistics
internal import Tables

extension RelationGraph {
  /// Columns made of people's outcomes, out of fold by construction.
  ///
  /// A person with an outcome is in a fold, and their columns rest on the outcomes of people in other
  /// folds alone, in the order of time on those of earlier ones: the counts, the rates that they are
  /// shrunk to, and the people from whom PageRank and activation go out. Who has no outcome rests on all
  /// outcomes. So nobody's own outcome is ever in a column of theirs, in training as in serving.
  ///
  /// For an outcome `y` the columns are:
  /// - `y_fold`: the fold, from 1, that is left out; missing for those to be scored;
  /// - `y_outcome_count_oof`: how many outcomes the row rests on;
  /// - `neighbor_y_count_oof` and `neighbor_y_excess_oof`: the number of friends with a known outcome, and
  ///   their event rate with ``OutcomeFeatures/pseudoFriends`` at the rate of all outcomes of the row,
  ///   less that rate: 0 where friends are like all;
  ///   the same for each of the other ``OutcomeFeatures/circles``, and as `community_y_…`;
  /// - `y_pagerank_oof`, `y_pagerank_per_degree_oof`, `non_y_pagerank_per_degree_oof` and
  ///   `y_pagerank_share_oof`: personalized PageRank from people with the event, and from those without;
  /// - `y_activation_oof` and `y_activation_per_degree_oof`: spreading activation from people with the
  ///   event;
  /// - `non_y_sybil_trust_oof` and `non_y_sybil_rank_oof`: SybilRank's trust from people without the event;
  /// - `level_c_y_count_oof` and `level_c_y_excess_oof` for a column `c` of texts: the same for people of
  ///   the same level, no value being one too.
  ///
  /// ```swift
  /// let graph = try await EdgeList([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]).graph()
  /// let defaulted: [Bool?] = [true, false, nil, false]
  /// let folds = try await graph.folds(.byPerson(3), of: defaulted, seed: 1)
  /// let found = try await graph.outcomeColumns(of: defaulted, named: "defaulted", folds: folds)
  /// found.role(ofRow: 2)   // .serving
  /// ```
  ///
  /// To say how much such columns are worth, take nested folds:
  /// ``outcomeColumns(of:named:_:evaluating:of:communities:seed:execution:)``.
  ///
  /// - Parameters:
  ///   - outcomes: Whether the event happened to each person, in row order; `nil` where nobody knows.
  ///   - name: What the outcome is called.
  ///   - features: Which columns.
  ///   - folds: The folds, made for these outcomes.
  ///   - communities: The communities of this graph; without them no column counts over any.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The columns, and what each row rests on.
  /// - Throws: ``GraphError`` if there are not as many outcomes as people, the folds are of other rows, a
  ///   number of the settings is out of its range, or the graph lacks direction or kinds that are asked
  ///   for; ``DataError`` if a column of levels is missing or holds no texts; `CancellationError` if the
  ///   task is cancelled.
  /// - Complexity: PageRank and activation run once for each fold, and once more; everything else takes
  ///   one walk over each circle.
  public func outcomeColumns(
    of outcomes: [Bool?], named name: String, _ features: OutcomeFeatures = OutcomeFeatures(),
    folds: Folds, communities: Communities? = nil, execution: Execution = Execution()
  ) async throws -> OutcomeColumns {
    try features.check(outcomes, folds, in: self)
    let communities = features.includesCommunities ? communities : nil
    let naming = OutcomeNaming(
      outcome: name, features: features,
      levelColumns: features.levelColumns ?? people.schema.textColumnNames,
      hasCommunities: communities != nil, foldValues: nil)
    let levels = try naming.levelColumns.map { try people.levels(inColumn: $0) }
    let graph = self
    return try await Computation.run(
      execution.reporting(0...1, columnName: "\(name)_…_oof"), on: origin
    ) { computation in
      let sources = OutcomeSources(outcomes, folds)
      var values = sources.foldColumns
      values += try graph.countColumns(
        sources, features, communities?.partition, computation.execution.quiet)
      values += try OutcomeSpreading.columns(sources, features, in: graph, computation.execution)
      values += levels.flatMap { levels in
        sources.columns(
          CompressedGraph.outcomeCounts(
            sources.outcomes, groups: levels.groups, groupCount: levels.texts.count + 1,
            foldCount: folds.count), features)
      }
      return OutcomeColumns(
        columns: zip(naming.columns, values).map { Column($0.name, $1) }, folds: folds,
        totals: sources.totals)
    }
  }

  /// Columns made of an outcome that the graph's people table declares, out of fold by construction.
  ///
  /// - Parameters:
  ///   - outcome: The outcome's column.
  ///   - features: Which columns, and by which rule people are put into folds.
  ///   - communities: The communities of this graph.
  ///   - seed: The seed of the hash that places people.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The columns, and what each row rests on.
  /// - Throws: As ``folds(_:of:communities:seed:execution:)`` and
  ///   ``outcomeColumns(of:named:_:folds:communities:execution:)``; ``DataError`` if the table does not
  ///   declare the outcome.
  public func outcomeColumns(
    of outcome: String, _ features: OutcomeFeatures = OutcomeFeatures(),
    communities: Communities? = nil, seed: UInt64, execution: Execution = Execution()
  ) async throws -> OutcomeColumns {
    let events = try people.events(ofOutcome: outcome)
    let folds = try await folds(
      features.folds, of: events, named: outcome, communities, seed: seed, execution.quiet)
    return try await outcomeColumns(
      of: events, named: outcome, features, folds: folds, communities: communities,
      execution: execution)
  }

  /// The columns with which a model is tried on a fold that it knows nothing of: nested folds.
  ///
  /// The outcomes of the fold are unknown here: its people are to be scored like any others, and rest on
  /// all outcomes outside of the fold. The people on whom the model is fitted are put into inner folds,
  /// by the same rule, and each rests on outcomes that are neither of their inner fold nor of the fold
  /// that is tried. In the order of time only what came before the fold counts.
  ///
  /// - Parameters:
  ///   - outcomes: Whether the event happened to each person, in row order; `nil` where nobody knows.
  ///   - name: What the outcome is called.
  ///   - features: Which columns.
  ///   - fold: The fold that is tried, from 0.
  ///   - folds: The outer folds, made for these outcomes; fit on their `trainingRows` of the fold and try
  ///     on its `testRows`.
  ///   - communities: The communities of this graph.
  ///   - seed: The seed of the inner folds.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The columns; their folds are the inner ones, as many as the outer ones or, where these
  ///   people are of fewer groups or dates, as can be.
  /// - Throws: As ``outcomeColumns(of:named:_:folds:communities:execution:)``, and ``DataError`` if the
  ///   people outside of the fold are all of one group.
  /// - Complexity: As without nested folds; for all outer folds together, once for each.
  /// - Precondition: There is such a fold.
  public func outcomeColumns(
    of outcomes: [Bool?], named name: String, _ features: OutcomeFeatures = OutcomeFeatures(),
    evaluating fold: Int, of folds: Folds, communities: Communities? = nil, seed: UInt64,
    execution: Execution = Execution()
  ) async throws -> OutcomeColumns {
    precondition(fold >= 0 && fold < folds.count, "there is such a fold")
    let inner: Folds
    do {
      inner = try folds.nested(
        in: fold, count: max(folds.count, 2), seed: SplitMix64.seed(seed, stream: fold))
    } catch {
      throw DataError(
        .badData, source: people.sourceName,
        problem:
          "column '\(name)': outside of fold \(fold + 1) of \(folds.count) all people with an "
          + "outcome are in one group (\(features.folds.name)), and columns of outcomes need two",
        remedy:
          "take more folds (\(.folds)), other groups (\(.foldRule)), or no columns of outcomes")
    }
    return try await outcomeColumns(
      of: outcomes, named: name, features, folds: inner, communities: communities,
      execution: execution)
  }
}

extension RelationGraph {
  /// Counts and rates over circles, then over communities.
  fileprivate func countColumns(
    _ sources: OutcomeSources, _ features: OutcomeFeatures, _ partition: CanonicalPartition?,
    _ execution: Execution
  ) throws -> [ColumnValues] {
    var columns: [ColumnValues] = []
    for circle in features.circles {
      let counts = try compressed.outcomeCounts(
        sources.outcomes, over: circle.rows(of: self), execution)
      columns += sources.columns(counts, features)
    }
    if let partition {
      let counts = CompressedGraph.outcomeCounts(
        sources.outcomes, groups: partition.membership, groupCount: partition.groupCount,
        foldCount: sources.folds.count)
      columns += sources.columns(counts, features)
    }
    return columns
  }
}
