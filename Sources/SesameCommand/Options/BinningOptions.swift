internal import Sesame

extension CommandDescription {
  private static let usual = ColumnBinningOptions()

  /// The option of all commands that count rows by an outcome.
  static let rowWeight = Option(
    "--weight", "C",
    "column of how many rows each row stands for, greater than 0 (default: none, each counts once)")

  /// Options on bins.
  ///
  /// - Parameter given: What becomes of bins that are given, and of other columns.
  /// - Returns: The group.
  static func binningGroup(given: String) -> (String, [Option]) {
    (
      "Bins",
      findingOptions + [
        Option(
          "--binning", "FILE",
          "\(given): a document as 'sesame bin --format json' writes it (default: none)"),
        levelOption(BinningOptions().level),
      ]
    )
  }

  private static let findingOptions = [
    Option(
      "--trend", "[C=]T,…", isRepeatable: true,
      "how event rates run over rising numbers or dates, in all columns or in column C: free, "
        + "rising, falling, monotonic (rising or falling), peak or valley (default: "
        + "\(usual.trend.rawValue))"),
    Option(
      "--most-bins", "N",
      "largest number of bins of a column, besides those of missing values, special codes and any other "
        + "text (default: \(usual.mostBins))"),
    Option(
      "--least-share", "S",
      "least share of all rows in a bin, from 0 to 1 (default: \(usual.leastShare))"),
    Option(
      "--least-events", "N",
      "least number of rows with the event in a bin, and of rows without it (default: "
        + "\(usual.leastEvents))"),
    Option(
      "--rare-share", "S",
      "share of all rows below which a text is rare; rare texts and those that no row has are one bin, "
        + "any other (default: \(usual.rareShare))"),
    Option(
      "--special", "[C=]V,…", isRepeatable: true,
      "values that are bins of their own, in column C or, before any C, in all columns, such as "
        + "age=-1,-9 (default: none; may be given several times)"),
    Option(
      "--texts", "C,…",
      "columns whose numbers are codes of categories, and are put into groups as texts are; 2 and 2.0 are the "
        + "same code (default: none)"),
    Option(
      "--missing-bin", "WAY", of: Choices<ColumnBinningOptions.MissingTreatment>.cases.words,
      "own for a bin of missing values, or merged with the bin of the nearest weight of "
        + "evidence (default: own)"),
    Option(
      "--columns", "C,…",
      "the columns to put into bins, or of --binning those to take (default: all but identifiers and outcomes)"
    ),
  ]
}

/// Options on how columns are put into bins.
extension Arguments {
  /// Where bins come from, as the options say.
  func bins() throws -> BinningJob.Bins {
    if let path = text("--binning") {
      for name in Self.findingNames where has(name) {
        throw UsageError(
          "option '\(name)' is about finding bins, and '--binning' gives them",
          remedy: "leave one of them out")
      }
      var given = try BinDefinitions.argument(path)
      if let names = try names("--columns") { given = try given.selecting(names) }
      return .given(given, level: try level() ?? BinningOptions().level)
    }
    return .optimal(try binningOptions(), columns: try names("--columns"))
  }

  /// How bins are found, as the options say.
  func binningOptions() throws -> BinningOptions {
    var options = BinningOptions()
    options.level = try level() ?? options.level
    options.usual.mostBins = try integer("--most-bins", in: 1...1000) ?? options.usual.mostBins
    options.usual.leastShare = try number("--least-share", atMost: 1) ?? options.usual.leastShare
    options.usual.rareShare = try number("--rare-share", atMost: 1) ?? options.usual.rareShare
    if let least = try integer("--least-events", in: 1...) {
      options.usual.leastEvents = least
      options.usual.leastNonEvents = least
    }
    options.usual.missing = try choice("--missing-bin", .cases) ?? options.usual.missing
    options.texts = Set(try names("--texts") ?? [])
    try readTrends(into: &options)
    try readSpecialCodes(into: &options)
    return options
  }

  private static let findingNames = [
    "--trend", "--most-bins", "--least-share", "--least-events", "--rare-share", "--special",
    "--texts", "--missing-bin",
  ]

  /// The parts of a comma-separated value, each with the column in front of it.
  private func columnParts(
    _ parts: [String]
  ) -> [(column: String?, value: String)] {
    parts.map { part in
      guard let equals = part.firstIndex(of: "="), equals > part.startIndex else {
        return (nil, part)
      }
      return (String(part[..<equals]), String(part[part.index(after: equals)...]))
    }
  }

  private func readTrends(into options: inout BinningOptions) throws(UsageError) {
    var own: [(column: String, trend: BinTrend)] = []
    for (column, word) in columnParts(try list("--trend") ?? []) {
      guard let trend = BinTrend(rawValue: word) else {
        let words = BinTrend.allCases.map(\.rawValue)
        throw UsageError(
          "'\(word)' is no trend",
          remedy: Self.suggestion(for: word, among: words)
            ?? "the trends are \(words.joined(separator: ", "))")
      }
      if let column { own.append((column, trend)) } else { options.usual.trend = trend }
    }
    for (column, trend) in own { options[column].trend = trend }
  }

  private func readSpecialCodes(into options: inout BinningOptions) throws(UsageError) {
    for parts in try lists("--special") {
      var latest: String?
      for (column, code) in columnParts(parts) {
        if code.isEmpty {
          throw UsageError("option '--special' has an empty value", remedy: "write V or C=V,V")
        }
        latest = column ?? latest
        if let latest {
          options[latest].specialCodes.append(code)
        } else {
          options.specialCodes.append(code)
        }
      }
    }
  }
}
