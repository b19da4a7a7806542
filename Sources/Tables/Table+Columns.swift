public import DelimitedText

extension Table {
  /// The column of that name.
  ///
  /// - Throws: ``DataError`` that lists the columns, and names the one that was probably meant.
  public func column(named name: String) throws(DataError) -> Column {
    if let column = self[name] { return column }
    throw Self.missingColumn(name, among: columns.map(\.name), source: sourceName)
  }

  /// The values of a column as decimal numbers; true counts as 1 and false as 0.
  ///
  /// - Throws: ``DataError`` if there is no such column, or if it holds texts.
  public func numbers(inColumn name: String) throws(DataError) -> [Double?] {
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
  /// - Parameter contains: whether a text, exactly as the field was written, is such a name.
  /// - Returns: one answer per column, in order.
  /// - Complexity: O(*rows* × *columns*) calls of `contains`.
  package func identifierFits(_ contains: (String) -> Bool) -> [IdentifierFit] {
    columns.map { column in
      var found: [String] = []
      for row in 0..<column.count {
        guard let text = column.text(row), contains(text) else { continue }
        found.append(text)
      }
      let index = RowIndex(found)
      let distinct = found.indices.reduce(0) { $0 + (index[found[$1]] == $1 ? 1 : 0) }
      return IdentifierFit(name: column.name, matches: distinct, rowCount: rowCount)
    }
  }

  static func missingColumn(
    _ name: String, among names: [String], source: String, line: Int? = nil
  ) -> DataError {
    let list = "the columns are " + names.joined(separator: ", ")
    let meant = nearest(to: name, among: names).map { "did you mean '\($0)'? " } ?? ""
    return DataError(
      .badData, source: source, line: line, problem: "column '\(name)' is missing",
      remedy: meant + list)
  }

  /// The name that differs from the one given by the fewest letters, if by no more than a third.
  private static func nearest(to name: String, among names: [String]) -> String? {
    let wanted = Array(name.lowercased())
    let distances = names.map { distance(wanted, Array($0.lowercased())) }
    guard let best = distances.indices.min(by: { distances[$0] < distances[$1] }),
      distances[best] <= max(1, wanted.count / 3)
    else { return nil }
    return names[best]
  }

  /// The least number of letters to insert, remove or replace (Levenshtein).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
