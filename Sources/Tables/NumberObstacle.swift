package import Files
internal import Identifiers
internal import Memory
internal import TextFormats

/// What keeps a column of texts from being one of numbers: how many values are none, and the first.
package struct NumberObstacle: Sendable, Equatable {
  /// The number of values, missing ones aside.
  package private(set) var valueCount = 0
  /// How many of them are numbers, or are meant as such: `12%`, `3,5`.
  package private(set) var numberCount = 0
  /// How many of them are no numbers as they are written.
  package private(set) var count = 0
  /// The row of the first of these.
  package private(set) var firstRow = 0
  /// What the first of these looks like.
  package private(set) var form = NumberForm.other
  /// How many values are true or false.
  private(set) var booleanCount = 0
  /// The row of the first value that is neither a number nor true or false.
  private(set) var firstOddRow = 0
  /// What any of these looks like.
  package private(set) var forms: Set<NumberForm> = []

  /// Whether the column is one of numbers but for some values.
  package var isMostlyNumeric: Bool { numberCount > 0 && 2 * numberCount >= valueCount }

  /// Whether the column is one of true and false but for some values.
  var isMostlyBoolean: Bool { booleanCount > 0 && 2 * booleanCount >= valueCount }

  /// What a value is.
  private enum Verdict {
    case missing
    case number
    case none(NumberForm, isBoolean: Bool)

    init(_ field: Span<UInt8>, isNumber: Bool, decimal: DecimalMark) {
      self =
        isNumber
        ? .number
        : .none(
          NumberForm(field, decimal: decimal), isBoolean: FieldRules.boolean(field) != nil)
    }

    /// Looks at a text of a column that was read by these rules.
    init(_ text: Slice<Buffer<UInt8>>, _ rules: ColumnRules) {
      let bytes = text.base.extracting(text.startIndex..<text.endIndex)
      let field = FieldRules.trimmed(bytes.span)
      if rules.isMissingAmongNumbers(field) {
        self = .missing
      } else {
        self.init(
          field, isNumber: rules.real(field) != nil, decimal: rules.marks.decimal)
      }
    }
  }

  /// Adds a value.
  mutating func add(
    _ row: Int, isNumber: Bool, _ field: Span<UInt8>, decimal: DecimalMark = .point
  ) {
    add(row, Verdict(field, isNumber: isNumber, decimal: decimal))
  }

  private mutating func add(_ row: Int, _ verdict: Verdict) {
    switch verdict {
    case .missing: break
    case .number:
      valueCount += 1
      numberCount += 1
    case .none(let form, let isBoolean):
      valueCount += 1
      if count == 0 { (firstRow, self.form) = (row, form) }
      if isBoolean {
        booleanCount += 1
      } else if count == booleanCount {
        firstOddRow = row
      }
      count += 1
      if form != self.form || forms.isEmpty { forms.insert(form) }
      if form.isNumberLike { numberCount += 1 }
    }
  }

  /// Looks at the texts of a column that was read by these rules.
  init(_ texts: TextValues, _ rules: ColumnRules) {
    self.init()
    if let categories = texts.categories, let codes = texts.codes {
      let verdicts = categories.indices.map { Verdict(categories.utf8($0), rules) }
      for row in texts.indices { if let code = codes[row] { add(row, verdicts[code]) } }
    } else {
      for row in texts.indices {
        if let text = texts.utf8(row) { add(row, Verdict(text, rules)) }
      }
    }
  }

  init() {}

  /// The first of these values by itself, for what is to be said without the others.
  package var ofFirstAlone: NumberObstacle {
    var alone = NumberObstacle()
    (alone.valueCount, alone.count, alone.forms) = (1, 1, [form])
    (alone.firstRow, alone.form) = (firstRow, form)
    alone.numberCount = form.isNumberLike || form == .leadingZeros ? 1 : 0
    return alone
  }
}

extension Table {
  /// What keeps a column from being one of numbers; `nil` for a column that is one, or has no value.
  package func numberObstacle(in column: Column) -> NumberObstacle? {
    guard case .strings(let texts) = column.values else { return nil }
    if let obstacle = column.obstacle, obstacle.count > 0 { return obstacle }
    for missing in [MissingValues.standard, []] {
      let rules = ColumnRules.rules(missing, columns: [column.name])[0]
      let obstacle = NumberObstacle(texts, rules)
      // With other spellings of missing values, `None` may be the only text that there is.
      if obstacle.count > 0 { return obstacle }
    }
    return nil
  }

  /// Where a row stands in the file, or what number it has in a table that is of none: to be put
  /// behind a fault that is told later than reading.
  package func place(ofRow row: Int, in column: Column) -> String {
    line(ofRow: row, in: column).map { "line \($0)" } ?? "row \(wholeRow(row) + 1)"
  }

  /// An error that a column of texts is not one of numbers, for which there may be something else to do.
  func refusal(_ column: Column, alternative: Message? = nil) -> DataError {
    if column.name == identifierName {
      return DataError(
        .badData, source: sourceName,
        problem: "column '\(column.name)' identifies people, and is no number to compute with",
        remedy: "choose a column of numbers")
    }
    if column.type.isOfTimes {
      return DataError(
        .badData, source: sourceName,
        problem: "column '\(column.name)' holds \(column.type.plural)",
        remedy: .choosingNumbers(or: alternative))
    }
    guard let obstacle = numberObstacle(in: column) else {
      return DataError(
        .badData, source: sourceName, problem: "column '\(column.name)' holds texts",
        remedy: .choosingNumbers(or: alternative))
    }
    if obstacle.isMostlyBoolean, obstacle.booleanCount < obstacle.count {
      let count = obstacle.count - obstacle.booleanCount
      let row = obstacle.firstOddRow
      return DataError(
        .badData, source: sourceName, line: line(ofRow: row, in: column),
        problem: "column '\(column.name)' holds texts: \(count) of \(obstacle.valueCount) values "
          + "\(count == 1 ? "is" : "are") neither true nor false, \(place(ofFirst: row))",
        remedy: readingAsMissing(row, in: column))
    }
    return DataError(
      .badData, source: sourceName, line: line(ofRow: obstacle.firstRow, in: column),
      problem: "column '\(column.name)' holds texts: \(description(of: obstacle))",
      remedy: remedy(for: obstacle, in: column) ?? .choosingNumbers(or: alternative))
  }

  /// How many values are no numbers and where the first one is, beside a message that names its line.
  package func description(of obstacle: NumberObstacle) -> String {
    "\(obstacle.share), \(place(ofFirst: obstacle.firstRow))"
  }

  /// Where the first of several rows is, beside a message that names its line.
  package func place(ofFirst row: Int) -> String {
    lines?[row] == nil ? "first in row \(row + 1)" : "first here"
  }

  /// What makes the column one of numbers; `nil` if nothing does.
  package func remedy(for obstacle: NumberObstacle, in column: Column) -> Message? {
    switch obstacle.form {
    case .quoted: "write numbers without quotes"
    case .decimalComma: "read the decimal comma with \(.peopleDecimal, choice: "comma")"
    case .decimalPoint: "write it with a comma, or leave \(.peopleDecimal, choice: "comma") out"
    // One comma may be either; the other values of the column tell which.
    case .commaAmongDigits where obstacle.forms.contains(.thousands(.comma, .point)),
      .thousands(.comma, .point):
      "read commas between thousands with \(.peopleGrouping, choice: "comma")"
    case .thousands(.space, let decimal):
      reading("blanks", .peopleGrouping, "space", with: decimal)
    case .thousands(.apostrophe, let decimal):
      reading("apostrophes", .peopleGrouping, "apostrophe", with: decimal)
    case .commaAmongDigits where obstacle.forms.contains(.decimalComma):
      "read the decimal comma with \(.peopleDecimal, choice: "comma")"
    case .commaAmongDigits:
      "read them with \(.peopleGrouping, choice: "comma") if 1,234 is a thousand and more, with "
        + "\(.peopleDecimal, choice: "comma") if it is one and a part"
    case .thousands:
      "read points between thousands with \(.peopleDecimal, choice: "comma"), which reads 1.234,5"
    case .percent: "write numbers without a percent sign"
    case .tooLong: "write it with fewer digits"
    case .tooLarge: "write it in a larger unit"
    case .leadingZeros where obstacle.isMostlyNumeric: "write numbers without leading zeros"
    // A part of a table does not tell what most of its values are.
    case .other where obstacle.isMostlyNumeric || isOfPart:
      readingAsMissing(obstacle.firstRow, in: column)
    default: nil
    }
  }

  /// How numbers with marks between thousands are read, which may have a decimal comma too.
  private func reading(
    _ marks: String, _ setting: Setting, _ choice: String, with decimal: DecimalMark
  ) -> Message {
    "read \(marks) between thousands with \(setting, choice: choice)"
      + (decimal == .comma ? " and \(.peopleDecimal, choice: "comma")" : "")
  }

  /// What some values of a column of texts keep from being numbers, where half or more of the values are; `nil` for
  /// all other columns.
  package func obstacleAmongNumbers(in column: Column) -> NumberObstacle? {
    guard case .strings(let texts) = column.values, texts.beginWithNumbers,
      let obstacle = numberObstacle(in: column), obstacle.isMostlyNumeric
    else { return nil }
    return obstacle
  }

  /// Whether a column of texts has no other values than those that are missing among numbers, such as `NaN`.
  package func holdsOnlyMissingNumbers(_ column: Column) -> Bool {
    guard case .strings(let texts) = column.values else { return false }
    let rules = ColumnRules.rules(.standard, columns: [column.name])[0]
    return texts.indices.allSatisfy { row in
      guard let text = texts.utf8(row) else { return true }
      return rules.isMissingAmongNumbers(FieldRules.trimmed(Array(text)[...]).span)
    }
  }

  /// Whether the rows are a part of a table.
  private var isOfPart: Bool { lines?.isOfPart ?? false }
}

extension TextValues {
  /// Whether half or more of the first hundred texts are numbers, with marks between thousands or without.
  package var beginWithNumbers: Bool {
    let first = Array(indices.lazy.compactMap { self[$0] }.prefix(100))
    let count = first.count { text in
      if Double(text) != nil { return true }
      let field = FieldRules.trimmed(Array(text.utf8)[...])
      return if case .thousands = NumberForm(field.span) { true } else { false }
    }
    return count > 0 && 2 * count >= first.count
  }
}

extension Table {
  private func readingAsMissing(_ row: Int, in column: Column) -> Message {
    let word = oddWord(row, in: column)
    return "correct it, or read it as missing with \(.missing, word, inColumn: column.name)"
  }

  /// A value that keeps a column from being one of numbers, if it may be shown: a word that is known
  /// to stand for no value, or a short one without digits that occurs more than once, and so is nobody's name or number.
  private func oddWord(_ row: Int, in column: Column) -> String? {
    guard case .strings(let texts) = column.values, texts.indices.contains(row),
      let text = texts[row]
    else { return nil }
    let word = FieldRules.text(FieldRules.trimmed(Array(text.utf8)[...]))
    let isPlain = !word.contains { $0 == "," || $0 == "'" || $0.isNewline }
    guard isPlain, !word.isEmpty, word.count <= 16, !word.contains(where: \.isNumber) else {
      return nil
    }
    if Self.wordsForMissing.contains(word.lowercased()) { return word }
    // How often a word occurs, no part of a table tells.
    return !isOfPart && texts.indices.count { texts[$0] == text } > 1 ? word : nil
  }

  /// What people write where a number is not known, in lower case.
  private static let wordsForMissing: Set<String> = [
    "unknown", "missing", "none", "null", "nil", "nan", "na", "n/a", "n.a.", "-", "--", "?", ".",
    "not known", "not available", "undefined", "unk", "refused", "no answer", "inf", "-inf",
  ]
}

extension NumberObstacle {
  /// How many of the values are not numbers, or not such as can be held.
  package var share: String {
    let faults =
      (forms.contains(.tooLong) ? ["too long to be kept exactly"] : [])
      + (forms.contains(.tooLarge) ? ["beyond the largest that can be kept"] : [])
    let areNumbers = forms.isSubset(of: [.tooLong, .tooLarge])
    let none = count == 1 ? "is not a number" : "are not numbers"
    let some = count == 1 ? "is a number" : "are numbers"
    let what =
      faults.isEmpty
      ? none : "\(areNumbers ? some + " " : none + ", or ")\(faults.joined(separator: " or "))"
    return "\(count) of \(valueCount.counting("value")) \(what)"
  }
}
