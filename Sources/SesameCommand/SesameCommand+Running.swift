internal import Foundation
internal import Sesame
internal import Tables

extension SesameCommand {
  /// Features of everyone and, with a model, scores.
  static func enrich(
    _ edges: String, _ arguments: Arguments, model: ScoreModel?
  ) async throws {
    var source = try arguments.graphSource(edges: edges, needsPeople: model != nil)
    let request = try arguments.featureRequest()
    try arguments.checkUse(of: request, model: model)
    let outputs = try Outputs(arguments, edges: edges)
    source.quarantineFile = outputs.badRows
    let isQuiet = arguments.has("--quiet")
    let execution = try arguments.execution()
    let result = try await Enrichment(
      of: source, features: request, model: model, execution: execution)
    try finish(result, result.table, outputs, execution: execution, isQuiet: isQuiet)
  }

  /// Writes the table and says what the run did.
  static func finish(
    _ result: Enrichment, _ table: Table, _ outputs: Outputs, execution: Execution, isQuiet: Bool,
    since start: Date = Date()
  ) throws {
    var result = result
    try Task.checkCancellation()
    try outputs.main.write(table, execution: execution)
    try outputs.commit()
    result.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.warnings, "\(result.summary)", isQuiet: isQuiet)
  }

  static func report(_ warnings: [String], _ summary: String, isQuiet: Bool) {
    Terminal.finish()
    for warning in warnings { Terminal.message("sesame: warning: \(warning)") }
    if !isQuiet { Terminal.message(summary) }
  }
}
