internal import Execution
internal import Files
internal import Foundation
internal import Sesame

/// The `sesame` program: finds the command, runs it, and turns errors into messages and statuses.
@main
enum SesameCommand {
  static func main() {
    StandardStreams.keepPlaces()
    MemoryShortage.prepare()
    // A closed pipe is an error of the write, so that nothing unfinished is left behind.
    let endsByPipe = !ProgramStart.ignores(SIGPIPE)
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)  // a limit on the size of files is an error of the write as well
    let words = Array(CommandLine.arguments.dropFirst())
    let loop = TaskLoop()
    let run = Task(executorPreference: loop) { try await Self.run(words) }
    let interruption = Interruption { run.cancel() }
    Task(executorPreference: loop) {
      do {
        try await run.value
        exit(.success)
      } catch {
        if error is CancellationError || interruption.happened {
          interruption.say()
          exit(.interrupted)
        }
        if endsByPipe, (error as? DataError)?.code == .closedPipe { endByPipe() }
        exit(report(error))
      }
    }
    loop.run()
  }

  /// Ends as other programs do whose reader has closed the pipe: quietly, by the signal.
  private static func endByPipe() -> Never {
    Terminal.finish()
    UnfinishedFiles.shared.discardAll()
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    Foundation.exit(128 + SIGPIPE)
  }

  private static func exit(_ status: ExitStatus) -> Never { Foundation.exit(status.rawValue) }

  private static func report(_ error: any Error) -> ExitStatus {
    switch error {
    case is UsageError, is ValidationError: Terminal.message("sesame: \(error)")
    case let error as GraphError
    where [.notApplicable, .usage, .unsuitable].contains(error.code):
      Terminal.message("sesame: " + OptionNames.text(of: error))
    default: Terminal.message(OptionNames.text(of: error))
    }
    return ExitStatus(error)
  }

  static func run(_ words: [String]) async throws {
    if let number = ProgramStart.firstInvalidArgument {
      throw UsageError(
        "argument \(number) is not UTF-8", remedy: "write it in UTF-8; rename the file if it is one"
      )
    }
    guard let name = words.first else {
      throw UsageError("no command is given", remedy: "run 'sesame help' for the list")
    }
    switch name {
    case "help", "--help", "-h": try help(Array(words.dropFirst()))
    case "--version", "version": _ = try Outputs(text: versionText)
    default:
      let command = try Self.command(named: name)
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
    let operand = try arguments.operands(command.operands, command: command.name)[0]
    try await command.run(operand, arguments)
  }

  private static var versionText: String {
    "sesame \(SesameVersion.current) (igraph \(SesameVersion.igraph))\n"
  }
}
