internal import GraphKernels
internal import Memory

/// The friendships of a graph, one after another; nothing is copied.
///
/// They come by source row, then by target row. An undirected friendship comes once, with the smaller
/// row as its source.
public struct Friendships: Sendable, Sequence {
  /// A friendship between the people of two rows.
  public struct Element: Sendable, Hashable {
    /// The row of the person from whom it leads; the smaller row if it has no direction.
    public let source: Int
    /// The row of the person to whom it leads.
    public let target: Int
    /// Its weight; 1 in a graph without weights.
    public let weight: Double
  }

  /// Walks along the friendships.
  public struct Iterator: IteratorProtocol {
    private let graph: RelationGraph
    private let rows: CompressedRows
    private var source = 0
    private var entry = 0

    init(_ graph: RelationGraph) {
      self.graph = graph
      rows = graph.compressed.outgoing
    }

    /// The next friendship; `nil` after the last.
    public mutating func next() -> Element? {
      while entry < rows.entryCount {
        while entry == rows.offsets[source + 1] { source += 1 }
        defer { entry += 1 }
        let target = Int(rows.targets[entry])
        // The other row of an undirected friendship.
        if !graph.isDirected, target < source { continue }
        return Element(
          source: source, target: target,
          weight: rows.weights.map { graph.weightAtDate($0[entry]) } ?? 1)
      }
      return nil
    }
  }

  private let graph: RelationGraph

  init(_ graph: RelationGraph) { self.graph = graph }

  /// The number of friendships.
  public var count: Int { graph.friendshipCount }

  /// The number of friendships.
  public var underestimatedCount: Int { count }

  /// Starts at the first friendship.
  public func makeIterator() -> Iterator { Iterator(graph) }
}

extension RelationGraph {
  /// The friendships, one after another: source row, target row and weight of each.
  ///
  /// ```swift
  /// let graph = try RelationGraph(EdgeList([("ann", "bob", 12), ("bob", "cid", 3)]))
  /// for friendship in graph.friendships where friendship.weight > 10 {
  ///   print(graph.identifiers[friendship.source], graph.identifiers[friendship.target])
  /// }
  /// ```
  public var friendships: Friendships { Friendships(self) }
}
