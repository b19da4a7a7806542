internal import TextFormats

/// The predicates of PMML for the values of a field.
struct PMMLPredicate {
  let field: String

  /// Adds the predicate that a value lies in a bin, given that it lies in none before it.
  func add(_ values: ScoreModel.Bin.Values, to document: inout XMLText) {
    switch values {
    case .numbers(let from, let below): add(from: from, below: below, to: &document)
    case .specialNumbers(let numbers) where numbers.count == 1:
      compare("equal", numbers[0].shortText, &document)
    case .specialNumbers(let numbers):
      document.element("CompoundPredicate", ["booleanOperator": "or"]) { document in
        for number in numbers { compare("equal", number.shortText, &document) }
      }
    case .texts(_, other: true): document.element("True")
    case .texts(let texts, other: false): add(texts, to: &document)
    case .booleans(let values) where values.count > 1:
      document.element("SimplePredicate", ["field": field, "operator": "isNotMissing"])
    case .booleans(let values):
      for value in values { compare("equal", String(value), &document) }
    }
  }

  /// Adds a comparison of the field with a value.
  func compare(_ comparison: String, _ value: String, _ document: inout XMLText) {
    document.element(
      "SimplePredicate", ["field": field, "operator": comparison, "value": value])
  }

  private func add(from: Double?, below: Double?, to document: inout XMLText) {
    switch (from, below) {
    case (nil, nil): document.element("True")
    case (let from?, nil): compare("greaterOrEqual", from.shortText, &document)
    case (nil, let below?): compare("lessThan", below.shortText, &document)
    case (let from?, let below?):
      document.element("CompoundPredicate", ["booleanOperator": "and"]) { document in
        compare("greaterOrEqual", from.shortText, &document)
        compare("lessThan", below.shortText, &document)
      }
    }
  }

  /// Adds that the text is one of several, in each form in which it looks the same.
  ///
  /// An array has blanks between its texts and quotes around them. How a quote or backslash within one is
  /// written readers don't agree on, so that these texts are compared one by one.
  private func add(_ texts: [String], to document: inout XMLText) {
    let texts = texts.flatMap(\.canonicalForms)
    let odd = texts.filter { $0.isEmpty || $0.unicodeScalars.contains(where: \.isOddInArray) }
    let plain = texts.filter { !$0.isEmpty && !$0.unicodeScalars.contains(where: \.isOddInArray) }
    if texts.count == 1 { return compare("equal", texts[0], &document) }
    if odd.isEmpty { return addSet(plain, &document) }
    document.element("CompoundPredicate", ["booleanOperator": "or"]) { document in
      if !plain.isEmpty { addSet(plain, &document) }
      for text in odd { compare("equal", text, &document) }
    }
  }

  private func addSet(_ texts: [String], _ document: inout XMLText) {
    document.element("SimpleSetPredicate", ["field": field, "booleanOperator": "isIn"]) {
      $0.element(
        "Array", ["type": "string", "n": String(texts.count)],
        text: texts.map { "\"\($0)\"" }.joined(separator: " "))
    }
  }
}

extension Unicode.Scalar {
  /// Whether readers differ on what the character is within an array of texts.
  fileprivate var isOddInArray: Bool {
    self == "\"" || self == "\\" || properties.isWhitespace && self != " "
  }
}
