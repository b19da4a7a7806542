internal import Identifiers
internal import Memory
internal import TextFormats

/// What a column is taken for while a table is read, in the order in which it is tried.
struct ColumnGuess: Sendable, Equatable {
  enum Kind: Int, Sendable {
    case integers, reals, booleans, texts
  }

  var kind: Kind
  /// Whether fields are kept as they were written, since the values alone don't tell one.
  var keepsSpelling = false

  /// What is to be tried if a field is none of the kind.
  var next: ColumnGuess { ColumnGuess(kind: Kind(rawValue: kind.rawValue + 1) ?? .texts) }

  /// The later one of two in the order in which they are tried.
  static func later(_ left: ColumnGuess, _ right: ColumnGuess) -> ColumnGuess {
    if left.kind != right.kind { return left.kind.rawValue > right.kind.rawValue ? left : right }
    return left.keepsSpelling ? left : right
  }
}

/// One column's fields in a block of rows, or in all, read as what the column is taken for.
struct ColumnPiece: Sendable {
  let guess: ColumnGuess
  /// What is to be tried instead; `nil` as long as all fields fit.
  private(set) var refutation: ColumnGuess?
  private(set) var count = 0
  /// Whether a field has a value.
  private(set) var hasValues = false
  /// Whether a field is missing only among numbers or truth values.
  private(set) var hasNumericSpelling = false
  /// Whether plain printing of the values gives the fields, as far as their look is kept.
  private(set) var isPlain = true
  /// The spellings of missing values that occurred.
  private(set) var marks = SpellingMarks()
  /// The values of the kind; something where one is missing.
  private(set) var integers: [Int] = []
  private(set) var reals: [Double] = []
  private(set) var booleans: [Bool] = []
  private(set) var texts = TextListBuilder()
  /// The rows without a value.
  private(set) var missingRows: [UInt32] = []
  /// The fields as they were written.
  private(set) var spelling = TextListBuilder()

  /// Begins without fields, of which about so many will come.
  init(_ guess: ColumnGuess = ColumnGuess(kind: .integers), expectedCount: Int = 0) {
    self.guess = guess
    switch guess.kind {
    case .integers: integers.reserveCapacity(expectedCount)
    case .reals: reals.reserveCapacity(expectedCount)
    case .booleans: booleans.reserveCapacity(expectedCount)
    case .texts: break
    }
  }

  /// Adds fields.
  ///
  /// - Parameters:
  ///   - memory: Where the fields stand.
  ///   - rows: The fields of some rows.
  ///   - column: Which of them is this column's.
  ///   - fieldCount: The number of fields of a row.
  ///   - rules: How the column's fields are read.
  mutating func append(
    _ memory: Span<UInt8>, _ rows: ScannedRows, column: Int, fieldCount: Int,
    rules: ColumnRules
  ) {
    guard refutation == nil else { return }
    let places = rows.fields
    var printed = Array(repeating: UInt8(0), count: 32)
    var place = column
    for _ in 0..<rows.count {
      let field = memory.extracting(places[place].range)
      place += fieldCount
      append(field, nil, rules, &printed)
      if refutation != nil { return }
      if guess.keepsSpelling { spelling.append(field) }
    }
  }

  /// Adds a field of a row that the exact reader read.
  ///
  /// - Parameters:
  ///   - field: Which field of the row is this column's.
  ///   - record: The row.
  ///   - rules: How the column's fields are read.
  ///   - printed: 32 bytes to work in.
  mutating func append(
    _ field: Int, of record: Record, _ rules: ColumnRules, _ printed: inout [UInt8]
  ) {
    guard refutation == nil else { return }
    let bytes = record.bytes(field)
    append(bytes.span, nil, rules, &printed)
    if guess.keepsSpelling, refutation == nil { spelling.append(bytes) }
  }

  /// Adds fields that were gathered before, with their kinds if they have any.
  mutating func append(
    _ fields: TextListBuilder, _ rows: Range<Int>, _ kinds: [JSONKind], _ rules: ColumnRules
  ) {
    var printed = Array(repeating: UInt8(0), count: 32)
    for row in rows {
      let field = fields.utf8(row)
      append(field.span, kinds.isEmpty ? nil : kinds[row], rules, &printed)
      if refutation != nil { return }
      if guess.keepsSpelling { spelling.append(field) }
    }
  }

  @inline(__always)
  private mutating func append(
    _ field: Span<UInt8>, _ kind: JSONKind?, _ rules: ColumnRules, _ printed: inout [UInt8]
  ) {
    switch guess.kind {
    case .texts: appendText(field, kind, rules)
    case .integers, .reals, .booleans: appendValue(field, rules, &printed)
    }
    count += 1
  }

  private mutating func appendText(_ field: Span<UInt8>, _ kind: JSONKind?, _ rules: ColumnRules) {
    let text = FieldRules.trimmed(field)
    // What is a text in JSON is one, unless it is said to be missing in this column.
    let isMissing =
      kind.map { $0 == .null || rules.isMissingByOwnSpelling(text, &marks) }
      ?? rules.isMissing(text, &marks)
    if isMissing {
      missingRows.append(UInt32(count))
      texts.appendEmpty(1)
      note(isPlain: field.isEmpty)
    } else {
      hasValues = true
      texts.append(field)
    }
  }

  private mutating func appendValue(
    _ field: Span<UInt8>, _ rules: ColumnRules, _ printed: inout [UInt8]
  ) {
    let text = FieldRules.trimmed(field)
    // Numbers read with marks of their own are written without, whatever they looked like.
    let keepsLook = rules.marks.arePlain || guess.kind == .booleans
    let isMissing =
      guess.kind == .booleans
      ? rules.isMissing(text, &marks) : rules.isMissingNumber(text, &marks)
    if isMissing {
      appendMissing()
      note(isPlain: field.isEmpty, keepsLook: keepsLook)
    } else if let isPlain = appendKnown(text, field, rules, &printed) {
      hasValues = true
      note(isPlain: isPlain, keepsLook: keepsLook)
    } else if rules.isMissingAmongNumbers(text) {
      hasNumericSpelling = true
      appendMissing()
      note(isPlain: false, keepsLook: keepsLook)
    } else {
      refutation = guess.next
    }
  }

  private mutating func appendMissing() {
    missingRows.append(UInt32(count))
    switch guess.kind {
    case .integers: integers.append(0)
    case .reals: reals.append(0)
    default: booleans.append(false)
    }
  }

  /// Adds a value of the kind, and says whether plain printing gives the field; `nil` if it is none.
  private mutating func appendKnown(
    _ text: Span<UInt8>, _ field: Span<UInt8>, _ rules: ColumnRules, _ printed: inout [UInt8]
  ) -> Bool? {
    switch guess.kind {
    case .integers:
      guard let value = rules.integer(text) else { return nil }
      integers.append(value)
      // Every other spelling of a whole number has a sign, a blank or a zero more, or marks between
      // thousands.
      return text.count == field.count && field[0] != UInt8(ascii: "+")
        && (value != 0 || field.count == 1)
        && (rules.marks.arePlain || Self.digitCount(value) == field.count)
    case .reals:
      guard let value = rules.real(text) else { return nil }
      reals.append(value)
      // Where spelling is kept it matters only whether all fields are plain.
      return guess.keepsSpelling && (!isPlain || !rules.marks.arePlain)
        || Self.isPlain(field, value, rules.marks.decimal, &printed)
    default:
      guard let value = FieldRules.boolean(text) else { return nil }
      booleans.append(value)
      return FieldRules.isPrintedBoolean(field)
    }
  }

  /// Notes whether a field is what plain printing gives; if not, it must be kept as long as the column
  /// may turn out to hold texts, and for good where its look is.
  private mutating func note(isPlain isSo: Bool, keepsLook: Bool = true) {
    if isSo { return }
    if keepsLook { isPlain = false }
    if !guess.keepsSpelling {
      refutation = ColumnGuess(kind: guess.kind, keepsSpelling: true)
    }
  }

  private static func isPlain(
    _ field: Span<UInt8>, _ value: Double, _ decimal: DecimalMark, _ printed: inout [UInt8]
  ) -> Bool {
    let count = printed.print(value)
    guard count == field.count else { return false }
    for index in field.indices where field[index] != printed[index] {
      guard decimal == .comma, printed[index] == point, field[index] == comma else { return false }
    }
    if decimal == .comma {
      for index in field.indices where field[index] == point { return false }
    }
    return true
  }

  /// The number of bytes of a whole number that is printed plainly.
  private static func digitCount(_ value: Int) -> Int {
    var (rest, count) = (value.magnitude / 10, value < 0 ? 2 : 1)
    while rest > 0 {
      rest /= 10
      count += 1
    }
    return count
  }
}

private let point = UInt8(ascii: ".")
private let comma = UInt8(ascii: ",")
