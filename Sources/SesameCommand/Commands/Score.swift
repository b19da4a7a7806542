internal import Foundation
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
      ("People", tableOptions), tableScoreGroup, (plainOutput.0, plainOutput.1 + [tableMemory]),
    ],
    run: { try await SesameCommand.score($0, $1) })
}

extension SesameCommand {
  static func score(_ path: String, _ arguments: Arguments) async throws {
    let model = try arguments.scoreModelOfTable()
    let execution = try arguments.execution(tellsProgress: false)
    let outputs = try Outputs(arguments, inputs: [path])
    var result = try await ScoredTable(
      contentsOf: path, options: arguments.peopleOptions(),
      prefix: arguments.text("--prefix") ?? "", model: model,
      execution: execution)
    let start = Date()
    try outputs.main.write(result.table, execution: execution)
    try outputs.commit()
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: arguments.has("--quiet"))
  }
}
