internal import Execution
internal import Identifiers
internal import Memory
internal import TextFormats

extension GatheredColumn {
  /// Parts of so many rows, in which a column is read again.
  static func parts(of count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: 1 << 13).map { $0..<min($0 + 1 << 13, count) }
  }

  /// Adds a piece that may be taken for something else; then both are taken for what fits them both.
  ///
  /// - Throws: `CancellationError` if the work was cancelled.
  mutating func add(
    _ piece: ColumnPiece, _ rules: ColumnRules, expectedCount: Int, _ execution: Execution
  ) throws(CancellationError) {
    var piece = piece
    while piece.guess != guess {
      let later = ColumnGuess.later(piece.guess, guess)
      if guess != later { self = try converted(to: later, rules, execution) }
      if piece.guess != guess {
        piece = piece.converted(to: ColumnGuess.later(piece.guess, guess), rules)
      }
    }
    append(piece, expectedCount: expectedCount)
  }

  /// The same rows taken for something else, or for what comes after it if they don't fit.
  ///
  /// - Throws: `CancellationError` if the work was cancelled.
  func converted(
    to first: ColumnGuess, _ rules: ColumnRules, _ execution: Execution
  ) throws(CancellationError) -> GatheredColumn {
    var guess = first
    while true {
      var result = GatheredColumn(guess)
      var refutation: ColumnGuess?
      for rows in Self.parts(of: count) {
        try execution.checkCancellation()
        var piece = ColumnPiece(guess, expectedCount: rows.count)
        let fields = fields(rows, rules.marks.decimal)
        piece.append(fields, 0..<fields.count, [], rules)
        refutation = piece.refutation
        if refutation != nil { break }
        result.append(piece, expectedCount: count)
      }
      guard let refutation else { return result }
      guess = refutation
    }
  }

  /// The fields of some rows as they stood in the file.
  fileprivate func fields(_ rows: Range<Int>, _ decimal: DecimalMark) -> TextListBuilder {
    if guess.keepsSpelling { return spelling.texts(rows) }
    if case .texts(let texts) = values { return texts.texts(rows) }
    var fields = TextListBuilder()
    var field: [UInt8] = []
    for row in rows {
      field.removeAll(keepingCapacity: true)
      if !isMissing(row) { print(row, to: &field) }
      if decimal == .comma, let place = field.firstIndex(of: UInt8(ascii: ".")) {
        field[place] = UInt8(ascii: ",")
      }
      fields.append(field[...])
    }
    return fields
  }

  private func print(_ row: Int, to field: inout [UInt8]) {
    switch values {
    case .narrow(let values): field.appendDecimal(Int(values.memory[row]))
    case .wide(let values): field.appendDecimal(values.memory[row])
    case .reals(let values): field.appendDecimal(values.memory[row])
    case .booleans(let words):
      let isTrue = words.memory[row >> 6] >> UInt64(row & 63) & 1 != 0
      field.append(contentsOf: (isTrue ? "true" : "false").utf8)
    case .texts: break
    }
  }
}

extension ColumnPiece {
  /// The same fields taken for something else, or for what comes after it if they don't fit.
  fileprivate func converted(to first: ColumnGuess, _ rules: ColumnRules) -> ColumnPiece {
    var column = GatheredColumn(guess)
    column.append(self, expectedCount: count)
    let fields = column.fields(0..<count, rules.marks.decimal)
    var guess = first
    while true {
      var piece = ColumnPiece(guess, expectedCount: count)
      piece.append(fields, 0..<count, [], rules)
      guard let next = piece.refutation else { return piece }
      guess = next
    }
  }
}
