public import Essentials
public import Execution
package import Files
internal import Memory
internal import TextFormats

extension Table {
  /// Writes the table to a file, whole or not at all: if anything fails, an older file stays.
  ///
  /// Missing values are empty fields; in JSON lines they are `null`, so that every line has all
  /// names. Columns that were read go out as they came, field by field; quotes are set only where
  /// they are needed. Computed numbers are written in the shortest form that reads back the same,
  /// computed truth values as `true` and `false`. Identifiers are JSON texts, even if all digits.
  ///
  /// Delimited text has no types, so that some computed columns don't come back as they went: a text
  /// that is empty or spells a missing value (`NA`) is read as missing, a column whose texts all look
  /// like numbers or like true and false is read as such, and a column of texts without any value as
  /// decimal. JSON lines keep texts apart from numbers and from missing values, and Parquet keeps the
  /// types.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard output. A name that ends in `.gz` or `.zst` is written as gzip or
  ///     zstd; an address such as `sqlite:FILE?TABLE` is one of ``write(toDatabase:replacesTable:execution:)``.
  ///   - format: By default by the file's ending, and CSV if that says nothing; an ending of other
  ///     data, such as `.json`, `.xlsx` or `.csv.bz2`, is then refused.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` of code `cannotCreate` or `inputOutput`, `unavailable` where Parquet needs a library
  ///   that is not installed; `CancellationError` if the work was cancelled.
  public func write(
    to path: String, as format: TableFormat = .detected, execution: Execution = Execution()
  ) throws {
    try DatabaseOutputs.checkIsKnown(path)
    if DatabaseOutputs.isTable(path) { return try write(toDatabase: path, execution: execution) }
    let format = format == .detected ? try TableFormat(writing: path) : format
    let file = try OutputFile(path)
    try write(to: file, as: format, execution: execution)
    try file.commit()
  }

  /// Writes the table to a file, as ``write(to:as:execution:)-(String,_,_)`` does.
  ///
  /// - Precondition: the URL is a file's.
  public func write(
    to file: URL, as format: TableFormat = .detected, execution: Execution = Execution()
  ) throws {
    precondition(file.isFileURL, "a table is written to a file")
    try write(to: file.path(percentEncoded: false), as: format, execution: execution)
  }

  /// Appends the table to a file that the caller commits.
  package func write(
    to file: OutputFile, as format: TableFormat, execution: Execution = Execution()
  ) throws {
    if format == .parquet { return try writeParquet(to: file, execution: execution) }
    try execution.asBlockingWhole { execution in
      try rendered(as: format).render(execution: execution) { piece throws(DataError) in
        try file.append(piece.bytes.span.extracting(0..<piece.count))
      }
      try execution.checkCancellation()
    }
  }

  /// The text that ``write(to:as:execution:)-(String,_,_)`` would write, all of it even if the work is
  /// cancelled.
  ///
  /// - Precondition: The format is one of text, which ``TableFormat/parquet`` is not.
  public func text(as format: TableFormat = .csv, execution: Execution = Execution()) -> String {
    let text = Shared<[UInt8]>([])
    do throws(DataError) {
      let execution = Execution(threads: execution.threadCount)
      try rendered(as: format).render(execution: execution) { piece in
        text.withLock { $0 += piece.bytes[..<piece.count] }
      }
    } catch {
      preconditionFailure("appending to an array does not fail: \(error)")
    }
    return text.withLock { String(decoding: $0, as: UTF8.self) }
  }

  /// Renders the rows as ``write(to:as:execution:)-(String,_,_)`` would write them, without the header.
  ///
  /// - Parameters:
  ///   - format: How the table is written.
  ///   - piece: Receives the text.
  ///   - execution: The work, which leaves it in part if it is cancelled.
  /// - Returns: What is to come before the first row of all.
  package func renderRows(
    as format: TableFormat, into piece: inout OrderedPieces.Piece, _ execution: Execution
  ) -> [UInt8] {
    let text = rendered(as: format)
    text.renderRows(0..<rowCount, &piece, execution)
    return text.header
  }

  private func rendered(as format: TableFormat) -> TableText {
    switch format.kind {
    case .detected: TableText(self, delimiter: .comma)
    case .delimited(let delimiter): TableText(self, delimiter: delimiter)
    case .jsonLines: TableText(jsonLinesOf: self)
    case .parquet: preconditionFailure("Parquet is no text")
    }
  }
}
