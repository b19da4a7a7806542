internal import Tables

extension RelationGraph: CustomStringConvertible {
  /// How many people and friendships there are, and of what kind: one line, whatever the size.
  public var description: String {
    let kinds = [isDirected ? "directed" : "undirected", isWeighted ? "weighted" : "unweighted"]
    return "\(personCount) people, \(friendshipCount) friendships "
      + "(\(kinds.joined(separator: ", ")); people's columns: \(people.columns.count))"
  }
}
