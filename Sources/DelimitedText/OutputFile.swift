internal import Buffers
internal import CZlib
internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A file that is written whole or not at all.
///
/// What is appended goes to a hidden file beside the destination; ``commit()`` gives it its name. If
/// it is dropped before that, the temporary file is removed and an older file stays as it was.
/// Standard output (`-`), devices and pipes can't be replaced and are written directly.
///
/// A path that ends in `.gz` is written as gzip data, the same bytes for the same content.
package final class OutputFile: @unchecked Sendable {  // used by one thread at a time
  /// The destination's name in messages.
  package let name: String

  private let destination: String
  private let temporary: String?
  private let register: UnfinishedFiles
  private var descriptor: CInt
  private let ownsDescriptor: Bool
  private var buffer: [UInt8] = []
  private var deflater: Deflater?
  /// How many bytes were written since the last time that the disk was asked to take them.
  private var unsavedCount = 0
  private let saver = DiskSaver()

  /// Opens a destination.
  ///
  /// - Parameters:
  ///   - path: The destination; `-` is standard output.
  ///   - register: Where the temporary file is noted in case of an interruption.
  /// - Throws: ``DataError`` of code `cannotCreate`, with the remedy.
  package init(
    _ path: String, register: UnfinishedFiles = .shared
  ) throws(DataError) {
    self.register = register
    name = path == "-" ? "standard output" : path
    deflater = path.hasSuffix(".gz") ? Deflater() : nil
    buffer.reserveCapacity(Self.bufferSize + 4096)
    if path == "-" || path == "/dev/stdout" {
      (destination, temporary, descriptor, ownsDescriptor) = (path, nil, STDOUT_FILENO, false)
      return
    }
    ownsDescriptor = true
    do throws(SystemError) {
      let target = try Destination(path)
      destination = target.path
      if target.isDirect {
        temporary = nil
        descriptor = unsafe open(target.path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(number: errno) }
      } else {
        let (path, descriptor) = try Self.create(beside: target.path, register)
        temporary = path
        self.descriptor = descriptor
        if let mode = target.mode { _ = fchmod(descriptor, mode) }
      }
    } catch {
      throw Self.cannotCreate(name, error)
    }
  }

  deinit { discard() }

  /// Appends bytes.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`, for example where the disk is full.
  package func append(_ bytes: some Collection<UInt8>) throws(DataError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Appends bytes, many of them without a copy.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`, for example where the disk is full.
  package func append(_ bytes: Span<UInt8>) throws(DataError) {
    if bytes.count < Self.bufferSize / 2 || deflater != nil {
      for index in bytes.indices { buffer.append(bytes[index]) }
      if buffer.count >= Self.bufferSize { try flush() }
    } else {
      try flush()
      try write(bytes)
    }
  }

  /// Appends a text in UTF-8.
  package func append(_ text: String) throws(DataError) { try append(text.utf8) }

  /// Puts the finished file in place of the old one.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`; the old file, if any, is then as it was.
  package func commit() throws(DataError) {
    precondition(descriptor >= 0, "the file is finished already")
    do {
      try flush()
      if let deflater {
        let rest = deflater.compress([], isLast: true)
        try write(rest.span)
      }
      if let temporary {
        if let number = saver.finish() { throw failure(number) }
        try check(fsync(descriptor))
        let descriptor = descriptor
        self.descriptor = -1
        try check(close(descriptor))
        do throws(SystemError) { try register.rename(temporary, to: destination) } catch {
          throw failure(error.number)
        }
      } else if ownsDescriptor {
        let descriptor = descriptor
        self.descriptor = -1
        try check(close(descriptor))
      }
      descriptor = -1
    } catch let error as DataError {
      discard()
      throw error
    } catch { preconditionFailure("only DataError is thrown above") }
  }

  /// Gives up: removes the temporary file and leaves the old one.
  ///
  /// After ``commit()`` it does nothing.
  package func discard() {
    _ = saver.finish()
    if ownsDescriptor, descriptor >= 0 { close(descriptor) }
    descriptor = -1
    if let temporary { register.remove(temporary) }
    buffer.removeAll()
  }

  private static var bufferSize: Int { 1 << 17 }
  private static var savedAtOnce: Int { 1 << 25 }

  private func flush() throws(DataError) {
    precondition(descriptor >= 0, "the file is finished already")
    guard !buffer.isEmpty else { return }
    let bytes = deflater.map { $0.compress(buffer, isLast: false) } ?? buffer
    try write(bytes.span)
    buffer.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: Span<UInt8>) throws(DataError) {
    var written = 0
    while written < bytes.count {
      let count = writeWithoutSignal(descriptor, bytes, from: written)
      if count >= 0 {
        written += count
        unsavedCount += count
      } else if count != -Int(EINTR) {
        throw failure(CInt(-count))
      }
    }
    if temporary != nil, unsavedCount >= Self.savedAtOnce {
      saver.begin(descriptor)
      unsavedCount = 0
    }
  }

  private func check(_ result: CInt) throws(DataError) {
    if result != 0, errno != EINTR { throw failure(errno) }
  }

  private func failure(_ number: CInt) -> DataError {
    let old =
      temporary == nil ? "what was written is incomplete" : "the old file, if any, is untouched"
    let (problem, remedy) =
      switch number {
      case ENOSPC, EDQUOT: ("no space left on the disk", old)
      case EFBIG: ("the file is too large for the disk", old)
      case EPIPE: ("the reader closed the pipe", old)
      default: ("writing failed (error \(number))", old)
      }
    return DataError(.inputOutput, source: name, problem: problem, remedy: remedy)
  }

  private static func create(
    beside path: String, _ register: UnfinishedFiles
  ) throws(SystemError) -> (String, CInt) {
    let parts = Destination.split(path)
    var generator = SystemRandomNumberGenerator()
    while true {
      let suffix = String(UInt32.random(in: .min ... .max, using: &generator), radix: 36)
      // A name may have 255 bytes; the end of the old one is of no use here.
      let stem = String(decoding: parts.name.utf8.prefix(200), as: UTF8.self)
      let temporary = parts.folder + "." + stem + "." + suffix + ".tmp"
      do throws(SystemError) {
        return (temporary, try register.create(temporary))
      } catch {
        guard error.number == EEXIST || error.number == EINTR else { throw error }
      }
    }
  }

  private static func cannotCreate(_ name: String, _ error: SystemError) -> DataError {
    let (problem, remedy) =
      switch error.number {
      case ENOENT: ("the folder does not exist", "make it first")
      case ENOTDIR: ("the folder is a file", "choose another name")
      case EISDIR: ("this is a folder", "name a file in it")
      case EACCES, EPERM: ("the file may not be written there", "choose another folder")
      case EROFS: ("the disk is read-only", "choose another folder")
      case ENAMETOOLONG: ("the name is too long", "choose a shorter one")
      case ELOOP: ("the path is a circle of symbolic links", "name the file itself")
      case ENOSPC, EDQUOT: ("no space left on the disk", "the old file, if any, is untouched")
      case EMFILE, ENFILE: ("too many files are open", "close some and try again")
      default:
        ("the file can't be created (error \(error.number))", "choose another place")
      }
    return DataError(.cannotCreate, source: name, problem: problem, remedy: remedy)
  }
}

/// Brings what was written so far to the disk while more is written, so that little is left to wait
/// for at the end.
private final class DiskSaver: Sendable {
  private let underWay = DispatchGroup()
  private let isBusy = Atomic<Bool>(false)
  /// The first error, which the system tells only once; 0 if there is none.
  private let failure = Atomic<CInt>(0)

  /// Begins, unless what was begun earlier is not done yet; the descriptor must stay open until
  /// ``finish()``.
  func begin(_ descriptor: CInt) {
    guard !isBusy.exchange(true, ordering: .acquiringAndReleasing) else { return }
    underWay.enter()
    Helpers.start { [self] in
      if fdatasync(descriptor) != 0, errno != EINTR {
        _ = failure.compareExchange(expected: 0, desired: errno, ordering: .relaxed)
      }
      isBusy.store(false, ordering: .releasing)
      underWay.leave()
    }
  }

  /// Waits for what was begun and returns the number of the error, if there was one.
  func finish() -> CInt? {
    underWay.wait()
    let number = failure.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }
}

/// Where a file goes once symbolic links are followed.
private struct Destination {
  var path: String
  /// Whether it is a device or a pipe, which is written rather than replaced.
  var isDirect = false
  /// The permissions of the file that is replaced.
  var mode: mode_t?

  init(_ path: String) throws(SystemError) {
    self.path = path
    guard !path.isEmpty, !path.hasSuffix("/") else { throw SystemError(number: EISDIR) }
    var status = stat()
    if unsafe stat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFDIR: throw SystemError(number: EISDIR)
      case S_IFREG:
        guard unsafe access(path, W_OK) == 0 else { throw SystemError(number: errno) }
        mode = status.st_mode & 0o777
      default: isDirect = true
      }
      if path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/") { isDirect = true }
    } else if errno != ENOENT {
      throw SystemError(number: errno)
    }
    if isDirect { return }
    for _ in 0..<40 {
      guard let target = Self.link(self.path) else { return }
      self.path = target.hasPrefix("/") ? target : Self.split(self.path).folder + target
    }
    throw SystemError(number: ELOOP)
  }

  /// The folder with a slash at its end, empty for the current one, and the name in it.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let next = path.utf8.index(after: slash)
    return (String(path[..<next]), String(path[next...]))
  }

  private static func link(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &bytes, bytes.count)
    guard count >= 0 else { return nil }
    return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Writes to a descriptor; a reader that went away gives an error and not the signal SIGPIPE.
///
/// - Returns: The number of bytes written, or the system's error number, negated.
private func writeWithoutSignal(_ descriptor: CInt, _ bytes: Span<UInt8>, from start: Int) -> Int {
  #if canImport(Darwin)
    _ = fcntl(descriptor, F_SETNOSIGPIPE, 1)
  #else
    var pipeSignal = sigset_t()
    var pending = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&pipeSignal)
    unsafe sigaddset(&pipeSignal, SIGPIPE)
    unsafe sigpending(&pending)
    let wasPending = unsafe sigismember(&pending, SIGPIPE) == 1
    unsafe pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
  #endif
  let written = unsafe bytes.withUnsafeBufferPointer {
    unsafe write(descriptor, $0.baseAddress.map { unsafe $0 + start }, $0.count - start)
  }
  let result = written < 0 ? -Int(errno) : written
  #if !canImport(Darwin)
    if result == -Int(EPIPE), !wasPending {
      var now = timespec()
      while unsafe sigtimedwait(&pipeSignal, nil, &now) < 0, errno == EINTR {}
    }
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
  #endif
  return result
}
