internal import Files
internal import TextFormats

/// Bins of special codes.
struct SpecialCodes {
  /// A bin for each code: first the column's own, which it has whether or not they occur.
  private(set) var bins: [Bin] = []
  /// How many of them are the column's own.
  private(set) var ownCount = 0

  /// The codes among numbers, dates as days.
  var numbers: [Double] {
    bins.flatMap { bin -> [Double] in
      if case .specialNumbers(let numbers) = bin.content { numbers } else { [] }
    }
  }

  /// The codes among texts.
  var texts: [String] {
    bins.flatMap { bin -> [String] in
      if case .specialTexts(let texts) = bin.content { texts } else { [] }
    }
  }

  /// Reads codes as what a column holds.
  ///
  /// - Parameters:
  ///   - own: The column's own codes.
  ///   - usual: Those of all columns; what is no number is none among numbers.
  ///   - kind: What the column holds.
  ///   - column: Its name.
  ///   - source: What its table is called.
  /// - Throws: ``BinningError`` if one of its own codes is no number or date where it holds these.
  init(
    own: [String], usual: [String], _ kind: ColumnBins.Kind, of column: String, in source: String
  ) throws(BinningError) {
    for code in own {
      guard let bin = Self.bin(code, kind) else {
        throw BinningError([
          DataError(
            .badData, source: source,
            problem:
              "column '\(column)' holds \(kind.rawValue), and its special code '\(code.shortened)' is none",
            remedy: "give codes as the column has them")
        ])
      }
      if !bins.contains(bin) { bins.append(bin) }
    }
    ownCount = bins.count
    for bin in usual.compactMap({ Self.bin($0, kind) }) where !bins.contains(bin) {
      bins.append(bin)
    }
  }

  private static func bin(_ code: String, _ kind: ColumnBins.Kind) -> Bin? {
    if kind == .texts { return Bin(.specialTexts([code])) }
    let text = Array(code.utf8)
    let number = kind == .dates ? TimestampText.days(text.span) : Double(decimal: text.span)
    return number.map { Bin(.specialNumbers([$0])) }
  }
}
