public import Files

extension Table {
  /// The columns that are declared as outcomes, in the order of the table.
  ///
  /// Every table that is made of this one keeps them, whatever becomes of rows, order and names.
  public var outcomes: [OutcomeColumn] { columns.compactMap(\.outcome) }

  /// The same table with a column declared as an outcome; declared again, it has the new events.
  ///
  /// ```swift
  /// let people = try Table(["id": ["ann", "bob", "cid"], "paid": [1, 0, nil]])
  /// let table = try people.declaring(outcome: "paid", events: ["0"])
  /// table.outcomes                      // paid, whose event is 0
  /// try table.events(ofOutcome: "paid") // false, true, nil
  /// ```
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - events: The values that are the event, as they stand in a file, numbers in any spelling; `nil`
  ///     for true, or for 1 in a column of 0 and 1. Every other value is a non-event.
  /// - Returns: The table.
  /// - Throws: ``DataError`` if there is no such column or it identifies people; without events, if it
  ///   holds other values than true and false or 0 and 1; with events, if there are none or no value of
  ///   the column is one. A column without any value, and one of a single kind of people, are no mistake:
  ///   of new people nothing may have happened yet.
  /// - Complexity: O(*rows*).
  public func declaring(
    outcome name: String, events: Set<String>? = nil
  ) throws(DataError) -> Table {
    if name == identifierName { throw .identifierAsOutcome(name, source: sourceName) }
    let column = try column(named: name)
    let outcome = OutcomeColumn(name, events: events)
    let values = try column.events(of: outcome, source: sourceName)
    if let events, !values.contains(true), values.contains(false) {
      let list = events.sorted().map { "'\($0)'" }.joined(separator: ", ")
      throw DataError(
        .badData, source: sourceName,
        problem: "no row of column '\(name)' has the value of the event, \(list)",
        remedy:
          "its values are \(column.firstTexts(3)); name those of them that are the event (\(.events))"
      )
    }
    var table = self
    table.declare(name, events)
    var absent: [String] = []
    for event in (events ?? []).sorted() {
      let alone = OutcomeColumn(name, events: [event])
      if try !column.events(of: alone, source: sourceName).contains(true) { absent.append(event) }
    }
    if !absent.isEmpty, values.contains(true) {
      table.readingWarnings.append(
        "\(sourceName): no row of column '\(name)' has \(absent.map { "'\($0)'" }.joined(separator: ", ")), which "
          + (absent.count == 1 ? "is a value of its event" : "are values of its event"))
    }
    return table
  }

  /// The same table with several columns declared as outcomes.
  ///
  /// - Throws: ``DataError`` as ``declaring(outcome:events:)``, and if one is named twice.
  package func declaring(_ outcomes: [OutcomeColumn]) throws(DataError) -> Table {
    try DataError.checkOnce(outcomes, source: sourceName)
    var table = self
    for outcome in outcomes {
      table = try table.declaring(outcome: outcome.name, events: outcome.events)
    }
    return table
  }

  /// For each row whether the event of an outcome happened; `nil` where nobody knows.
  ///
  /// - Throws: ``DataError`` if there is no such column, if it is not declared as an outcome, or if values
  ///   that took the place of others are not what its event was declared for.
  /// - Complexity: O(*rows*).
  public func events(ofOutcome name: String) throws(DataError) -> [Bool?] {
    let column = try column(named: name)
    guard let outcome = column.outcome else {
      throw DataError(
        .badData, source: sourceName, problem: "column '\(name)' is not declared as an outcome",
        remedy: "declare it (\(.outcome))")
    }
    return try column.events(of: outcome, source: sourceName)
  }

  /// Throws if a column of which something is to be computed is an outcome, or made of others' outcomes.
  ///
  /// - Parameters:
  ///   - name: The column; of one that is not there nothing is thrown.
  ///   - use: What it can't be, such as `aggregated over friends`.
  /// - Throws: ``DataError`` with what to do.
  package func checkNoOutcome(_ name: String, _ use: String) throws(DataError) {
    guard let column = self[name] else { return }
    if column.role == .outcome { throw .outcome(name, use, source: sourceName) }
    if OutcomeColumn.isOutOfFold(name) { throw .outOfFold(name, use, source: sourceName) }
  }
}

extension Column {
  /// What the column is for, if that was declared.
  package var role: ColumnRole? { outcome == nil ? nil : .outcome }

  /// For each row whether the event happened, if the column is declared as an outcome and holds what its
  /// event was declared for.
  package var declaredEvents: [Bool?]? {
    outcome.flatMap { try? events(of: $0, source: "table") }
  }

  /// For each row whether the event happened; `nil` where nobody knows.
  fileprivate func events(
    of outcome: OutcomeColumn, source: String
  ) throws(DataError) -> [Bool?] {
    if let events = outcome.events {
      if events.isEmpty {
        throw DataError(
          .badData, source: source, problem: "no value is the event of outcome '\(name)'",
          remedy: "name at least one (\(.events))")
      }
      return eventMarks(
        Set(events.map { Array($0.utf8) }), numbers: Set(events.compactMap(Double.init)))
    }
    guard let numbers = values.numbers, numbers.allSatisfy({ $0 ?? 0 == 0 || $0 == 1 }) else {
      throw DataError(
        .badData, source: source,
        problem: "column '\(name)' is neither true or false nor 0 or 1",
        remedy: "say which of its values (\(firstTexts(3))) are the event (\(.events))")
    }
    return numbers.map { $0.map { $0 == 1 } }
  }

  /// Marks the rows with one of some texts, as written or as it would be written anew, or numbers.
  private func eventMarks(_ texts: Set<[UInt8]>, numbers: Set<Double>) -> [Bool?] {
    let known = values.isNumeric ? values.numbers : nil
    var text: [UInt8] = []
    return (0..<count).map { row in
      if values.isMissing(row) { return nil }
      if let number = known?[row], numbers.contains(number) { return true }
      text.removeAll(keepingCapacity: true)
      _ = append(row, to: &text)
      if texts.contains(text) { return true }
      guard case .booleans = values else { return false }
      text.removeAll(keepingCapacity: true)
      values.append(row, to: &text)
      return texts.contains(text)
    }
  }
}

extension TableSchema {
  /// The schema with columns declared as outcomes, whose values are not all known.
  ///
  /// - Throws: ``DataError`` if there is no such column, it identifies people, or is named twice.
  package func declaring(_ outcomes: [OutcomeColumn]) throws(DataError) -> TableSchema {
    try DataError.checkOnce(outcomes, source: sourceName)
    for outcome in outcomes {
      if outcome.name == columns[0].name {
        throw .identifierAsOutcome(outcome.name, source: sourceName)
      }
      try checkColumn(named: outcome.name)
    }
    let names = Set(outcomes.map(\.name))
    var schema = TableSchema(
      columns.map { names.contains($0.name) ? $0.declared(.outcome) : $0 }, isComplete: isComplete)
    schema.sourceName = sourceName
    return schema
  }

  /// Throws if a column of which something is to be computed is an outcome, or made of others' outcomes.
  package func checkNoOutcome(_ name: String, _ use: String) throws(DataError) {
    guard let column = self[name] else { return }
    if column.role == .outcome { throw .outcome(name, use, source: sourceName) }
    if OutcomeColumn.isOutOfFold(name) { throw .outOfFold(name, use, source: sourceName) }
  }
}

extension Column {
  /// The first different values, as they stand in a CSV file and in quotes, for a message; an ellipsis says
  /// that there are more.
  fileprivate func firstTexts(_ most: Int) -> String {
    var found: [String] = []
    for row in 0..<count where found.count <= most {
      var bytes: [UInt8] = []
      guard append(row, to: &bytes) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      let shown = "'\(text.count > 40 ? text.prefix(39) + "…" : text[...])'"
      if !found.contains(shown) { found.append(shown) }
    }
    if found.count > most { found[most] = "…" }
    return found.joined(separator: ", ")
  }
}

extension DataError {
  /// An outcome was named where it would be computed with.
  package static func outcome(_ name: String, _ use: String, source: String) -> DataError {
    DataError(
      .badData, source: source,
      problem: "column '\(name)' is an outcome, and can't be \(use)",
      remedy: "leave it out: friends' outcomes are used out of fold only")
  }

  /// A column of others' outcomes was named where it would be computed with.
  fileprivate static func outOfFold(_ name: String, _ use: String, source: String) -> DataError {
    DataError(
      .badData, source: source,
      problem: "column '\(name)' is made of others' outcomes (out of fold), and can't be \(use): "
        + "what friends have there tells the person's own outcome",
      remedy: "leave it out, or rename it if it is something else")
  }

  fileprivate static func identifierAsOutcome(_ name: String, source: String) -> DataError {
    DataError(
      .badData, source: source,
      problem: "column '\(name)' identifies people, and is no outcome",
      remedy: "name the column of what became of them")
  }

  fileprivate static func checkOnce(
    _ outcomes: [OutcomeColumn], source: String
  ) throws(DataError) {
    var names: Set<String> = []
    for outcome in outcomes where !names.insert(outcome.name).inserted {
      throw DataError(
        .badData, source: source, problem: "outcome '\(outcome.name)' is declared twice",
        remedy: "declare it once, with all values that are its event")
    }
  }
}
