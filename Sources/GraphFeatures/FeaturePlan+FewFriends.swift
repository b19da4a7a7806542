package import Files
internal import GraphKernels
package import Graphs

extension FeaturePlan {
  /// What to tell if all that is told of friends is missing since nobody has as many of them as are asked
  /// for.
  package func warningOfFewFriends(in graph: RelationGraph) -> Message? {
    let least =
      aggregates.filter { $0.statistics.circles == [.friends] }
      .map(\.statistics.minimumFriends).min() ?? 1
    guard least > 1 else { return nil }
    let rows = graph.compressed.neighbors
    let most = (0..<graph.personCount).reduce(0) { max($0, rows.count(of: $1)) }
    if most >= least { return nil }
    return
      "nobody has \(least) friends, so that nothing is told of friends' values but how many there are; "
      + "the most that somebody has are \(most): ask for fewer (\(.minimumFriends))"
  }
}
