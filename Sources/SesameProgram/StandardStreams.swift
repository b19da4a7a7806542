internal import Foundation
internal import Synchronization

/// Standard input, output and error where the caller closed some of them.
enum StandardStreams {
  /// Takes the numbers of closed streams, lest a file that is opened later gets one of them and is
  /// taken for the stream.
  ///
  /// To read from a closed input or to write to a closed output fails then as it should; messages
  /// to a closed standard error are lost.
  static func keepPlaces() {
    let null = "/dev/null"
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      let handle =
        stream == STDOUT_FILENO
        ? FileHandle(forReadingAtPath: null) : FileHandle(forWritingAtPath: null)
      if let handle { held.withLock { $0.append(handle) } }
    }
  }

  /// The handles, which would close their streams if they were let go.
  private static let held = Mutex<[FileHandle]>([])
}
