internal import Sesame
internal import TextFormats

extension CommandDescription {
  static let tieGroup: (String, [Option]) = (
    "Ties",
    [
      Option(
        "--tie-columns", "C,…",
        "columns of the edge list of which each person gets statistics, or all; C=text and\n"
          + "C=number say what a column holds (default: none)"),
      Option(
        "--windows", "D,…",
        "statistics also of the time before --as-of, with units s, h, d or w: 7d,30d,90d\n"
          + "(default: none)"),
    ]
  )
}

/// Options on the edge list's own columns.
extension Arguments {
  /// What is computed of the rows of the edge list, as the options say; `nil` for nothing.
  func tieSelection() throws -> TieSelection? {
    guard has("--tie-columns") else {
      if has("--windows") {
        throw UsageError(
          "option '--windows' is about ties' columns, and none is named",
          remedy: "add --tie-columns C,… or --tie-columns all")
      }
      return nil
    }
    return TieSelection(windows: try windows())
  }

  /// The further columns that the edge list keeps, as the options say.
  func edgeColumns() throws -> EdgeColumnSelection {
    let ratings = text("--ratings").map { EdgeColumnSelection.Request.numbers(ColumnReference($0)) }
    guard let names = try names("--tie-columns") else {
      return .columns([ratings].compactMap(\.self))
    }
    if names == ["all"] { return .every }
    let requests = names.map(Self.request)
    let isNamed = requests.contains { $0.column == ratings?.column }
    return .columns(requests + (isNamed ? [] : [ratings].compactMap(\.self)))
  }

  /// A column, and what it holds if it ends with `=text` or `=number`.
  private static func request(_ text: String) -> EdgeColumnSelection.Request {
    let contents: [(String, EdgeColumnSelection.Request.Content)] = [
      ("=text", .texts), ("=number", .numbers),
    ]
    for (ending, content) in contents where text.hasSuffix(ending) && text.count > ending.count {
      return .init(ColumnReference(String(text.dropLast(ending.count))), content)
    }
    return .init(ColumnReference(text))
  }

  private func windows() throws -> [TieWindow] {
    guard let texts = try names("--windows") else { return [] }
    guard has("--time") else {
      throw UsageError(
        "option '--windows' needs times", remedy: "name their column with --time")
    }
    let windows = try texts.map { text in
      TieWindow(seconds: try seconds(text, of: "--windows"), name: text)
    }
    for (place, window) in windows.enumerated() {
      guard let earlier = windows[..<place].first(where: { $0.seconds == window.seconds }) else {
        continue
      }
      throw UsageError(
        "option '--windows' has '\(earlier.name)' and '\(window.name)', which are equally long",
        remedy: "keep one")
    }
    return windows
  }

  /// A span of time in seconds; a bare number is refused, since most who write one mean days, and so is
  /// `m`, which is a minute to some and a month to others.
  func seconds(_ text: String, of option: String) throws(UsageError) -> Double {
    let units: [Character: Double] = ["s": 1, "h": 3600, "d": 86_400, "w": 604_800]
    if let number = Self.decimal(text), number > 0 {
      throw UsageError(
        "option '\(option)' needs a unit, and '\(text)' has none",
        remedy: "write \(text)d for days, or s, h or w for seconds, hours or weeks")
    }
    if text.last == "m", let number = Self.decimal(text.dropLast()), number > 0 {
      let (seconds, days) = (
        (number * 60).printed(digits: 15), (number * 30).printed(digits: 15)
      )
      throw UsageError(
        "option '\(option)' has no unit m, which may be minutes or months",
        remedy: "write \(seconds)s for minutes or \(days)d for months of 30 days")
    }
    guard let unit = text.last.flatMap({ units[$0] }),
      let number = Self.decimal(text.dropLast()), number > 0, (number * unit).isFinite
    else {
      throw UsageError(
        "option '\(option)' takes a number above 0 with its unit s, h, d or w, such as 30d, "
          + "not '\(text)'")
    }
    guard number * unit >= 0.001 else {
      throw UsageError("option '\(option)' takes a thousandth of a second or more, not '\(text)'")
    }
    return number * unit
  }
}
