package import Execution
package import Files
internal import TextFormats

extension Table {
  /// Reads all columns of a source with types, and hands rows that can't be used to a closure.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - options: Which column identifies people, which are outcomes, what is missing.
  ///   - execution: How the work runs; changes no byte of the result.
  ///   - setAside: Receives the reason, with the row's number, and the row as a line of CSV.
  /// - Returns: The table of the other rows.
  /// - Throws: As ``assembling(_:named:options:execution:setAside:)``.
  package static func reading(
    _ source: any TypedSource, options: TableReadingOptions, execution: Execution,
    setAside: (DataError, ArraySlice<UInt8>) throws(DataError) -> Void
  ) throws -> Table {
    try execution.asBlockingWhole { execution in
      let columns = try source.columns(nil, execution.reporting(0...0.8))
      var table = try assembling(
        columns, named: source.name, options: options.identifying(by: source.identifier),
        execution: execution, setAside: setAside)
      table.readingWarnings = source.notes + table.readingWarnings
      return table
    }
  }
}

extension TableSchema {
  /// The schema of a source with types, its identifiers in front.
  ///
  /// - Throws: ``DataError`` if it can't be read, names have a fault, or a column is missing that the
  ///   options name.
  init(_ source: any TypedSource, _ options: TableReadingOptions) throws {
    let options = options.identifying(by: source.identifier)
    var columns = try source.schema(Execution(threads: 1))
    let choice = try IdentifierChoice(typed: columns.map(\.name), named: source.name, options)
    try RowIndexName.check(
      columns.map(\.name), isWhole: columns[0].type == .integer, options, source: source.name)
    try options.missing.beyondUsual.check(
      columns: columns.map(\.name), areKnown: true, identifier: choice.place, source: source.name,
      line: nil)
    if let place = choice.place, let refusal = columns[place].refusal {
      throw refusal.error(columns[place].name, source: source.name)
    }
    let name = choice.place.map { columns.remove(at: $0).name } ?? IdentifierChoice.rowName
    let refused = columns.filter { $0.refusal != nil }
    columns.removeAll { $0.refusal != nil }
    var schema = TableSchema([Column(name, .text)] + columns)
    schema.sourceName = source.name
    schema.refused = refused
    self = try schema.declaring(options.outcomes)
  }
}

extension TableReadingOptions {
  /// The options with a column for the identifiers, if they name none.
  fileprivate func identifying(by name: String?) -> TableReadingOptions {
    guard let name, identifier == nil else { return self }
    var options = self
    options.identifier = .name(name)
    return options
  }
}
