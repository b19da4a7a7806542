internal import LibC

extension MemoryRefusal {
  /// Whether the system would give so many bytes just now: to be asked where a size comes from outside.
  package static func hasRoom(for byteCount: Int) -> Bool {
    // No `malloc`, whose memory the optimizer leaves out, and takes for given, where nobody uses it.
    let room = unsafe mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard unsafe room != MAP_FAILED else { return false }
    unsafe munmap(room, byteCount)
    return true
  }
}

/// A piece of memory with one owner: given back when nothing refers to it any more.
@safe
@usableFromInline
final class Allocation: @unchecked Sendable {  // the address never changes; who writes says how
  @usableFromInline let start: UnsafeMutableRawPointer
  private let byteCount: Int
  private let kind: Kind
  /// What else must live as long as the memory.
  private let owner: AnyObject?

  private enum Kind {
    case small
    case pages
    case file(descriptor: CInt)
    case borrowed
  }

  /// From this size on memory comes in pages of its own, which the system fills with zeros, and in
  /// large pages where it has them: random access then misses far fewer address translations.
  private static let pagedSize = 1 << 20

  /// Where memory begins and how it is padded, in bytes.
  private static let alignment = 64

  /// Makes memory that is filled with zero bytes, up to a multiple of 64 as Arrow advises: 64-bit
  /// words can be read whole, the last one too.
  ///
  /// - Precondition: The memory is there. A program that works with more than the machine has is
  ///   told so by an estimate before it starts; here it could only stop, as ``MemoryRefusal`` says.
  @usableFromInline
  init(zeroedByteCount byteCount: Int) {
    let byteCount = max(byteCount, 1).roundedUp(to: Self.alignment)
    self.byteCount = byteCount
    owner = nil
    if byteCount >= Self.pagedSize {
      let start = unsafe mmap(
        nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      guard let start = unsafe start, unsafe start != MAP_FAILED else {
        MemoryRefusal.stop(byteCount)
      }
      #if os(Linux)
        _ = unsafe madvise(start, byteCount, MADV_HUGEPAGE)
      #endif
      unsafe self.start = unsafe start
      kind = .pages
    } else {
      unsafe start = .allocate(byteCount: byteCount, alignment: Self.alignment)
      unsafe start.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
      kind = .small
    }
  }

  /// Makes memory, filled with zero bytes, whose pages the system may move to a file on a disk.
  ///
  /// The room on the disk is taken at once: later there could be none, which ends the program.
  @usableFromInline
  init(zeroedByteCount byteCount: Int, inFileOf directory: String) throws(ScratchSpace.Failure) {
    let byteCount = max(byteCount, 1)
    let failure = { (number: CInt) in
      ScratchSpace.Failure(number: number, directory: directory, byteCount: byteCount)
    }
    var path = Array("\(directory)/sesame-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&path)
    guard descriptor >= 0 else { throw failure(errno) }
    _ = unsafe unlink(path)
    let refusal = Self.reserve(byteCount, descriptor)
    guard refusal == 0 else {
      close(descriptor)
      throw failure(refusal)
    }
    let start = unsafe mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else {
      let number = errno
      close(descriptor)
      throw failure(number)
    }
    unsafe self.start = unsafe start
    self.byteCount = byteCount
    owner = nil
    kind = .file(descriptor: descriptor)
  }

  /// Makes a file as long as that, with all its room on the disk.
  ///
  /// - Returns: 0 or the system's error number.
  private static func reserve(_ byteCount: Int, _ descriptor: CInt) -> CInt {
    #if canImport(Darwin)
      var store = fstore_t(
        fst_flags: UInt32(F_ALLOCATEALL), fst_posmode: F_PEOFPOSMODE, fst_offset: 0,
        fst_length: off_t(byteCount), fst_bytesalloc: 0)
      guard unsafe fcntl(descriptor, F_PREALLOCATE, &store) >= 0 else { return errno }
      return ftruncate(descriptor, off_t(byteCount)) == 0 ? 0 : errno
    #else
      return posix_fallocate(descriptor, 0, off_t(byteCount))
    #endif
  }

  /// Takes memory that lives as long as its owner.
  @usableFromInline
  init(borrowing start: UnsafeRawPointer, of owner: AnyObject) {
    unsafe self.start = unsafe UnsafeMutableRawPointer(mutating: start)
    byteCount = 0
    kind = .borrowed
    self.owner = owner
  }

  /// Gives back the pages behind the first `usedCount` bytes.
  @usableFromInline
  func trim(to usedCount: Int) {
    let page = Int(sysconf(CInt(_SC_PAGESIZE)))
    let kept = (usedCount + page - 1) / page * page
    guard kept < byteCount else { return }
    switch kind {
    case .pages:
      // The addresses stay taken, so that `deinit` gives back one piece.
      _ = unsafe madvise(start + kept, byteCount - kept, MADV_DONTNEED)
    case .file(let descriptor): ftruncate(descriptor, off_t(kept))
    case .small, .borrowed: break
    }
  }

  deinit {
    switch kind {
    case .small: unsafe start.deallocate()
    case .pages: unsafe munmap(start, byteCount)
    case .file(let descriptor):
      unsafe munmap(start, byteCount)
      close(descriptor)
    case .borrowed: break
    }
  }
}
