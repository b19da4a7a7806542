public import Communities
public import Execution
internal import Files
internal import GraphKernels
public import Graphs
internal import Identifiers
internal import Memory
public import Statistics
internal import Tables

extension RelationGraph {
  /// Folds of the people with an outcome.
  ///
  /// - Parameters:
  ///   - rule: By what people are set apart.
  ///   - outcomes: Whether the event happened to each person, in row order; `nil` where nobody knows.
  ///     Only whether an outcome is known counts here.
  ///   - communities: The communities of this graph, for folds of them.
  ///   - seed: The seed of the hash that places people.
  ///   - execution: How the work runs.
  /// - Returns: The folds.
  /// - Throws: ``GraphError`` if there are not as many outcomes as people, communities are missing, or the
  ///   number of folds is out of its range; ``DataError`` if all outcomes are alike, there are too few
  ///   people, groups, dates or numbers for the folds, there is no such column, or a text of it is no date;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: O(*n* log *n*), with components O(*m*) more.
  public func folds(
    _ rule: FoldRule, of outcomes: [Bool?], communities: Communities? = nil, seed: UInt64,
    execution: Execution = Execution()
  ) async throws -> Folds {
    try await folds(rule, of: outcomes, named: nil, communities, seed: seed, execution)
  }

  /// The same with what messages call the outcome.
  package func folds(
    _ rule: FoldRule, of outcomes: [Bool?], named name: String?, _ communities: Communities?,
    seed: UInt64, _ execution: Execution
  ) async throws -> Folds {
    guard outcomes.count == personCount else {
      throw GraphError(
        .badData, "there are \(outcomes.count) outcomes for \(personCount) people",
        remedy: "give one for each person, in the order of the graph")
    }
    let fault = { (problem: String, remedy: Message) in
      DataError(
        .badData, source: people.sourceName,
        problem: (name.map { "column '\($0)': " } ?? "") + problem, remedy: remedy)
    }
    guard outcomes.contains(true), outcomes.contains(false) else {
      throw fault(
        outcomes.contains { $0 != nil }
          ? "all people whose outcome is known have the event, or none has"
          : "nobody's outcome is known",
        "give people with the event and people without")
    }
    let rows = outcomes.indices.filter { outcomes[$0] != nil }.map(Int32.init)
    let graph = self
    do {
      return try await Computation.run(execution, on: origin) { computation in
        try graph.folds(rule, rows, communities, seed, computation.execution)
      }
    } catch let refusal as FoldRefusal {
      let problem = refusal.problem(of: rule.units(rule.values(in: people.schema)))
      switch refusal.reason {
      case .fewFolds: throw GraphError(.usage, problem, remedy: refusal.remedy)
      case .fewUnits: throw fault(problem, "take fewer folds (\(.folds)) or more people")
      case .giant: throw fault(problem, "take smaller groups, or folds of people (\(.foldRule))")
      }
    }
  }

  private func folds(
    _ rule: FoldRule, _ rows: [Int32], _ communities: Communities?, _ seed: UInt64,
    _ execution: Execution
  ) throws -> Folds {
    let keys = identifiers.indices.map { FoldKey.of(identifiers.utf8($0)) }
    switch rule.unit {
    case .person:
      return try Folds(rule.count, people: keys, rows: rows, seed: seed)
    case .community:
      guard let communities else {
        throw GraphError(
          .notApplicable, "folds of communities need communities",
          remedy: "find communities of the graph first")
      }
      precondition(communities.personCount == personCount, "a partition of the same people")
      let groups = Self.keys(ofGroups: communities.partition, keys)
      return try Folds(rule.count, people: keys, groups: groups, rows: rows, seed: seed)
    case .component:
      let groups = Self.keys(ofGroups: try compressed.components(execution.quiet), keys)
      return try Folds(rule.count, people: keys, groups: groups, rows: rows, seed: seed)
    case .column(let name):
      try people.checkNoOutcome(name, OutcomeUse.folds)
      let column = try people.column(named: name)
      switch rule.values(in: people.schema) {
      case .dates:
        let days = Array(try people.days(column))
        return try Folds(rule.count, people: keys, dates: days, rows: rows)
      case .numbers:
        let numbers = Array(try people.numbers(inColumn: name))
        return try Folds(rule.count, people: keys, dates: numbers, rows: rows)
      case .texts, nil: break
      }
      var text: [UInt8] = []
      let groups = (0..<personCount).map { row in
        if column.values.isMissing(row) { return keys[row] }
        text.removeAll(keepingCapacity: true)
        _ = column.append(row, to: &text)
        return FoldKey.of(text)
      }
      return try Folds(rule.count, people: keys, groups: groups, rows: rows, seed: seed)
    }
  }

  /// A key for each group that hangs on who is in it, not on its number: the least of its people's.
  private static func keys(ofGroups partition: CanonicalPartition, _ keys: [UInt64]) -> [UInt64] {
    var least = [UInt64](repeating: .max, count: partition.groupCount)
    for (row, group) in partition.membership.enumerated() {
      least[Int(group)] = min(least[Int(group)], keys[row])
    }
    return partition.membership.map { least[Int($0)] }
  }
}
