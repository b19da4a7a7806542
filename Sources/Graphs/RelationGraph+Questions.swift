internal import GraphKernels
internal import Identifiers
internal import Memory

extension RelationGraph {
  /// Which friendships of a directed graph are meant; in an undirected graph all mean the same.
  public enum Direction: Sendable, Hashable, CaseIterable {
    /// Friendships that lead from a person.
    case outgoing
    /// Friendships that lead to a person.
    case incoming
    /// Both; friends in both directions are one friend, whose weights are added.
    case either
  }

  /// A friend of someone.
  public struct Friend: Sendable, Hashable {
    /// The friend's row.
    public let row: Int
    /// The friend's identifier.
    public let identifier: String
    /// The weight of the friendship; 1 in a graph without weights.
    public let weight: Double
  }

  /// Whether the graph has a person.
  ///
  /// - Complexity: As of ``row(of:)``.
  public func contains(_ identifier: String) -> Bool { row(of: identifier) != nil }

  /// A person's row in ``people`` and in every table that the graph yields; `nil` if the graph does not
  /// have the person.
  ///
  /// - Complexity: O(1); the first call makes an index in O(*people*).
  public func row(of identifier: String) -> Int? {
    let index = index.withLock { index in
      let made = index ?? TextIndex(identifiers)
      index = made
      return made
    }
    return index.lookup(identifier).map(Int.init)
  }

  /// A person's friends with the weights of the friendships, in row order; `nil` if the graph does not
  /// have the person.
  ///
  /// - Parameters:
  ///   - identifier: The person.
  ///   - direction: Which friendships count in a directed graph.
  /// - Returns: The friends, each once.
  /// - Complexity: O(*friends*) after ``row(of:)``.
  public func friends(
    of identifier: String, direction: Direction = .either
  ) -> [Friend]? {
    guard let row = row(of: identifier) else { return nil }
    let rows = rows(direction)
    return rows.entries(of: row).map { entry in
      let friend = Int(rows.targets[entry])
      return Friend(
        row: friend, identifier: identifiers[friend],
        weight: rows.weights.map { weightAtDate($0[entry]) } ?? 1)
    }
  }

  /// How many friendships a person has; `nil` if the graph does not have the person.
  ///
  /// - Parameters:
  ///   - identifier: The person.
  ///   - direction: Which friendships count in a directed graph; with `either` a mutual friendship
  ///     counts twice, as in the column `degree`, though it is one friend.
  /// - Returns: The number of friendships.
  /// - Complexity: O(1) after ``row(of:)``.
  public func degree(of identifier: String, direction: Direction = .either) -> Int? {
    guard let row = row(of: identifier) else { return nil }
    guard isDirected, direction == .either else { return rows(direction).count(of: row) }
    return compressed.outgoing.count(of: row) + compressed.incoming.count(of: row)
  }

  /// The adjacency that a direction means.
  func rows(_ direction: Direction) -> CompressedRows {
    switch direction {
    case .outgoing: compressed.outgoing
    case .incoming: compressed.incoming
    case .either: compressed.neighbors
    }
  }
}
