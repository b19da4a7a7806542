internal import Sesame

extension SesameCommand {
  /// Compares the communities in two tables.
  static func compare(
    _ firstFile: String, _ secondFile: String, _ arguments: Arguments
  ) async throws {
    try arguments.checkOnly(
      [
        "--column", "--id", "--missing", "--people-header", "--decimal", "--grouping",
        "--date-order", "--threads", "--format", "--output", "--quiet",
        "--progress",
      ],
      with: "--compare")
    let execution = try arguments.execution()
    let outputs = try Outputs(arguments, .comparison, inputs: [secondFile])
    let options = try arguments.peopleOptions()
    let result = try await arguments.comparison().run(
      on: try .argument(firstFile, options), try .argument(secondFile, options),
      execution: execution)
    try await writing(execution) {
      try outputs.main.write(result.comparison.table, execution: $0)
    }
    try outputs.commit()
    let names = result.comparison.columnNames
    report(
      result.report.warnings,
      "compared     column '\(names.first)' of \(result.sourceNames.first) with column "
        + "'\(names.second)' of \(result.sourceNames.second)",
      isQuiet: arguments.has("--quiet"))
  }
}

extension Arguments {
  /// What is compared: columns of one name in both tables, or of two.
  fileprivate func comparison() throws(UsageError) -> ComparisonJob {
    let columns = (try fullList("--column") ?? []).map { ColumnReference($0) }
    switch columns.count {
    case 0: return ComparisonJob()
    case 1: return ComparisonJob(column: columns[0])
    case 2: return ComparisonJob(columns: columns[0], columns[1])
    default:
      throw UsageError(
        "option '--column' takes one or two columns, not \(columns.count)",
        remedy: "keep one for each table, or write a comma in a name in double quotes")
    }
  }
}
