internal import LibC
package import Memory

/// A file on a disk that is read here and there, by several threads at once.
///
/// What is read stays of the same file if another one gets its name.
package final class PlacedFile: Sendable {
  /// The file's name in messages.
  package let name: String
  /// The number of bytes when it was opened.
  package let count: Int
  /// What the system knows the open file by.
  package let descriptor: CInt

  /// Opens a file; `-` is standard input, if that is a file.
  ///
  /// - Throws: ``DataError`` of code `noInput` if it can't be opened, or is no file on a disk.
  package init(_ path: String) throws(DataError) {
    name = Input.name(of: path)
    let (descriptor, number) =
      path == "-" ? (fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3), errno) : Input.descriptor(path)
    guard descriptor >= 0 else { throw Input.cannotOpen(name, number: number) }
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Input.cannotOpen(
        name, number: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : ENODEV)
    }
    count = Int(status.st_size)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The bytes of a part of the file.
  ///
  /// - Precondition: The part lies within the file as it was opened.
  /// - Throws: ``DataError`` of code `inputOutput` if it can't be read, or has become shorter.
  package func bytes(_ part: Range<Int>) throws(DataError) -> Buffer<UInt8> {
    precondition(part.lowerBound >= 0 && part.upperBound <= count, "the part is in the file")
    var bytes = FillingBuffer<UInt8>(zeroedCount: part.count)
    var filled = 0
    while filled < part.count {
      let added = bytes.withMutableSpan(filled..<part.count) { places in
        unsafe places.withUnsafeMutableBytes {
          unsafe pread(
            descriptor, $0.baseAddress, $0.count, off_t(part.lowerBound + filled))
        }
      }
      if added < 0, errno == EINTR { continue }
      guard added > 0 else {
        throw DataError(
          .inputOutput, source: name,
          problem: added == 0
            ? "the file became shorter while it was read"
            : "reading failed (\(SystemError(number: errno).words))",
          remedy: added == 0 ? "read it when nobody writes to it" : "check the disk")
      }
      filled += added
    }
    return bytes.freeze()
  }
}
