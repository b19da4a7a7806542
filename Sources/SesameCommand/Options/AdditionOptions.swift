internal import Files
internal import Sesame

extension CommandDescription {
  /// What is told beside scores.
  static let additionGroup: (String, [Option]) = (
    "What scores bring",
    [
      Option(
        switch: "--points",
        "adds the points of every characteristic (points_C), friends_figure and how the card counts friends "
          + "(friends_settings); points of relationships only where five friends or more contribute"
      ),
      Option(
        "--benefits", "FILE",
        "adds who has which privilege, loan limit and reward: a document (JSON; see below) with "
          + "thresholds (default: none)"),
      Option(
        "--admittance", "SCORE",
        "adds whether the score is SCORE or more (Y, N, or N/A without a score), and a reference number "
          + "(default: none)"),
      Option(
        "--reference-key", "FILE",
        "with --admittance: a secret of \(Admittance.leastKeyByteCount) bytes or more; references then "
          + "also prove the values behind the answer (default: none)"),
      Option(
        "--previous", "FILE",
        "the table that an earlier run wrote with --points, read as it was written, whatever --decimal and "
          + "--missing say: adds the change of every score and what moved it, and benefits gained and lost "
          + "(default: none)"),
      Option(
        "--percentile-bands", "K",
        "adds where a score stands among all, in bands of K people or more, \(ScoreAdditions.leastBandSize) "
          + "at least (default: none)"),
      Option(
        "--date", "DATE",
        "the day of the run, as 2026-03-31 (required with --history; default: none)"),
      Option(
        "--history", "FILE",
        "appends date, person, score, band and benefits of everyone to FILE, a CSV table (default: none)"
      ),
    ]
  )
}

/// Options on what is told beside scores.
extension Arguments {
  /// What is told beside scores, as the options say.
  func additions() throws -> ScoreAdditions {
    let streams = operands + (["--people"].compactMap { text($0) } + additionInputs)
    if streams.count(where: { $0 == "-" }) > 1 {
      throw UsageError(
        "only one input can be standard input", remedy: "give the others a path")
    }
    var additions = ScoreAdditions()
    additions.showsPoints = has("--points")
    additions.day = try day()
    additions.benefits = try text("--benefits").map { try Benefits.argument($0) }
    additions.admittance = try admittance()
    additions.previous = try text("--previous").map {
      try .argument($0, writtenTableOptions())
    }
    additions.percentileBandSize = try integer(
      "--percentile-bands", in: ScoreAdditions.leastBandSize...1_000_000_000)
    if let path = text("--history") {
      guard additions.day != nil else {
        throw UsageError(
          "option '--history' needs the day of the run", remedy: "add --date, as 2026-03-31")
      }
      if path == "-" {
        throw UsageError("a history is a file that grows", remedy: "name a file")
      }
      additions.keepsHistory = true
    } else if additions.day != nil, additions.benefits == nil, additions.admittance == nil {
      throw UsageError(
        "option '--date' is about benefits, admittance and the history, and none is asked for",
        remedy: "leave it out")
    }
    return additions
  }

  /// Throws if something is told beside scores where that can't be.
  ///
  /// - Parameter reason: Why not, behind the option's name.
  /// - Throws: ``UsageError`` that names the option.
  func checkNoAdditions(_ reason: String) throws(UsageError) {
    // A date alone asks for nothing: what it is the date of is named first.
    let names = CommandDescription.additionGroup.1.map(\.name).filter { $0 != "--date" }
    for name in names + ["--date"] where has(name) {
      throw UsageError("option '\(name)' \(reason)", remedy: "keep one")
    }
  }

  /// The inputs that the options name.
  var additionInputs: [String] {
    ["--benefits", "--reference-key", "--previous"].compactMap { text($0) }
  }

  /// The day of the run.
  private func day() throws(UsageError) -> Benefit.Day? {
    guard let text = text("--date") else { return nil }
    guard let day = Benefit.Day(text) else {
      throw UsageError("option '--date' takes a day such as 2026-03-31, not '\(text)'")
    }
    return day
  }

  private func admittance() throws -> Admittance? {
    let limit = 1_000_000_000
    guard let threshold = try integer("--admittance", in: -limit...limit) else {
      if has("--reference-key") {
        throw UsageError(
          "option '--reference-key' needs '--admittance'", remedy: "add it, or leave the key out")
      }
      return nil
    }
    let key = try text("--reference-key").map { path in
      if path == "-" { _ = try EmbeddedRun.current?.input(path) }
      let bytes = try Input.contents(of: path, upTo: .key)
      let least = Admittance.leastKeyByteCount
      guard bytes.count >= least else {
        throw DataError(
          .badData, source: Input.name(of: path),
          problem: "the key has \(bytes.count.counting("byte")), and needs \(least) or more",
          remedy: "write a longer one, of random bytes")
      }
      return bytes
    }
    return Admittance(threshold: threshold, key: key)
  }
}

extension SesameCommand {
  /// Opens a history, if one is kept: it must be one, and end before the day of the run.
  static func openHistory(_ arguments: Arguments, _ additions: ScoreAdditions) throws
    -> ScoreHistory?
  {
    guard additions.keepsHistory, let path = arguments.text("--history"), let day = additions.day
    else { return nil }
    // In memory there are the rows of this run alone, for the caller to add to others.
    if EmbeddedRun.current != nil, EmbeddedInput.name(in: path) != nil {
      return ScoreHistory(beginningAt: path)
    }
    let history = try ScoreHistory(contentsOf: path)
    try history.check(day)
    return history
  }

  /// Adds the rows of a run to the history; they are there when the outputs are.
  static func write(_ history: ScoreHistory?, adding rows: Table?, _ outputs: Outputs) throws {
    guard let history, let rows, let output = outputs["--history"] else { return }
    try output.write(history, adding: rows)
  }
}
