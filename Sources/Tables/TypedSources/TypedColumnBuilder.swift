internal import ArrowInterface
internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

/// Gathers a column's values as a database gives them, one by one.
///
/// Where values of different types meet, the column takes the type that fits them all, as in a file:
/// whole numbers among decimal ones are decimal, and numbers among texts are texts.
struct TypedColumnBuilder {
  /// The column's name.
  let name: String
  /// What the column holds; `nil` as long as there is no value.
  private(set) var type: ColumnType?
  private(set) var count = 0
  private let source: String
  private var integers: [Int] = []
  private var reals: [Double] = []
  private var booleans: [Bool] = []
  private var texts = TextListBuilder()
  /// The decimal numbers as they were given, as soon as one is not what its double prints.
  private var spelling: TextListBuilder?
  private var missingRows: [Int] = []
  /// The first row with a value that no column can hold.
  private var refusedRow: Int?

  /// Begins without rows.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - type: What the values are, dates and times being texts; `nil` if they are to show that.
  ///   - source: What messages call the database.
  init(_ name: String, _ type: ColumnType? = nil, source: String) {
    self.name = name
    self.type = type
    self.source = source
  }

  /// Adds a row without a value.
  mutating func appendMissing() {
    missingRows.append(count)
    appendPlaceholder()
    count += 1
  }

  /// Adds a row with a value that no column can hold.
  mutating func appendRefused() {
    refusedRow = refusedRow ?? count
    appendMissing()
  }

  private mutating func appendPlaceholder() {
    switch type {
    case .integer: integers.append(0)
    case .decimal:
      reals.append(0)
      spelling?.appendEmpty(1)
    case .boolean: booleans.append(false)
    case .text, .date, .timestamp: texts.appendEmpty(1)
    case nil: break
    }
  }

  /// Settles the type with the first value.
  private mutating func settle(_ found: ColumnType) {
    guard type == nil else { return }
    type = found
    for _ in 0..<count { appendPlaceholder() }
  }

  /// Adds a whole number.
  mutating func append(_ value: Int) {
    settle(.integer)
    switch type {
    case .decimal:
      if Int(exactly: Double(value)) != value { beginSpelling() }
      reals.append(Double(value))
      addSpelling { $0.appendDecimal(value) }
    case .text: appendText { $0.appendDecimal(value) }
    default: integers.append(value)
    }
    count += 1
  }

  /// Adds a decimal number; one that is not a number is missing, and an infinite one stays for now.
  mutating func append(_ value: Double) {
    if value.isNaN { return appendMissing() }
    settle(.decimal)
    if type == .integer { turnIntegersIntoReals() }
    switch type {
    case .text: appendText { $0.append(real: value) }
    default:
      reals.append(value)
      addSpelling { $0.append(real: value) }
    }
    count += 1
  }

  /// Adds a decimal number as it is written in decimal digits, however many.
  ///
  /// - Throws: ``DataError`` if it is beyond the range of doubles.
  mutating func append(number text: Span<UInt8>) throws(DataError) {
    guard let value = Double(decimal: text) else {
      switch String(decoding: text.indices.map { text[$0] }, as: UTF8.self) {
      case "NaN": return appendMissing()
      case "Infinity": return append(.infinity)
      case "-Infinity": return append(-.infinity)
      default:
        throw fault(
          "has a number beyond the range of decimal numbers",
          "make it NULL in the query, or a text")
      }
    }
    settle(.decimal)
    if spelling == nil {
      var printed: [UInt8] = []
      printed.appendDecimal(value)
      if !(printed.count == text.count && text.indices.allSatisfy({ printed[$0] == text[$0] })) {
        beginSpelling()
      }
    }
    reals.append(value)
    spelling?.append(text)
    count += 1
  }

  /// Adds a truth value.
  mutating func append(_ value: Bool) {
    settle(.boolean)
    booleans.append(value)
    count += 1
  }

  /// Adds a text.
  ///
  /// - Throws: ``DataError`` if it is not UTF-8, or has a NUL.
  mutating func append(text: Span<UInt8>) throws(DataError) {
    guard firstInvalidUTF8(in: text, text.indices) == nil else {
      throw fault(
        "has a text that is not UTF-8", "convert it, or leave the column out of the query")
    }
    guard !text.indices.contains(where: { text[$0] == 0 }) else {
      throw fault("has a text with a NUL character", "remove it in the query")
    }
    settle(.text)
    if type != .text { turnIntoTexts() }
    texts.append(text)
    count += 1
  }

  /// What is wrong with the row that comes next.
  func fault(_ problem: String, _ remedy: String) -> DataError {
    DataError(
      .badData, source: source, problem: "column '\(name)' \(problem) in row \(count + 1)",
      remedy: remedy)
  }

  private mutating func appendText(_ print: (inout [UInt8]) -> Void) {
    var text: [UInt8] = []
    print(&text)
    texts.append(text[...])
  }

  private mutating func addSpelling(_ print: (inout [UInt8]) -> Void) {
    guard spelling != nil else { return }
    var text: [UInt8] = []
    print(&text)
    spelling?.append(text[...])
  }

  /// Keeps the numbers so far as they print, and those to come as they are given.
  private mutating func beginSpelling() {
    guard spelling == nil else { return }
    var list = TextListBuilder()
    var missing = missingRows.makeIterator()
    var next = missing.next()
    for row in reals.indices {
      var text: [UInt8] = []
      if row == next { next = missing.next() } else { text.append(real: reals[row]) }
      list.append(text[...])
    }
    spelling = list
  }

  private mutating func turnIntegersIntoReals() {
    type = .decimal
    reals = integers.map(Double.init)
    if integers.contains(where: { Int(exactly: Double($0)) != $0 }) {
      spelling = printed { bytes, row in bytes.appendDecimal(integers[row]) }
    }
    integers = []
  }

  private mutating func turnIntoTexts() {
    texts =
      switch type {
      case .integer: printed { bytes, row in bytes.appendDecimal(integers[row]) }
      case .decimal:
        spelling ?? printed { bytes, row in bytes.append(real: reals[row]) }
      default: printed { bytes, row in bytes.append(contentsOf: "\(booleans[row])".utf8) }
      }
    (integers, reals, booleans, spelling) = ([], [], [], nil)
    type = .text
  }

  private func printed(_ print: (inout [UInt8], Int) -> Void) -> TextListBuilder {
    var list = TextListBuilder()
    var missing = missingRows.makeIterator()
    var next = missing.next()
    for row in 0..<count {
      var text: [UInt8] = []
      if row == next { next = missing.next() } else { print(&text, row) }
      list.append(text[...])
    }
    return list
  }
}

extension TypedColumnBuilder {
  /// Whether all values are the whole numbers 0 and 1, if there are any.
  private var holdsBits: Bool {
    guard type == .integer else { return type == nil }
    return integers.allSatisfy { $0 == 0 || $0 == 1 }
  }

  /// The column of all rows.
  ///
  /// - Parameters:
  ///   - isBoolean: Whether 0 and 1 stand for false and true.
  ///   - holdsTimes: Whether texts that all are dates, or times, stand for these.
  /// - Returns: The column.
  func column(isBoolean: Bool = false, holdsTimes: Bool = false) -> Column {
    if let refusedRow {
      return Column(
        name,
        refused: ColumnRefusal(
          "holds a blob in row \(refusedRow + 1)",
          remedy: "leave the column out of the query, or make it a text"), count: count)
    }
    let validity = missingRows.isEmpty ? nil : self.validity
    if isBoolean, holdsBits {
      let bits = ScatterBitmap(repeating: false, count: count)
      for row in integers.indices where integers[row] == 1 { bits[row] = true }
      return Column(name, .booleans(BooleanValues(bits.freeze(), validity: validity)))
    }
    switch type {
    case .integer:
      return Column(name, .integers(IntegerValues(Buffer(integers), validity: validity)))
    case .boolean:
      return Column(
        name, .booleans(BooleanValues(booleans.map(Optional.some)).with(validity: validity)))
    case .text, .date, .timestamp:
      let list = texts.list
      let values = validity.map { TextValues(list, validity: $0) } ?? TextValues(list)
      if holdsTimes, let times = TimeValues(values) { return Column(name, .times(times)) }
      return Column(name, .strings(values))
    case .decimal, nil:
      let values = type == nil ? Buffer(repeating: 0, count: count) : Buffer(reals)
      var column = Column(
        name, .reals(OptionalValues(values, validity: validity)), spelling: spelling?.list)
      column.note = column.digitsNote
      return column
    }
  }

  private var validity: Bitmap {
    let validity = ScatterBitmap(repeating: true, count: count)
    for row in missingRows { validity[row] = false }
    return validity.freeze()
  }
}

extension BooleanValues {
  fileprivate func with(validity: Bitmap?) -> BooleanValues {
    BooleanValues(bits, validity: validity)
  }
}

extension [UInt8] {
  /// Appends a decimal number, which may be infinite.
  fileprivate mutating func append(real value: Double) {
    if value.isFinite { appendDecimal(value) } else { append(contentsOf: "\(value)".utf8) }
  }
}
