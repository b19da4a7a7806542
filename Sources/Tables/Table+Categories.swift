public import Files

extension Table {
  /// The table with the numbers of some columns taken for categories: texts, a whole number in its digits alone.
  ///
  /// ```swift
  /// let people = try Table(["id": ["a", "b"], "education": [1.0, 2.5]])
  /// let texts = try people.takingAsTexts(["education"])[texts: "education"]  // "1", "2.5"
  /// ```
  ///
  /// Whether a file has 2, 2.0 or 2e0 is no difference between categories, since programs write the same number in
  /// any of these ways. True and false are the texts `true` and `false`, dates and times what the file has; columns of texts stay as they are.
  ///
  /// - Parameter names: The columns' names.
  /// - Returns: The table with these columns as texts.
  /// - Throws: ``DataError`` if there is no such column.
  /// - Complexity: O(*rows*) for each.
  public func takingAsTexts(_ names: some Sequence<String>) throws(DataError) -> Table {
    var table = self
    for name in names {
      let column = try column(named: name)
      if let texts = column.categories { table.replace(Column(name, .strings(texts))) }
    }
    return table
  }
}

extension Double {
  /// A number as a category: `2` for 2.0, `2.5` for itself.
  package var category: String { Int(exactly: self).map { "\($0)" } ?? "\(self)" }
}

extension Column {
  /// Numbers, true and false, and dates and times as texts; `nil` for texts.
  fileprivate var categories: TextValues? {
    switch values {
    case .integers(let values): TextValues(values.map { $0.map { "\($0)" } })
    case .reals(let values): TextValues(values.map { $0?.category })
    case .booleans(let values): TextValues(values.map { $0.map { "\($0)" } })
    case .strings: nil
    case .times: texts
    }
  }
}
