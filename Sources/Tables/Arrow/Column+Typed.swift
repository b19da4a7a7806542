package import Execution
package import Files
internal import Identifiers
internal import Memory
internal import TextFormats

extension Column {
  /// The values as identifiers: texts, and whole numbers and dates as their texts.
  ///
  /// - Throws: ``DataError`` if they are neither.
  package func identifierTexts(source: String) throws(DataError) -> TextValues {
    switch values {
    case .strings(let texts): return texts
    case .times(let times): return texts ?? times.texts
    case .integers(let numbers):
      var texts = TextListBuilder()
      var digits: [UInt8] = []
      let validity = ScatterBitmap(repeating: true, count: numbers.count)
      for row in numbers.indices {
        digits.removeAll(keepingCapacity: true)
        if let number = numbers[row] { digits.appendDecimal(number) } else { validity[row] = false }
        texts.append(digits[...])
      }
      return TextValues(texts.list, validity: validity.freeze())
    case .reals(let numbers):
      guard holdsExactDigits, let texts = wholeTexts(numbers) else {
        throw identifiesNobody(source: source)
      }
      return texts
    case .booleans: throw identifiesNobody(source: source)
    }
  }

  /// Whether decimal numbers were exact digits, or whole ones beyond 2⁶³.
  package var holdsExactDigits: Bool {
    guard case .reals = values else { return false }
    if case .whole? = sourceType { return true }
    return sourceType == .digits
  }

  /// Decimal numbers of exact digits as the texts of whole ones; `nil` if one has a fraction.
  private func wholeTexts(_ numbers: OptionalValues<Double>) -> TextValues? {
    var texts = TextListBuilder()
    var digits: [UInt8] = []
    let validity = ScatterBitmap(repeating: true, count: numbers.count)
    for row in numbers.indices {
      digits.removeAll(keepingCapacity: true)
      if spelling == nil, let whole = numbers[row].flatMap(UInt64.init(exactly:)) {
        digits += Array("\(whole)".utf8)
      } else if append(row, to: &digits) {
        guard let whole = FieldRules.withoutFraction(digits) else { return nil }
        digits = Array(whole)
      } else {
        validity[row] = false
      }
      texts.append(digits[...])
    }
    return TextValues(texts.list, validity: validity.freeze())
  }

  /// The type of the identifiers that the column's values become.
  package var typeOfIdentifiers: SourceType? {
    switch values {
    case .integers: sourceType
    case .strings: if case .whole? = sourceType { sourceType } else { .texts }
    case .times: .texts
    case .reals: if case .whole? = sourceType { sourceType } else { nil }
    case .booleans: nil
    }
  }

  /// That the column, taken for identifiers, has values that are none.
  func identifiesNobody(source: String) -> DataError {
    DataError(
      .badData, source: source,
      problem: "column '\(name)' holds \(type.plural), which identify nobody",
      remedy: "cast it to whole numbers or texts, or name another column with \(.identifier, "C")")
  }

  /// The column with all numbers finite and without the values that are to be read as missing.
  ///
  /// - Parameters:
  ///   - rules: Which values are to be missing.
  ///   - source: What the table is called.
  ///   - marks: Receives the spellings that occurred.
  ///   - execution: How the work runs.
  /// - Returns: The column, and what people should know of it.
  func settled(
    _ rules: ColumnRules, named source: String, _ marks: inout SpellingMarks,
    _ execution: Execution
  ) -> (column: Column, notes: [Message]) {
    var (column, infiniteCount) = finite(execution)
    var notes: [Message] = []
    if let note { notes.append("\(source): column '\(name)': \(note)") }
    if infiniteCount > 0 {
      notes.append(
        "\(source): column '\(name)': \(infiniteCount.counting("infinite number")) "
          + "\(infiniteCount == 1 ? "is" : "are") missing")
    }
    if rules.hasSpellings { column = column.withoutSpelled(rules, &marks) }
    return (column, notes)
  }

  /// The column with numbers missing that are not finite, and how many of these are infinite.
  package func finite(_ execution: Execution) -> (column: Column, infiniteCount: Int) {
    guard case .reals(let numbers) = values else { return (self, 0) }
    let found = execution.quiet.blocks(of: numbers.count) { rows in
      let span = numbers.values.span
      var (oddCount, infiniteCount) = (0, 0)
      for row in rows where !span[row].isFinite && !numbers.isMissing(row) {
        oddCount += 1
        if span[row].isInfinite { infiniteCount += 1 }
      }
      return (oddCount, infiniteCount)
    }
    guard found.contains(where: { $0.0 > 0 }) else { return (self, 0) }
    let validity = ScatterBitmap(repeating: true, count: numbers.count)
    for row in numbers.indices where numbers[row].map({ !$0.isFinite }) ?? true {
      validity[row] = false
    }
    let finite = OptionalValues(numbers.values, validity: validity.freeze())
    return (replacing(.reals(finite)), found.reduce(0) { $0 + $1.1 })
  }

  private func replacing(_ values: ColumnValues) -> Column {
    var column = Column(name, values, spelling: nil).declared(as: self)
    column.note = note
    return column
  }

  /// The column with missing values where those of some spellings are.
  private func withoutSpelled(_ rules: ColumnRules, _ marks: inout SpellingMarks) -> Column {
    if case .booleans = values { return self }
    if values.isNumeric && !rules.hasMissingNumbers { return self }
    var spelled = Set<Int>()
    var text: [UInt8] = []
    for row in 0..<count {
      text.removeAll(keepingCapacity: true)
      guard append(row, to: &text) else { continue }
      let field = FieldRules.trimmed(text[...])
      // An empty text is one here.
      guard !field.isEmpty else { continue }
      let isMissing =
        values.isNumeric
        ? rules.isMissingNumber(field.span, &marks) : rules.isMissing(field.span, &marks)
      if isMissing { spelled.insert(row) }
    }
    if spelled.isEmpty { return self }
    let places = ScatterValues<UInt32>(count: count)
    for row in 0..<count { places[row] = spelled.contains(row) ? nil : UInt32(row) }
    return replacing(rearranged(places.freeze()).values)
  }
}
