/// The words in which mistakes of a model are told: those in which it was written.
enum ModelWords: Sendable, Equatable {
  /// The keys of a document.
  case json
  /// The names of Swift.
  case swift

  /// A key, such as `earlier_score_column`.
  func key(_ key: String) -> String { self == .json ? key : Self.camelCase(key) }

  /// A key with its value, such as `"from": 5`.
  func setting(_ key: String, _ value: some CustomStringConvertible) -> String {
    self == .json ? "\"\(key)\": \(value)" : "\(Self.camelCase(key)): \(value)"
  }

  /// One of some words, such as `"higher_is_better"`.
  func choice(_ word: String) -> String {
    self == .json ? "\"\(word)\"" : "." + Self.camelCase(word)
  }

  /// A place in a document, such as `$.categories[0].weight`.
  func path(_ path: String) -> String {
    guard self == .swift else { return path }
    var path = path.hasPrefix("$.") ? String(path.dropFirst(2)) : path
    if path == "$" { return "model" }
    for (place, name) in Self.otherNames where path.hasSuffix(place) {
      path = path.dropLast(place.count) + name
    }
    return Self.camelCase(path)
  }

  /// What has another name in Swift than a document's key.
  private static let otherNames = [
    ("scale.minimum", "scale.lowerBound"), ("scale.maximum", "scale.upperBound"),
    (".missing.points", ".missingPoints"), (".missing.reason", ".missingReason"),
    (".always_given", ".isAlwaysGiven"),
  ]

  private static func camelCase(_ text: String) -> String {
    let words = text.split(separator: "_", omittingEmptySubsequences: false)
    return words.dropFirst().reduce(String(words[0])) {
      $0 + $1.prefix(1).uppercased() + $1.dropFirst()
    }
  }
}
