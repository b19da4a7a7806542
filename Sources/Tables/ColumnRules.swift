internal import Files
internal import Memory
internal import TextFormats

/// How the fields of one column are read.
struct ColumnRules: Sendable {
  /// What separates a number's whole part from its fraction.
  let decimal: DecimalMark
  private let spellings: [[UInt8]]
  private let ownSpellings: [[UInt8]]
  /// Which of the column's own spellings occurred, as 1; several threads read a column.
  private let found: AtomicMarks
  private let numericSpellings: [[UInt8]]
  /// Which of the spellings for every column occurred, as 1, in any column.
  private let foundInAny: AtomicMarks
  /// The numbers among the spellings, with the place of each; those of the column's own come later.
  private let numbers: [(value: Double, place: Int)]

  /// The rules for each of some columns.
  static func rules(
    _ missing: MissingValues, _ decimal: DecimalMark, columns names: [String]
  ) -> [ColumnRules] {
    let found = AtomicMarks(zeroedCount: missing.spellings.count)
    let general = ColumnRules(missing, decimal, own: [], found)
    var result = Array(repeating: general, count: names.count)
    for entry in missing.columnSpellings {
      guard let place = entry.column.index(in: names) else { continue }
      let own = result[place].ownSpellings + entry.spellings.map { Array($0.utf8) }
      result[place] = ColumnRules(missing, decimal, own: own, found)
    }
    return result
  }

  private init(
    _ missing: MissingValues, _ decimal: DecimalMark, own: [[UInt8]], _ foundInAny: AtomicMarks
  ) {
    self.decimal = decimal
    self.foundInAny = foundInAny
    ownSpellings = own
    found = AtomicMarks(zeroedCount: own.count)
    spellings = missing.spellings.map { Array($0.utf8) }
    numericSpellings = missing.numericSpellings.map { Array($0.utf8) }
    numbers = (spellings + own).enumerated().compactMap { place, text in
      Self.real(text.span, decimal).map { ($0, place) }
    }
  }

  /// Whether a spelling of a missing value is a number.
  var hasMissingNumbers: Bool { !numbers.isEmpty }

  /// Whether a field, without the blanks around it, is missing in a column of any type.
  func isMissing(_ field: Span<UInt8>) -> Bool {
    if field.isEmpty || isMissingByOwnSpelling(field) { return true }
    guard let place = Self.place(of: field, in: spellings) else { return false }
    if foundInAny[place] == 0 { foundInAny[place] = 1 }
    return true
  }

  /// Whether a field, without the blanks around it, is missing in a column of numbers: `-999.0` is
  /// where `-999` is.
  func isMissingNumber(_ field: Span<UInt8>) -> Bool {
    if isMissing(field) { return true }
    guard !numbers.isEmpty, let value = real(field),
      let place = numbers.first(where: { $0.value == value })?.place
    else { return false }
    if place < spellings.count { foundInAny[place] = 1 } else { found[place - spellings.count] = 1 }
    return true
  }

  /// Whether a field is missing in a column of texts by a spelling of that column alone.
  func isMissingByOwnSpelling(_ field: Span<UInt8>) -> Bool {
    guard !ownSpellings.isEmpty, let place = Self.place(of: field, in: ownSpellings) else {
      return false
    }
    if found[place] == 0 { found[place] = 1 }
    return true
  }

  /// A sentence for each of the column's own spellings that did not occur, once the column is read.
  func warnings(ofColumn name: String, source: String) -> [Message] {
    ownSpellings.indices.filter { found[$0] == 0 }.map { place in
      let text = String(decoding: ownSpellings[place], as: UTF8.self)
      return
        "\(source): no value of column '\(name)' is '\(text)', which was to be read as missing; "
        + "compare the spelling"
    }
  }

  /// A sentence for each spelling for every column, the usual ones aside, that occurred in none.
  static func warnings(ofAll rules: [ColumnRules], source: String) -> [Message] {
    guard let one = rules.first else { return [] }
    let usual = MissingValues.standard.spellings
    return one.spellings.indices.filter { one.foundInAny[$0] == 0 }.compactMap { place in
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
    guard decimal == .comma else { return FieldRules.integer(field) }
    return DecimalMark.withPoint(field).flatMap { FieldRules.integer($0.span) }
  }

  /// The decimal number that a field spells, or `nil`.
  func real(_ field: Span<UInt8>) -> Double? { Self.real(field, decimal) }

  private static func real(_ field: Span<UInt8>, _ decimal: DecimalMark) -> Double? {
    guard decimal == .comma else { return FieldRules.real(field) }
    return DecimalMark.withPoint(field).flatMap { FieldRules.real($0.span) }
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
