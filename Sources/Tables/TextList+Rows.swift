import DelimitedText

extension TextList {
  /// Adds empty texts at the end.
  mutating func appendEmpty(_ count: Int) {
    for _ in 0..<count { append([]) }
  }

  /// The texts at the positions, empty where a position is `nil`.
  func rearranged(_ places: [Int?]) -> TextList {
    var result = TextList()
    for place in places { result.append(place.map { utf8($0) } ?? []) }
    return result
  }
}
