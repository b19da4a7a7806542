internal import GraphKernels
internal import Identifiers
internal import Memory

// Whoever asks about a person who is not there gets an error; only `contains` and `row` are for finding
// out.
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

  /// A person's friends with the weights of the friendships, in row order.
  ///
  /// - Parameters:
  ///   - identifier: The person.
  ///   - direction: Which friendships count in a directed graph.
  /// - Returns: The friends, each once.
  /// - Throws: ``GraphError`` of code `unknownPerson`.
  /// - Complexity: O(*friends*) after ``row(of:)``.
  public func friends(
    of identifier: String, direction: Direction = .either
  ) throws(GraphError) -> [Friend] {
    let row = try known(identifier)
    let rows = rows(direction)
    return rows.entries(of: row).map { entry in
      let friend = Int(rows.targets[entry])
      return Friend(
        row: friend, identifier: identifiers[friend],
        weight: rows.weights.map { weightAtDate($0[entry]) } ?? 1)
    }
  }

  /// How many friendships a person has.
  ///
  /// - Parameters:
  ///   - identifier: The person.
  ///   - direction: Which friendships count in a directed graph; with `either` a mutual friendship
  ///     counts twice, as in the column `degree`, though it is one friend.
  /// - Returns: The number of friendships.
  /// - Throws: ``GraphError`` of code `unknownPerson`.
  /// - Complexity: O(1) after ``row(of:)``.
  public func degree(
    of identifier: String, direction: Direction = .either
  ) throws(GraphError) -> Int {
    let row = try known(identifier)
    guard isDirected, direction == .either else { return rows(direction).count(of: row) }
    return compressed.outgoing.count(of: row) + compressed.incoming.count(of: row)
  }

  /// Whether two people are friends.
  ///
  /// - Parameters:
  ///   - identifier: A person.
  ///   - other: Another one; nobody is a friend of themselves.
  ///   - direction: Which friendships of a directed graph count; `outgoing` those that lead from the
  ///     first person to the other.
  /// - Returns: Whether they are.
  /// - Throws: ``GraphError`` of code `unknownPerson`.
  /// - Complexity: O(log *friends*) after ``row(of:)``.
  public func hasFriendship(
    between identifier: String, and other: String, direction: Direction = .either
  ) throws(GraphError) -> Bool {
    try weight(between: identifier, and: other, direction: direction) != nil
  }

  /// The weight of the friendship of two people; `nil` if they are no friends.
  ///
  /// - Parameters:
  ///   - identifier: A person.
  ///   - other: Another one.
  ///   - direction: As for ``hasFriendship(between:and:direction:)``; with `either` the weights of both
  ///     directions are added.
  /// - Returns: The weight; 1 in a graph without weights.
  /// - Throws: ``GraphError`` of code `unknownPerson`.
  /// - Complexity: O(log *friends*) after ``row(of:)``.
  public func weight(
    between identifier: String, and other: String, direction: Direction = .either
  ) throws(GraphError) -> Double? {
    let (row, target) = (
      try known(identifier, as: "first person"), try known(other, as: "second person")
    )
    let rows = rows(direction)
    return rows.position(of: UInt32(target), in: row).map { entry in
      rows.weights.map { weightAtDate($0[entry]) } ?? 1
    }
  }

  /// The people who are friends of both of two people.
  ///
  /// - Parameters:
  ///   - identifier: A person.
  ///   - other: Another one.
  ///   - direction: Which friendships of both count in a directed graph.
  /// - Returns: The identifiers, in row order.
  /// - Throws: ``GraphError`` of code `unknownPerson`.
  /// - Complexity: O(*friends*) of both after ``row(of:)``.
  public func commonFriends(
    of identifier: String, and other: String, direction: Direction = .either
  ) throws(GraphError) -> [String] {
    let (first, second) = (
      try known(identifier, as: "first person"), try known(other, as: "second person")
    )
    let rows = rows(direction)
    let others = Set(rows.entries(of: second).map { rows.targets[$0] })
    return rows.entries(of: first).map { rows.targets[$0] }.filter(others.contains)
      .map { identifiers[Int($0)] }
  }

  /// A person's row, or the error that there is no such person.
  package func known(
    _ identifier: String, as role: String = "person"
  ) throws(GraphError) -> Int {
    if let row = row(of: identifier) { return row }
    throw GraphError(
      .unknownPerson, "the \(role) is not in the graph", remedy: "ask contains(_:) first")
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
