public import Files
internal import GraphKernels
public import Graphs
internal import Identifiers
internal import Memory
public import Tables
internal import TextFormats

/// The people from whom influence goes out, each with a weight.
///
/// ```swift
/// let trusted: InfluenceSeeds = ["ann", "bob"]
/// let defaulters = InfluenceSeeds(["cid": 2, "dan": 0.5])
/// let balances = InfluenceSeeds.column("overdue")
/// let listed = try InfluenceSeeds(in: Table(contentsOf: "verified.csv"))
/// ```
///
/// Only the proportions of the weights count. What is known about people's outcomes makes good seeds,
/// but a person's own outcome must not be among the seeds of a value that is used to predict it: leave
/// out a fold of people at a time, and take each person's value from the run without them.
public struct InfluenceSeeds: Sendable, Hashable, ExpressibleByArrayLiteral {
  private enum Source: Hashable {
    case people([String: Double])
    case column(String)
    case numbers([Double])
  }

  private let source: Source
  /// What messages say of the table that the seeds are in.
  private var list: SeedList?

  /// People by identifier, each with a weight from 0.
  public init(_ weights: [String: Double]) { source = .people(weights) }

  /// People by identifier, all of the same weight, however often one is named.
  public init(_ identifiers: some Sequence<String>) {
    source = .people(Dictionary(identifiers.lazy.map { ($0, 1) }) { first, _ in first })
  }

  /// People by identifier, all of the same weight.
  public init(arrayLiteral identifiers: String...) { self.init(identifiers) }

  /// The people in the first column of a table, such as a file of seeds alone.
  ///
  /// A file's first line names its columns; where it begins with a person of the graph, and no column of
  /// weights is named, that is a seed too, and a job warns of it.
  ///
  /// - Parameters:
  ///   - table: The seeds, each person once.
  ///   - weights: The column of their weights from 0, of which a missing one is 0; `nil` if they are all
  ///     alike.
  /// - Throws: ``DataError`` if a person is missing or there twice, if there is no such column of numbers,
  ///   if one is negative, or if the column is declared as an outcome.
  public init(in table: Table, weights: String? = nil) throws(DataError) {
    try table.checkPeople()
    let numbers = try weights.map { name throws(DataError) in try SeedList.weights(name, in: table)
    }
    source = .people(
      Dictionary(
        table.identifiers.enumerated().map { row, name in
          (name, numbers.map { $0[row] ?? 0 } ?? 1)
        }, uniquingKeysWith: { first, _ in first }))
    list = SeedList(table, weights, numbers)
  }

  private init(_ source: Source) { self.source = source }

  /// The column of the people table that says who is a seed; `nil` if none does.
  package var columnName: String? { if case .column(let name) = source { name } else { nil } }

  /// The column of weights in a table of their own; `nil` without one.
  package var weightColumnName: String? { list?.weightColumn }

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
  ///   have, or ``DataError`` with the line of the first one in a table of seeds; ``GraphError`` of code
  ///   `badData` if weights are negative or not finite, or none is above 0; ``DataError`` if there is no
  ///   such column, it holds texts or negative numbers, or it, or that of weights by its name, is an
  ///   outcome.
  /// - Complexity: O(*people*).
  /// - Precondition: Numbers in row order are as many as people.
  public func weights(in graph: RelationGraph) throws -> [Double] {
    var weights = [Double](repeating: 0, count: graph.personCount)
    switch source {
    case .people(let people):
      if let name = weightColumnName { try graph.people.checkNoOutcome(name, OutcomeUse.seeds) }
      var unknown: [String] = []
      for (identifier, weight) in people {
        if let row = graph.row(of: identifier) {
          weights[row] = weight
        } else {
          unknown.append(identifier)
        }
      }
      if let text = list?.firstLine, people[text] == nil, let row = graph.row(of: text) {
        weights[row] = 1
      }
      if !unknown.isEmpty { throw fault(ofUnknown: unknown, among: people.count) }
    case .column(let name):
      try graph.people.checkNoOutcome(name, OutcomeUse.seeds)
      for (row, number) in try SeedList.weights(name, in: graph.people, areListed: false)
        .enumerated()
      {
        weights[row] = number ?? 0
      }
    case .numbers(let numbers):
      precondition(numbers.count == graph.personCount, "one weight per person")
      weights = numbers
    }
    try check(weights)
    return weights
  }

  /// What to tell of a table of seeds: of a first line that may be meant in another way than it was taken,
  /// and of people without a weight.
  package func warnings(in graph: RelationGraph) -> [Message] { list?.warnings(in: graph) ?? [] }

  private func fault(ofUnknown people: [String], among count: Int) -> any Error {
    let problem =
      "\(people.count) of the \(count) seeds "
      + (people.count == 1 ? "is not a person" : "are not people") + " of the graph"
    let remedy = "leave them out, or add them to the people table"
    if let line = list?.firstLine(of: people), let file = list?.file {
      return DataError(
        .badData, source: file, line: line, problem: problem + ", first here", remedy: remedy)
    }
    return GraphError(.unknownPerson, problem, remedy: Message(remedy))
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
