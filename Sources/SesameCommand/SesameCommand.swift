internal import Files
internal import Sesame

/// The commands of `sesame`: finds one, runs it, and turns errors into messages and statuses.
package enum SesameCommand {
  /// What an error says to whoever gave the words, without passwords that are among them.
  package static func message(of error: any Error) -> String {
    text(of: error).withoutPasswords
  }

  private static func text(of error: any Error) -> String {
    switch error {
    case is UsageError, is ValidationError, is PopulationError: "sesame: \(error)"
    case let error as GraphError
    where [.notApplicable, .usage, .unsuitable].contains(error.code):
      "sesame: " + OptionNames.text(of: error)
    default: OptionNames.text(of: error)
    }
  }

  /// Runs the command that words name, in the order of a command line.
  ///
  /// - Throws: What ``message(of:)`` puts into words and ``ExitStatus`` into a number.
  package static func run(_ words: [String]) async throws {
    guard let name = words.first else {
      throw UsageError("no command is given", remedy: "run 'sesame help' for the list")
    }
    switch name {
    case "help", "--help", "-h": try help(Array(words.dropFirst()))
    case "--version", "version": _ = try Outputs(text: versionText)
    default:
      let named = try Self.command(named: name)
      let command = EmbeddedRun.current == nil ? named : named.embedded
      let rest = Array(words.dropFirst())
      if rest.contains("--help") || rest.contains("-h") {
        _ = try Outputs(text: command.help)
        return
      }
      let arguments = try Arguments(rest, options: command.options, command: command.name)
      try await execute(command, arguments)
    }
  }

  private static func help(_ words: [String]) throws {
    guard let name = words.first else {
      _ = try Outputs(text: CommandDescription.overview)
      return
    }
    let isHelp = ["help", "--help", "-h"].contains(name)
    _ = try Outputs(text: isHelp ? CommandDescription.helpOfHelp : command(named: name).help)
  }

  private static func command(named name: String) throws(UsageError) -> CommandDescription {
    guard let command = CommandDescription.all.first(where: { $0.name == name }) else {
      throw UsageError(
        "there is no command '\(name)'",
        remedy: Arguments.suggestion(for: name, among: CommandDescription.all.map(\.name))
          ?? "run 'sesame help' for the list")
    }
    return command
  }

  private static func execute(_ command: CommandDescription, _ arguments: Arguments) async throws {
    let operand = try arguments.operands(command.operands, command: command.name).first ?? ""
    try await command.run(operand, arguments)
    if EmbeddedRun.current == nil { Terminal.finish(isDone: true) }
  }

  private static var versionText: String {
    "sesame \(SesameVersion.current) (igraph \(SesameVersion.igraph))\n"
  }

  /// That a word of the command line is no text.
  package static func invalidArgument(_ number: Int) -> any Error {
    UsageError(
      "argument \(number) is not UTF-8", remedy: "write it in UTF-8; rename the file if it is one")
  }
}
