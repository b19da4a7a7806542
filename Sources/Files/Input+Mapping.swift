internal import LibC
package import Memory

extension Input {
  /// What is in a file: a copy of a small one, and of a large one the file itself.
  package struct Contents {
    /// The bytes.
    package let bytes: Buffer<UInt8>
    /// The file, if its bytes are not a copy, so that whoever writes to it changes them.
    package let file: MappedFile?
  }

  /// Up to this size a copy costs less than to wonder whether the file changes.
  package static let copiedSize = 64 << 20

  /// The bytes of a file, or of standard input for `-` if that is a file: of up to 64 MiB in memory of
  /// their own, which nobody changes, else mapped into memory.
  ///
  /// - Throws: ``DataError`` of code `noInput` if the file can't be opened or is none on a disk,
  ///   `inputOutput` if reading fails.
  package static func wholeFile(
    _ path: String, copiedSize: Int = Input.copiedSize
  ) throws(DataError) -> Contents {
    let name = name(of: path)
    let (descriptor, number) = path == "-" ? (STDIN_FILENO, 0) : descriptor(path)
    guard descriptor >= 0 else { throw cannotOpen(name, number: number) }
    defer { if path != "-" { close(descriptor) } }
    do {
      let file = try MappedFile(descriptor: descriptor)
      if file.count > copiedSize { return Contents(bytes: file.bytes, file: file) }
      return Contents(bytes: try copy(descriptor, count: file.count, name), file: nil)
    } catch let error as DataError {
      throw error
    } catch let error as MappedFile.Failure {
      throw cannotOpen(name, number: error.number)
    } catch {
      preconditionFailure("nothing else is thrown above: \(error)")
    }
  }

  /// The first bytes of an open file, fewer if it has become shorter.
  private static func copy(
    _ descriptor: CInt, count: Int, _ name: String
  ) throws(DataError) -> Buffer<UInt8> {
    var bytes = FillingBuffer<UInt8>(zeroedCount: count)
    var filled = 0
    while filled < count {
      let added = bytes.withMutableSpan(filled..<count) { places in
        unsafe places.withUnsafeMutableBytes {
          unsafe pread(descriptor, $0.baseAddress, $0.count, off_t(filled))
        }
      }
      if added == 0 { break }
      if added < 0, errno == EINTR { continue }
      guard added > 0 else {
        throw DataError(
          .inputOutput, source: name,
          problem: "reading failed (\(SystemError(number: errno).words))",
          remedy: "check the disk")
      }
      filled += added
    }
    return bytes.freeze(keeping: filled)
  }

  /// Whether a path is that of a file on a disk, which can be opened and read twice.
  package static func isFile(_ path: String) -> Bool { fileSize(path) != nil }

  /// How many bytes a file on a disk has; `nil` for anything else.
  package static func fileSize(_ path: String) -> Int? {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Whether a file begins as compressed data does.
  package static func isCompressed(_ path: String) -> Bool {
    isFile(path)
      && Compression.allCases.contains { compression in
        found(at: { _ in 0 }, of: path, count: compression.markLength).map(compression.begins)
          ?? false
      }
  }

  /// Whether a file, or standard input for `-`, is one on a disk and begins with these bytes.
  ///
  /// Nothing is taken away from what is read later. Anything but a file on a disk is not even opened:
  /// whoever writes into a named pipe has one reader, and would lose it when that look is over.
  package static func begins(_ path: String, with bytes: [UInt8]) -> Bool {
    found(at: { _ in 0 }, of: path, count: bytes.count) == bytes
  }

  /// The same for the last bytes of a file.
  package static func ends(_ path: String, with bytes: [UInt8]) -> Bool {
    found(at: { $0 - off_t(bytes.count) }, of: path, count: bytes.count) == bytes
  }

  /// So many bytes at a place of a file on a disk, which a closure makes of its size; `nil` if there
  /// are fewer, or if it is none.
  private static func found(
    at place: (off_t) -> off_t, of path: String, count wanted: Int
  ) -> [UInt8]? {
    guard isOnDisk(path) else { return nil }
    let descriptor = path == "-" ? STDIN_FILENO : descriptor(path, O_NONBLOCK).descriptor
    guard descriptor >= 0 else { return nil }
    defer { if path != "-" { close(descriptor) } }
    if path == "-", lseek(descriptor, 0, SEEK_CUR) != 0 { return nil }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    let offset = place(status.st_size)
    var bytes = [UInt8](repeating: 0, count: wanted)
    let count = unsafe bytes.withUnsafeMutableBytes {
      offset < 0 ? 0 : unsafe pread(descriptor, $0.baseAddress, $0.count, offset)
    }
    return count == wanted ? bytes : nil
  }

  /// The names in a folder, in no order; `nil` for what is none, or can't be read.
  package static func names(inFolder path: String) -> [String]? {
    guard !path.utf8.contains(0), let stream = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
        let first = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
        return unsafe String(validatingCString: first)
      }
      if let name { names.append(name) }
    }
    return names
  }

  /// Whether a path leads to anything, or is `-`.
  package static func isThere(_ path: String) -> Bool {
    guard path != "-" else { return true }
    guard !path.utf8.contains(0) else { return false }
    var status = stat()
    return unsafe stat(path, &status) == 0
  }

  /// Whether a path, or `-` for standard input, leads to a file on a disk: found without opening it.
  package static func isOnDisk(_ path: String) -> Bool {
    guard !path.utf8.contains(0) else { return false }
    var status = stat()
    let isKnown =
      path == "-"
      ? unsafe fstat(STDIN_FILENO, &status) == 0
      : unsafe stat(path, &status) == 0
    return isKnown && status.st_mode & S_IFMT == S_IFREG
  }
}
