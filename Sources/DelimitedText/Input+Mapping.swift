package import Buffers

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension Input {
  /// The bytes of a file, mapped into memory, or of standard input for `-` if that is a file.
  ///
  /// - Throws: ``DataError`` of code `noInput` if the file can't be opened or is none on a disk.
  package static func mapped(_ path: String) throws(DataError) -> Buffer<UInt8> {
    let name = name(of: path)
    let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cannotOpen(name, number: errno) }
    defer { if path != "-" { close(descriptor) } }
    do throws(MappedFile.Failure) {
      return try MappedFile(descriptor: descriptor).bytes
    } catch {
      throw cannotOpen(name, number: error.number)
    }
  }

  /// Whether a file, or standard input for `-`, is one on a disk and begins with these bytes.
  ///
  /// Nothing is taken away from what is read later. Anything but a file on a disk is not even opened:
  /// whoever writes into a named pipe has one reader, and would lose it when that look is over.
  package static func begins(_ path: String, with bytes: [UInt8]) -> Bool {
    guard isOnDisk(path) else { return false }
    let descriptor =
      path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { if path != "-" { close(descriptor) } }
    if path == "-", lseek(descriptor, 0, SEEK_CUR) != 0 { return false }
    var start = [UInt8](repeating: 0, count: bytes.count)
    let count = unsafe start.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    return count == bytes.count && start == bytes
  }

  /// Whether a path, or `-` for standard input, leads to a file on a disk: found without opening it.
  package static func isOnDisk(_ path: String) -> Bool {
    var status = stat()
    let isKnown =
      path == "-"
      ? unsafe fstat(STDIN_FILENO, &status) == 0 : unsafe stat(path, &status) == 0
    return isKnown && status.st_mode & S_IFMT == S_IFREG
  }
}
