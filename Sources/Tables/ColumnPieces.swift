internal import Identifiers
internal import Memory
internal import TextFormats

/// The pieces of one column, one per block of rows, that all read it as the same.
struct ColumnPieces: Sendable {
  private(set) var pieces: [ColumnPiece]
  private let rowCount: Int

  init(_ pieces: [ColumnPiece]) {
    self.pieces = pieces
    rowCount = pieces.reduce(0) { $0 + $1.count }
  }

  /// What is to be tried instead; `nil` as long as all fields fit.
  var refutation: ColumnGuess? {
    let refuted = pieces.compactMap(\.refutation)
    if let first = refuted.first { return refuted.reduce(first, ColumnGuess.later) }
    // `None` and the like are missing among numbers, and here is none.
    guard pieces.first?.guess.kind == .integers, pieces.contains(where: \.hasNumericSpelling),
      !pieces.contains(where: \.hasValues)
    else { return nil }
    return ColumnGuess(kind: .texts)
  }

  /// The column of all pieces.
  func column(named name: String, _ rules: ColumnRules) -> Column {
    let keepsSpelling = !pieces.allSatisfy(\.isPlain)
    let spelling = keepsSpelling ? TextList(joining: pieces.map(\.spelling)) : nil
    guard let kind = pieces.first?.guess.kind else { return Column(name, .reals([])) }
    let values = values(of: kind)
    var obstacle: NumberObstacle?
    if kind == .texts, rules.decimal == .comma, case .strings(let texts) = values {
      // Only now is it known how numbers are written.
      obstacle = NumberObstacle(texts, rules)
    }
    return Column(
      name, values, spelling: spelling, isAsWritten: kind == .reals, obstacle: obstacle)
  }

  private func values(of kind: ColumnGuess.Kind) -> ColumnValues {
    switch kind {
    case .identifiers: return .strings(TextList(joining: pieces.map(\.texts)))
    case .texts:
      return .strings(
        TextValues(.list(TextList(joining: pieces.map(\.texts)), missing: missing)))
    case .integers where !pieces.contains(where: \.hasValues):
      return .reals(OptionalValues(repeating: nil, count: rowCount))
    case .integers:
      let values = IntegerValues(joined(\.integers))
      guard let missing else { return .integers(values) }
      switch values.storage {
      case .narrow(let values):
        return .integers(
          IntegerValues(.narrow(OptionalValues(values.values, missing: missing))))
      case .wide(let values):
        return .integers(IntegerValues(.wide(OptionalValues(values.values, missing: missing))))
      }
    case .reals: return .reals(OptionalValues(joined(\.reals), missing: missing))
    case .booleans: return .booleans(OptionalValues(joined(\.booleans), missing: missing))
    }
  }

  private func joined<Value: BitwiseCopyable & Sendable>(
    _ values: KeyPath<ColumnPiece, [Value]>
  ) -> Buffer<Value> {
    let result = FillingBuffer<Value>(zeroedCount: rowCount)
    var row = 0
    for piece in pieces {
      let values = piece[keyPath: values]
      result.withMutableSpan(row..<row + values.count) { places in
        let values = values.span
        for index in values.indices { places[index] = values[index] }
      }
      row += piece.count
    }
    return result.filled()
  }

  private var missing: RowMarks? {
    let words = FillingBuffer<UInt64>(zeroedCount: RowMarks.wordCount(rowCount))
    var start = 0
    for piece in pieces {
      for row in piece.missingRows {
        let row = start + Int(row)
        words[row >> 6] |= 1 << UInt64(row & 63)
      }
      start += piece.count
    }
    return RowMarks(words.filled())
  }
}
