internal import TextFormats

extension Table {
  /// What messages call a column: its name in quotes, or its number in the file where the names may be
  /// a person's data, since the file's first line was taken for them.
  package func shownName(_ name: String) -> String {
    // In JSON, and where rows are numbered, no name can be taken for a value.
    guard let place = lines?.identifierPlace, place >= 0,
      let index = self.place(ofColumn: name)
    else { return "'\(name)'" }
    var names = columns.dropFirst().map(\.name)
    names.insert(identifierName, at: min(place, names.count))
    if ColumnListing.areLikelyNames(names) { return "'\(name)'" }
    let number = index == 0 ? place + 1 : index <= place ? index : index + 1
    return "\(number + indexColumnCount)"
  }
}
