internal import Files
internal import TextFormats

extension GraphFileLine {
  /// Passes over what may follow a vertex's label: coordinates, a time in brackets, the vertex's shape
  /// and what it looks like.
  ///
  /// Behind two coordinates everything is such: NetworkX writes all attributes of a node there.
  ///
  /// - Throws: ``DataError`` for anything else, which is rather a part of the label.
  mutating func checkAttributes() throws(DataError) {
    var coordinateCount = 0
    while coordinateCount < 2, let first {
      let column = column
      if first == UInt8(ascii: "[") { return }
      let word = text(self.word())
      if Double(decimal: word) != nil {
        coordinateCount += 1
        continue
      }
      let name = String(decoding: word, as: UTF8.self).lowercased()
      if Self.shapes.contains(name) { continue }
      // Values of the others are words, such as the name of a color, or numbers.
      if Self.textAttributes.contains(name), self.first != nil {
        _ = try label()
        continue
      }
      if Self.numberAttributes.contains(name), self.first != nil,
        Double(decimal: text(self.word())) != nil
      {
        continue
      }
      throw fault(
        "the label has several words, and no quotes around them", "put the name in quotes",
        at: column)
    }
  }

  /// The shapes of vertices in Pajek's manual.
  private static let shapes: Set<String> = [
    "ellipse", "box", "diamond", "triangle", "cross", "empty", "house", "man", "woman", "circle",
  ]

  private static let textAttributes: Set<String> = ["ic", "bc", "lc", "font", "url", "hooks"]

  private static let numberAttributes: Set<String> = [
    "x_fact", "y_fact", "s_size", "size", "bw", "phi", "r", "q", "lr", "lphi", "la", "lp", "fos",
    "hs", "vs", "cr",
  ]
}
