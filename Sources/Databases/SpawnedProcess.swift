internal import Essentials
internal import LibC
internal import Memory

/// Why a program could not be started.
package struct SpawnFailure: Error {
  /// Whether there is no such program.
  package let isMissing: Bool
  /// What the system says.
  package let words: String

  fileprivate init(_ number: CInt) {
    isMissing = number == ENOENT || number == EACCES || number == ENOTDIR
    words = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
  }
}

/// A process that was just started, in a group of its own, and the ends of its pipes.
struct SpawnedProcess {
  let process: pid_t
  let input: CInt
  let output: CInt
  let errors: CInt

  /// Held while there are pipes that a process started meanwhile would inherit.
  private static let starting = Shared(())

  static func start(
    _ name: String, _ arguments: [String], _ environment: [String: String?]
  ) throws(SpawnFailure) -> SpawnedProcess {
    let result = starting.withLock { _ -> Result<SpawnedProcess, SpawnFailure> in
      let (input, output, errors) = (Pipe(), Pipe(), Pipe())
      var process: pid_t = 0
      let number =
        [input, output, errors].contains { $0.reading < 0 }
        ? EMFILE : spawn(name, arguments, environment, input, output, errors, &process)
      for end in [input.reading, output.writing, errors.writing] where end >= 0 { close(end) }
      let ends = [input.writing, output.reading, errors.reading]
      guard number == 0 else {
        for end in ends where end >= 0 { close(end) }
        return .failure(SpawnFailure(number))
      }
      for end in ends { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
      return .success(
        SpawnedProcess(process: process, input: ends[0], output: ends[1], errors: ends[2]))
    }
    return try result.get()
  }

  private struct Pipe {
    var reading: CInt = -1
    var writing: CInt = -1

    /// Makes a pipe whose ends no program inherits by itself.
    init() {
      var ends: [CInt] = [-1, -1]
      guard unsafe pipe(&ends) == 0 else { return }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }
  }

  private static func spawn(
    _ name: String, _ arguments: [String], _ environment: [String: String?],
    _ input: Pipe, _ output: Pipe, _ errors: Pipe, _ process: inout pid_t
  ) -> CInt {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let closing = CInt(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let closing: CInt = 0
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    // Threads here leave signals to others, and the program ignores some.
    var (usual, none) = (sigset_t(), sigset_t())
    unsafe sigfillset(&usual)
    unsafe sigdelset(&usual, SIGKILL)
    unsafe sigdelset(&usual, SIGSTOP)
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags =
      CInt(POSIX_SPAWN_SETPGROUP) | CInt(POSIX_SPAWN_SETSIGDEF) | CInt(POSIX_SPAWN_SETSIGMASK)
      | closing
    unsafe posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    let words = CStrings([name] + arguments)
    let settings = CStrings(settings(environment))
    return unsafe posix_spawnp(
      &process, name, &actions, &attributes, words.pointers, settings.pointers)
  }

  /// The environment with some variables in place of others, and some left out.
  private static func settings(_ changes: [String: String?]) -> [String] {
    var settings = ProcessInfo.processInfo.environment
    for (name, value) in changes { settings[name] = value }
    return settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}

/// Texts as C has them, with a null pointer behind the last.
@safe private final class CStrings {
  var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [String]) {
    unsafe pointers = texts.map { unsafe strdup($0) } + [nil]
  }

  deinit { unsafe pointers.forEach { unsafe free($0) } }
}
