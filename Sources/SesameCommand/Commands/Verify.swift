internal import Sesame

extension CommandDescription {
  static let verify = CommandDescription(
    name: "verify", operands: ["TABLE"],
    purpose: "recomputes a scored table, and tells what does not add up",
    details: """
      Recomputes every row of a table that 'sesame score' or 'sesame enrich' wrote, from the columns
      that the model reads: points of characteristics (--points), sums of categories, score, band,
      reasons, score_status, score_minimum and score_maximum. It names each row, by its line, and
      each column that does not add up, and ends with status 65 if there is one. Every number must
      follow from those that the table states, so that a wrong value is told in its own row and not
      in those of all who have it among their friends'.
      With --edges what friends' scores brought is computed again, from the friendships as they were
      given to 'sesame enrich'. Without, it is taken as it stands, within its bounds, and must be what
      friends_figure brings: a wrong interpersonal_relationships is missed if score, minimum and
      maximum go with it. Columns of the graph itself, such as coreness, are taken as they stand.
      What scores bring and how sure they are is computed again if the options of that run are given,
      from the stated scores; of a change without --previous only that its parts add up. What is not
      computed again is listed.
      The table is read as it was written, with points in fractions: --decimal and --missing are about
      the edge list alone.
      """,
    examples: [
      (
        "sesame score Graphs/lastfm-credit/people.csv --model "
          + "Graphs/lastfm-credit/model.json --relationships off --output scored.csv",
        "a scored table"
      ),
      (
        "sesame verify scored.csv --model Graphs/lastfm-credit/model.json --relationships "
          + "off",
        "whether every row adds up"
      ),
    ],
    optionGroups: [
      ("Table", tableOptions), verifiedScoreGroup,
      (
        edgeGroup.0,
        [
          Option(
            "--edges", "EDGES", "the friendships that friends' scores came from (default: none)")
        ]
          + edgeGroup.1.filter { $0.name != "--quarantine" }
      ),
      timeGroup, verifiedAdditions,
      (
        "Output",
        [
          Option("--output", "FILE", "where to write (-o; default: -, standard output)")
        ] + runOptions(tableMemory)
      ),
    ],
    run: { try await SesameCommand.verify($0, $1) })

  private static let verifiedAdditions: (String, [Option]) = (
    "What scores bring",
    [
      Option("--benefits", "FILE", "the document of benefits of that run (default: not verified)"),
      Option("--admittance", "SCORE", "the threshold of that run (default: not verified)"),
      Option(
        "--reference-key", "FILE",
        "with --admittance: the secret of that run's references (default: none)"),
      Option(
        "--previous", "FILE",
        "the earlier table of that run: verifies what changed, and benefits that rest on it (default: none)"
      ),
      Option(
        "--percentile-bands", "K",
        "the number of people of that run's bands (default: not verified)"),
      Option("--date", "DATE", "the day of that run, as 2026-03-31 (default: none)"),
    ]
  )

  private static let verifiedScoreGroup: (String, [Option]) = (
    tableScoreGroup.0,
    tableScoreGroup.1.filter {
      ["--model", "--entity", "--relationships", "--earlier-score"].contains($0.name)
    } + certaintyOptions
      + [
        Option(
          "--prefix", "P", "what stands before the names of results in the table (default: nothing)"
        )
      ]
  )
}

extension SesameCommand {
  static func verify(_ path: String, _ arguments: Arguments) async throws {
    let hasEdges = arguments.has("--edges")
    var job = VerificationJob(
      cards: try hasEdges ? arguments.entityCards() : arguments.entityCardsOfTable())
    job.certainty = try arguments.certainty()
    job.additions = try arguments.additions()
    job.columnPrefix = arguments.text("--prefix") ?? ""
    let table = try Source<Table>.argument(path, arguments.verifiedTableOptions())
    job.friendships = try arguments.verifiedFriendships()
    try OutputEndings<Void>.plainText.format(of: arguments.text("--output") ?? "-")
    let outputs = try Outputs(
      arguments, .text, edges: arguments.text("--edges"),
      inputs: [path] + arguments.additionInputs)
    let execution = try arguments.execution()
    let result = try await job.run(on: table, execution: execution)
    try outputs.main.write(
      result.verification.text(
        friendships: "give --edges EDGES to compute it again",
        columns: hasEdges || result.verification.takenAsStatedCount == 0
          ? "give the options that the run had"
          : "give the options that the run had, and --edges"))
    try outputs.commit()
    report(result.report, arguments)
    if !result.verification.isSound { throw Unverified(verification: result.verification) }
  }
}

extension Arguments {
  /// How the table is read: as a run writes it.
  fileprivate func verifiedTableOptions() throws(UsageError) -> TableReadingOptions {
    for name in ["--decimal", "--grouping", "--missing", "--date-order"]
    where has(name) && !has("--edges") {
      throw UsageError(
        "option '\(name)' is about the edge list: a scored table is read as it was written",
        remedy: "leave it out")
    }
    let asked = try peopleOptions()
    var options = try writtenTableOptions()
    (options.identifier, options.outcomes) = (asked.identifier, asked.outcomes)
    return options
  }

  /// Where the friendships come from; `nil` for none.
  fileprivate func verifiedFriendships() throws -> GraphSource? {
    if let edges = text("--edges") { return try graphSource(edges: edges, needsPeople: false) }
    let names = CommandDescription.edgeGroup.1 + CommandDescription.timeGroup.1
    for name in names.map(\.name) where has(name) && !(name == "--as-of" && has("--sources")) {
      throw UsageError(
        "option '\(name)' is about friendships, and there are none",
        remedy: "add --edges EDGES, or leave it out")
    }
    return nil
  }
}

/// A table does not add up.
struct Unverified: Error, CustomStringConvertible {
  let verification: ScoreVerification

  var description: String {
    let rows = verification.faultyRowCount
    let doubt = verification.doubtOfFriendships.map { "; \($0)" } ?? ""
    return "\(verification.source): \(rows) of \(verification.rowCount) "
      + "row\(verification.rowCount == 1 ? "" : "s") \(rows == 1 ? "does" : "do") not add up; see the list\(doubt)"
  }
}
