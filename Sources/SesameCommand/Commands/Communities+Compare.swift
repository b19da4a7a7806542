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
    var options = try arguments.peopleOptions()
    // Each of the tables may have a header or none.
    options.takesDataForRow = true
    let tables = try [firstFile, secondFile].map {
      try Table(contentsOf: $0, options: options, execution: execution)
    }
    let columns = arguments.comparedColumns(of: tables)
    let first = GivenCommunities(in: tables[0], column: columns.first)
    let second = GivenCommunities(in: tables[1], column: columns.second)
    // That the first lines are names may have been said.
    let (found, other) =
      options.header == true
      ? (nil, nil)
      : (
        first.takingNamesForPerson(among: second.table.identifiers),
        second.takingNamesForPerson(among: first.table.identifiers)
      )
    let comparison = try await PartitionComparison(
      found ?? first, other ?? second, execution: execution)
    try outputs.main.write(comparison.table, execution: execution)
    try outputs.commit()
    let names = comparison.columnNames
    report(
      tables.flatMap { warnings(about: $0, isSaid: options.header == false) }
        + [found, other].compactMap { $0?.firstLineWarning }
        // A spelling may be meant for one of both.
        + (tables.allSatisfy { !$0.spellingWarnings.isEmpty }
          ? tables.flatMap(\.spellingWarnings) : []),
      "compared     column '\(names.first)' of \(tables[0].sourceName) with column "
        + "'\(names.second)' of \(tables[1].sourceName)",
      isQuiet: arguments.has("--quiet"))
  }

  /// What to say of a table of communities, of its first line, and of how it was read.
  static func warnings(about table: Table, isSaid: Bool) -> [String] {
    var warnings = table.readingWarnings
    if let warning = table.headerWarning {
      warnings.append(warning)
    } else if table.lacksHeader, !isSaid {
      warnings.append(
        "\(table.sourceName):1: the first line was taken for a person, since it looks like data; "
          + "add a line of names above it, or say --people-header no (yes if these are names)")
    }
    return warnings
  }
}

extension Arguments {
  /// The columns of communities in two tables, as the option says: one for both or, with a comma, one
  /// for each.
  fileprivate func comparedColumns(
    of tables: [Table]
  ) -> (first: ColumnReference?, second: ColumnReference?) {
    guard let text = text("--column") else { return (nil, nil) }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    // A comma may be part of a name.
    let isOneName = tables.allSatisfy { $0[text] != nil }
    guard parts.count == 2, !parts.contains(""), !isOneName else {
      return (ColumnReference(text), ColumnReference(text))
    }
    return (ColumnReference(parts[0]), ColumnReference(parts[1]))
  }
}
