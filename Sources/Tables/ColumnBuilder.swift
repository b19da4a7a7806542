internal import Identifiers
internal import TextFormats

/// Gathers the JSON values of one column, then finds the type that fits them all.
struct ColumnBuilder {
  /// The column's name.
  let name: String
  private var texts = TextListBuilder()
  /// What each value is.
  private var kinds: [JSONKind] = []

  init(name: String) { self.name = name }

  /// The number of fields so far.
  var count: Int { texts.count }

  /// The first row with a JSON value other than null.
  var firstRow: Int { kinds.firstIndex { $0 != .null } ?? 0 }

  /// Adds a JSON value.
  mutating func append(_ field: ArraySlice<UInt8>, kind: JSONKind) {
    texts.append(field)
    kinds.append(kind)
  }

  /// Adds JSON nulls until the column has that many fields.
  mutating func fill(to count: Int) {
    guard self.count < count else { return }
    kinds.append(contentsOf: repeatElement(.null, count: count - self.count))
    texts.appendEmpty(count - self.count)
  }

  /// The column with the type that fits all its values: the first of whole numbers, decimal
  /// numbers, true/false and texts that does.
  ///
  /// A column without any value is decimal, since missing decimals are welcome wherever a number is
  /// wanted.
  ///
  /// - Parameters:
  ///   - rules: How fields are read.
  ///   - reading: How the column is read, where that was settled in advance.
  ///   - marks: Receives the spellings of missing values that occur.
  /// - Returns: The column.
  func column(
    _ rules: ColumnRules, _ reading: ColumnReading? = nil, _ marks: inout SpellingMarks
  ) -> Column {
    var guess = ColumnGuess(kind: firstKind(rules, reading, &marks))
    while true {
      var column = GatheredColumn(guess)
      var refutation: ColumnGuess?
      for rows in GatheredColumn.parts(of: count) {
        var piece = ColumnPiece(guess, expectedCount: rows.count)
        piece.append(texts, rows, kinds, rules)
        marks.formUnion(piece.marks)
        refutation = piece.refutation
        if refutation != nil { break }
        column.append(piece, expectedCount: count)
      }
      guard let next = refutation ?? column.refutation(reading) else {
        let result = column.column(named: name, rules, reading)
        guard case .strings = result.values else { return result }
        return Column(name, result.values, spelling: result.spelling, obstacle: obstacle(rules))
      }
      guess = next
    }
  }

  /// What makes a column of JSON values text, which its texts alone don't show: `"31"` is a text and
  /// 31 is not.
  private func obstacle(_ rules: ColumnRules) -> NumberObstacle {
    var obstacle = NumberObstacle()
    var marks = SpellingMarks()
    for row in 0..<count where kinds[row] != .null {
      let text = FieldRules.trimmed(texts.utf8(row))
      if kinds[row] == .text,
        rules.isMissing(text.span, &marks) || rules.isMissingAmongNumbers(text.span)
      {
        continue
      }
      obstacle.add(row, isNumber: kinds[row] == .number, text.span)
    }
    return obstacle
  }

  /// The first type that the kinds of the values leave open.
  private func firstKind(
    _ rules: ColumnRules, _ reading: ColumnReading?, _ marks: inout SpellingMarks
  ) -> ColumnGuess.Kind {
    if reading == .texts { return .texts }
    var found: Set<JSONKind> = []
    for row in kinds.indices {
      if kinds[row] == .text {
        let field = FieldRules.trimmed(texts.utf8(row))
        if rules.isMissingByOwnSpelling(field.span, &marks) { continue }
        guard
          rules.isMissing(field.span, &marks) || rules.isMissingAmongNumbers(field.span)
        else { return .texts }
      }
      found.insert(kinds[row])
    }
    found.remove(.null)
    if found.isEmpty { return .integers }
    // Texts that spell a missing value are so among numbers or truth values alone.
    if found.contains(.number) { return found.contains(.boolean) ? .texts : .integers }
    if found.contains(.boolean) { return .booleans }
    return reading == .numbers ? .integers : .texts
  }
}
