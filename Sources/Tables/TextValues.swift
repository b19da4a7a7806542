package import Execution
public import Identifiers
package import Memory

/// A list of texts of which some may be missing: one after another, or, where few of them differ, a
/// byte per row that numbers them.
public struct TextValues: Sendable {
  /// The texts, one way or the other.
  package enum Storage: Sendable {
    /// A text per row, empty where it is missing.
    case list(TextList, missing: RowMarks?)
    /// The number of a text of the list per row, from 1; 0 where it is missing.
    case coded(Buffer<UInt8>, TextList)
  }

  package let storage: Storage

  package init(_ storage: Storage) { self.storage = storage }

  /// Takes texts none of which is missing, in the memory that they are in.
  public init(_ texts: TextList) { storage = .list(texts, missing: nil) }

  /// Makes a list of texts, `nil` where one is missing.
  public init(_ texts: some Collection<String?>) {
    let words = FillingBuffer<UInt64>(zeroedCount: RowMarks.wordCount(texts.count))
    var list = TextListBuilder()
    for text in texts {
      if text == nil { words[list.count >> 6] |= 1 << UInt64(list.count & 63) }
      list.append(text ?? "")
    }
    storage = .list(list.list, missing: RowMarks(words.filled()))
  }

  /// Makes a list of a few texts many times over.
  ///
  /// - Parameters:
  ///   - codes: A byte per row: the position of its text, counted from 1, or 0 if it is missing.
  ///   - texts: The texts, at most 255.
  /// - Precondition: Every code has a text.
  package init(codes: Buffer<UInt8>, of texts: TextList) {
    precondition(texts.count < 256, "a byte numbers the texts")
    precondition(Int(codes.max() ?? 0) <= texts.count, "every code has a text")
    storage = .coded(codes, texts)
  }
}

extension TextValues: RandomAccessCollection {
  /// The first row, 0.
  public var startIndex: Int { 0 }

  /// The number of rows.
  public var endIndex: Int {
    switch storage {
    case .list(let texts, _): texts.count
    case .coded(let codes, _): codes.count
    }
  }

  /// The text of a row, made on each access; `nil` if it is missing.
  public subscript(row: Int) -> String? {
    switch storage {
    case .list(let texts, let missing):
      if let missing, missing[row] { return nil }
      return texts[row]
    case .coded(let codes, let texts):
      return codes[row] == 0 ? nil : texts[Int(codes[row]) - 1]
    }
  }
}

extension TextValues {
  /// Whether the text of a row is missing.
  package func isMissing(_ row: Int) -> Bool {
    switch storage {
    case .list(_, let missing): missing.map { $0[row] } ?? false
    case .coded(let codes, _): codes[row] == 0
    }
  }

  /// The bytes of the text of a row, or `nil` where it is missing.
  package func utf8(_ row: Int) -> Slice<Buffer<UInt8>>? {
    switch storage {
    case .list(let texts, _): isMissing(row) ? nil : texts.utf8(row)
    case .coded(let codes, let texts): codes[row] == 0 ? nil : texts.utf8(Int(codes[row]) - 1)
    }
  }

  /// The first row that has a text.
  package var firstKnownRow: Int? { indices.first { !isMissing($0) } }

  /// The texts, empty where one is missing.
  package var list: TextList {
    switch storage {
    case .list(let texts, _): return texts
    case .coded(let codes, let texts):
      var list = TextListBuilder()
      for code in codes {
        if code == 0 {
          list.appendEmpty(1)
        } else {
          list.append(texts, Int(code) - 1..<Int(code))
        }
      }
      return list.list
    }
  }

  /// The list whose row *i* is this list's row `places[i]`, missing where that is missing.
  package func rearranged(_ places: RowPlaces) -> TextValues {
    switch storage {
    case .list(let texts, let missing):
      let words = FillingBuffer<UInt64>(zeroedCount: RowMarks.wordCount(places.count))
      Execution().forEachBlock(of: places.count) { rows in
        for row in rows {
          if let place = places[row], missing.map({ !$0[Int(place)] }) ?? true { continue }
          words[row >> 6] |= 1 << UInt64(row & 63)
        }
      }
      return TextValues(
        .list(texts.rearranged(places), missing: RowMarks(words.filled())))
    case .coded(let codes, let texts):
      let result = FillingBuffer<UInt8>(zeroedCount: places.count)
      Execution().forEachBlock(of: places.count) { rows in
        for row in rows { result[row] = places[row].map { codes[Int($0)] } ?? 0 }
      }
      return TextValues(.coded(result.filled(), texts))
    }
  }

  /// The list with missing texts added at the end.
  package func padded(by count: Int) -> TextValues {
    let kept = (0..<self.count).lazy.map { Optional(UInt32($0)) }
    return rearranged(RowPlaces(Array(kept) + Array(repeating: nil, count: count)))
  }
}

extension TextValues: Equatable {
  /// Whether both have the same texts, byte by byte, and miss the same ones.
  public static func == (left: TextValues, right: TextValues) -> Bool {
    guard left.count == right.count else { return false }
    switch (left.storage, right.storage) {
    case (.list(let one, let its), .list(let other, let others)):
      return its == others && one == other
    case (.coded(let one, let its), .coded(let other, let others)) where its == others:
      return one == other
    default:
      return left.indices.allSatisfy { row in
        switch (left[row], right[row]) {
        case (let one?, let other?): one.utf8.elementsEqual(other.utf8)
        case (let one, let other): one == nil && other == nil
        }
      }
    }
  }
}

extension TextValues: ExpressibleByArrayLiteral, CustomStringConvertible {
  /// Makes a list of the texts in brackets.
  public init(arrayLiteral texts: String?...) { self.init(texts) }

  /// The texts in brackets.
  public var description: String {
    "[" + map { $0.map { $0.debugDescription } ?? "nil" }.joined(separator: ", ") + "]"
  }
}

extension TextValues {
  /// Makes a list of some texts many times over.
  ///
  /// - Parameters:
  ///   - numbers: The position of each row's text, counted from 1, or 0 if it is missing.
  ///   - texts: The texts; up to 255 of them cost a byte per row.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Precondition: Every number has a text.
  package init(numbers: Buffer<UInt16>, of texts: TextList, execution: Execution = Execution()) {
    guard texts.count < 256 else {
      self.init(numbers.map { $0 == 0 ? nil : texts[Int($0) - 1] })
      return
    }
    let codes = FillingBuffer<UInt8>(zeroedCount: numbers.count)
    execution.forEachBlock(of: numbers.count) { rows in
      for row in rows { codes[row] = UInt8(numbers[row]) }
    }
    self.init(codes: codes.filled(), of: texts)
  }
}
