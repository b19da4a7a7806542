internal import Identifiers
internal import Memory
internal import TextFormats

/// The values of a further column in a block of rows.
struct EdgeBlockColumn: Sendable {
  /// The numbers, NaN where one is missing.
  private(set) var numbers: [Double] = []
  /// The texts as positions in ``texts``, or ``EdgeColumn/missingText``.
  private(set) var codes: [UInt32] = []
  private var texts = TextIndex()

  /// Adds a number.
  mutating func append(_ number: Double) { numbers.append(number) }

  /// Adds a text, which may be missing.
  mutating func append(_ text: Span<UInt8>, isMissing: Bool) {
    codes.append(isMissing ? EdgeColumn.missingText : texts.insert(text))
  }

  /// Adds a text of a row that the slow reader read.
  mutating func append(_ field: Int, of record: Record, isMissing: Bool) {
    codes.append(isMissing ? EdgeColumn.missingText : texts.insert(field, of: record))
  }

  /// Takes the last number back.
  mutating func removeLastNumber() { numbers.removeLast() }

  /// Replaces the block's own numbers of texts by those of the whole list.
  mutating func settle(_ all: inout TextIndex) {
    let own = texts.texts
    let numbers = own.indices.map { all.insert(ArraySlice(own.utf8($0))) }
    for position in codes.indices where codes[position] != EdgeColumn.missingText {
      codes[position] = numbers[Int(codes[position])]
    }
  }
}

/// The values of a further column in all rows read so far.
struct GrowingEdgeColumn: Sendable {
  private let place: EdgeColumnPlace
  private(set) var numbers: GrowingColumn<Double>
  private(set) var codes: GrowingColumn<UInt32>

  init(_ place: EdgeColumnPlace, in space: ScratchSpace) {
    self.place = place
    numbers = GrowingColumn(in: space)
    codes = GrowingColumn(in: space)
  }

  /// Makes room for values.
  mutating func grow(by count: Int, expectedCount: Int) throws(ScratchSpace.Failure) {
    if place.holdsTexts {
      try codes.grow(by: count, expectedCount: expectedCount)
    } else {
      try numbers.grow(by: count, expectedCount: expectedCount)
    }
  }
}
