internal import Essentials
internal import Files
internal import Sesame
internal import Tables

extension SesameCommand {
  /// Writes the table, and what its columns mean if that is asked for, and says what the job did.
  static func finish(
    _ report: JobReport, _ table: Table, _ outputs: Outputs, _ arguments: Arguments,
    _ execution: Execution, since start: Date = Date(),
    dictionary: DataDictionary? = nil, graph: RelationGraph? = nil, attributes: Table? = nil
  ) async throws {
    var report = report
    if let graph {
      report.warnings += try await write(
        graph, with: attributes ?? table, outputs, arguments, execution)
    }
    try await writing(execution) { try outputs.main.write(table, execution: $0) }
    if let dictionary, let path = arguments.text("--dictionary") {
      let format = try OutputEndings<ExplanationFormat>.explanation.format(of: path)
      try outputs["--dictionary"]?.write(dictionary, as: format)
    }
    try outputs.commit()
    report.addStage("write", seconds: Date().timeIntervalSince(start))
    self.report(report, arguments)
  }

  /// Writes the graph with the table's columns, if that is asked for, and says what was replaced.
  private static func write(
    _ graph: RelationGraph, with people: Table, _ outputs: Outputs, _ arguments: Arguments,
    _ execution: Execution
  ) async throws -> [Message] {
    guard let output = outputs["--graph-output"], let path = arguments.text("--graph-output") else {
      return []
    }
    let format = try OutputEndings<GraphOutputFormat>.graph.format(of: path)
    let communities = (arguments.text("--prefix") ?? "") + "community"
    var count = 0
    try await writing(execution) {
      count = try output.write(
        graph, with: people, as: format, communities: communities, execution: $0)
    }
    var warnings: [Message] = []
    if graph.summary.kinds.count > GraphRules.mostKinds {
      warnings.append(
        "\(path): edges have no kinds there, since the list has more than \(GraphRules.mostKinds)")
    }
    if count > 0 {
      warnings.append(
        "\(path): \(count.counting("text")) had a character that XML can't hold, replaced by U+FFFD"
      )
    }
    return warnings
  }

  /// Writes, until the task is cancelled, which is a stage of its own.
  static func writing(_ execution: Execution, _ body: (Execution) throws -> Void) async throws {
    try Task.checkCancellation()
    let part = execution.reporting(0...1, stage: "write")
    part.report(0)
    try await withTaskCancellationHandler(operation: { try body(part) }) { execution.cancel() }
  }

  /// Writes what the columns of a result mean, in place of the result.
  static func explain(
    _ dictionary: DataDictionary, _ arguments: Arguments, edges: String? = nil,
    inputs: [String] = []
  ) throws {
    if arguments.has("--dictionary") {
      throw UsageError(
        "option '--explain-columns' writes the dictionary in place of the result, and '--dictionary' "
          + "beside it", remedy: "keep one")
    }
    let format = try arguments.explanationFormat()
    let outputs = try Outputs(arguments, .explanation, edges: edges, inputs: inputs)
    try outputs.main.write(dictionary, as: format)
    try outputs.commit()
  }

  static func report(_ report: JobReport, _ arguments: Arguments) {
    self.report(
      report.warnings, report.summary.text(naming: OptionNames.text),
      isQuiet: arguments.has("--quiet"))
  }

  static func report(_ warnings: [Message], _ summary: String, isQuiet: Bool) {
    warn(warnings)
    if !isQuiet { note(summary) }
  }

  /// Says what was done.
  static func note(_ text: String) {
    if let run = EmbeddedRun.current { return run.summarize(text) }
    Terminal.finish(isDone: true)
    Terminal.message(text)
  }

  static func warn(_ warnings: [Message]) {
    if let run = EmbeddedRun.current {
      for warning in warnings { run.warn(warning.text(naming: OptionNames.text)) }
      return
    }
    for warning in warnings {
      Terminal.message("sesame: warning: " + warning.text(naming: OptionNames.text))
    }
  }
}
