internal import Sesame

extension CommandDescription {
  static let explain = CommandDescription(
    name: "explain", operands: ["EDGES"],
    purpose: "why a person has this score, and what would change it",
    details: """
      Prints every characteristic with its value, bin, points and budget, so that the sum can be
      done by hand.
      """,
    optionGroups: [
      (
        "Person",
        [Option("--person", "ID", "the person to explain, by identifier (required)")]
      ),
      peopleGroup(required: true), edgeGroup, timeGroup, featureSettings, communityGroup,
      scoreGroup,
      (
        "Output",
        [
          Option("--output", "FILE", "where to write (-o; default: -, standard output)"),
          Option(
            "--format", "FORMAT",
            "text, markdown or json (default: by the ending: .txt, .md, .json; else text)"),
          threads, memory, quiet,
        ]
      ),
    ],
    run: { try await SesameCommand.explain($0, $1) })
}

extension SesameCommand {
  static func explain(_ edges: String, _ arguments: Arguments) async throws {
    guard let person = arguments.text("--person") else {
      throw UsageError("the person is missing", remedy: "add --person ID")
    }
    var source = try arguments.graphSource(edges: edges, needsPeople: true)
    var request = try arguments.featureRequest()
    // Nothing but the score is shown, and that brings in what its model reads.
    request.features = []
    request.communityColumns = []
    request.aggregates = .columns([])
    let model = try arguments.scoreModel()
    try arguments.checkUse(of: request, model: model)
    let format = try arguments.explanationFormat()
    let outputs = try Outputs(arguments, .explanation, edges: edges)
    source.quarantineFile = outputs.badRows
    let execution = try arguments.execution()
    let result = try await Enrichment(
      of: source, features: request, model: model, execution: execution)
    Terminal.finish()
    for warning in result.warnings { Terminal.message("sesame: warning: \(warning)") }
    guard let explanation = try result.scores?.explanation(for: person) else { return }
    try outputs.main.write(format.text(of: explanation))
    try outputs.commit()
  }
}
