public import DelimitedText

extension Table {
  /// The column of that name.
  ///
  /// - Throws: ``DataError`` that lists the columns, and names the one that was probably meant.
  public func column(named name: String) throws(DataError) -> Column {
    if let column = self[name] { return column }
    throw ColumnReference.name(name).missing(among: columns.map(\.name), source: sourceName)
  }

  /// The values of a column as decimal numbers; true counts as 1 and false as 0.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds texts.
  public func numbers(inColumn name: String) throws(DataError) -> OptionalValues<Double> {
    let column = try column(named: name)
    guard let numbers = column.values.numbers else {
      throw DataError(
        .badData, source: sourceName, problem: "column '\(name)' holds texts",
        remedy: "choose a column of numbers")
    }
    return numbers
  }

  /// The names of the columns of whole or decimal numbers, in order.
  public var numericColumnNames: [String] {
    columns.dropFirst().filter(\.values.isNumeric).map(\.name)
  }

  /// A table of the identifiers and the columns of those names, in the order given.
  ///
  /// - Throws: ``DataError`` if a column is missing or asked for twice.
  public func selecting(_ names: [String]) throws(DataError) -> Table {
    var result = Table([columns[0]], sourceName: sourceName)
    for name in names where name != identifierName { try result.append(column(named: name)) }
    return result
  }

  /// How well each column's values would do as identifiers, given the names that another file
  /// uses for the same people.
  ///
  /// A field is compared exactly as it was written.
  ///
  /// - Parameter names: the other file's names.
  /// - Returns: one answer per column, in order.
  /// - Complexity: O(*names* + *rows* × *columns*).
  package func identifierFits(_ names: TextList) -> [IdentifierFit] {
    let index = TextIndex(names)
    return columns.map { column in
      var isFound = Array(repeating: false, count: index.count)
      var matches = 0
      var field: [UInt8] = []
      for row in 0..<column.count {
        field.removeAll(keepingCapacity: true)
        guard column.append(row, to: &field), let name = index.lookup(field.span) else { continue }
        if !isFound[Int(name)] { matches += 1 }
        isFound[Int(name)] = true
      }
      return IdentifierFit(name: column.name, matches: matches, rowCount: rowCount)
    }
  }
}
