internal import LibC

/// A file on a disk that is read at any place, as its bytes lie there.
package struct RegularFile: ~Copyable {
  private let descriptor: CInt
  /// How many bytes it had when it was opened.
  package let size: Int

  /// Opens a file; `nil` for what can't be read, and for anything else, such as a pipe.
  package init?(_ path: String) {
    // What is known to be none is not even opened: whoever writes into a pipe would lose its reader.
    guard Input.isFile(path) else { return nil }
    let descriptor = Input.descriptor(path, O_NONBLOCK).descriptor
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The bytes from a place on, fewer than wanted only at the end of the file; `nil` if reading fails.
  package func bytes(at place: Int, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let added = unsafe bytes.withUnsafeMutableBytes { bytes in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
        return unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(place + filled))
      }
      if added < 0, errno == EINTR { continue }
      guard added >= 0 else { return nil }
      if added == 0 { break }
      filled += added
    }
    bytes.removeLast(count - filled)
    return bytes
  }
}
