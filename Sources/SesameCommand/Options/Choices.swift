/// The words that an option takes, each with what it stands for: one list for the parser, the help and shells.
struct Choices<Value> {
  let pairs: [(word: String, value: Value)]

  init(_ pairs: [(word: String, value: Value)]) { self.pairs = pairs }

  /// The words that people are told of: a mark such as `,` is taken in place of its name, and not told.
  var words: [String] {
    pairs.map(\.word).filter { $0.first.map { $0.isLetter || $0.isNumber } ?? false }
  }

  /// The words as a sentence lists them: `csv, tsv or parquet`.
  var listed: String { words.listed(with: "or") }

  subscript(word: String) -> Value? { pairs.first { $0.word == word }?.value }
}

extension Choices: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements.map { ($0.0, $0.1) })
  }
}

extension Choices<String> {
  /// Words that stand for themselves.
  init(words: [String]) { self.init(words.map { ($0, $0) }) }
}

extension Choices where Value: CaseIterable & RawRepresentable<String> {
  /// The cases by their names.
  static var cases: Choices { Choices(Value.allCases.map { ($0.rawValue, $0) }) }
}

extension [String] {
  /// The words as a sentence lists them, with another word before the last.
  fileprivate func listed(with word: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
