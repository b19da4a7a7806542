internal import Sesame

extension SesameCommand {
  /// Compares the communities in two tables.
  static func compare(
    _ firstFile: String, _ secondFile: String, _ arguments: Arguments
  ) async throws {
    try arguments.checkOnly(
      [
        "--column", "--id", "--missing", "--people-header", "--decimal", "--threads", "--format",
        "--output", "--quiet",
      ],
      with: "--compare")
    let execution = try arguments.execution()
    let outputs = try Outputs(arguments, .comparison, inputs: [secondFile])
    let options = try arguments.peopleOptions()
    let result = try await ComparisonJob(typedColumns: arguments.text("--column"))
      .run(
        on: .argument(firstFile, options), .argument(secondFile, options), execution: execution)
    try outputs.main.write(result.comparison.table, execution: execution)
    try outputs.commit()
    let names = result.comparison.columnNames
    report(
      result.report.warnings,
      "compared     column '\(names.first)' of \(result.sourceNames.first) with column "
        + "'\(names.second)' of \(result.sourceNames.second)",
      isQuiet: arguments.has("--quiet"))
  }
}
