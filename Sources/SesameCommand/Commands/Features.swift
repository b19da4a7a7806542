internal import Sesame

extension CommandDescription {
  static let features = CommandDescription(
    name: "features", operands: ["EDGES"],
    purpose: "graph features only",
    details: """
      Writes one row per person with the features of the friendship graph; with a people table also
      that table's columns and friends' aggregates of its numeric ones.
      """,
    optionGroups: [
      peopleGroup(required: false), edgeGroup, timeGroup, featureGroup, communityGroup,
      columnOutput,
    ], appendix: featureList,
    run: { try await SesameCommand.features($0, $1) })
}

extension SesameCommand {
  static func features(_ edges: String, _ arguments: Arguments) async throws {
    try await enrich(edges, arguments, model: nil)
  }
}
