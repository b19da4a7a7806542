internal import Files
internal import TextFormats

/// The names under which other programs write the numbers of rows in front of a table.
package enum RowIndexName {
  /// Whether a name is such: that of an index in pandas, or of rows in R.
  package static func isUsual(_ name: String) -> Bool {
    ["index", "level_0", "unnamed: 0", "row_names", "rownames"].contains(name.lowercased())
  }

  /// Throws if the first column is about to be taken for people by default, and it numbers the rows or tells
  /// something of people whom another column names.
  ///
  /// - Parameters:
  ///   - names: The columns' names.
  ///   - isWhole: Whether the first column holds whole numbers; `nil` where that is not known.
  ///   - options: How the table is read.
  ///   - source: What messages call the table.
  ///   - line: The line of the names, if there is one.
  /// - Throws: ``DataError`` that names both columns.
  static func check(
    _ names: [String], isWhole: Bool?, _ options: TableReadingOptions, source: String,
    line: Int? = nil
  ) throws(DataError) {
    guard options.identifier == nil, !options.listsPeople, isWhole ?? true,
      let first = names.first, names.count > 1, !namePeople(first)
    else { return }
    let other = names.dropFirst().first(where: namePeople)
    let isIndex = isUsual(first)
    // Of a text only the name tells; an index of whole numbers is none of people even where no other is.
    guard isIndex ? other != nil || isWhole == true : other != nil && isWhole == true else {
      return
    }
    throw DataError(
      .badData, source: source, line: line,
      problem: isIndex
        ? "the first column, '\(first)', has the name of an index of the rows"
        : "the first column, '\(first)', holds numbers, and column '\(other ?? "")' looks like the one that "
          + "identifies people",
      remedy:
        "name the column that identifies people, as with \(.identifier, other ?? "C") or \(.identifier, first)"
    )
  }

  /// Whether a column of that name identifies the people themselves.
  private static func namePeople(_ name: String) -> Bool {
    let word = name.lowercased().filter { $0.isLetter || $0.isNumber }
    let people = [
      "", "person", "people", "user", "customer", "client", "member", "account", "node",
    ]
    return word == "uuid" || word == "guid" || word == "identifier"
      || people.contains { word == $0 + "id" || word == $0 && !$0.isEmpty }
  }
}
