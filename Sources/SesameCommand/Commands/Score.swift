internal import Sesame

extension CommandDescription {
  static let score = CommandDescription(
    name: "score", operands: ["TABLE"],
    purpose: "scores a table that already holds all columns",
    details: """
      Writes the table with the points of the five categories, the score and the reasons. A
      table alone has no friendships: friends' scores bring everyone the neutral points, or none are
      asked for with --relationships off.
      """,
    optionGroups: [
      ("People", tableOptions), tableScoreGroup, tableOutput,
    ],
    run: { try await SesameCommand.score($0, $1) })
}

extension SesameCommand {
  static func score(_ path: String, _ arguments: Arguments) async throws {
    var job = ScoringJob(model: try arguments.scoreModelOfTable())
    job.columnPrefix = arguments.text("--prefix") ?? ""
    job.columns = try arguments.names("--columns")
    let table = Source<Table>.argument(path, try arguments.peopleOptions())
    if arguments.has("--explain-columns") {
      return try explain(job.dictionary(for: table.schema()), arguments, inputs: [path])
    }
    let execution = try arguments.execution(tellsProgress: false)
    let outputs = try Outputs(arguments, inputs: [path])
    let result = try await job.run(on: table, execution: execution)
    try await finish(result.report, result.table, outputs, arguments, execution)
  }
}
