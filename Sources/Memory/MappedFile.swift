internal import LibC

/// A file whose bytes appear in memory: read by the system page by page, when they are looked at.
///
/// If another program makes the file shorter meanwhile, a look at what is gone ends the program; files
/// that are replaced by renaming, as this package writes them, stay what they were. ``isUnchanged``
/// says whether anyone has written to it.
@safe
package final class MappedFile: @unchecked Sendable {  // nothing changes after `init`
  private let start: UnsafeMutableRawPointer?
  /// The file's length in bytes.
  package let count: Int
  /// The file, kept open to ask for its state.
  private let descriptor: CInt
  private let modification: timespec

  /// Why a file can't be mapped: the system's error number.
  package struct Failure: Error {
    /// The system's `errno`.
    package let number: CInt
  }

  /// Maps an open file; the descriptor may be closed afterwards.
  ///
  /// - Throws: ``Failure`` if it is not a file on a disk, or the system refuses.
  package init(descriptor: CInt) throws(Failure) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Failure(number: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(number: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : ENODEV)
    }
    count = Int(status.st_size)
    modification = status.modification
    var start: UnsafeMutableRawPointer?
    if count > 0 {
      unsafe start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
      guard unsafe start != MAP_FAILED else { throw Failure(number: errno) }
    }
    unsafe self.start = unsafe start
    self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
  }

  /// Whether the file has the length and the time of change that it had when it was mapped: nobody has
  /// written to it, as far as the system's clock can tell.
  package var isUnchanged: Bool {
    var status = stat()
    guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else { return true }
    let now = status.modification
    return Int(status.st_size) == count && now.tv_sec == modification.tv_sec
      && now.tv_nsec == modification.tv_nsec
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let start = unsafe start { unsafe munmap(start, count) }
  }

  /// A part of the file as a list of values, in the machine's byte order.
  ///
  /// - Precondition: The part lies within the file and begins where such values may begin.
  package func values<Element: BitwiseCopyable & Sendable>(
    of type: Element.Type, at offset: Int, count: Int
  ) -> Buffer<Element> {
    guard count > 0, let start = unsafe start else {
      return FillingBuffer(zeroedCount: 0).freeze()
    }
    let (length, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    precondition(
      !overflow && offset >= 0 && length <= self.count && offset <= self.count - length,
      "the part lies within the file")
    precondition(offset % MemoryLayout<Element>.alignment == 0, "the values are aligned")
    let first = unsafe UnsafeRawPointer(start + offset)
    return unsafe Buffer(
      Allocation(borrowing: first, of: self),
      start: first.bindMemory(to: Element.self, capacity: count), count: count)
  }

  /// All bytes of the file.
  package var bytes: Buffer<UInt8> { values(of: UInt8.self, at: 0, count: count) }
}

extension MappedFile: Equatable {
  /// Whether both are the same mapping.
  package static func == (left: MappedFile, right: MappedFile) -> Bool { left === right }
}

extension stat {
  fileprivate var modification: timespec {
    #if canImport(Darwin)
      st_mtimespec
    #else
      st_mtim
    #endif
  }
}
