import Tables

/// Finds for every value of a column the bin that it falls in.
struct BinLookup {
  /// The number that stands for a missing value; bin *i* has the number *i* + 1.
  static let missing: UInt16 = 0

  let measure: ScoreModel.ColumnMeasure
  /// The place of the characteristic in the model, for messages.
  let path: String
  let modelSource: String
  let tableSource: String

  /// The bin numbers of a column's rows.
  ///
  /// - Complexity: O(*rows* × *bins*).
  func bins(of column: Column) throws(ScoreModelError) -> [UInt16] {
    switch measure.bins[0].values {
    case .numbers: try numberBins(of: column)
    case .texts: try textBins(of: column)
    case .booleans: try booleanBins(of: column)
    }
  }

  private func failure(_ problem: String, _ remedy: String) -> ScoreModelError {
    ScoreModelError(
      .unusableColumn, source: modelSource, path: path, problem: problem, remedy: remedy)
  }

  private func numberBins(of column: Column) throws(ScoreModelError) -> [UInt16] {
    guard let numbers = column.values.numbers else {
      guard case .strings(let texts) = column.values,
        let row = texts.firstIndex(where: { $0 != nil })
      else { return Array(repeating: Self.missing, count: column.count) }
      throw failure(
        "column '\(column.name)' of \(tableSource) holds texts, first in row \(row + 1), where the "
          + "bins are numbers", "correct the column or name another")
    }
    let limits = measure.bins.compactMap { bin in
      if case .numbers(_, let below) = bin.values { below } else { nil }
    }
    return numbers.map { number in
      guard let number else { return Self.missing }
      var bin = 1
      for limit in limits where limit <= number { bin += 1 }
      return UInt16(bin)
    }
  }

  private func textBins(of column: Column) throws(ScoreModelError) -> [UInt16] {
    var places: [String: UInt16] = [:]
    var other: UInt16?
    for (index, bin) in measure.bins.enumerated() {
      guard case .texts(let texts, let isOther) = bin.values else { continue }
      for text in texts { places[text] = UInt16(index + 1) }
      if isOther { other = UInt16(index + 1) }
    }
    let texts: [String?]
    switch column.values {
    case .strings(let values): texts = Array(values)
    case .integers(let values): texts = values.map { $0.map { String($0) } }
    case .booleans(let values): texts = values.map { $0.map { String($0) } }
    case .reals(let values):
      guard let row = values.firstIndex(where: { $0 != nil }) else {
        return Array(repeating: Self.missing, count: column.count)
      }
      throw failure(
        "column '\(column.name)' of \(tableSource) holds numbers, first in row \(row + 1), where "
          + "the bins are texts", "correct the column or name another")
    }
    var bins: [UInt16] = []
    bins.reserveCapacity(texts.count)
    for (row, text) in texts.enumerated() {
      guard let text else {
        bins.append(Self.missing)
        continue
      }
      guard let bin = places[text] ?? other else {
        throw failure(
          "row \(row + 1) of column '\(column.name)' of \(tableSource) holds a text that no bin "
            + "lists", "list it or add \"other\": true to a bin")
      }
      bins.append(bin)
    }
    return bins
  }

  private func booleanBins(of column: Column) throws(ScoreModelError) -> [UInt16] {
    func place(of value: Bool) -> UInt16 {
      let index = measure.bins.firstIndex { bin in
        if case .booleans(let values) = bin.values { values.contains(value) } else { false }
      }
      return UInt16((index ?? 0) + 1)
    }
    let no = place(of: false)
    let yes = place(of: true)
    if let numbers = column.values.numbers {
      var bins: [UInt16] = []
      bins.reserveCapacity(numbers.count)
      for (row, number) in numbers.enumerated() {
        switch number {
        case nil: bins.append(Self.missing)
        case 0?: bins.append(no)
        case 1?: bins.append(yes)
        case .some:
          throw failure(
            "row \(row + 1) of column '\(column.name)' of \(tableSource) is neither true nor false",
            "correct the column or name another")
        }
      }
      return bins
    }
    guard case .strings(let texts) = column.values, let row = texts.firstIndex(where: { $0 != nil })
    else { return Array(repeating: Self.missing, count: column.count) }
    throw failure(
      "column '\(column.name)' of \(tableSource) holds texts, first in row \(row + 1), where the "
        + "bins are true and false", "correct the column or name another")
  }
}
