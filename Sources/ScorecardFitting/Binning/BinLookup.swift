internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import Tables

/// Finds the bin of every value of a column.
struct BinLookup: Sendable {
  private let bins: ColumnBins
  /// Where intervals of numbers begin, from the second on; intervals are the first bins.
  private let cuts: Buffer<Double>
  private var codes: [Double] = []
  private var codeBins: [UInt16] = []
  private var index = TextIndex()
  /// The bin of each text in the index.
  private var textBins: [UInt16] = []
  private var bySpelling: [String: UInt16] = [:]
  private var other: UInt16 = 0
  private var missing: UInt16 = 0

  init(_ bins: ColumnBins) {
    self.bins = bins
    cuts = Buffer(
      bins.bins.dropFirst().compactMap { bin in
        if case .numbers(let from, _) = bin.content { from } else { nil }
      })
    for (place, bin) in bins.bins.enumerated() {
      let number = UInt16(place)
      if bin.takesMissing { missing = number }
      switch bin.content {
      case .numbers: break
      case .specialNumbers(let numbers):
        codes += numbers
        codeBins += numbers.map { _ in number }
      case .texts(let texts, let isOther):
        if isOther { other = number }
        for text in texts { add(text, number) }
      case .specialTexts(let texts): for text in texts { add(text, number) }
      case .missing: break
      }
    }
  }

  private mutating func add(_ text: String, _ bin: UInt16) {
    bySpelling[text] = bin
    if Int(index.insert(text)) == textBins.count { textBins.append(bin) }
  }

  /// The bin of every row.
  func numbers(of column: Column, _ execution: Execution) throws(BinningError) -> Buffer<UInt16> {
    if !column.hasValues { return Buffer(repeating: missing, count: column.count) }
    if bins.kind == .texts { return try texts(of: column, execution) }
    guard let numbers = ColumnNumbers(column, readsDates: bins.kind == .dates),
      isSuitable(column)
    else { throw mismatch(column) }
    switch numbers {
    case .narrow(let values): return intervals(of: values, execution) { Double($0) }
    case .wide(let values): return intervals(of: values, execution) { Double($0) }
    case .reals(let values): return intervals(of: values, execution) { $0 }
    case .booleans(let values):
      let (no, yes) = (bin(of: 0, cuts.span), bin(of: 1, cuts.span))
      return fill(values.count, values.validity, execution) { values.bits[$0] ? yes : no }
    }
  }

  /// Whether a column of numbers is one of true and false, or of dates, where the bins are.
  private func isSuitable(_ column: Column) -> Bool {
    switch (bins.kind, column.values) {
    case (.booleans, .booleans), (.dates, .strings), (.dates, .times): true
    case (.booleans, _): column.values.numbers?.allSatisfy { $0 ?? 0 == 0 || $0 == 1 } ?? false
    case (.dates, _): false
    default: true
    }
  }

  private func mismatch(_ column: Column) -> BinningError {
    let held =
      switch column.values {
      case .integers: "whole numbers"
      case .reals: "decimal numbers"
      case .booleans: "true and false"
      case .strings: bins.kind == .dates ? "texts that are no dates" : "texts"
      case .times: column.type.plural
      }
    let wanted =
      switch bins.kind {
      case .numbers: "numbers"
      case .booleans: "true and false"
      case .dates: "dates"
      case .texts: "texts"
      }
    return BinningError([
      DataError(
        .badData, source: "column '\(column.name)'",
        problem: "it holds \(held), and its bins are of \(wanted)",
        remedy: "correct the column, or make its bins anew")
    ])
  }

  // MARK: Numbers

  @inline(__always)
  private func bin(of number: Double, _ cuts: Span<Double>) -> UInt16 {
    if !codes.isEmpty, let place = codes.firstIndex(of: number) { return codeBins[place] }
    var (low, count) = (0, cuts.count)
    // Halves the cuts that are left without a branch that could be mispredicted.
    while count > 0 {
      let half = (count + 1) / 2
      low += cuts[low + half - 1] <= number ? half : 0
      count -= half
    }
    return UInt16(truncatingIfNeeded: low)
  }

  @inline(__always)
  private func intervals<Value>(
    of values: OptionalValues<Value>, _ execution: Execution, _ number: @Sendable (Value) -> Double
  ) -> Buffer<UInt16> {
    let numbers = ScatterBuffer<UInt16>(zeroedCount: values.count)
    execution.forEachBlock(of: values.count) { rows in
      if execution.isCancelled { return }
      let (bare, cuts) = (values.values.span, cuts.span)
      numbers.withMutableSpan(rows) { places in
        for place in 0..<places.count {
          let row = rows.lowerBound + place
          let isKnown = values.validity.map { $0[row] } ?? true
          places[place] = isKnown ? bin(of: number(bare[row]), cuts) : missing
        }
      }
    }
    return numbers.freeze()
  }

  @inline(__always)
  private func fill<Value>(
    _ values: OptionalValues<Value>, _ execution: Execution, _ bin: @Sendable (Value) -> UInt16
  ) -> Buffer<UInt16> {
    let bare = values.values
    return fill(bare.count, values.validity, execution) { bin(bare[$0]) }
  }

  @inline(__always)
  private func fill(
    _ count: Int, _ validity: Bitmap?, _ execution: Execution, _ bin: @Sendable (Int) -> UInt16
  ) -> Buffer<UInt16> {
    let numbers = ScatterBuffer<UInt16>(zeroedCount: count)
    execution.forEachBlock(of: count) { rows in
      if execution.isCancelled { return }
      for row in rows {
        if let validity, !validity[row] {
          numbers[row] = missing
        } else {
          numbers[row] = bin(row)
        }
      }
    }
    return numbers.freeze()
  }

  // MARK: Texts

  private func texts(
    of column: Column, _ execution: Execution
  ) throws(BinningError) -> Buffer<UInt16> {
    switch column.values {
    case .times: return try texts(of: column.withDatesAsTexts, execution)
    case .strings(let values):
      switch values.storage {
      case .coded(let codes, let texts):
        let numbers = texts.map { bySpelling[$0] ?? other }
        return fill(codes, execution) { numbers[Int($0)] }
      case .widelyCoded(let codes, let texts):
        let numbers = texts.map { bySpelling[$0] ?? other }
        return fill(codes, execution) { numbers[Int($0)] }
      case .list(let texts, let validity):
        return fill(texts.count, validity, execution) { bin(ofTextIn: $0, of: texts) }
      }
    case .integers(let values):
      switch values.storage {
      case .narrow(let values): return fill(values, execution) { bin(of: "\($0)") }
      case .wide(let values): return fill(values, execution) { bin(of: "\($0)") }
      }
    case .booleans(let values):
      let (no, yes) = (bin(of: "false"), bin(of: "true"))
      return fill(values.count, values.validity, execution) { values.bits[$0] ? yes : no }
    case .reals(let values):
      // Decimals are codes only where bins list some: 2.0 is the text 2.
      guard bySpelling.keys.contains(where: { Double($0) != nil }) else { throw mismatch(column) }
      return fill(values, execution) { bin(of: $0.category) }
    }
  }

  private func bin(of text: String) -> UInt16 { bySpelling[text] ?? other }

  private func bin(ofTextIn row: Int, of texts: TextList) -> UInt16 {
    let (bytes, offsets) = (texts.bytes.span, texts.offsets.span)
    let text = bytes.extracting(offsets[row]..<offsets[row + 1])
    if let place = index.lookup(text) { return textBins[Int(place)] }
    // Two texts that look the same are one, though their bytes may differ.
    for place in text.indices where text[place] >= 0x80 { return bin(of: texts[row]) }
    return other
  }
}
