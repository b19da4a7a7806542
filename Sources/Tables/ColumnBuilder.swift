internal import Identifiers
internal import TextFormats

/// Gathers the fields of one column, then finds the type that fits them all.
struct ColumnBuilder {
  /// The column's name.
  let name: String
  private var texts = TextListBuilder()
  /// What each field is; empty for fields of delimited text, which have no types.
  private var kinds: [JSONKind] = []

  init(name: String) { self.name = name }

  /// The number of fields so far.
  var count: Int { texts.count }

  /// The first row with a JSON value other than null.
  var firstRow: Int { kinds.firstIndex { $0 != .null } ?? 0 }

  /// Adds a field of delimited text.
  mutating func append(_ field: ArraySlice<UInt8>) { texts.append(field) }

  /// Adds a JSON value.
  mutating func append(_ field: ArraySlice<UInt8>, kind: JSONKind) {
    texts.append(field)
    kinds.append(kind)
  }

  /// Adds JSON nulls until the column has that many fields.
  mutating func fill(to count: Int) {
    guard self.count < count else { return }
    kinds.append(contentsOf: repeatElement(.null, count: count - self.count))
    texts.appendEmpty(count - self.count)
  }

  /// The column with the type that fits all its values: the first of whole numbers, decimal
  /// numbers, true/false and texts that does.
  ///
  /// A column without any value is decimal, since missing decimals are welcome wherever a number is
  /// wanted.
  func column(_ rules: ColumnRules) -> Column {
    var guess = ColumnGuess(kind: firstKind(rules))
    while true {
      var piece = ColumnPiece(guess)
      piece.append(all: texts, kinds, rules)
      let pieces = ColumnPieces([piece])
      guard let next = pieces.refutation else {
        let column = pieces.column(named: name, rules)
        guard guess.kind == .texts, !kinds.isEmpty else { return column }
        return Column(name, column.values, spelling: column.spelling, obstacle: obstacle(rules))
      }
      guess = next
    }
  }

  /// What makes a column of JSON values text, which its texts alone don't show: `"31"` is a text and
  /// 31 is not.
  private func obstacle(_ rules: ColumnRules) -> NumberObstacle {
    var obstacle = NumberObstacle()
    for row in 0..<count where kinds[row] != .null {
      let text = FieldRules.trimmed(texts.utf8(row))
      if kinds[row] == .text, rules.isMissing(text.span) || rules.isMissingAmongNumbers(text.span) {
        continue
      }
      obstacle.add(row, isNumber: kinds[row] == .number, text.span)
    }
    return obstacle
  }

  /// The first type that the kinds of the values leave open; delimited text leaves all of them open.
  private func firstKind(_ rules: ColumnRules) -> ColumnGuess.Kind {
    var found: Set<JSONKind> = []
    for row in kinds.indices {
      if kinds[row] == .text {
        let field = FieldRules.trimmed(texts.utf8(row))
        if rules.isMissingByOwnSpelling(field.span) { continue }
        guard rules.isMissing(field.span) || rules.isMissingAmongNumbers(field.span) else {
          return .texts
        }
      }
      found.insert(kinds[row])
    }
    found.remove(.null)
    if found.isEmpty { return .integers }
    // Texts that spell a missing value are so among numbers or truth values alone.
    if found.contains(.number) { return found.contains(.boolean) ? .texts : .integers }
    return found.contains(.boolean) ? .booleans : .texts
  }
}
