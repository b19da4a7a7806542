public import Execution
internal import GraphKernels
internal import Identifiers

extension RelationGraph {
  /// Someone at a distance from a person.
  public struct PersonAtDistance: Sendable, Hashable {
    /// The row.
    public let row: Int
    /// The identifier.
    public let identifier: String
    /// How many friendships lead from the person to this one, one after another; at least 1.
    public let distance: Int
  }

  /// How many friendships, one after another, lead from one person to another.
  ///
  /// Weights are ignored; in a directed graph paths follow the direction.
  ///
  /// - Parameters:
  ///   - source: The person from whom the path leads.
  ///   - target: The person to whom it leads.
  ///   - execution: How the work runs.
  /// - Returns: The distance, 0 from a person to themselves; `nil` if no path leads there.
  /// - Throws: ``GraphError`` of code `unknownPerson`; `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people* + *friendships*) at worst.
  public func distance(
    from source: String, to target: String, execution: Execution = Execution()
  ) async throws -> Int? {
    let (source, target) = (try known(source, as: "source"), try known(target, as: "target"))
    let graph = compressed
    return try await Computation.run(execution, on: origin) {
      try graph.distance(from: source, to: target, $0.execution)
    }
  }

  /// The people along a shortest path from one person to another, both included.
  ///
  /// Weights are ignored; in a directed graph paths follow the direction. Of several shortest paths the
  /// first in row order.
  ///
  /// - Parameters:
  ///   - source: The person from whom the path leads.
  ///   - target: The person to whom it leads.
  ///   - execution: How the work runs.
  /// - Returns: The identifiers along the path; `nil` if no path leads there.
  /// - Throws: ``GraphError`` of code `unknownPerson`; `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people* + *friendships*) at worst.
  public func shortestPath(
    from source: String, to target: String, execution: Execution = Execution()
  ) async throws -> [String]? {
    let (source, target) = (try known(source, as: "source"), try known(target, as: "target"))
    let graph = compressed
    let path = try await Computation.run(execution, on: origin) {
      try graph.shortestPath(from: source, to: target, $0.execution)
    }
    return path?.map { identifiers[$0] }
  }

  /// The people to whom at most so many friendships, one after another, lead from a person.
  ///
  /// - Parameters:
  ///   - steps: The largest distance.
  ///   - identifier: The person, who is not among them.
  ///   - direction: Which friendships are followed in a directed graph.
  ///   - execution: How the work runs.
  /// - Returns: The people by distance, those at one distance in row order.
  /// - Throws: ``GraphError`` of code `unknownPerson`; `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people*), and the friendships of those who are nearer than that.
  /// - Precondition: `steps >= 0`.
  public func people(
    within steps: Int, of identifier: String, direction: Direction = .outgoing,
    execution: Execution = Execution()
  ) async throws -> [PersonAtDistance] {
    precondition(steps >= 0, "a distance is not negative")
    let row = try known(identifier)
    let rows = rows(direction)
    let levels = try await Computation.run(execution, on: origin) {
      try rows.vertices(within: steps, of: row, $0.execution)
    }
    return levels.enumerated().flatMap { level, vertices in
      vertices.map {
        PersonAtDistance(row: Int($0), identifier: identifiers[Int($0)], distance: level + 1)
      }
    }
  }
}
