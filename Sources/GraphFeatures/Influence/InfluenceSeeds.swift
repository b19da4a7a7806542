internal import Files
internal import GraphKernels
public import Graphs
internal import Identifiers
internal import Memory
internal import Tables

/// The people from whom influence goes out, each with a weight.
///
/// ```swift
/// let trusted: InfluenceSeeds = ["ann", "bob"]
/// let defaulters = InfluenceSeeds(["cid": 2, "dan": 0.5])
/// let balances = InfluenceSeeds.column("overdue")
/// ```
///
/// Only the proportions of the weights count. What is known about people's outcomes makes good seeds,
/// but a person's own outcome must not be among the seeds of a value that is used to foresee it: leave
/// out a fold of people at a time, and take each person's value from the run without them.
public struct InfluenceSeeds: Sendable, Hashable, ExpressibleByArrayLiteral {
  private enum Source: Hashable {
    case people([String: Double])
    case column(String)
    case numbers([Double])
  }

  private let source: Source

  /// People by identifier, each with a weight from 0.
  public init(_ weights: [String: Double]) { source = .people(weights) }

  /// People by identifier, all of the same weight, however often one is named.
  public init(_ identifiers: some Sequence<String>) {
    source = .people(Dictionary(identifiers.lazy.map { ($0, 1) }) { first, _ in first })
  }

  /// People by identifier, all of the same weight.
  public init(arrayLiteral identifiers: String...) { self.init(identifiers) }

  private init(_ source: Source) { self.source = source }

  /// The column of the people table that says who is a seed; `nil` if none does.
  package var columnName: String? { if case .column(let name) = source { name } else { nil } }

  /// The same seeds by identifier where they are numbers in row order, which say nothing of a graph with
  /// other rows.
  ///
  /// - Precondition: Numbers in row order are as many as people.
  package func named(in graph: RelationGraph) -> InfluenceSeeds {
    guard case .numbers(let numbers) = source else { return self }
    precondition(numbers.count == graph.personCount, "one weight per person")
    return InfluenceSeeds(
      Dictionary(
        zip(graph.identifiers, numbers).lazy.filter { $0.1 != 0 },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Everyone who has a number above 0 in a column of the people table, with that weight; who has no
  /// number is no seed.
  public static func column(_ name: String) -> InfluenceSeeds { InfluenceSeeds(.column(name)) }

  /// One weight from 0 per person, in the order of the graph.
  public static func numbers(_ weights: [Double]) -> InfluenceSeeds {
    InfluenceSeeds(.numbers(weights))
  }

  /// The weight of each person of a graph, in row order; 0 for those who are no seed.
  ///
  /// - Throws: ``GraphError`` of code `unknownPerson` with the number of seeds that the graph does not
  ///   have; `badData` if weights are negative or not finite, or none is above 0; ``DataError`` if
  ///   there is no such column, it holds texts, or it is an outcome.
  /// - Complexity: O(*people*).
  /// - Precondition: Numbers in row order are as many as people.
  public func weights(in graph: RelationGraph) throws -> [Double] {
    var weights = [Double](repeating: 0, count: graph.personCount)
    switch source {
    case .people(let people):
      var unknownCount = 0
      for (identifier, weight) in people {
        if let row = graph.row(of: identifier) { weights[row] = weight } else { unknownCount += 1 }
      }
      if unknownCount > 0 {
        throw GraphError(
          .unknownPerson,
          "\(unknownCount) of the \(people.count) seeds "
            + (unknownCount == 1 ? "is not a person" : "are not people") + " of the graph",
          remedy: "leave them out, or add them to the people table")
      }
    case .column(let name):
      try graph.people.checkNoOutcome(name, OutcomeUse.seeds)
      for (row, number) in try graph.people.numbers(inColumn: name).enumerated() {
        weights[row] = number ?? 0
      }
    case .numbers(let numbers):
      precondition(numbers.count == graph.personCount, "one weight per person")
      weights = numbers
    }
    try check(weights)
    return weights
  }

  private func check(_ weights: [Double]) throws(GraphError) {
    let badCount = weights.count { !($0 >= 0 && $0.isFinite) }
    if badCount > 0 {
      throw GraphError(
        .badData,
        "\(badCount) of the seeds' weights " + (badCount == 1 ? "is" : "are")
          + " negative or not finite", remedy: "give each a number from 0")
    }
    if !weights.contains(where: { $0 > 0 }) {
      throw GraphError(
        .badData, "no seed has a weight above 0", remedy: "name at least one person")
    }
  }
}
