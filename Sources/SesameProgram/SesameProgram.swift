internal import Execution
internal import Files
internal import Foundation
internal import SesameCommand

/// The program: runs the command of its words, with signals, streams and statuses as programs have them.
@main
enum SesameProgram {
  static func main() {
    StandardStreams.keepPlaces()
    MemoryShortage.prepare()
    // A closed pipe is an error of the write, so that nothing unfinished is left behind.
    let endsByPipe = !ProgramStart.ignores(SIGPIPE)
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)  // a limit on the size of files is an error of the write as well
    let words = Array(CommandLine.arguments.dropFirst())
    let loop = TaskLoop()
    let run = Task(executorPreference: loop) {
      if let number = ProgramStart.firstInvalidArgument {
        throw SesameCommand.invalidArgument(number)
      }
      try await SesameCommand.run(words)
    }
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
        Terminal.message(SesameCommand.message(of: error))
        exit(ExitStatus(error))
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
}
