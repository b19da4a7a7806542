package import Files
internal import Graphs
internal import Tables

extension CommunityJob.Result {
  /// Warnings that columns of people are not among the attributes, since the result has others so called.
  ///
  /// - Parameter name: What the graph's file is called.
  /// - Returns: A warning for each.
  package func attributeWarnings(named name: String) -> [Message] {
    replacedNames.map {
      "\(name): column '\($0)' is that of the communities found; the people table's own of that name is "
        + "left out"
    }
  }
}

extension Table {
  /// The names of columns, identifiers aside, that another table has too.
  func names(alsoIn other: Table) -> [String] {
    columnNames.dropFirst().filter { other[$0] != nil }
  }

  /// The columns of this table but for those that another one of the same rows has too, and then that one's.
  func joined(withNewer other: Table) throws(DataError) -> Table {
    let taken = Set(names(alsoIn: other))
    var result = try selecting(columnNames.dropFirst().filter { !taken.contains($0) })
    for column in other.columns.dropFirst() { try result.append(column) }
    return result
  }
}
