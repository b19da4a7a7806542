internal import Files
internal import Memory
public import TextFormats

/// The spellings that stand for "no value" in a file.
///
/// The empty field is always one of them. A field is compared without the blanks around it and
/// exactly otherwise: `na` is not `NA`. Only a spelling that is a number stands for that number in a
/// column of numbers, however it is written there: `-999` for `-999.0`. Quotes make no difference, since a CSV file has no types:
/// `"NA"` is missing as well.
///
/// There are three lists: spellings for every column, spellings for one column, and
/// ``numericSpellings``, which are missing only in a column that has a number or a truth value and
/// nothing else: `None` among ages is no age, while in a column of names it may be someone's.
///
/// JSON has its own word, `null`, and an absent name counts as missing too. A JSON text with one of
/// the spellings is missing only in a column whose other values are all numbers or all true/false;
/// among texts it stays the text that it is, unless it was listed for that column.
public struct MissingValues: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// The spellings of one column.
  public struct ColumnSpellings: Sendable, Hashable {
    /// The column, by its name or number.
    public let column: ColumnReference
    /// The spellings, none of them empty, in the order given.
    public fileprivate(set) var spellings: [String]
  }

  /// The spellings in every column besides the empty field, in the order given.
  public private(set) var spellings: [String]
  /// The spellings that are missing among numbers or truth values only.
  public private(set) var numericSpellings: [String]
  /// The spellings of single columns.
  public private(set) var columnSpellings: [ColumnSpellings] = []

  /// The empty field, `NA`, `N/A` and `null`; among numbers also ``usualNumericSpellings``.
  public static let standard = MissingValues(
    ["NA", "N/A", "null"], amongNumbers: usualNumericSpellings)

  /// What other programs write for a number that is not there: `NaN`, `None`, `NULL`, `#N/A` and
  /// their like.
  public static let usualNumericSpellings = [
    "NaN", "nan", "NAN", "-NaN", "-nan", "NULL", "Null", "None", "none", "#N/A", "#N/A N/A", "#NA",
    "<NA>", "na", "n/a", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", "\\N",
  ]

  /// Makes a list of spellings; the empty field is added to it.
  ///
  /// - Parameters:
  ///   - spellings: The spellings in every column.
  ///   - numericSpellings: Further ones among numbers or truth values.
  public init(_ spellings: [String], amongNumbers numericSpellings: [String] = []) {
    self.spellings = spellings.filter { !$0.isEmpty }
    self.numericSpellings = numericSpellings.filter { !$0.isEmpty }
  }

  /// Makes a list of spellings for every column; the empty field is added to it.
  public init(arrayLiteral spellings: String...) { self.init(spellings) }

  /// The list with further spellings, for one column or for all of them.
  ///
  /// ```swift
  /// let missing = MissingValues.standard.adding(["unknown"], inColumn: "age")
  /// ```
  public func adding(
    _ spellings: [String], inColumn column: ColumnReference? = nil
  ) -> MissingValues {
    let added = spellings.filter { !$0.isEmpty }
    var result = self
    guard let column else {
      result.spellings += added
      return result
    }
    if let place = columnSpellings.firstIndex(where: { $0.column == column }) {
      result.columnSpellings[place].spellings += added
    } else {
      result.columnSpellings.append(ColumnSpellings(column: column, spellings: added))
    }
    return result
  }

  /// The list without the spellings of single columns.
  public var inEveryColumn: MissingValues {
    MissingValues(spellings, amongNumbers: numericSpellings)
  }

  /// Throws if a spelling is for a column that is not there, or for the identifiers.
  func check(
    columns names: [String], areKnown: Bool = false, identifier: Int?, source: String, line: Int?
  ) throws(DataError) {
    for entry in columnSpellings {
      guard let place = entry.column.index(in: names) else {
        throw entry.column.missing(among: names, areKnown: areKnown, source: source, line: line)
      }
      if place == identifier {
        throw DataError(
          .badData, source: source, line: line,
          problem:
            "no spelling of column '\(names[place])' can be missing, since it identifies people",
          remedy: "name another column")
      }
    }
  }
}

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
