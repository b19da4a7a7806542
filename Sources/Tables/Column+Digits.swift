internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

/// Decimal numbers with more digits than a double has: what became of them is told by one rule, wherever they
/// come from and wherever they go.
extension Column {
  /// Whether a number is not what its double is.
  var holdsLongNumbers: Bool { roundedCount(upTo: 1) > 0 }

  /// Whether numbers are whole ones, and one has more digits than a double.
  var holdsLongWholeNumbers: Bool {
    guard holdsLongNumbers, let spelling else { return false }
    return spelling.indices.allSatisfy { row in
      values.isMissing(row)
        || spelling.utf8(row).allSatisfy { 48...57 ~= $0 || $0 == 45 || $0 == 43 }
    }
  }

  /// How many decimal numbers are not what their doubles are, to as many digits; no more than asked for are
  /// looked for.
  private func roundedCount(upTo most: Int = .max) -> Int {
    guard case .reals(let numbers) = values, let spelling else { return 0 }
    var count = 0
    for row in numbers.indices {
      guard let number = numbers[row], number.isRounded(from: spelling.utf8(row)) else { continue }
      count += 1
      if count == most { break }
    }
    return count
  }

  /// The fields of the numbers as texts.
  var withDigitsAsTexts: Column {
    guard let spelling, case .reals(let numbers) = values else { return self }
    let texts = numbers.validity.map { TextValues(spelling, validity: $0) } ?? TextValues(spelling)
    return Column(name, .strings(texts))
  }

  /// What people should know of the numbers where a source with types was read; `nil` for nothing.
  var digitsNote: String? {
    let count = roundedCount()
    if count == 0 { return nil }
    let numbers = "\(count.counting("number")) \(count == 1 ? "has" : "have")"
    return "\(numbers) more digits than a double: what is computed of them is rounded"
  }

  /// What people should know of the numbers where they go to an output of doubles; `nil` for nothing.
  func digitsWarning(_ output: String) -> Message? {
    let count = roundedCount()
    if count == 0 { return nil }
    let numbers = count.counting("number")
    return holdsLongWholeNumbers
      ? "\(output): column '\(name)' holds texts, since \(numbers) \(count == 1 ? "has" : "have") more "
        + "digits than a number can there"
      : "\(output): column '\(name)': \(numbers) became the nearest double, which has 15 to 17 digits"
  }
}

extension TextList {
  /// Fields of numbers with marks of their own as programs write them, each with all its digits; `nil` if every
  /// one is what its double prints to as many digits.
  ///
  /// - Parameters:
  ///   - numbers: The numbers that the fields were read as.
  ///   - marks: The marks that they were read with.
  /// - Returns: The fields.
  func plainDigits(of numbers: OptionalValues<Double>, _ marks: NumberMarks) -> TextList? {
    func longDigits(_ row: Int) -> [UInt8]? {
      // Marks and a sign only make a field longer than its digits are.
      guard let number = numbers[row], utf8(row).count > 15 else { return nil }
      let field = FieldRules.trimmed(Array(utf8(row))[...])
      guard let plain = marks.plain(field.span), number.isRounded(from: plain) else { return nil }
      return plain.first == UInt8(ascii: "+") ? Array(plain.dropFirst()) : plain
    }
    guard let first = indices.first(where: { longDigits($0) != nil }) else { return nil }
    var list = TextListBuilder()
    for row in indices {
      var text = row < first ? [] : longDigits(row) ?? []
      if text.isEmpty, let number = numbers[row] { text.appendDecimal(number) }
      list.append(text[...])
    }
    return list.list
  }
}
