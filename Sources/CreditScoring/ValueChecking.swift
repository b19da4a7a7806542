/// Rules that check single values of a document.
protocol ValueChecking {
  /// What was found so far.
  var mistakes: ModelMistakes { get set }
}

extension ValueChecking {
  /// Checks that a text has a word in it.
  mutating func checkText(_ text: String, at path: String) {
    checkForNUL(text, at: path)
    guard mistakes.isSound(path), text.allSatisfy(\.isWhitespace) else { return }
    mistakes.add(.invalidValue, at: path, "the text is empty", "write at least one word")
  }

  /// Checks that a text has no NUL, which neither a document nor a table can hold.
  mutating func checkForNUL(_ text: String, at path: String) {
    guard mistakes.isSound(path), text.utf8.contains(0) else { return }
    mistakes.add(.invalidValue, at: path, "a NUL character in a text", "remove it")
  }

  /// Checks that a number lies from 0 to 1.
  mutating func checkShare(_ number: Double, at path: String) {
    guard mistakes.isSound(path), !(0...1).contains(number) else { return }
    mistakes.add(
      .invalidValue, at: path, "\(number.shortText) is out of range", "write a number from 0 to 1")
  }

  /// Checks that a number is greater than 0.
  mutating func checkPositive(_ number: Double, at path: String) {
    guard mistakes.isSound(path), !(number > 0 && number.isFinite) else { return }
    mistakes.add(
      .invalidValue, at: path, "\(number.shortText) is out of range",
      "write a number greater than 0")
  }

  /// Checks that a whole number is small enough to add up many of them.
  mutating func checkWhole(_ number: Int, at path: String) {
    guard mistakes.isSound(path), number.magnitude > 1_000_000_000 else { return }
    mistakes.add(
      .invalidValue, at: path, "\(number) is out of range",
      "write a whole number from -1000000000 to 1000000000")
  }

  /// Checks that there are not too many parts to number; false if there are.
  mutating func checkCount(_ count: Int, of things: String, atMost most: Int, at path: String)
    -> Bool
  {
    if count <= most { return true }
    mistakes.add(
      .invalidValue, at: path, "there are \(count) \(things), and at most \(most) are possible",
      "merge some of them")
    return false
  }
}
