internal import Sesame

extension CommandDescription {
  static let timeGroup: (String, [Option]) = (
    "Time",
    [
      Option("--time", "C", "time column: unix seconds or ISO 8601 (default: none)"),
      Option(
        "--as-of", "T",
        "only friendships strictly before T count: unix seconds or ISO 8601 (required with --time)"),
      Option(
        "--half-life", "D",
        "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w "
          + "(default: no decay)"),
      Option(
        "--until", "C",
        "column of the time at which a friendship ends, from when on it does not count (default:\n"
          + "none; an empty field is no end)"),
    ]
  )

  /// The options of time for a command that has a row per person and date.
  static let panelTimeGroup: (String, [Option]) = (
    timeGroup.0,
    timeGroup.1.map { option in
      option.name != "--as-of"
        ? option
        : Option(
          "--as-of", "T,…",
          "only friendships strictly before T count: unix seconds or ISO 8601 (required with "
            + "--time); with several rising dates everyone has a row at each, the date in column "
            + "\(PanelJob.dateColumn)")
    }
  )

  static let historyOptions = [
    Option(
      "--dates", "T1,T2,…",
      "instead of --as-of: follows communities from date to date, a column each (default: none)"),
    Option(
      "--events", "FILE", "with --dates: what became of each community at each date (default: none)"
    ),
  ]
}

/// Options on time.
extension Arguments {
  /// Reads the date and the half-life.
  ///
  /// - Parameters:
  ///   - rules: Where they go.
  ///   - takesDates: Whether there may be several dates, which are left to ``asOfDates()``.
  /// - Throws: ``UsageError`` that names the option.
  func readTime(into rules: inout GraphRules, takesDates: Bool) throws {
    guard has("--time") else {
      for name in ["--as-of", "--half-life", "--until", "--dates"]
      where has(name) && !(name == "--as-of" && has("--sources")) {
        throw UsageError("option '\(name)' needs times", remedy: "name their column with --time")
      }
      return
    }
    rules.halfLife = try text("--half-life").map { try seconds($0, of: "--half-life") }
    if has("--dates") { return }
    guard let asOf = text("--as-of") else {
      throw UsageError(
        "option '--time' needs '--as-of'",
        remedy: "say as of when friendships count, such as --as-of 2020-01-01")
    }
    if asOf.contains(",") {
      if takesDates { return }
      throw UsageError(
        "option '--as-of' takes one date here, not '\(asOf)'",
        remedy: known("--dates")
          ? "use --dates to follow communities from date to date, or keep one" : "keep one")
    }
    rules.asOf = try dates([asOf], of: "--as-of")[0].seconds
  }

  /// The dates at each of which everyone is to have a row; `nil` if there is one date or none.
  func asOfDates() throws(UsageError) -> [AsOfDate]? {
    guard has("--time"), text("--as-of")?.contains(",") ?? false else { return nil }
    return try names("--as-of").map { names throws(UsageError) in try dates(names, of: "--as-of") }
  }

  /// The dates at which communities are to be followed, as the option says; `nil` without it.
  func historyDates() throws(UsageError) -> [AsOfDate]? {
    guard let names = try names("--dates") else {
      if has("--events") {
        throw UsageError("option '--events' needs '--dates'", remedy: "add --dates T1,T2,…")
      }
      return nil
    }
    let others = [
      "--as-of", "--runs", "--levels", "--start-from", "--significance", "--resolutions", "--scan",
      "--community-table", "--community-graph", "--graph-output", "--below", "--explain-columns",
      "--columns",
    ]
    for name in others where has(name) {
      throw UsageError(
        "option '\(name)' is about one date, and '--dates' about several", remedy: "keep one")
    }
    return try dates(names, of: "--dates")
  }

  /// Rising dates that an option names.
  func dates(_ names: [String], of option: String) throws(UsageError) -> [AsOfDate] {
    var dates: [AsOfDate] = []
    for name in names {
      guard let date = try? AsOfDate(name) else {
        throw UsageError(
          "option '\(option)' takes unix seconds or \(option == "--dates" ? "ISO 8601 dates" : "an ISO 8601 date"), not '\(name)'",
          remedy: "write it like 2012-01-31, 2012-01-31T12:30:00Z or 1328013000")
      }
      if let last = dates.last, last.seconds >= date.seconds {
        throw UsageError(
          "option '\(option)' takes rising dates, but '\(name)' does not lie after '\(last.name)'")
      }
      dates.append(date)
    }
    return dates
  }
}
