internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import Tables

/// Finds for every value of a column the bin that it falls in.
struct BinLookup {
  let measure: ScoreModel.ColumnMeasure
  /// The place of the characteristic in the model, for messages.
  let path: String
  let modelSource: String
  let words: ModelWords
  let table: Table
  let execution: Execution

  /// The bin numbers of a column's rows.
  ///
  /// - Complexity: O(*rows* × *bins*).
  func bins(of column: Column) throws(ScoreModelError) -> BinNumbers {
    switch measure.bins[0].values {
    case .numbers, .specialNumbers: try numberBins(of: column)
    // A model has no bins of dates, but bins may list some of their texts.
    case .texts: try textBins(of: column.withDatesAsTexts)
    case .booleans: try booleanBins(of: column)
    }
  }

  private func failure(_ problem: String, _ remedy: Message) -> ScoreModelError {
    ScoreModelError(
      .unusableColumn, source: modelSource, path: path, problem: problem, remedy: remedy)
  }

  /// What to say of a column that holds something else than the bins, if it holds anything.
  private func mismatch(
    _ column: Column, holds kind: String, bins: String, where isOdd: (Int) -> Bool = { _ in true },
    remedy: Message = BinLookup.remedy
  ) throws(ScoreModelError) -> BinNumbers {
    let known = (0..<column.count).filter { !column.values.isMissing($0) }
    if known.isEmpty { return .allMissing(column.count) }
    let found = known.filter(isOdd)
    let odd = found.isEmpty ? known : found
    throw failure(
      "column '\(column.name)' of \(table.sourceName) holds \(kind) ("
        + share("\(odd.count) of \(known.count) value\(known.count == 1 ? "" : "s")")
        + "first in \(table.place(ofRow: odd[0], in: column))), where the bins are \(bins)", remedy)
  }

  /// What to say of a column of texts where the bins are numbers, if it holds anything.
  private func texts(in column: Column) throws(ScoreModelError) -> BinNumbers {
    if table.holdsOnlyMissingNumbers(column) { return .allMissing(column.count) }
    guard var obstacle = table.numberObstacle(in: column) else {
      return try mismatch(column, holds: "texts", bins: "numbers")
    }
    if isOfPart { obstacle = obstacle.ofFirstAlone }
    throw failure(
      "column '\(column.name)' of \(table.sourceName) holds texts (\(share(obstacle.share))first in "
        + "\(table.place(ofRow: obstacle.firstRow, in: column))), where the bins are numbers",
      table.remedy(for: obstacle, in: column) ?? Self.remedy)
  }

  /// What to do about a column that is not what the bins are.
  static let remedy: Message = "correct the column, or the bins of the model"

  /// Whether the rows are a part of a table, in which numbers of rows say nothing of the whole.
  private var isOfPart: Bool { table.lines?.isOfPart ?? false }

  /// How many of the values something is said of.
  private func share(_ text: String) -> String { isOfPart ? "" : text + ", " }

  /// How many rows have what the first of them has.
  private func first(of count: Int) -> String {
    count == 1 || isOfPart ? "" : " (the first of \(count))"
  }

  // MARK: Numbers

  private func numberBins(of column: Column) throws(ScoreModelError) -> BinNumbers {
    let bins = NumberBins(measure)
    switch column.values {
    case .integers(let values):
      switch values.storage {
      case .narrow(let values): return find(values, bins).bins
      case .wide(let values): return find(values, bins).bins
      }
    case .reals(let values): return find(values, bins).bins
    case .booleans(let values): return find(values) { bins.number(of: $0 ? 1 : 0) }.bins
    case .strings: return try texts(in: column)
    case .times: return try mismatch(column, holds: column.type.plural, bins: "numbers")
    }
  }

  /// The bins of numbers.
  private func find<Value: RealConvertible>(
    _ values: OptionalValues<Value>, _ bins: NumberBins
  ) -> (bins: BinNumbers, failure: BinFailure?) {
    find(
      count: values.values.count,
      NumberRows(values: values.values, validity: values.validity, bins: bins))
  }

  private func find<Value>(
    _ values: OptionalValues<Value>, _ bin: @escaping @Sendable (Value) -> Int
  ) -> (bins: BinNumbers, failure: BinFailure?) {
    let bare = values.values
    return find(count: bare.count, KnownRows(validity: values.validity) { bin(bare[$0]) })
  }

  private func find(
    _ values: BooleanValues, _ bin: @escaping @Sendable (Bool) -> Int
  ) -> (bins: BinNumbers, failure: BinFailure?) {
    let bits = values.bits
    return find(count: bits.count, KnownRows(validity: values.validity) { bin(bits[$0]) })
  }

  /// The bin of every row with a value, and the first row whose value falls in none.
  private func find(
    count: Int, _ rows: some RowBins
  ) -> (bins: BinNumbers, failure: BinFailure?) {
    BinNumbers.find(rows, count: count, binCount: measure.bins.count, execution: execution)
  }

  // MARK: Texts

  private func textBins(of column: Column) throws(ScoreModelError) -> BinNumbers {
    let found: (bins: BinNumbers, failure: BinFailure?)
    let bins = TextBins(measure)
    switch column.values {
    case .strings(let values):
      switch values.storage {
      case .coded(let codes, let texts):
        let numbers = Buffer(texts.map { bins.number(of: $0) ?? -1 })
        found = find(codes) { numbers[Int($0)] }
      case .widelyCoded(let codes, let texts):
        let numbers = Buffer(texts.map { bins.number(of: $0) ?? -1 })
        found = find(codes) { numbers[Int($0)] }
      case .list(let texts, let validity):
        found = find(
          count: texts.count,
          KnownRows(validity: validity) { bins.number(ofTextIn: $0, of: texts) ?? -1 })
      }
    case .times: return try mismatch(column, holds: column.type.plural, bins: "texts")
    case .integers(let values):
      switch values.storage {
      case .narrow(let values): found = find(values) { bins.number(of: String($0)) ?? -1 }
      case .wide(let values): found = find(values) { bins.number(of: String($0)) ?? -1 }
      }
    case .booleans(let values):
      let (no, yes) = (bins.number(of: "false") ?? -1, bins.number(of: "true") ?? -1)
      found = find(values) { $0 ? yes : no }
    case .reals(let values):
      // Decimals are codes only where bins list some: 2.0 is the text 2.
      guard measure.texts.contains(where: { Double($0) != nil }) else {
        return try mismatch(column, holds: "numbers", bins: "texts")
      }
      found = find(values) { bins.number(of: $0.category) ?? -1 }
    }
    guard let odd = found.failure else { return found.bins }
    throw failure(
      "\(table.place(ofRow: odd.row, in: column)) of column '\(column.name)' of "
        + "\(table.sourceName) holds a text that no bin lists\(first(of: odd.count))",
      "list it or add \(words.setting("other", true)) to a bin")
  }

  // MARK: True and false

  private func booleanBins(of column: Column) throws(ScoreModelError) -> BinNumbers {
    func number(of value: Bool) -> Int {
      let index = measure.bins.firstIndex { bin in
        if case .booleans(let values) = bin.values { values.contains(value) } else { false }
      }
      return (index ?? 0) + 1
    }
    let (no, yes) = (number(of: false), number(of: true))
    if case .times = column.values {
      return try mismatch(column, holds: column.type.plural, bins: "true and false")
    }
    if case .strings(let texts) = column.values {
      if table.holdsOnlyMissingNumbers(column) { return .allMissing(column.count) }
      return try mismatch(column, holds: "texts", bins: "true and false") { row in
        let text = texts[row]?.lowercased().filter { $0 != " " && $0 != "\t" }
        return text != "true" && text != "false"
      }
    }
    let found = find(column.values.numbers ?? []) { $0 == 1 ? yes : $0 == 0 ? no : -1 }
    guard let odd = found.failure else { return found.bins }
    throw failure(
      "\(table.place(ofRow: odd.row, in: column)) of column '\(column.name)' of "
        + "\(table.sourceName) is neither true nor false\(first(of: odd.count))", Self.remedy)
  }
}

/// The bins of rows that have a value.
private struct KnownRows: RowBins {
  let validity: Bitmap?
  let bin: @Sendable (Int) -> Int

  init(validity: Bitmap?, bin: @escaping @Sendable (Int) -> Int) {
    (self.validity, self.bin) = (validity, bin)
  }

  func number(of row: Int) -> Int {
    if let validity, !validity[row] { return BinNumbers.missing }
    return bin(row)
  }
}

/// The bins of texts.
private struct TextBins: Sendable {
  private var index = TextIndex()
  /// The number of the bin of each text in the index.
  private var numbers: [Int] = []
  private var places: [String: Int] = [:]
  private var other: Int?

  init(_ measure: ScoreModel.ColumnMeasure) {
    for (place, bin) in measure.bins.enumerated() {
      guard case .texts(let texts, let isOther) = bin.values else { continue }
      for text in texts {
        places[text] = place + 1
        // Composed, a text can be ASCII that as it is written is not.
        for form in text.canonicalForms where Int(index.insert(form)) == numbers.count {
          numbers.append(place + 1)
        }
      }
      if isOther { other = place + 1 }
    }
  }

  /// The number of a text's bin, or `nil` if it falls in none.
  func number(of text: String) -> Int? { places[text] ?? other }

  /// The number of the bin of a text in a list.
  ///
  /// Two texts that look the same are one to a model, though their bytes may differ.
  func number(ofTextIn row: Int, of texts: TextList) -> Int? {
    let (bytes, offsets) = (texts.bytes.span, texts.offsets.span)
    let text = bytes.extracting(offsets[row]..<offsets[row + 1])
    if let place = index.lookup(text) { return numbers[Int(place)] }
    for index in text.indices where text[index] >= 0x80 { return number(of: texts[row]) }
    return other
  }
}
