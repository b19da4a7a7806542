internal import Sesame

/// What a command is called, takes and does: the source of its parsing and of its help.
struct CommandDescription: Sendable {
  let name: String
  let operands: [String]
  let purpose: String
  let details: String
  /// Commands that work on the graphs of the project, in this order, each with what it shows.
  let examples: [(command: String, shows: String)]
  private(set) var optionGroups: [(title: String, options: [Option])]
  /// What the help says after the options.
  var appendix = ""
  /// Whether programs in other languages have it too, and not only shells.
  var isForPrograms = true
  /// Does it, for the operand and the options given.
  let run: @Sendable (String, Arguments) async throws -> Void

  var options: [Option] { optionGroups.flatMap(\.options) }

  /// The command as other languages have it: they tell progress in ways of their own.
  var embedded: CommandDescription {
    var command = self
    command.optionGroups = optionGroups.map { title, options in
      (title, options.filter { $0.name != CommandDescription.progress.name })
    }
    return command
  }

  static let all = [
    enrich, features, communities, graphHelps, report, bin, fit, validate, drift, resolve, score,
    verify, explain, influence, `import`, model, generate, completion, man,
  ]
}
