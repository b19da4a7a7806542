public import EdgeLists
internal import Memory
internal import Tables

extension RelationGraph {
  /// The friendships as a list, each once, in the order of ``friendships``.
  ///
  /// Its people are those of the graph in row order, also those without friendships. Weights are those at
  /// the date; times, kinds and further columns are not in it.
  ///
  /// ```swift
  /// let graph = try RelationGraph(EdgeList([("ann", "bob", 12), ("bob", "cid", 3)]))
  /// let stream = graph.edgeList.arrowStream()  // source, target and weight, for another library
  /// ```
  ///
  /// - Complexity: O(*people* + *friendships*).
  public var edgeList: EdgeList {
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    var weights: [Double] = []
    sources.reserveCapacity(friendshipCount)
    targets.reserveCapacity(friendshipCount)
    for friendship in friendships {
      sources.append(UInt32(friendship.source))
      targets.append(UInt32(friendship.target))
      if isWeighted { weights.append(friendship.weight) }
    }
    var list = EdgeList(
      names: identifiers, sources: sources, targets: targets, weights: isWeighted ? weights : nil,
      sourceName: origin.sourceName)
    list.peopleType = people.columns.first?.sourceType
    return list
  }
}
