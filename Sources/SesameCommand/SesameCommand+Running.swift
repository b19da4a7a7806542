internal import Files
internal import Foundation
internal import Sesame
internal import Tables

extension SesameCommand {
  /// Writes the table and says what the job did.
  static func finish(
    _ report: JobReport, _ table: Table, _ outputs: Outputs, _ arguments: Arguments,
    _ execution: Execution, since start: Date = Date()
  ) throws {
    var report = report
    try Task.checkCancellation()
    try outputs.main.write(table, execution: execution)
    try outputs.commit()
    report.addStage("write", seconds: Date().timeIntervalSince(start))
    self.report(report, arguments)
  }

  /// Writes what the columns of a result mean, in place of the result.
  static func explain(
    _ dictionary: DataDictionary, _ arguments: Arguments, edges: String? = nil,
    inputs: [String] = []
  ) throws {
    let format = try arguments.explanationFormat()
    let outputs = try Outputs(arguments, .explanation, edges: edges, inputs: inputs)
    try outputs.main.write(format.text(of: dictionary))
    try outputs.commit()
  }

  static func report(_ report: JobReport, _ arguments: Arguments) {
    self.report(
      report.warnings, report.summary.text(naming: OptionNames.text),
      isQuiet: arguments.has("--quiet"))
  }

  static func report(_ warnings: [Message], _ summary: String, isQuiet: Bool) {
    warn(warnings)
    if !isQuiet { Terminal.message(summary) }
  }

  static func warn(_ warnings: [Message]) {
    Terminal.finish()
    for warning in warnings {
      Terminal.message("sesame: warning: " + warning.text(naming: OptionNames.text))
    }
  }
}
