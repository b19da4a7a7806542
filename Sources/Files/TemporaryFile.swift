internal import LibC

/// A file that is being written: without a name where the system has such files, so that nothing is
/// left of it however the program ends, else under a hidden name.
///
/// Only its owner may read it until it is whole. It is locked as long as it is open, so that other
/// runs can tell what a killed one left behind.
struct TemporaryFile {
  let descriptor: CInt
  /// The folder with a slash at its end, empty for the current one.
  let folder: String
  /// Its hidden path, if it has one.
  private(set) var path: String?

  /// Makes a file in a folder; the number of the system's error, if any, is thrown.
  static func make(in folder: String, mayBeUnnamed: Bool) throws(SystemError) -> TemporaryFile {
    if mayBeUnnamed, let file = try unnamed(in: folder) { return file }
    while true {
      let path = hiddenPath(in: folder)
      let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor < 0 {
        guard errno == EEXIST || errno == EINTR else { throw SystemError(number: errno) }
        continue
      }
      // Another run may have taken the file for a leftover before the lock was there.
      let isTaken = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
      var status = stat()
      let isKnown = unsafe fstat(descriptor, &status) == 0
      if isTaken || isKnown && status.st_nlink == 0 {
        close(descriptor)
        continue
      }
      return TemporaryFile(descriptor: descriptor, folder: folder, path: path)
    }
  }

  /// Makes a file without a name; `nil` where there are none.
  private static func unnamed(in folder: String) throws(SystemError) -> TemporaryFile? {
    #if os(Linux)
      let isUnnamed: CInt = 0o20000000 | O_DIRECTORY  // O_TMPFILE, which the module map leaves out
      let descriptor = unsafe open(
        folder.isEmpty ? "." : folder, isUnnamed | O_WRONLY | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        if [EOPNOTSUPP, EISDIR, EINVAL, ENOSYS].contains(errno) { return nil }
        throw SystemError(number: errno)
      }
      guard unsafe access(place(of: descriptor), F_OK) == 0 else {
        close(descriptor)  // without /proc it could not be given a name
        return nil
      }
      _ = flock(descriptor, LOCK_EX | LOCK_NB)
      return TemporaryFile(descriptor: descriptor, folder: folder, path: nil)
    #else
      return nil
    #endif
  }

  /// Gives the file a hidden name, if it has none.
  mutating func link() throws(SystemError) {
    while path == nil {
      let hidden = Self.hiddenPath(in: folder)
      let result = unsafe linkat(
        AT_FDCWD, Self.place(of: descriptor), AT_FDCWD, hidden, AT_SYMLINK_FOLLOW)
      if result == 0 {
        path = hidden
      } else if errno != EEXIST, errno != EINTR {
        throw SystemError(number: errno)
      }
    }
  }

  /// Takes its hidden name away.
  mutating func unlink() {
    if let path { _ = systemUnlink(path) }
    path = nil
  }

  /// A hidden path that nobody else has.
  static func hiddenPath(in folder: String) -> String {
    var generator = SystemRandomNumberGenerator()
    let word = String(UInt64.random(in: .min ... .max, using: &generator), radix: 36)
    return folder + prefix + word + suffix
  }

  /// Removes what runs that were killed left in a folder; files of running ones are locked.
  static func removeLeftovers(in folder: String) {
    guard let list = unsafe opendir(folder.isEmpty ? "." : folder) else { return }
    defer { unsafe closedir(list) }
    while let entry = unsafe readdir(list) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasPrefix(prefix), name.hasSuffix(suffix) { removeLeftover(folder + name) }
    }
  }

  private static func removeLeftover(_ path: String) {
    // For writing, as locks over a network need it.
    let descriptor = unsafe open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), flock(descriptor, LOCK_EX | LOCK_NB) == 0,
      FileNumber(path) == FileNumber(status)
    else { return }
    _ = systemUnlink(path)
  }

  private static func place(of descriptor: CInt) -> String { "/proc/self/fd/\(descriptor)" }

  private static var prefix: String { ".sesame-" }
  private static var suffix: String { ".tmp" }
}
