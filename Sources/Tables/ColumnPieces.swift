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
      return .strings(TextValues(TextList(joining: pieces.map(\.texts)), validity: validity))
    case .integers where !pieces.contains(where: \.hasValues):
      return .reals(OptionalValues(repeating: nil, count: rowCount))
    case .integers: return .integers(IntegerValues(joined(\.integers), validity: validity))
    case .reals: return .reals(OptionalValues(joined(\.reals), validity: validity))
    case .booleans:
      let bits = ScatterBitmap(repeating: false, count: rowCount)
      var row = 0
      for value in pieces.lazy.flatMap(\.booleans) {
        bits[row] = value
        row += 1
      }
      return .booleans(BooleanValues(bits.freeze(), validity: validity))
    }
  }

  private func joined<Value: BitwiseCopyable & Sendable>(
    _ values: KeyPath<ColumnPiece, [Value]>
  ) -> Buffer<Value> {
    var result = FillingBuffer<Value>(zeroedCount: rowCount)
    var row = 0
    for piece in pieces {
      let values = piece[keyPath: values]
      result.withMutableSpan(row..<row + values.count) { places in
        let values = values.span
        for index in values.indices { places[index] = values[index] }
      }
      row += piece.count
    }
    return result.freeze()
  }

  private var validity: Bitmap {
    let validity = ScatterBitmap(repeating: true, count: rowCount)
    var start = 0
    for piece in pieces {
      for row in piece.missingRows { validity[start + Int(row)] = false }
      start += piece.count
    }
    return validity.freeze()
  }
}
