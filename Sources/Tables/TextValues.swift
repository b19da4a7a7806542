package import Execution
public import Identifiers
package import Memory

/// A list of texts of which some may be missing, one after another, or, where they are categories, a
/// number per row and a list of those; in the layout that ``OptionalValues`` describes.
public struct TextValues: Sendable {
  /// The texts, one way or the other.
  package enum Storage: Sendable {
    /// A text per row, something where it is missing, and which are present; `nil` if all are.
    case list(TextList, validity: Bitmap?)
    /// The position of each row's text in a list of up to 256.
    case coded(OptionalValues<UInt8>, TextList)
    /// The position of each row's text in a list of any length.
    case widelyCoded(OptionalValues<Int32>, TextList)
  }

  package let storage: Storage
  /// Whether the categories are in an order that means something; of no account in ``==(_:_:)``.
  public let categoriesAreOrdered: Bool

  package init(_ storage: Storage, categoriesAreOrdered: Bool = false) {
    self.storage = storage
    self.categoriesAreOrdered = categoriesAreOrdered
  }

  /// Takes texts none of which is missing, in the memory that they are in.
  public init(_ texts: TextList) { self.init(.list(texts, validity: nil)) }

  /// Takes texts of which some are missing, whatever stands there.
  package init(_ texts: TextList, validity: Bitmap) {
    precondition(texts.count == validity.count, "one bit per text")
    self.init(.list(texts, validity: validity.isFull ? nil : validity))
  }

  /// Makes a list of texts, `nil` where one is missing.
  public init(_ texts: some Collection<String?>) {
    let validity = ScatterBitmap(repeating: true, count: texts.count)
    var list = TextListBuilder()
    for text in texts {
      if text == nil { validity[list.count] = false }
      list.append(text ?? "")
    }
    self.init(list.list, validity: validity.freeze())
  }

  /// Makes a list of a few texts many times over.
  ///
  /// - Parameters:
  ///   - codes: The position of each row's text, counted from 0.
  ///   - texts: The texts, at most 256.
  /// - Precondition: Every code has a text.
  package init(codes: OptionalValues<UInt8>, of texts: TextList) {
    precondition(texts.count <= 256, "a byte numbers the texts")
    precondition(
      codes.allSatisfy { $0.map { Int($0) < texts.count } ?? true }, "every code has a text")
    self.init(.coded(codes, texts))
  }

  /// Makes a list of categories: of texts that occur many times over, each stored once.
  ///
  /// ```swift
  /// let sizes = TextValues(
  ///   categories: ["small", "large"], codes: [1, nil, 0], areOrdered: true)
  /// sizes[0]  // "large"
  /// ```
  ///
  /// - Parameters:
  ///   - categories: The categories, used or not; up to 256 of them cost a byte per row, others four.
  ///   - codes: The position of each row's category, counted from 0; `nil` where it is missing.
  ///   - areOrdered: Whether their order means something.
  /// - Precondition: Every code has a category.
  public init(
    categories: TextList, codes: some Collection<Int?>, areOrdered: Bool = false
  ) {
    precondition(
      codes.allSatisfy { $0.map(categories.indices.contains) ?? true }, "every code has a text")
    let storage: Storage =
      categories.count <= 256
      ? .coded(
        OptionalValues(codes.lazy.map { $0.map { UInt8(truncatingIfNeeded: $0) } }), categories)
      : .widelyCoded(
        OptionalValues(codes.lazy.map { $0.map { Int32(truncatingIfNeeded: $0) } }), categories)
    self.init(storage, categoriesAreOrdered: areOrdered)
  }

  /// The categories, used or not; `nil` if each row has a text of its own.
  public var categories: TextList? {
    switch storage {
    case .list: nil
    case .coded(_, let texts), .widelyCoded(_, let texts): texts
    }
  }

  /// The position of each row's category in ``categories``; `nil` if each row has a text of its own.
  package var codes: Codes? {
    switch storage {
    case .list: nil
    case .coded(let codes, _): .narrow(codes)
    case .widelyCoded(let codes, _): .wide(codes)
    }
  }

  /// Positions of categories.
  package enum Codes: Sendable {
    case narrow(OptionalValues<UInt8>)
    case wide(OptionalValues<Int32>)

    /// The position of a row's category; `nil` if it is missing.
    package subscript(row: Int) -> Int? {
      switch self {
      case .narrow(let codes): codes[row].map { Int($0) }
      case .wide(let codes): codes[row].map { Int($0) }
      }
    }
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
    case .widelyCoded(let codes, _): codes.count
    }
  }

  /// The text of a row, made on each access; `nil` if it is missing.
  public subscript(row: Int) -> String? {
    switch storage {
    case .list(let texts, let validity):
      if let validity, !validity[row] { return nil }
      return texts[row]
    case .coded(let codes, let texts):
      return codes[row].map { texts[Int($0)] }
    case .widelyCoded(let codes, let texts):
      return codes[row].map { texts[Int($0)] }
    }
  }
}

extension TextValues {
  /// Whether the text of a row is missing.
  package func isMissing(_ row: Int) -> Bool {
    switch storage {
    case .list(_, let validity): validity.map { !$0[row] } ?? false
    case .coded(let codes, _): codes.isMissing(row)
    case .widelyCoded(let codes, _): codes.isMissing(row)
    }
  }

  /// The bytes of the text of a row, or `nil` where it is missing.
  package func utf8(_ row: Int) -> Slice<Buffer<UInt8>>? {
    switch storage {
    case .list(let texts, _): isMissing(row) ? nil : texts.utf8(row)
    case .coded(let codes, let texts): codes[row].map { texts.utf8(Int($0)) }
    case .widelyCoded(let codes, let texts): codes[row].map { texts.utf8(Int($0)) }
    }
  }

  /// The first row that has a text.
  package var firstKnownRow: Int? { indices.first { !isMissing($0) } }

  /// The texts, empty where one is missing.
  package var list: TextList {
    switch storage {
    case .list(let texts, _): return texts
    case .coded(let codes, let texts): return Self.list(codes, texts)
    case .widelyCoded(let codes, let texts): return Self.list(codes, texts)
    }
  }

  private static func list(
    _ codes: OptionalValues<some FixedWidthInteger & BitwiseCopyable & Sendable>, _ texts: TextList
  ) -> TextList {
    var list = TextListBuilder()
    for code in codes {
      if let code {
        list.append(texts, Int(code)..<Int(code) + 1)
      } else {
        list.appendEmpty(1)
      }
    }
    return list.list
  }

  /// The list whose row *i* is this list's row `places[i]`, missing where that is missing.
  package func rearranged(_ places: RowPlaces) -> TextValues {
    switch storage {
    case .list(let texts, let known):
      let validity = ScatterBitmap(repeating: true, count: places.count)
      Execution().forEachBlock(of: places.count) { rows in
        for row in rows {
          if let place = places[row], known.map({ $0[Int(place)] }) ?? true { continue }
          validity[row] = false
        }
      }
      return TextValues(texts.rearranged(places), validity: validity.freeze())
    case .coded(let codes, let texts):
      return TextValues(
        .coded(codes.rearranged(places), texts), categoriesAreOrdered: categoriesAreOrdered)
    case .widelyCoded(let codes, let texts):
      return TextValues(
        .widelyCoded(codes.rearranged(places), texts), categoriesAreOrdered: categoriesAreOrdered)
    }
  }
}

extension TextValues: Equatable {
  /// Whether both have the same texts, byte by byte, and miss the same ones, as categories or not.
  public static func == (left: TextValues, right: TextValues) -> Bool {
    guard left.count == right.count else { return false }
    switch (left.storage, right.storage) {
    case (.list(let one, let its), .list(let other, let others)):
      if its != others { return false }
      // What stands where a text is missing means nothing.
      if one == other { return true }
      if its == nil { return false }
    case (.coded(let one, let its), .coded(let other, let others)) where its == others:
      if one == other { return true }
    case (.widelyCoded(let one, let its), .widelyCoded(let other, let others)) where its == others:
      if one == other { return true }
    default: break
    }
    return left.indices.allSatisfy { row in
      switch (left.utf8(row), right.utf8(row)) {
      case (let one?, let other?): one.elementsEqual(other)
      case (let one, let other): one == nil && other == nil
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
  ///   - texts: The texts; up to 256 of them cost a byte per row.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Precondition: Every number has a text.
  package init(numbers: Buffer<UInt16>, of texts: TextList, execution: Execution = Execution()) {
    guard texts.count <= 256 else {
      self.init(categories: texts, codes: numbers.lazy.map { $0 == 0 ? nil : Int($0) - 1 })
      return
    }
    let codes = ScatterValues<UInt8>(count: numbers.count)
    execution.forEachBlock(of: numbers.count) { rows in
      for row in rows { codes[row] = numbers[row] == 0 ? nil : UInt8(numbers[row] - 1) }
    }
    self.init(codes: codes.freeze(), of: texts)
  }
}
