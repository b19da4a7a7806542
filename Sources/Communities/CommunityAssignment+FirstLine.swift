package import Files
package import Identifiers
internal import Tables
internal import TextFormats

extension CommunityAssignment {
  /// Takes the line of names for a person's row, if it is rather that.
  ///
  /// It is if its identifier is a person of the other input, or its community is one of the communities
  /// below. Whoever names a column by what stands there says that it is a name.
  ///
  /// - Parameter people: The identifiers of the people of the other input.
  /// - Returns: The communities with that row; `nil` if the line holds names.
  package func takingNamesForPerson(among people: TextList) -> CommunityAssignment? {
    guard let lines = table.lines, let identifierPlace = lines.identifierPlace,
      identifierPlace >= 0, (lines[0] ?? 1) > 1
    else { return nil }
    if case .name(let name) = column, table[name] != nil { return nil }
    let name = table.identifierName.utf8
    let isSame = { (identifier: String) in identifier.utf8.elementsEqual(name) }
    guard !table.identifiers.contains(where: isSame),
      people.contains(where: isSame) || hasCommunityNamedLikeColumn
    else { return nil }
    let columns = table.columns.enumerated().map { place, column in
      let isIdentifier = place == 0
      let placeInFile =
        isIdentifier ? identifierPlace : place <= identifierPlace ? place - 1 : place
      let first = !isIdentifier && Self.missingNames.contains(column.name) ? nil : column.name
      return Column(
        "column_\(placeInFile + 1)",
        .strings(TextValues([first] + (0..<table.rowCount).map { column.text($0) })))
    }
    var result = Table(columns, sourceName: table.sourceName)
    result.readingWarnings = table.readingWarnings
    return CommunityAssignment(in: result, column: column)
  }

  /// What to say where ``takingNamesForPerson(among:)`` found a person.
  package var firstLineWarning: Message {
    "\(table.sourceName):1: the first line was taken for a person, since it looks like data; add a line "
      + "of names above it"
  }

  /// What is no community in a row.
  private static let missingNames: Set<String> = ["NA", "N/A", "null"]

  /// Whether what should be the name of the column of communities is one of these.
  private var hasCommunityNamedLikeColumn: Bool {
    guard let name = try? columnName(), let column = table[name] else { return false }
    return (0..<table.rowCount).contains { column.text($0) == name }
  }
}
