internal import Identifiers
internal import Memory

extension TextValues {
  /// How many rows have each text, without those where it is missing.
  ///
  /// - Parameter most: The most different texts that are counted.
  /// - Returns: The texts that occur; `nil` if they are more.
  /// - Complexity: O(*n*); of categories no text is looked at.
  package func counts(atMost most: Int = .max) -> [String: Int]? {
    let (texts, counts): (TextList, [Int])
    switch storage {
    case .list(let list, let validity):
      guard let found = Self.counts(list, validity, atMost: most) else { return nil }
      (texts, counts) = found
    case .coded(let codes, let list): (texts, counts) = (list, Self.counts(codes, list.count))
    case .widelyCoded(let codes, let list):
      (texts, counts) = (list, Self.counts(codes, list.count))
    }
    var result: [String: Int] = [:]
    for (number, count) in counts.enumerated() where count > 0 {
      result[texts[number], default: 0] += count
    }
    return result.count > most ? nil : result
  }

  private static func counts<Code: FixedWidthInteger>(
    _ codes: OptionalValues<Code>, _ textCount: Int
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: textCount)
    let span = codes.values.span
    for row in span.indices where !codes.isMissing(row) { counts[Int(span[row])] += 1 }
    return counts
  }

  private static func counts(
    _ list: TextList, _ validity: Bitmap?, atMost most: Int
  ) -> (TextList, [Int])? {
    let (bytes, offsets) = (list.bytes.span, list.offsets.span)
    var index = TextIndex()
    var counts: [Int] = []
    for row in 0..<list.count where validity?[row] ?? true {
      let number = Int(index.insert(bytes.extracting(offsets[row]..<offsets[row + 1])))
      if number == counts.count {
        if number == most { return nil }
        counts.append(0)
      }
      counts[number] += 1
    }
    return (index.texts, counts)
  }
}
