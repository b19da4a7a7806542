public import DelimitedText

/// What was found in an edge list, and what was not used.
public struct EdgeListSummary: Sendable, Equatable {
  /// The rows that became edges.
  public let rowCount: Int
  /// The comment lines passed over.
  public let commentCount: Int
  /// The rows that can't be used, in order; empty unless they were to be set aside.
  public let setAside: [SetAsideRow]
  /// The delimiter, as given or found; `nil` if the list was not read from delimited text.
  public let delimiter: Delimiter?
  /// The names in the header; `nil` without a header.
  public let columnNames: [String]?
}

extension EdgeListSummary {
  /// Writes the rows that were set aside as a tab-separated table.
  ///
  /// Its columns are `line`, `column`, `problem` and `row`; without such rows it is a header alone.
  ///
  /// - Parameter path: The file to write; `-` is standard output.
  /// - Throws: ``DataError`` if the file can't be written.
  public func writeSetAsideRows(to path: String) throws(DataError) {
    let output = try OutputFile(path)
    var writer = RecordWriter(Dialect(delimiter: .tab, comments: []))
    for name in ["line", "column", "problem", "row"] { writer.append(name) }
    writer.endRow()
    for row in setAside {
      writer.append(row.line)
      writer.append(row.column)
      writer.append(row.problem)
      writer.append(row.row)
      writer.endRow()
    }
    try output.append(writer.bytes)
    try output.commit()
  }
}
