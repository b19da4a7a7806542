internal import LibC

/// The number that the system gave for a failure.
struct SystemError: Error {
  let number: CInt

  /// Stands among the system's numbers for a name with a NUL.
  static let nameHasNUL: CInt = -2

  /// The fault with its number, as the system words it: `error 5: Input/output error`.
  var words: String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    let words = unsafe String(cString: text)
    return "error \(number): \(words)"
  }
}

/// Where an output goes once symbolic links are followed.
struct Destination {
  /// How an output gets there.
  enum Way: Equatable {
    /// A file on a disk, which is replaced as a whole.
    case file
    /// A device or a pipe, which is opened and written.
    case device
    /// A stream that the program was started with: written where it stands, never opened anew.
    case stream(CInt)
  }

  /// What is kept of a file that is replaced.
  struct Old {
    let mode: mode_t
    let owner: uid_t
    let group: gid_t
  }

  private(set) var path: String
  private(set) var way = Way.file
  /// The file that is replaced, if there is one.
  private(set) var old: Old?
  /// What tells this destination from others.
  private(set) var place = OutputPlace()

  /// Finds out what a path leads to; `-` is standard output.
  init(_ path: String) throws(SystemError) {
    self.path = path
    // The system would take what stands before it for the name.
    guard !path.utf8.contains(0) else { throw SystemError(number: SystemError.nameHasNUL) }
    if let stream = path == "-" ? STDOUT_FILENO : try Self.resolve(&self.path) {
      way = .stream(stream)
      place = OutputPlace(stream: stream)
      return
    }
    var status = stat()
    if unsafe stat(self.path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFDIR: throw SystemError(number: EISDIR)
      case S_IFREG:
        guard unsafe access(self.path, W_OK) == 0 else { throw SystemError(number: errno) }
        old = Old(mode: status.st_mode & 0o777, owner: status.st_uid, group: status.st_gid)
      default: way = .device
      }
    } else if errno != ENOENT {
      throw SystemError(number: errno)
    }
    place = OutputPlace(path: self.path)
  }

  /// Follows symbolic links, and returns the number of the program's own stream if they lead there.
  private static func resolve(_ path: inout String) throws(SystemError) -> CInt? {
    for _ in 0..<40 {
      guard !path.isEmpty, !path.hasSuffix("/") else { throw SystemError(number: EISDIR) }
      if let stream = stream(path) { return stream }
      guard let target = try link(path) else { return nil }
      path = target.hasPrefix("/") ? target : split(path).folder + target
    }
    throw SystemError(number: ELOOP)
  }

  /// The folder with a slash at its end, empty for the current one, and the name in it.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let next = path.utf8.index(after: slash)
    return (String(path[..<next]), String(path[next...]))
  }

  /// The number of an open stream, if that is what the path names: `/dev/fd/3`, `/proc/self/fd/3`.
  private static func stream(_ path: String) -> CInt? {
    let standard = ["stdin": STDIN_FILENO, "stdout": STDOUT_FILENO, "stderr": STDERR_FILENO]
    let (folder, name) = split(path)
    if let number = standard[name], isSame(folder, "/dev") { return number }
    guard let number = CInt(name), number >= 0, name == String(number),
      isSame(folder, "/dev/fd") || isSame(folder, "/proc/self/fd")
    else { return nil }
    return number
  }

  private static func isSame(_ folder: String, _ other: String) -> Bool {
    if folder == other + "/" { return true }
    guard let one = FileNumber(folder.isEmpty ? "." : folder), let two = FileNumber(other) else {
      return false
    }
    return one == two
  }

  /// Where a symbolic link leads; `nil` if the path is none.
  private static func link(_ path: String) throws(SystemError) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &bytes, bytes.count)
    guard count >= 0 else { return nil }
    let name = String(validating: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Under a repaired name it would be another file.
    guard let name else { throw SystemError(number: EILSEQ) }
    return name
  }
}

/// What the system knows a file by, whatever its path.
struct FileNumber: Hashable {
  let device: UInt64
  let number: UInt64

  /// The file that a path leads to; `nil` if there is none.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// Where an output is, told from others by the file and not by how its path is spelled.
package struct OutputPlace: Sendable {
  private var stream: CInt?
  private var file: FileNumber?
  private var folder: FileNumber?
  private var name = ""

  init() {}

  init(stream: CInt) {
    self.stream = stream
    var status = stat()
    guard unsafe fstat(stream, &status) == 0, Self.tellsApart(status, isatty(stream) == 1) else {
      return
    }
    file = FileNumber(status)
  }

  init(path: String) {
    let parts = Destination.split(path)
    folder = FileNumber(parts.folder.isEmpty ? "." : parts.folder)
    name = parts.name
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return }
    guard Self.tellsApart(status, path == "/dev/tty") else {
      folder = nil
      return
    }
    file = FileNumber(status)
  }

  /// Whether two outputs can't both go there: any number may go to a device such as `/dev/null`.
  private static func tellsApart(_ status: stat, _ isTerminal: Bool) -> Bool {
    isTerminal || status.st_mode & S_IFMT != S_IFCHR
  }

  /// Whether what is written to one place would overwrite, or mix with, what is written to the other.
  package func isSame(as other: OutputPlace) -> Bool {
    if let stream, stream == other.stream { return true }
    if let file, file == other.file { return true }
    if let folder, folder == other.folder, name == other.name { return true }
    return false
  }

  /// Whether a path leads to the file that is there now.
  package func holds(_ path: String) -> Bool {
    if let file, file == FileNumber(path) { return true }
    return false
  }

  /// Whether the place is in a folder, not deeper.
  package func isDirectly(in path: String) -> Bool {
    if let folder, folder == FileNumber(path) { return true }
    return false
  }
}

extension OutputPlace {
  /// Where an output at a path goes, once symbolic links are followed, whether they lead to a file or to
  /// where none is yet; `nil` where no output can go.
  package init?(ofOutputAt path: String) {
    guard let destination = try? Destination(path) else { return nil }
    self = destination.place
  }
}
