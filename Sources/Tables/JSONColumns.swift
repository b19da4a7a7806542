package import Execution
package import Files
package import TextFormats

/// The columns of JSON lines, none of which identifies the rows.
package struct JSONColumns: Sendable {
  /// The columns, in the order in which their names first occur.
  package let columns: [Column]
  /// The line of each row.
  package let lines: RowLines

  /// Reads a text to its end.
  ///
  /// - Parameters:
  ///   - source: Where it comes from.
  ///   - dateOrder: The order in which dates have day, month and year; `nil` for ISO 8601.
  ///   - execution: How the work runs; changes no byte of the result.
  ///   - onFault: Takes a line that is no JSON object of numbers, texts, truth values and `null`, and its fault.
  /// - Throws: ``DataError`` for faults of the text as a whole and what `onFault` throws; `CancellationError` if
  ///   the work was cancelled.
  package init(
    _ source: TextSource, dateOrder: DateOrder?, execution: Execution,
    onFault: (DataError, ArraySlice<UInt8>) throws(DataError) -> Void
  ) throws {
    let table = try JSONLinesReader.read(source, [], Self.options(dateOrder), execution, onFault)
    columns = Array(table.columns.dropFirst())
    lines = table.lines ?? RowLines()
  }

  /// What the first lines of a file tell of the columns; `nil` of what can be read only once.
  ///
  /// - Throws: ``DataError`` if the file can't be read, or a line has a fault.
  package static func schema(
    ofBeginningOf path: String, dateOrder: DateOrder?
  ) throws -> [TableSchema.Column]? {
    try TableSchema(beginningOf: path, options(dateOrder)).map { Array($0.columns.dropFirst()) }
  }

  private static func options(_ dateOrder: DateOrder?) -> TableReadingOptions {
    var options = TableReadingOptions()
    options.format = .jsonLines
    options.dateOrder = dateOrder
    options.identifiesRows = false
    return options
  }
}
