internal import Execution
internal import Memory
internal import Tables

/// What the values of claims look like, one by one.
struct ClaimContents: Sendable {
  private let contents: Buffer<UInt8>
  /// The numbers; true is 1 and false 0, and NaN is none.
  let numbers: Buffer<Double>

  /// Looks at a column, whose type says little: a single text makes all of its values texts.
  init(_ column: Column, _ reading: FieldReading, _ execution: Execution) {
    let contents = ScatterBuffer<UInt8>(zeroedCount: column.count)
    let numbers = ScatterBuffer<Double>(zeroedCount: column.count)
    let values = column.values
    let (typed, texts) = (values.numbers, column.texts)
    let isBoolean = if case .booleans = values { true } else { false }
    execution.forEachBlock(of: column.count) { rows in
      for row in rows {
        var found = (content: FieldReading.Content.missing, number: Double.nan)
        if let texts {
          if let text = texts.utf8(row), !text.isEmpty {
            found = reading.content(text.base.extracting(text.startIndex..<text.endIndex).span)
          }
        } else if let number = typed?[row] {
          // Whole numbers of more than 53 bits are numbers of accounts, which no rounding may change.
          let isExact =
            number.magnitude < 0x1p53 || { if case .reals = values { true } else { false } }()
          found = (isBoolean ? .boolean : isExact ? .number : .code, isExact ? number : .nan)
        }
        contents[row] = found.content.rawValue
        numbers[row] = found.number
      }
    }
    (self.contents, self.numbers) = (contents.freeze(), numbers.freeze())
  }

  var count: Int { contents.count }

  subscript(row: Int) -> FieldReading.Content {
    FieldReading.Content(rawValue: contents[row]) ?? .missing
  }
}

/// What the values of each field are.
struct ClaimTypes {
  private var counts: [Counts]

  private struct Counts {
    var numbers = 0
    var booleans = 0
    var codes = 0
    var texts = 0
    var areWhole = true
    /// The first row with something else than a number.
    var firstOther: Int?

    var values: Int { numbers + booleans + codes + texts }
  }

  init(_ contents: ClaimContents, _ fieldOfRow: [UInt32], fieldCount: Int) {
    counts = Array(repeating: Counts(), count: fieldCount)
    for row in 0..<contents.count {
      let field = Int(fieldOfRow[row])
      switch contents[row] {
      case .missing, .missingAmongNumbers: continue
      case .number:
        counts[field].numbers += 1
        let number = contents.numbers[row]
        if number != number.rounded() || number.magnitude >= 0x1p53 {
          counts[field].areWhole = false
        }
        continue
      case .boolean: counts[field].booleans += 1
      case .code: counts[field].codes += 1
      case .text: counts[field].texts += 1
      }
      if counts[field].firstOther == nil { counts[field].firstOther = row }
    }
  }

  /// The first value of a field of numbers that is none; `nil` for a field whose values are of one kind, of
  /// texts, or of numbers that are codes.
  func oddRow(ofField field: Int) -> Int? {
    counts[field].booleans + counts[field].texts > 0 ? firstAmongNumbers(field) : nil
  }

  /// The first value that makes texts of a field whose other values are numbers for the most part; `nil` if there is
  /// none.
  func codeRow(ofField field: Int) -> Int? {
    counts[field].booleans + counts[field].texts == 0 ? firstAmongNumbers(field) : nil
  }

  /// The first value that is no number in a field where half or more are; `nil` if there is none.
  private func firstAmongNumbers(_ field: Int) -> Int? {
    let counts = counts[field]
    return counts.numbers > 0 && 2 * counts.numbers >= counts.values ? counts.firstOther : nil
  }

  func valueCount(ofField field: Int) -> Int { counts[field].values }

  func otherCount(ofField field: Int) -> Int { counts[field].values - counts[field].numbers }

  /// The kinds of the fields; one without values is of numbers.
  var kinds: [ReadClaims.Kind] {
    counts.map { counts in
      if counts.numbers == counts.values {
        .numbers(areWhole: counts.areWhole && counts.numbers > 0)
      } else if counts.booleans == counts.values {
        .booleans
      } else {
        .texts
      }
    }
  }
}
