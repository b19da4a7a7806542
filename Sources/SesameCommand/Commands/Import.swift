internal import Essentials
internal import Sesame

extension CommandDescription {
  static let `import` = CommandDescription(
    name: "import", operands: ["EDGES"],
    purpose: "a snapshot of the graph, which every command opens at once",
    details: """
      Reads the friend-edge list EDGES, builds the graph and writes it as a snapshot (.sgraph), to be
      given as EDGES to other commands. What the options of friendships and time say is settled in
      it. With a people table its rows come first, so that opening with that table moves nothing.
      """,
    examples: [
      (
        "sesame import Graphs/lastfm-asia/edges.csv --output friends.sgraph",
        "the graph as a snapshot"
      ),
      (
        "sesame features friends.sgraph --features degree,coreness --output features.csv",
        "a command that opens it at once"
      ),
    ],
    optionGroups: [
      peopleWithoutOutcomes, edgeGroup, timeGroup,
      (
        "Output",
        [
          Option(
            "--output", "FILE", "where to write (-o; default: -, standard output)")
        ] + runOptions()
      ),
    ],
    run: { try await SesameCommand.`import`($0, $1) })
}

extension CommandDescription {
  /// How a people table is read of which only the identifiers are kept.
  private static var peopleWithoutOutcomes: (String, [Option]) {
    let (title, options) = peopleGroup(required: false)
    return (title, options.filter { !["--outcome", "--event"].contains($0.name) })
  }
}

extension SesameCommand {
  static func `import`(_ edges: String, _ arguments: Arguments) async throws {
    var source = try arguments.graphSource(edges: edges, needsPeople: false)
    let execution = try arguments.execution()
    try arguments.checkSnapshotOutput()
    let outputs = try Outputs(arguments, .snapshot, edges: edges)
    source.badRowsPlace = try outputs.badRows
    var result = try await ImportJob().run(on: source, execution: execution)
    let start = Date()
    try await writing(execution) {
      try outputs.main.write(snapshotOf: result.graph, execution: $0)
    }
    try outputs.commit()
    result.report.addStage("write", seconds: Date().timeIntervalSince(start))
    report(result.report, arguments)
  }
}
