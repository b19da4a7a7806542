internal import Tables

extension RelationGraph: CustomStringConvertible {
  /// How many people and friendships there are, and of what kind: one line, whatever the size.
  public var description: String {
    let kinds = [isDirected ? "directed" : "undirected", isWeighted ? "weighted" : "unweighted"]
    return "\(personCount) people, \(friendshipCount) friendships "
      + "(\(kinds.joined(separator: ", ")); people's columns: \(people.columns.count))"
  }
}

extension Communities: CustomStringConvertible {
  /// How many communities there are, the sizes of the largest and the modularity: one line.
  public var description: String {
    let most = 5
    let largest = sizes.prefix(most).map(String.init) + (count > most ? ["…"] : [])
    return "\(count) communities of \(membership.count) people "
      + "(sizes \(largest.joined(separator: ", ")))"
      + (modularity.map { ", modularity \($0)" } ?? "")
  }
}
