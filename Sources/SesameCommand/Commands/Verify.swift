internal import Sesame

extension CommandDescription {
  static let verify = CommandDescription(
    name: "verify", operands: ["TABLE"],
    purpose: "recomputes a scored table, and tells what does not add up",
    details: """
      Recomputes every row of a table that 'sesame score' or 'sesame enrich' wrote, from the columns
      that the model reads: points of characteristics (--points), sums of categories, score, band,
      reasons, score_status, and score_minimum and score_maximum as far as the table settles them. It
      names each row, by its line, and each column that does not add up, and ends with status 65 if
      there is one. With --edges friends' scores are computed again, too, from the friendships as they
      were given to 'sesame enrich'. Without, what they brought is taken as it stands, within its
      bounds, and must be what friends_figure brings.
      """,
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
      timeGroup,
      (
        "Output",
        [
          Option("--output", "FILE", "where to write (-o; default: -, standard output)"), threads,
          tableMemory, quiet,
        ]
      ),
    ],
    run: { try await SesameCommand.verify($0, $1) })

  private static let verifiedScoreGroup: (String, [Option]) = (
    tableScoreGroup.0,
    tableScoreGroup.1.filter {
      ["--model", "--entity", "--relationships", "--earlier-score"].contains($0.name)
    }
      + [
        Option(
          "--prefix", "P", "what stands before the names of results in the table (default: nothing)"
        )
      ]
  )
}

extension SesameCommand {
  static func verify(_ path: String, _ arguments: Arguments) async throws {
    var job = VerificationJob(cards: try arguments.entityCardsOfTable())
    job.columnPrefix = arguments.text("--prefix") ?? ""
    let table = Source<Table>.argument(path, try arguments.peopleOptions())
    job.friendships = try arguments.verifiedFriendships()
    try OutputEndings<Void>.plainText.format(of: arguments.text("--output") ?? "-")
    let outputs = try Outputs(arguments, .text, edges: arguments.text("--edges"), inputs: [path])
    let execution = try arguments.execution(tellsProgress: false)
    let result = try await job.run(on: table, execution: execution)
    try outputs.main.write(result.verification.description)
    try outputs.commit()
    report(result.report, arguments)
    if !result.verification.isSound { throw Unverified(verification: result.verification) }
  }
}

extension Arguments {
  /// Where the friendships come from; `nil` for none.
  fileprivate func verifiedFriendships() throws -> GraphSource? {
    if let edges = text("--edges") { return try graphSource(edges: edges, needsPeople: false) }
    let names = CommandDescription.edgeGroup.1 + CommandDescription.timeGroup.1
    for name in names.map(\.name) where has(name) {
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
    return "\(verification.source): \(rows) of \(verification.rowCount) "
      + "row\(verification.rowCount == 1 ? "" : "s") \(rows == 1 ? "does" : "do") not add up; see the list"
  }
}
