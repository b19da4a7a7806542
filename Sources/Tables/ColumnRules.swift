internal import Files
internal import TextFormats

/// How the fields of one column are read.
struct ColumnRules: Sendable {
  /// How numbers are written.
  let marks: NumberMarks
  /// The order in which dates have day, month and year; `nil` for those of ISO 8601 alone.
  let dateOrder: DateOrder?
  private let spellings: [[UInt8]]
  /// The column's own spellings; their places come behind those of the spellings for every column.
  private let ownSpellings: [[UInt8]]
  private let numericSpellings: [[UInt8]]
  /// The numbers among the spellings, with the place of each.
  private let numbers: [(value: Double, place: Int)]

  /// The rules for each of some columns.
  static func rules(
    _ missing: MissingValues, _ marks: NumberMarks = NumberMarks(), _ dateOrder: DateOrder? = nil,
    columns names: [String]
  ) -> [ColumnRules] {
    let general = ColumnRules(missing, marks, dateOrder, own: [])
    var result = Array(repeating: general, count: names.count)
    for entry in missing.columnSpellings {
      guard let place = entry.column.index(in: names) else { continue }
      let own = result[place].ownSpellings + entry.spellings.map { Array($0.utf8) }
      result[place] = ColumnRules(missing, marks, dateOrder, own: own)
    }
    return result
  }

  private init(
    _ missing: MissingValues, _ marks: NumberMarks, _ dateOrder: DateOrder?, own: [[UInt8]]
  ) {
    self.marks = marks
    self.dateOrder = dateOrder
    ownSpellings = own
    spellings = missing.spellings.map { Array($0.utf8) }
    numericSpellings = missing.numericSpellings.map { Array($0.utf8) }
    numbers = (spellings + own).enumerated().compactMap { place, text in
      Self.real(text.span, marks).map { ($0, place) }
    }
  }

  /// Whether there is any spelling of a missing value besides the empty field.
  var hasSpellings: Bool { !spellings.isEmpty || !ownSpellings.isEmpty }

  /// Whether a spelling of a missing value is a number.
  var hasMissingNumbers: Bool { !numbers.isEmpty }

  /// Whether a field, without the blanks around it, is missing in a column of any type.
  func isMissing(_ field: Span<UInt8>, _ marks: inout SpellingMarks) -> Bool {
    if field.isEmpty || isMissingByOwnSpelling(field, &marks) { return true }
    guard let place = Self.place(of: field, in: spellings) else { return false }
    marks.note(place)
    return true
  }

  /// Whether a field, without the blanks around it, is missing in a column of numbers: `-999.0` is
  /// where `-999` is.
  func isMissingNumber(_ field: Span<UInt8>, _ marks: inout SpellingMarks) -> Bool {
    if isMissing(field, &marks) { return true }
    guard !numbers.isEmpty, let value = real(field),
      let place = numbers.first(where: { $0.value == value })?.place
    else { return false }
    marks.note(place)
    return true
  }

  /// Whether a field is missing in a column of texts by a spelling of that column alone.
  func isMissingByOwnSpelling(_ field: Span<UInt8>, _ marks: inout SpellingMarks) -> Bool {
    guard !ownSpellings.isEmpty, let place = Self.place(of: field, in: ownSpellings) else {
      return false
    }
    marks.note(spellings.count + place)
    return true
  }

  /// A sentence for each of the column's own spellings that did not occur, once the column is read.
  private func warnings(ofColumn name: String, source: String, _ marks: SpellingMarks) -> [Message]
  {
    ownSpellings.indices.filter { !marks.contains(spellings.count + $0) }.map { place in
      let text = String(decoding: ownSpellings[place], as: UTF8.self)
      return
        "\(source): no value of column '\(name)' is '\(text)', which was to be read as missing; "
        + "compare the spelling"
    }
  }

  /// A sentence for each spelling of one of some columns that did not occur in it.
  static func warnings(
    of rules: [ColumnRules], columns names: [String], source: String, _ marks: [SpellingMarks]
  ) -> [Message] {
    names.indices.flatMap {
      rules[$0].warnings(ofColumn: names[$0], source: source, marks[$0])
    }
  }

  /// A sentence for each spelling for every column, the usual ones aside, that occurred in none.
  static func warnings(
    ofAll rules: [ColumnRules], source: String, _ marks: [SpellingMarks]
  ) -> [Message] {
    guard let one = rules.first else { return [] }
    let usual = MissingValues.standard.spellings
    return one.spellings.indices.filter { place in
      !marks.contains { $0.contains(place) }
    }.compactMap { place in
      let text = String(decoding: one.spellings[place], as: UTF8.self)
      if usual.contains(text) { return nil }
      return "\(source): no value is '\(text)', which was to be read as missing; "
        + "compare the spelling"
    }
  }

  /// Whether a field that is no number is missing among numbers, or among truth values.
  func isMissingAmongNumbers(_ field: Span<UInt8>) -> Bool {
    Self.contains(numericSpellings, field)
  }

  /// The whole number that a field spells, or `nil`.
  func integer(_ field: Span<UInt8>) -> Int? {
    if marks.arePlain { return FieldRules.integer(field) }
    return marks.plain(field).flatMap { FieldRules.integer($0.span) }
  }

  /// The decimal number that a field spells, or `nil`.
  func real(_ field: Span<UInt8>) -> Double? { Self.real(field, marks) }

  private static func real(_ field: Span<UInt8>, _ marks: NumberMarks) -> Double? {
    if marks.arePlain { return FieldRules.real(field) }
    return marks.plain(field).flatMap { FieldRules.real($0.span) }
  }

  private static func contains(_ list: [[UInt8]], _ field: Span<UInt8>) -> Bool {
    place(of: field, in: list) != nil
  }

  private static func place(of field: Span<UInt8>, in list: [[UInt8]]) -> Int? {
    search: for (place, spelling) in list.enumerated() where spelling.count == field.count {
      for index in field.indices where field[index] != spelling[index] { continue search }
      return place
    }
    return nil
  }
}
