internal import Sesame

extension CommandDescription {
  static let resolve = CommandDescription(
    name: "resolve", operands: ["CLAIMS"],
    purpose: "one table of people out of what several sources claim",
    details: """
      Reads a table with a row for each claim: a person, a field, a value and a source. Writes a row
      per person and for each field C the value that is most likely true (C), the probability that it
      is (C_reliability, which 'sesame score --reliability' reads), the source with the most weight of
      those that claim it (C_source), the latest date at which it is claimed (C_as_of, if claims have
      dates), how many claims count (C_claims), and which part of their weight speaks against it
      (C_disagreement, 0 to 1). 'sesame score --sources' does not count source and date again where
      there is a C_reliability.

      The truth is the weighted median of numbers and the weighted mode of texts and of true and
      false. A source's weight is -log(its loss / all losses), its loss the mean distance of its
      claims from the truths. Both are found in turn until the truths stand still. Of texts of equal
      weight the one with more claims is taken, then the latest, then the first in order of bytes.
      """,
    examples: [
      (
        "sesame generate --size 300 --claims claims.csv --output people.csv",
        "claims to try it on"
      ),
      (
        "sesame resolve claims.csv --source-table sources.csv --output resolved.csv",
        "what is most likely true, and how far each source is to be trusted"
      ),
    ],
    optionGroups: [
      ("Claims", claimOptions),
      (
        "Sources",
        [
          Option(
            "--sources", "FILE",
            "how far kinds of sources are to be believed at first (JSON, or standard: an illustration); "
              + "old claims count less, verified ones more (default: all sources alike; 'sesame help "
              + "score' has the format)"),
          Option(
            "--as-of", "T",
            "as of when claims are used: unix seconds or ISO 8601 (required with --sources where "
              + "claims have dates)"),
          Option(
            "--rounds", "N",
            "the most rounds of weights and truths (default: \(TruthDiscovery().mostRounds))"),
        ]
      ),
      (
        "Output",
        outputGroup.1.prefix(2) + [
          Option(
            "--source-table", "FILE",
            "a row per source: claims, those compared with others', agreement, loss and weight "
              + "(default: none)")
        ] + runOptions(tableMemory)
      ),
    ],
    run: { try await SesameCommand.resolve($0, $1) })

  /// How a table of claims is read.
  private static var claimOptions: [Option] {
    [
      Option("--person", "C", "column of the person (default: person, or id)"),
      Option("--field", "C", "column of what the claim is about (default: field)"),
      Option("--value", "C", "column of what is claimed (default: value)"),
      Option("--source-column", "C", "column of who claims it (default: source)"),
      Option(
        "--as-of-column", "C",
        "column of when it was recorded: a later claim of a source takes the place of its earlier ones "
          + "(default: as_of, if there is one)"),
      Option(
        "--verified-column", "C",
        "column of whether it was verified: true or false, or 0 to 1 (default: verified, if there is "
          + "one)"),
      Option(
        "--weight", "C",
        "column of how often a claim counts, greater than 0 (default: none, each counts once)"),
    ]
      + tableOptions.filter {
        ["--missing", "--people-header", "--decimal", "--grouping", "--date-order"].contains(
          $0.name)
      }
  }
}

extension SesameCommand {
  static func resolve(_ path: String, _ arguments: Arguments) async throws {
    var job = ResolutionJob()
    job.discovery.columns.person = arguments.text("--person")
    job.discovery.columns.field = arguments.text("--field")
    job.discovery.columns.value = arguments.text("--value")
    job.discovery.columns.source = arguments.text("--source-column")
    job.discovery.columns.asOf = arguments.text("--as-of-column")
    job.discovery.columns.verified = arguments.text("--verified-column")
    job.discovery.columns.weight = arguments.text("--weight")
    try arguments.checkDateOfSources()
    (job.discovery.sources, job.discovery.asOf) = try arguments.sources()
    if let rounds = try arguments.integer("--rounds", in: 1...1_000_000) {
      job.discovery.mostRounds = rounds
    }
    var options = try arguments.peopleOptions()
    // Several claims may be about one person: rows are numbered in place of identifiers.
    options.identifier = "row"
    let table = try Source<Table>.argument(path, options)
    let execution = try arguments.execution()
    let outputs = try Outputs(arguments, inputs: [path])
    let result = try await job.run(on: table, execution: execution)
    try outputs["--source-table"]?.write(result.resolved.sourceTable, execution: execution)
    try await finish(result.report, result.table, outputs, arguments, execution)
  }
}
