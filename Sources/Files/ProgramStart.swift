internal import LibC

/// What a program was started with: its words as bytes, the signals that it is to ignore, the terminal.
package enum ProgramStart {
  /// The number, counted from 1, of the first argument that is not UTF-8; `nil` if all are.
  ///
  /// In `CommandLine.arguments` such bytes are repaired, so that a path would name another file.
  package static var firstInvalidArgument: Int? {
    for number in 1..<max(1, Int(CommandLine.argc)) {
      guard let word = unsafe CommandLine.unsafeArgv[number] else { continue }
      let isValid = unsafe String(validatingCString: word) != nil
      if !isValid { return number }
    }
    return nil
  }

  /// Whether a signal is ignored, as `nohup` and shells that start a program behind their back ask for.
  package static func ignores(_ signal: CInt) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(signal, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = unsafe unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self)
    #else
      let handler = unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    #endif
    return unsafe handler == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Takes the numbers of closed streams, lest a file that is opened later gets one of them and is taken
  /// for the stream; to be called before anything is opened.
  ///
  /// To read from a closed input or to write to a closed output fails then as it should; messages to a
  /// closed standard error are lost.
  package static func takeClosedStreams() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      // The lowest number that is free, which is the stream's, stays taken.
      let access = stream == STDOUT_FILENO ? O_RDONLY : O_WRONLY
      _ = unsafe open("/dev/null", access | O_CLOEXEC)
    }
  }

  /// The value of a variable of the environment; `nil` if it is not set.
  package static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// How many columns and rows the terminal of a stream has; `nil` if it is none, or does not tell.
  package static func terminalSize(_ stream: CInt) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard unsafe ioctl(stream, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }
}
