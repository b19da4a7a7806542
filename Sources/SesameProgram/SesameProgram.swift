internal import Execution
internal import Files
internal import LibC
internal import SesameCommand

/// The program: runs the command of its words, with signals, streams and statuses as programs have them.
@main
enum SesameProgram {
  static func main() {
    ProgramStart.takeClosedStreams()
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
        end(.success)
      } catch {
        if error is CancellationError || interruption.happened {
          interruption.say()
          end(.interrupted)
        }
        if endsByPipe, (error as? DataError)?.code == .closedPipe { endByPipe() }
        Terminal.finish()
        Terminal.message(SesameCommand.message(of: error))
        end(ExitStatus(error))
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
    exit(128 + SIGPIPE)
  }

  private static func end(_ status: ExitStatus) -> Never { exit(status.rawValue) }
}
