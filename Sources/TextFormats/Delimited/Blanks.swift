extension Span<UInt8> {
  /// The field without the blanks and tabs around it.
  package var withoutBlanks: Span<UInt8> {
    @_lifetime(copy self)
    get {
      var start = 0
      var end = count
      while start < end, self[start] == space || self[start] == tab { start += 1 }
      while end > start, self[end - 1] == space || self[end - 1] == tab { end -= 1 }
      return extracting(start..<end)
    }
  }

  /// Whether the field begins or ends with a blank or tab.
  package var hasBlanksAround: Bool {
    guard let last = indices.last else { return false }
    return self[0] == space || self[0] == tab || self[last] == space || self[last] == tab
  }
}

extension StringProtocol {
  /// The text without the blanks and tabs around it.
  package var withoutBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let start = drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) }
    return end.map { String(start[...$0]) } ?? ""
  }
}
