internal import Sesame

/// What a command is called, takes and does: the source of its parsing and of its help.
struct CommandDescription: Sendable {
  let name: String
  let operands: [String]
  let purpose: String
  let details: String
  let optionGroups: [(title: String, options: [Option])]
  /// What the help says after the options.
  var appendix = ""
  /// Does it, for the operand and the options given.
  let run: @Sendable (String, Arguments) async throws -> Void

  var options: [Option] { optionGroups.flatMap(\.options) }

  static let all = [
    enrich, features, communities, graphHelps, report, bin, fit, validate, drift, resolve, score,
    verify, explain, influence, `import`, model, generate,
  ]
}
