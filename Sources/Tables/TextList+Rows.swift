import DelimitedText

extension TextList {
  /// The texts with empty ones at the end.
  func padded(by count: Int) -> TextList {
    var result = TextListBuilder()
    result.append(self, indices)
    result.appendEmpty(count)
    return result.list
  }

  /// The texts at the positions, empty where a position is `nil`.
  func rearranged(_ places: [Int?]) -> TextList {
    var result = TextListBuilder()
    for place in places {
      if let place { result.append(self, place..<place + 1) } else { result.appendEmpty(1) }
    }
    return result.list
  }
}
