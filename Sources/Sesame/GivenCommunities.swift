internal import DelimitedText
public import GraphFeatures
public import Tables

/// A table of people and their communities, which a search can start from.
///
/// ```swift
/// var request = FeatureRequest(seed: 1)
/// request.communityStart = GivenCommunities(in: try Table(contentsOf: "spring.csv"))
/// ```
public struct GivenCommunities: Sendable {
  /// The table.
  public let table: Table
  /// The column of communities; `nil` for `community`, else the only one whose name ends so, as behind
  /// a prefix, or the second column.
  public let column: ColumnReference?

  /// Takes a table, whose communities may be called anything.
  public init(in table: Table, column: ColumnReference? = nil) {
    self.table = table
    self.column = column
  }

  /// A number for each person's community, `nil` for people in none, in the order of the table.
  ///
  /// - Throws: ``DataError`` if the table lacks the column.
  func labels() throws(DataError) -> [Int?] {
    let names = table.columns.map(\.name)
    let prefixed = names.indices.dropFirst().filter { names[$0].hasSuffix("community") }
    let usual =
      names.firstIndex(of: "community") ?? (prefixed.count == 1 ? prefixed[0] : nil)
      ?? (names.count > 1 ? 1 : nil)
    let place = column.map { $0.index(in: names) } ?? usual
    guard let place else {
      throw (column ?? "community").missing(among: names, source: table.sourceName)
    }
    let labels = table.columns[place]
    var index = TextIndex()
    return (0..<table.rowCount).map { row in
      var text: [UInt8] = []
      return labels.append(row, to: &text) ? Int(index.insert(text[...])) : nil
    }
  }

  /// A number for each person's community, in the order of a graph's people, matched by identifier.
  ///
  /// - Returns: `nil` for people whom the table does not place; whom the graph does not know is left
  ///   out.
  /// - Throws: ``DataError`` if the table lacks the column or places none of the graph's people.
  public func labels(for graph: RelationGraph) throws(DataError) -> [Int?] {
    let labels = try labels()
    let index = TextIndex(table.identifiers)
    let found = graph.identifiers.map { identifier in
      index.lookup(identifier).flatMap { labels[Int($0)] }
    }
    guard found.isEmpty || found.contains(where: { $0 != nil }) else {
      throw DataError(
        .badData, source: table.sourceName, problem: "no one in the graph has a community in it",
        remedy: "see whether its first column holds the same identifiers")
    }
    return found
  }
}
