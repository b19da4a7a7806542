public import Files
internal import TextFormats

extension Table {
  /// The column of that name.
  ///
  /// - Throws: ``DataError`` that lists the columns, and names the one that was probably meant.
  public func column(named name: String) throws(DataError) -> Column {
    if let column = self[name] { return column }
    throw ColumnReference.name(name).missing(
      among: columns.map(\.name), isNameOnly: true, source: sourceName)
  }

  /// The values of a column as decimal numbers; true counts as 1 and false as 0.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds texts.
  public func numbers(inColumn name: String) throws(DataError) -> OptionalValues<Double> {
    try numbers(inColumn: name, alternative: nil)
  }

  /// The same where something else can be done with texts, which is a part of a sentence.
  package func numbers(
    inColumn name: String, alternative: Message?
  ) throws(DataError) -> OptionalValues<Double> {
    let column = try column(named: name)
    guard let numbers = column.values.numbers else {
      throw refusal(column, alternative: alternative)
    }
    return numbers
  }

  /// The names of the columns of whole or decimal numbers, in order.
  public var numericColumnNames: [String] {
    columns.dropFirst().filter(\.values.isNumeric).map(\.name)
  }

  /// A table of the identifiers and some columns, as ``selecting(_:)-([String])``.
  public func selecting(_ names: String...) throws(DataError) -> Table { try selecting(names) }

  /// A table of the identifiers and the columns of those names, in the order given.
  ///
  /// - Throws: ``DataError`` if a column is missing or asked for twice.
  public func selecting(_ names: [String]) throws(DataError) -> Table {
    var result = Table([columns[0]], sourceName: sourceName, lines: lines)
    for name in names where name != identifierName {
      let column = try column(named: name)
      guard result[name] == nil else {
        throw DataError(
          .badData, source: sourceName, problem: "column '\(name)' is asked for twice",
          remedy: "keep one")
      }
      try result.append(column)
    }
    return result
  }
}
