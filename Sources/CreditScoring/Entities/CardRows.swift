internal import Memory

/// Which card scores each row of a table.
struct CardRows: Sendable, Equatable {
  /// The number of rows.
  let rowCount: Int
  /// The number of cards.
  let cardCount: Int
  /// The number of each row's card, or one of those that follow; `nil` if the first card has all rows.
  let numbers: Buffer<UInt8>?
  /// The rows of each card in their order; none if the first has all.
  private let rows: [Buffer<UInt32>]

  /// The most cards that there can be.
  static let most = 250

  /// One card for all rows.
  init(rowCount: Int) {
    (self.rowCount, cardCount, numbers, rows) = (rowCount, 1, nil, [])
  }

  /// Sorts rows by the numbers of their cards.
  init(numbers: Buffer<UInt8>, cardCount: Int) {
    rowCount = numbers.count
    self.cardCount = cardCount
    if cardCount == 1, numbers.allSatisfy({ $0 == 0 }) {
      self.numbers = nil
      rows = []
      return
    }
    self.numbers = numbers
    var found = Array(repeating: [UInt32](), count: cardCount)
    for (row, number) in numbers.enumerated() where Int(number) < cardCount {
      found[Int(number)].append(UInt32(row))
    }
    rows = found.map { Buffer($0) }
  }

  /// The number that rows have whose kind has no card.
  var cardless: UInt8 { UInt8(cardCount) }

  /// The number that rows have whose kind is not known.
  var kindless: UInt8 { UInt8(cardCount + 1) }

  /// Whether the first card has all rows.
  var isWhole: Bool { numbers == nil }

  /// The rows of a card in the table.
  func rows(ofCard card: Int) -> [Int] {
    isWhole ? Array(0..<rowCount) : rows[card].map { Int($0) }
  }

  /// The number of a card's rows.
  func count(ofCard card: Int) -> Int { isWhole ? rowCount : rows[card].count }

  /// The row in the table of a card's row.
  @inline(__always)
  func whole(_ row: Int, ofCard card: Int) -> Int { isWhole ? row : Int(rows[card][row]) }

  /// The card of a row and the row's number among the card's rows; `nil` without a card.
  func part(ofRow row: Int) -> (card: Int, row: Int)? {
    guard let numbers else { return (0, row) }
    let card = Int(numbers[row])
    guard card < cardCount else { return nil }
    // Rows rise.
    var (low, high) = (0, rows[card].count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(rows[card][middle]) <= row { low = middle } else { high = middle }
    }
    return (card, low)
  }

  /// The rows with a number that is of no card.
  func rows(numbered number: UInt8) -> [Int] {
    guard let numbers else { return [] }
    return numbers.indices.filter { numbers[$0] == number }
  }

  /// The values of a card's rows.
  func gathered<Value: BitwiseCopyable & Sendable>(
    _ values: Buffer<Value>, card: Int
  ) -> Buffer<Value> {
    isWhole ? values : Buffer(rows[card].lazy.map { values[Int($0)] })
  }

  /// Values of all rows from those of each card's rows.
  func scattered<Value: BitwiseCopyable & Sendable>(
    _ parts: [Buffer<Value>], elsewhere: Value
  ) -> Buffer<Value> {
    if isWhole { return parts[0] }
    let result = ScatterBuffer<Value>(zeroedCount: rowCount)
    for row in 0..<rowCount { result[row] = elsewhere }
    for (part, rows) in zip(parts, rows) {
      for (place, row) in rows.enumerated() { result[Int(row)] = part[place] }
    }
    return result.freeze()
  }

  /// What each row has from its card; rows without one have what is given for them.
  func values<Value: Sendable>(_ values: [Value], elsewhere: Value) -> CardValues<Value> {
    CardValues(values: values + [elsewhere, elsewhere], numbers: numbers)
  }
}
