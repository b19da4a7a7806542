package import Files

extension Table {
  /// Whether the table is of a file without a line of names: its first row is the first line.
  package var lacksHeader: Bool {
    guard let lines, let identifierPlace = lines.identifierPlace, lines[0] == 1 else {
      return false
    }
    // Row numbers are no column of the file.
    let names = Set(columns.dropFirst(identifierPlace < 0 ? 1 : 0).map(\.name))
    return (1...max(1, names.count)).allSatisfy { names.contains("column_\($0)") }
  }

  /// Whether a column holds numbers but in the first row, which is the file's first line: then that is
  /// hardly a person's.
  package func isNumericBelowHeader(_ column: Column) -> Bool {
    guard lacksHeader, let obstacle = numberObstacle(in: column) else { return false }
    return obstacle.count == 1 && obstacle.firstRow == 0 && obstacle.form == .other
      && obstacle.numberCount > 0
  }

  /// What to say where the first line was read as a person's and looks like names of columns.
  package var headerWarning: Message? {
    guard lacksHeader else { return nil }
    let count = columns.dropFirst().count(where: isNumericBelowHeader)
    if count == 0 { return nil }
    return "\(sourceName):1: the first line looks like a header: in \(count) "
      + "column\(count == 1 ? "" : "s") all but it are numbers; leave \(.peopleHeader, false) out"
  }
}
