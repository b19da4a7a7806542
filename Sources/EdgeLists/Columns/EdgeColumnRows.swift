internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

/// Friendships in columns with types of their own, on their way to a list.
struct EdgeColumnRows {
  let name: String
  let layout: EdgeListLayout
  let setsAside: Bool
  let execution: Execution
  let rules: EdgeRowRules
  /// The columns by their places; `nil` for those that nobody reads.
  let columns: [Column?]
  /// What people should know of the columns.
  private let notes: [Message]
  /// The people at both ends.
  let ends: [EdgeEnds]
  let count: Int
  /// The line of each row, where they stand in a text.
  let lines: RowLines?

  /// Takes the columns.
  ///
  /// - Throws: ``DataError`` if there are no rows, or a column can't be what it is to be.
  init(
    _ columns: [Column?], _ layout: EdgeListLayout, named name: String, _ format: EdgeListFormat,
    _ badRows: BadRowPolicy, _ execution: Execution, lines: RowLines? = nil
  ) throws(DataError) {
    self.name = name
    self.layout = layout
    let finite = columns.map { $0?.finite(execution) }
    self.columns = finite.map { $0?.column }
    notes = layout.places.sorted().flatMap { place in
      finite[place].map { Self.notes($0.column, $0.infiniteCount, name) } ?? []
    }
    self.execution = execution
    self.lines = lines
    setsAside = badRows == .setAside
    rules = EdgeRowRules(
      source: name, dialect: Dialect(), layout: layout, marks: format.marks,
      missing: format.missing.beyondUsual, dateOrder: format.dateOrder,
      setsAside: badRows == .setAside)
    var ends: [EdgeEnds] = []
    for place in [layout.source, layout.target] {
      guard let column = columns[place] else { preconditionFailure("people are read") }
      ends.append(try EdgeEnds(column, source: name))
    }
    self.ends = ends
    count = ends[0].count
    precondition(columns.allSatisfy { $0?.count ?? count == count }, "columns differ in length")
    guard count > 0 else {
      throw DataError(
        .badData, source: name, problem: "the list has no rows", remedy: EdgeRowRules.needsTwo)
    }
  }

  /// As what the source had the people: that of both ends if it is one, texts if one end has them.
  var peopleType: SourceType? {
    let types = [layout.source, layout.target].map { columns[$0]?.typeOfIdentifiers }
    if types.contains(.texts) { return .texts }
    return types[0] == types[1] ? types[0] : nil
  }

  /// The friendships of all rows that can be used.
  ///
  /// - Throws: ``DataError`` for the first row that can't be used and is not to be set aside, or if none
  ///   can be; `CancellationError` if the work was cancelled.
  func checked() throws -> CheckedEdgeRows {
    let numbers = EdgeRowNumbers(self)
    let further = furtherColumns()
    try execution.checkCancellation()
    let faults = faults(numbers, further)
    try execution.checkCancellation()
    var setAside: [SetAsideRow] = []
    var kept: RowPlaces?
    if let first = faults.first {
      let error = error(first, numbers)
      guard setsAside, faults.count < count else { throw error }
      for fault in faults {
        try execution.checkCancellation()
        let row = columns.compactMap(\.self).line(ofRow: fault.row)
        setAside.append(SetAsideRow(self.error(fault, numbers), row))
      }
      let bad = Set(faults.map(\.row))
      kept = RowPlaces(Buffer((0..<count).filter { !bad.contains($0) }.map { UInt32($0) }))
    }
    var ends = ends
    if let kept { ends = ends.map { $0.rearranged(kept) } }
    let people = try PeopleNumbering.number(ends, execution)
    try execution.checkCancellation()
    return CheckedEdgeRows(
      names: people.names, sources: people.sources, targets: people.targets,
      weights: numbers.weights?.rearranged(kept), times: numbers.times?.rearranged(kept),
      kinds: kinds(kept), untils: numbers.untils?.rearranged(kept),
      columns: further.map { $0.edgeColumn(kept, execution) }, sourceName: name,
      keptRows: kept?.values, setAside: setAside, columnNames: layout.header,
      warnings: notes)
  }

  private static func notes(
    _ column: Column, _ infiniteCount: Int, _ source: String
  ) -> [Message] {
    let infinite =
      infiniteCount == 0
      ? nil
      : "\(infiniteCount.counting("infinite number")) \(infiniteCount == 1 ? "is" : "are") missing"
    return [column.note, infinite].compactMap { note in
      note.map { "\(source): column '\(column.name)': \($0)" }
    }
  }

  private func kinds(_ kept: RowPlaces?) -> EdgeKinds? {
    guard let place = layout.kind, let column = columns[place] else { return nil }
    let texts = (kept.map { column.rearranged($0) } ?? column).asTexts
    var index = TextIndex()
    var numbers = FillingBuffer<UInt32>(zeroedCount: texts.count)
    if let categories = texts.categories, let codes = texts.codes {
      var known = [UInt32?](repeating: nil, count: categories.count)
      var missing: UInt32?
      for row in texts.indices {
        guard let code = codes[row] else {
          // As an empty field of a file.
          missing = missing ?? index.insert("")
          numbers[row] = missing ?? 0
          continue
        }
        let number = known[code] ?? index.insert(code, of: categories)
        known[code] = number
        numbers[row] = number
      }
    } else {
      let list = texts.list
      for row in list.indices { numbers[row] = index.insert(row, of: list) }
    }
    return EdgeKinds(names: index.texts, numbers: numbers.freeze())
  }

  private func furtherColumns() -> [FurtherEdgeColumn] {
    layout.columns.compactMap { place in
      columns[place.place].map { FurtherEdgeColumn($0, place, rules, execution) }
    }
  }
}

extension Buffer {
  /// The values of some rows, which all are there.
  func rearranged(_ places: RowPlaces?) -> Buffer {
    guard let places else { return self }
    let span = span
    return Buffer(places.values.map { span[Int($0)] })
  }
}

extension Column {
  /// The values as texts, as a file has them.
  var asTexts: TextValues {
    texts ?? TextValues((0..<count).map { text($0) })
  }
}
