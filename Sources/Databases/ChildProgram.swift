package import Execution
internal import Files
internal import LibC

/// Another program at work for this one: what it is told, what it answers, how it ends.
///
/// Its streams are pipes that are served together, so that neither waits for the other for ever. If the
/// work is cancelled, or the value is dropped, the program is ended with all that it started.
package final class ChildProgram {  // used by one thread at a time
  /// How a program ended.
  package enum Ending: Equatable {
    case status(Int)
    case signal(Int)
  }

  private var process: pid_t
  private var input: CInt
  private var output: CInt
  private var errors: CInt
  private var ending: Ending?
  private var received: [UInt8] = []
  private var errorBytes: [UInt8] = []
  private let execution: Execution
  /// Whether the work's cancellation ends the program; not while it does what can't be done by half.
  package var endsWhenCancelled = true
  /// What is kept of the program's messages.
  private static let mostErrorBytes = 1 << 16
  /// How long to wait for news before the work's cancellation is looked at, in milliseconds.
  private static let patience: CInt = 20

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - name: Its name, which is looked for where the system looks for programs.
  ///   - arguments: Its arguments: everybody on the machine may read them.
  ///   - environment: What it finds in its environment besides what is there, or in its place; `nil`
  ///     for what is taken out.
  ///   - execution: The work, whose cancellation ends the program.
  /// - Throws: `SpawnFailure`.
  package init(
    _ name: String, _ arguments: [String], environment: [String: String?] = [:],
    _ execution: Execution
  ) throws(SpawnFailure) {
    self.execution = execution
    let started = try SpawnedProcess.start(name, arguments, environment)
    (process, input, output, errors) =
      (started.process, started.input, started.output, started.errors)
  }

  deinit {
    terminate()
    closeInput()
    closeStream(&output)
    closeStream(&errors)
  }

  /// Sends bytes to the program's standard input.
  ///
  /// What a program that has ended does not take any more is no fault here: its ending tells why.
  ///
  /// - Throws: `CancellationError` if the work was cancelled.
  package func send(_ bytes: Span<UInt8>) throws(CancellationError) {
    var sent = 0
    while sent < bytes.count, input >= 0 {
      let count = writeWithoutSignal(input, bytes, from: sent)
      if count >= 0 {
        sent += count
      } else if count == -Int(EAGAIN) || count == -Int(EWOULDBLOCK) {
        try serve(isSending: true)
      } else if count != -Int(EINTR) {
        closeInput()
      }
    }
  }

  /// Sends a text.
  package func send(_ text: String) throws(CancellationError) {
    let bytes = Array(text.utf8)
    try send(bytes.span)
  }

  /// Tells the program that nothing more comes.
  package func closeInput() { closeStream(&input) }

  /// What the program has written since the last call; `nil` at the end.
  ///
  /// - Throws: `CancellationError` if the work was cancelled.
  package func read() throws(CancellationError) -> [UInt8]? {
    while received.isEmpty, output >= 0 { try serve() }
    if received.isEmpty { return nil }
    defer { received = [] }
    return received
  }

  /// Waits until the program has written a line, and says whether it did before it ended.
  ///
  /// - Throws: `CancellationError` if the work was cancelled.
  package func hears(_ line: String) throws(CancellationError) -> Bool {
    let line = Array((line + "\n").utf8)
    while !received.ends(with: line) {
      guard output >= 0 else { return false }
      try serve()
    }
    received = []
    return true
  }

  /// Waits for the program's end.
  ///
  /// - Returns: How it ended, and what it wrote to standard error.
  /// - Throws: `CancellationError` if the work was cancelled.
  package func end() throws(CancellationError) -> (ending: Ending, messages: String) {
    closeInput()
    while output >= 0 || errors >= 0 { try serve() }
    // A program that has closed its streams may go on for a while.
    while !reap() {
      try check()
      usleep(2000)
    }
    return (ending ?? .status(0), String(decoding: errorBytes, as: UTF8.self))
  }

  /// Ends the program: it is asked first, so that it can tell a server, and then not asked.
  package func terminate() {
    guard ending == nil else { return }
    for signal in [SIGINT, SIGKILL] {
      kill(-process, signal)
      for _ in 0..<25 where !reap() { usleep(2000) }
    }
    // Death may take its time where the system is busy with the program.
    while !reap() { usleep(10_000) }
  }

  private func check() throws(CancellationError) {
    guard endsWhenCancelled else { return }
    do throws(CancellationError) {
      try execution.checkCancellation()
    } catch {
      terminate()
      throw error
    }
  }

  /// Reads what there is, or waits a little for it.
  private func serve(isSending: Bool = false) throws(CancellationError) {
    try check()
    // Whoever the program has left behind may keep its streams open: what it wrote itself is there now.
    let isOver = reap()
    var streams = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    if isSending { streams.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
    let count = unsafe poll(&streams, nfds_t(streams.count), isOver ? 0 : Self.patience)
    guard count > 0 || isOver else { return }
    if isOver {
      drain(&output, into: &received)
      drain(&errors, into: &errorBytes)
      closeInput()
      return
    }
    if streams[0].revents != 0 { take(from: &output, into: &received) }
    if streams[1].revents != 0 {
      take(from: &errors, into: &errorBytes)
      if errorBytes.count > Self.mostErrorBytes { errorBytes.removeLast(errorBytes.count / 2) }
    }
  }

  /// Reads what there is of a stream, and closes it.
  private func drain(_ stream: inout CInt, into bytes: inout [UInt8]) {
    // No pipe holds more than a mebibyte; somebody else may go on to write into it.
    for _ in 0..<32 {
      let count = bytes.count
      if stream >= 0 { take(from: &stream, into: &bytes) }
      if bytes.count == count { break }
    }
    closeStream(&stream)
  }

  private func take(from stream: inout CInt, into bytes: inout [UInt8]) {
    let size = 1 << 16
    let descriptor = stream
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: size))
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe readBytes(descriptor, $0.baseAddress.map { unsafe $0 + start }, size)
    }
    let number = errno
    bytes.removeLast(size - max(0, count))
    if count == 0 || count < 0 && number != EAGAIN && number != EINTR { closeStream(&stream) }
  }

  /// Asks whether the program has ended, which leaves no trace of it with the system.
  private func reap() -> Bool {
    if ending != nil { return true }
    var information = unsafe siginfo_t()
    let options = WEXITED | WNOHANG | WNOWAIT
    guard unsafe waitid(P_PID, id_t(process), &information, options) == 0 || errno == ECHILD else {
      return false
    }
    // What it started in its turn has nobody to work for any more. Its number is nobody else's before
    // it is reaped.
    if unsafe hasEnded(information) { kill(-process, SIGKILL) }
    var status: CInt = 0
    let answer = unsafe waitpid(process, &status, WNOHANG)
    if answer == 0 || answer < 0 && errno == EINTR { return false }
    let signal = status & 0x7F
    ending = signal == 0 ? .status(Int(status >> 8 & 0xFF)) : .signal(Int(signal))
    return true
  }

  private func closeStream(_ stream: inout CInt) {
    if stream >= 0 { close(stream) }
    stream = -1
  }
}

/// Whether there was news of a process.
private func hasEnded(_ information: siginfo_t) -> Bool { unsafe information.si_signo == SIGCHLD }

extension [UInt8] {
  fileprivate func ends(with other: [UInt8]) -> Bool {
    count >= other.count && self[(count - other.count)...] == other[...]
  }
}

private func readBytes(_ stream: CInt, _ place: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(stream, place, count)
}
