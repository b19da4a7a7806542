public import Files

/// A row that can't be used, and why.
public struct SetAsideRow: Sendable, Equatable {
  /// The name of the file, as it was given.
  public let source: String
  /// The line on which the row starts, counted from 1; the row's number where a source has no lines.
  public let line: Int
  /// The column of the fault, counted from 1 in bytes; 1 if it is on a later line of the row, and where a source has no lines.
  public let column: Int
  /// The rule that the row breaks, and what to do about it.
  public var problem: String { message.description }
  private let message: Message
  /// The row as it stands in the file; bytes that are no text are replaced by `U+FFFD`.
  public let row: String

  /// Keeps a row with the fault that was found in it; `line` is where the row starts.
  package init(_ error: DataError, _ bytes: ArraySlice<UInt8>, line: Int? = nil) {
    let line = line ?? error.line ?? error.row ?? 0
    let isOnLine = error.line == line || error.row == line
    source = error.source
    self.line = line
    column = isOnLine ? error.column ?? 1 : 1
    let place = isOnLine ? "" : " (line \(error.line ?? line), column \(error.column ?? 1))"
    message = "\(error.problem)\(place)" + (error.advice.map { "; \($0)" } ?? "")
    row = String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
  }

  /// The problem with settings in the caller's words.
  package func problem(naming: Message.Naming) -> String { message.text(naming: naming) }
}

extension [SetAsideRow] {
  /// Writes the rows as a table, whole or not at all: separated by commas if the file's name ends in
  /// `.csv`, else by tabs.
  ///
  /// Its columns are `file`, `line`, `column`, `problem` and `row`; without rows it is a header alone.
  ///
  /// - Parameter path: The file to write; `-` is standard output.
  /// - Throws: ``DataError`` if the file can't be written.
  public func write(to path: String) throws(DataError) {
    let output = try OutputFile(path)
    try write(to: output)
    try output.commit()
  }

  /// Appends the rows to a file that the caller commits, with settings in the caller's words.
  package func write(
    to output: OutputFile, naming: Message.Naming = Message.inSwift
  ) throws(DataError) {
    let delimiter = FileEnding(output.name).word == "csv" ? Delimiter.comma : .tab
    var writer = RecordWriter(Dialect(delimiter: delimiter, comments: []))
    for name in ["file", "line", "column", "problem", "row"] { writer.append(name) }
    writer.endRow()
    for row in self {
      writer.append(row.source)
      writer.append(row.line)
      writer.append(row.column)
      writer.append(row.problem(naming: naming))
      writer.append(row.row)
      writer.endRow()
    }
    try output.append(writer.bytes)
  }
}
