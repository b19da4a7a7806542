internal import Identifiers
internal import TextFormats

/// Gathers the fields of one column, then finds the type that fits them all.
struct ColumnBuilder {
  /// The column's name.
  let name: String
  private var texts = TextListBuilder()
  /// What each field is; empty for fields of delimited text, which have no types.
  private var kinds: [JSONKind] = []

  init(name: String) { self.name = name }

  /// The number of fields so far.
  var count: Int { texts.count }

  /// The first row with a JSON value other than null.
  var firstRow: Int { kinds.firstIndex { $0 != .null } ?? 0 }

  /// Adds a field of delimited text.
  mutating func append(_ field: ArraySlice<UInt8>) { texts.append(field) }

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
  func column(_ rules: ColumnRules) -> Column {
    let types = possibleTypes(rules)
    if types.numbers {
      if let (values, hasNumericSpelling) = read(rules, ofNumbers: true, rules.integer) {
        guard values.contains(where: { $0 != nil }) else {
          // `None` and the like are missing among numbers, and here is none.
          return hasNumericSpelling ? textColumn(rules) : emptyColumn()
        }
        let isPlain = rules.decimal == .comma || Self.length(of: values) == texts.bytes.count
        return Column(name, .integers(values), spelling: isPlain ? nil : texts.list)
      }
      if let (values, _) = read(rules, ofNumbers: true, rules.real) {
        let isPlain = rules.decimal == .comma || isPlain(values)
        return Column(
          name, .reals(values), spelling: isPlain ? nil : texts.list, isAsWritten: true)
      }
    }
    if types.booleans, let (values, _) = read(rules, ofNumbers: false, FieldRules.boolean) {
      let length = values.reduce(0) { $0 + ($1.map { $0 ? 4 : 5 } ?? 0) }
      let isPlain =
        length == texts.bytes.count && texts.bytes.allSatisfy { $0 >= UInt8(ascii: "a") }
      return Column(name, .booleans(values), spelling: isPlain ? nil : texts.list)
    }
    return textColumn(rules)
  }

  /// Whether the fields are what plain printing gives.
  private func isPlain(_ values: [Double?]) -> Bool {
    var printed = Array(repeating: UInt8(0), count: 32)
    return values.indices.allSatisfy { row in
      let field = texts.utf8(row)
      return field.elementsEqual(printed[..<(values[row].map { printed.print($0) } ?? 0)])
    }
  }

  private func emptyColumn() -> Column {
    Column(
      name, .reals(Array(repeating: nil, count: count)),
      spelling: texts.bytes.isEmpty ? nil : texts.list
    )
  }

  private func textColumn(_ rules: ColumnRules) -> Column {
    var isPlain = true
    var values: [String?] = []
    values.reserveCapacity(count)
    for row in 0..<count {
      let field = texts.utf8(row)
      let text = FieldRules.trimmed(field)
      let isMissing =
        kinds.isEmpty
        ? rules.isMissing(text.span)
        : kinds[row] == .null || rules.isMissingByOwnSpelling(text.span)
      isPlain = isPlain && (!isMissing || field.isEmpty)
      values.append(isMissing ? nil : FieldRules.text(field))
    }
    let texts = TextValues(values)
    return Column(
      name, .strings(texts), spelling: isPlain ? nil : self.texts.list,
      obstacle: obstacle(texts, rules))
  }

  /// What makes the column text where its texts alone don't show it: in JSON `"31"` is a text and 31
  /// is not, and it takes the rules to know a decimal comma.
  private func obstacle(_ values: TextValues, _ rules: ColumnRules) -> NumberObstacle? {
    if kinds.isEmpty { return rules.decimal == .point ? nil : NumberObstacle(values, rules) }
    var obstacle = NumberObstacle()
    for row in 0..<count where kinds[row] != .null {
      let text = FieldRules.trimmed(texts.utf8(row))
      if kinds[row] == .text, rules.isMissing(text.span) || rules.isMissingAmongNumbers(text.span) {
        continue
      }
      obstacle.add(row, isNumber: kinds[row] == .number, text.span)
    }
    return obstacle
  }

  /// The values by one rule, and whether one of them is missing only among numbers; `nil` if a field
  /// breaks the rule.
  private func read<Value>(
    _ rules: ColumnRules, ofNumbers: Bool, _ rule: (Span<UInt8>) -> Value?
  ) -> (values: [Value?], hasNumericSpelling: Bool)? {
    var values: [Value?] = []
    var hasNumericSpelling = false
    for row in 0..<count {
      let field = FieldRules.trimmed(texts.utf8(row))
      if ofNumbers ? rules.isMissingNumber(field.span) : rules.isMissing(field.span) {
        values.append(nil)
      } else if let value = rule(field.span) {
        if row == values.capacity { values.reserveCapacity(count) }
        values.append(value)
      } else if rules.isMissingAmongNumbers(field.span) {
        hasNumericSpelling = true
        values.append(nil)
      } else {
        return nil
      }
    }
    return (values, hasNumericSpelling)
  }

  /// Which types the kinds of the values leave open; delimited text leaves all of them open.
  private func possibleTypes(_ rules: ColumnRules) -> (numbers: Bool, booleans: Bool) {
    guard !kinds.isEmpty else { return (true, true) }
    var found: Set<JSONKind> = []
    for row in 0..<count {
      switch kinds[row] {
      case .text:
        let field = FieldRules.trimmed(texts.utf8(row))
        if rules.isMissingByOwnSpelling(field.span) { continue }
        guard rules.isMissing(field.span) || rules.isMissingAmongNumbers(field.span) else {
          return (false, false)
        }
        found.insert(.text)
      case let kind: found.insert(kind)
      }
    }
    found.remove(.null)
    if found.isEmpty { return (true, true) }
    if !found.contains(.number), !found.contains(.boolean) { return (false, false) }
    return (!found.contains(.boolean), !found.contains(.number))
  }

  /// How many bytes whole numbers take in plain writing; every other spelling of them is longer.
  private static func length(of values: [Int?]) -> Int {
    values.reduce(0) { sum, value in
      guard let value else { return sum }
      var rest = value.magnitude
      var length = value < 0 ? 2 : 1
      while rest >= 10 {
        rest /= 10
        length += 1
      }
      return sum + length
    }
  }
}
