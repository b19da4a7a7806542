public import Files
public import Graphs
internal import Identifiers
public import Tables
public import TextFormats

/// A table of people and their communities, which a search can start from.
///
/// ```swift
/// let spring = CommunityAssignment(in: try Table(contentsOf: "spring.csv"))
/// let job = CommunityJob(.once(.leiden(), startingFrom: spring), seed: 1)
/// ```
public struct CommunityAssignment: Sendable {
  /// The table.
  public let table: Table
  /// The column of communities; `nil` for `community`, else the only one whose name ends so, as behind
  /// a prefix, else the only column besides the identifiers.
  public let column: ColumnReference?

  /// Takes a table, whose communities may be called anything.
  public init(in table: Table, column: ColumnReference? = nil) {
    self.table = table
    self.column = column
  }

  /// The name of the column of communities.
  ///
  /// - Throws: ``DataError`` if the table lacks the column, or several could be meant.
  package func columnName() throws(DataError) -> String { table.columns[try place()].name }

  private func place() throws(DataError) -> Int {
    let names = table.columns.map(\.name)
    if let column {
      guard let place = column.index(in: names) else {
        throw column.missing(among: names, source: table.sourceName)
      }
      return place
    }
    if let place = names.firstIndex(of: "community") { return place }
    let others = names.indices.dropFirst()
    let likely = others.filter { names[$0].hasSuffix("community") }
    if likely.count == 1 { return likely[0] }
    let possible = likely.isEmpty ? Array(others) : likely
    guard let first = possible.first else {
      throw ColumnReference("community").missing(among: names, source: table.sourceName)
    }
    guard possible.count == 1 else {
      guard table.lines == nil || ColumnListing.areLikelyNames(names) else {
        throw DataError(
          .badData, source: table.sourceName,
          problem: "\(possible.count) columns could hold the communities",
          remedy: "name one with \(.column)")
      }
      let list = possible.prefix(8).map { "'\(names[$0])'" }.joined(separator: ", ")
      throw DataError(
        .badData, source: table.sourceName,
        problem: "several columns could hold the communities: \(list)"
          + (possible.count > 8 ? " and \(possible.count - 8) more" : ""),
        remedy: "name one with \(.column)")
    }
    return first
  }

  /// A number for each person's community, `nil` for people in none, in the order of the table.
  ///
  /// - Throws: ``DataError`` if the table lacks the column, or several could be meant.
  func labels() throws(DataError) -> [Int?] {
    let place = try place()
    let labels = table.columns[place]
    var index = TextIndex()
    return (0..<table.rowCount).map { row in
      var text: [UInt8] = []
      return labels.append(row, to: &text) ? Int(index.insert(text[...])) : nil
    }
  }

  /// A number for each person's community, in the order of a graph's people, matched by identifier.
  ///
  /// A line of names whose identifier is one of the graph's people, or whose community is one of those
  /// below it, is a row.
  ///
  /// - Returns: `nil` for people whom the table does not place; whom the graph does not know is left
  ///   out.
  /// - Throws: ``DataError`` if the table lacks the column, several could be meant, someone in it has no identifier or is
  ///   there twice, or it places none of the graph's people.
  public func labels(for graph: RelationGraph) throws(DataError) -> [Int?] {
    if let given = takingNamesForPerson(among: graph.identifiers) {
      return try given.labels(for: graph)
    }
    let labels = try labels()
    let index = TextIndex(table.identifiers)
    try table.checkPeople(in: index)
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
