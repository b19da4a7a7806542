package import Files
internal import TextFormats

extension Table {
  /// The table with another value in one row.
  ///
  /// - Parameters:
  ///   - text: The value as a file would have it; empty if it is missing.
  ///   - name: The column, which is not that of identifiers.
  ///   - row: The row.
  /// - Returns: The table.
  /// - Throws: ``DataError`` if there is no such column, it identifies people, or the text is none of its values.
  /// - Complexity: O(*rows*).
  package func replacing(
    _ text: String, inColumn name: String, row: Int
  ) throws(DataError) -> Table {
    guard let place = columns.firstIndex(where: { $0.name == name }) else {
      throw ColumnReference.name(name).missing(
        among: columnNames, isNameOnly: true, source: sourceName)
    }
    guard place > 0 else {
      throw DataError(
        .badData, source: sourceName, problem: "column '\(name)' identifies people",
        remedy: "change another column")
    }
    var changed = columns
    changed[place] = try columns[place].replacing(text, row, of: self)
    return Table(changed, sourceName: sourceName)
  }
}

extension Column {
  fileprivate func replacing(
    _ text: String, _ row: Int, of table: Table
  ) throws(DataError) -> Column {
    let isMissing = text.isEmpty
    let values: ColumnValues
    switch self.values {
    case .integers(let numbers):
      let number = isMissing ? nil : try number(text, of: table)
      if let number, Int(exactly: number) == nil {
        var reals = Array(numbers.reals)
        reals[row] = number
        values = .reals(reals)
      } else {
        var wholes = Array(numbers)
        wholes[row] = number.flatMap(Int.init(exactly:))
        values = .integers(wholes)
      }
    case .reals(let numbers):
      var reals = Array(numbers)
      reals[row] = isMissing ? nil : try number(text, of: table)
      values = .reals(reals)
    case .booleans(let truths):
      var changed = Array(truths)
      changed[row] = isMissing ? nil : try truth(text, of: table)
      values = .booleans(changed)
    case .strings(let texts):
      var changed = texts.indices.map { texts[$0] }
      changed[row] = isMissing ? nil : text
      values = .strings(changed)
    case .times(let times):
      var changed = Array(times)
      changed[row] = isMissing ? nil : try time(text, times.kind, of: table)
      values = .times(changed, times.kind)
    }
    return Column(name, values).declared(as: self)
  }

  private func number(_ text: String, of table: Table) throws(DataError) -> Double {
    if let number = FieldRules.real(Array(text.utf8).span) { return number }
    throw DataError(
      .badData, source: table.sourceName,
      problem: "'\(text.printable)' is no value of column '\(name)'",
      remedy: "give a number, or nothing for a missing one")
  }

  private func time(
    _ text: String, _ kind: TimeKind, of table: Table
  ) throws(DataError) -> Int {
    if let time = TimeText.value(Array(text.utf8).span), time.kind == kind { return time.number }
    throw DataError(
      .badData, source: table.sourceName,
      problem: "'\(text.printable)' is no value of column '\(name)'",
      remedy: "give a \(kind.words), or nothing for a missing one")
  }

  private func truth(_ text: String, of table: Table) throws(DataError) -> Bool {
    if let truth = FieldRules.boolean(Array(text.utf8).span) { return truth }
    throw DataError(
      .badData, source: table.sourceName,
      problem: "'\(text.printable)' is no value of column '\(name)'",
      remedy: "give true or false, or nothing for a missing one")
  }
}
