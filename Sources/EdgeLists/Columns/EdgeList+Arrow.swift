public import ArrowInterface
internal import Identifiers
internal import Memory
internal import Tables

extension EdgeList {
  /// The friendships as a stream for another library, people and weights in the memory that they are in.
  ///
  /// The columns are `source` and `target`, dictionaries of the people with codes of `uint32`, and, if the
  /// list has them, `weight` (`float64`), `time` and `until` (microseconds in UTC, rounded down; `float64` of
  /// seconds if a time lies outside of the years 1 to 9999; no end is missing), `kind` (a dictionary), the
  /// further columns, and `directed` (`bool`). A further column whose name is taken gets a number behind
  /// it, from 2.
  ///
  /// ```swift
  /// let edges = try EdgeList(parsing: "ann,bob\nbob,cid", named: "friends")
  /// let same = try EdgeList(edges.arrowStream(), named: "friends")
  /// ```
  ///
  /// People go out as whole numbers if all of them are such as programs write them, so that `7` is one and `07`
  /// is not, unless they came as texts from a source with types: as `int64`, or with as many bits as they had
  /// there.
  ///
  /// - Returns: The stream, which has all friendships in one batch.
  /// - Complexity: O(*friendships*) with times, directions or whole numbers, else O(*columns*).
  public func arrowStream() -> ArrowStream { arrowStream(repeatsTexts: false) }

  /// The same stream.
  ///
  /// - Parameter repeatsTexts: Whether people who are texts are `large_utf8`, as in the first column of a table,
  ///   in memory of their own.
  /// - Returns: The stream.
  package func arrowStream(repeatsTexts: Bool) -> ArrowStream {
    let people = Table([Column("id", .strings(names)).typed(peopleType)]).arrowColumns[0].values
    var columns = [("source", sources), ("target", targets)].map { name, numbers in
      let texts = ArrowValues.codes(numbers, of: names)
      let values =
        people.selecting(numbers)
        ?? (repeatsTexts ? .texts(names.selecting(numbers)) : texts)
      return ArrowColumn(name, values, validity: nil)
    }
    if let weights { columns.append(ArrowColumn("weight", .reals(weights), validity: nil)) }
    if let times { columns.append(Self.instants("time", times)) }
    if let untils { columns.append(Self.instants("until", untils)) }
    if let kinds {
      columns.append(ArrowColumn("kind", .codes(kinds.numbers, of: kinds.names), validity: nil))
    }
    for column in self.columns {
      columns.append(column.arrow(named: Self.free(column.name, in: columns)))
    }
    if let undirected {
      let name = Self.free("directed", in: columns)
      columns.append(ArrowColumn(name, .booleans(undirected.zeros), validity: nil))
    }
    return ArrowStream(columns)
  }

  /// Points in time of seconds, of which those that are infinite are missing.
  private static func instants(_ name: String, _ seconds: Buffer<Double>) -> ArrowColumn {
    // The years 1 to 9999, which is as far as others show dates.
    let shown = -62_135_596_800.0..<253_402_300_800.0
    let isMissing = seconds.contains { !$0.isFinite }
    let validity = ScatterBitmap(repeating: true, count: seconds.count)
    if isMissing {
      for row in seconds.indices where !seconds[row].isFinite { validity[row] = false }
    }
    let present = isMissing ? validity.freeze() : nil
    guard seconds.allSatisfy({ shown.contains($0) || !$0.isFinite }) else {
      return ArrowColumn(name, .reals(seconds), validity: present)
    }
    let instants = seconds.lazy.map { seconds in
      guard seconds.isFinite else { return 0 }
      // Whole seconds apart, since a double has no exact microseconds of them all.
      let whole = seconds.rounded(.down)
      return Int(whole) * 1_000_000 + Int(((seconds - whole) * 1_000_000).rounded(.down))
    }
    return ArrowColumn(
      name, .instants(Buffer(instants), .microseconds, zone: "UTC"), validity: present)
  }

  /// A name that no column has yet.
  private static func free(_ name: String, in columns: [ArrowColumn]) -> String {
    let taken = Set(columns.map(\.name))
    guard taken.contains(name) else { return name }
    return (2...).lazy.map { "\(name)_\($0)" }.first { !taken.contains($0) } ?? name
  }
}

extension ArrowValues {
  /// The whole numbers at some places; `nil` of other values.
  fileprivate func selecting(_ places: Buffer<UInt32>) -> ArrowValues? {
    switch self {
    case .wide(let numbers): .wide(numbers.selecting(places))
    case .whole(let bytes, let bits, let isSigned):
      .whole(bytes.selecting(places, bits: bits), bits: bits, isSigned: isSigned)
    default: nil
    }
  }
}

extension Buffer {
  /// The values at some places.
  fileprivate func selecting(_ places: Buffer<UInt32>) -> Buffer {
    Buffer(places.lazy.map { self[Int($0)] })
  }
}

extension Buffer<UInt8> {
  /// The bytes of the numbers of so many bits at some places.
  fileprivate func selecting(_ places: Buffer<UInt32>, bits: Int) -> Buffer {
    switch bits {
    case 8: selecting(places)
    case 16: values(of: UInt16.self, at: 0, count: count / 2).selecting(places).byteBuffer
    case 32: values(of: UInt32.self, at: 0, count: count / 4).selecting(places).byteBuffer
    default: values(of: UInt64.self, at: 0, count: count / 8).selecting(places).byteBuffer
    }
  }
}

extension TextList {
  /// The texts at some places.
  fileprivate func selecting(_ places: Buffer<UInt32>) -> TextList {
    var texts = TextListBuilder()
    let (bytes, offsets) = (bytes.span, offsets.span)
    for place in places {
      texts.append(bytes.extracting(offsets[Int(place)]..<offsets[Int(place) + 1]))
    }
    return texts.list
  }
}

extension EdgeColumn {
  fileprivate func arrow(named name: String) -> ArrowColumn {
    switch values {
    case .numbers(let numbers):
      ArrowColumn(name, .reals(numbers.values), validity: numbers.validity)
    case .texts(let codes, let texts):
      ArrowColumn(name, .codes(codes.values, of: texts), validity: codes.validity)
    }
  }
}

extension Buffer<UInt8> {
  /// Where the bytes are 0.
  fileprivate var zeros: Bitmap {
    let bits = ScatterBitmap(repeating: false, count: count)
    for row in indices where self[row] == 0 { bits[row] = true }
    return bits.freeze()
  }
}
