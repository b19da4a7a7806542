internal import Identifiers
internal import Memory
internal import TextFormats

/// The values of one column in all rows read so far, as what the column is taken for.
///
/// Every field can be written again as it stood in the file: by plain printing, else its spelling is
/// kept. So a column that turns out to hold something else needs the text of the file no more.
struct GatheredColumn: Sendable {
  /// What the column is taken for.
  let guess: ColumnGuess
  /// The number of rows.
  private(set) var count = 0
  /// The spellings of missing values that occurred.
  private(set) var marks = SpellingMarks()
  private(set) var hasValues = false
  private var hasNumericSpelling = false
  private(set) var isPlain = true
  private(set) var values: Values
  /// The rows without a value, a bit each; what is behind the last word has one.
  private(set) var missing = GrowingColumn<UInt64>()
  private(set) var spelling = GrowingTexts()

  enum Values {
    case narrow(GrowingColumn<Int32>)
    case wide(GrowingColumn<Int>)
    case reals(GrowingColumn<Double>)
    case booleans(GrowingColumn<UInt64>)
    case texts(GrowingTexts)
  }

  /// Begins without rows.
  init(_ guess: ColumnGuess) {
    self.guess = guess
    values =
      switch guess.kind {
      case .integers: .narrow(GrowingColumn())
      case .reals: .reals(GrowingColumn())
      case .booleans: .booleans(GrowingColumn())
      case .texts: .texts(GrowingTexts())
      }
  }

  /// What is to be tried instead, once all rows are there; `nil` if the values fit.
  var refutation: ColumnGuess? {
    // `None` and the like are missing among numbers, and here is none.
    guess.kind == .integers && hasNumericSpelling && !hasValues ? ColumnGuess(kind: .texts) : nil
  }

  /// The same for a column whose reading was settled in advance.
  func refutation(_ reading: ColumnReading?) -> ColumnGuess? {
    switch reading {
    case nil: refutation
    case .numbers: nil
    case .texts: guess.kind == .texts ? nil : ColumnGuess(kind: .texts)
    }
  }

  /// Adds the rows of a piece that is taken for the same, and fits.
  ///
  /// - Parameters:
  ///   - piece: The rows.
  ///   - expectedCount: How many rows there will be in the end, as far as one can tell.
  mutating func append(_ piece: ColumnPiece, expectedCount: Int) {
    precondition(piece.guess == guess && piece.refutation == nil, "the piece fits the column")
    noteMissing(piece.missingRows)
    switch values {
    case .narrow(var narrow):
      if Self.append(piece.integers, to: &narrow, expectedCount) {
        values = .narrow(narrow)
      } else {
        var wide = Self.widened(narrow, max(expectedCount, count + piece.count))
        wide.append(piece.integers.span, expectedCount: expectedCount)
        values = .wide(wide)
      }
    case .wide(var wide):
      wide.append(piece.integers.span, expectedCount: expectedCount)
      values = .wide(wide)
    case .reals(var reals):
      reals.append(piece.reals.span, expectedCount: expectedCount)
      values = .reals(reals)
    case .booleans(var bits):
      append(piece.booleans, to: &bits)
      values = .booleans(bits)
    case .texts(var texts):
      texts.append(piece.texts, expectedCount: expectedCount)
      values = .texts(texts)
    }
    if guess.keepsSpelling { spelling.append(piece.spelling, expectedCount: expectedCount) }
    count += piece.count
    hasValues = hasValues || piece.hasValues
    hasNumericSpelling = hasNumericSpelling || piece.hasNumericSpelling
    isPlain = isPlain && piece.isPlain
    marks.formUnion(piece.marks)
  }

  /// Adds numbers if they have 32 bits, and says whether they have.
  private static func append(
    _ integers: [Int], to narrow: inout GrowingColumn<Int32>, _ expectedCount: Int
  ) -> Bool {
    let source = integers.span
    var fit = true
    for index in source.indices { fit = fit && Int32(exactly: source[index]) != nil }
    guard fit else { return false }
    let start = narrow.extend(by: source.count, expectedCount: expectedCount)
    narrow.memory.withMutableSpan(start..<start + source.count) { places in
      for index in source.indices { places[index] = Int32(truncatingIfNeeded: source[index]) }
    }
    return true
  }

  private static func widened(
    _ narrow: GrowingColumn<Int32>, _ expectedCount: Int
  ) -> GrowingColumn<Int> {
    var wide = GrowingColumn<Int>()
    _ = wide.extend(by: narrow.count, expectedCount: expectedCount)
    wide.memory.withMutableSpan(0..<narrow.count) { places in
      narrow.memory.withMutableSpan(0..<narrow.count) { values in
        for row in values.indices { places[row] = Int(values[row]) }
      }
    }
    return wide
  }

  private func append(_ values: [Bool], to bits: inout GrowingColumn<UInt64>) {
    let wordCount = (count + values.count + 63) / 64
    _ = bits.extend(by: wordCount - bits.count)
    for (row, value) in values.enumerated() where value {
      bits.memory[(count + row) >> 6] |= 1 << UInt64((count + row) & 63)
    }
  }

  private mutating func noteMissing(_ rows: [UInt32]) {
    guard let last = rows.last else { return }
    let wordCount = (count + Int(last) + 64) / 64
    if wordCount > missing.count { _ = missing.extend(by: wordCount - missing.count) }
    for row in rows {
      let row = count + Int(row)
      missing.memory[row >> 6] |= 1 << UInt64(row & 63)
    }
  }

  /// Whether a row has no value.
  func isMissing(_ row: Int) -> Bool {
    row >> 6 < missing.count && missing.memory[row >> 6] >> UInt64(row & 63) & 1 != 0
  }
}
