#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

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
    case borrowed
  }

  /// From this size on memory comes in pages of its own, which the system fills with zeros, and in
  /// large pages where it has them: random access then misses far fewer address translations.
  private static let pagedSize = 1 << 20

  /// Makes memory that is filled with zero bytes.
  ///
  /// - Precondition: The memory is there. A program that works with more than the machine has is
  ///   told so by an estimate before it starts; here it could only stop.
  @usableFromInline
  init(zeroedByteCount byteCount: Int) {
    self.byteCount = byteCount
    owner = nil
    if byteCount >= Self.pagedSize {
      let start = unsafe mmap(
        nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      guard let start = unsafe start, unsafe start != MAP_FAILED else {
        fatalError("out of memory: \(byteCount) bytes were asked for")
      }
      #if os(Linux)
        _ = unsafe madvise(start, byteCount, MADV_HUGEPAGE)
      #endif
      unsafe self.start = unsafe start
      kind = .pages
    } else {
      unsafe start = .allocate(byteCount: max(byteCount, 1), alignment: 64)
      unsafe start.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
      kind = .small
    }
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
    guard case .pages = kind else { return }
    let page = Int(sysconf(CInt(_SC_PAGESIZE)))
    let kept = (usedCount + page - 1) / page * page
    if kept < byteCount {
      // The addresses stay taken, so that `deinit` gives back one piece.
      _ = unsafe madvise(start + kept, byteCount - kept, MADV_DONTNEED)
    }
  }

  deinit {
    switch kind {
    case .small: unsafe start.deallocate()
    case .pages: unsafe munmap(start, byteCount)
    case .borrowed: break
    }
  }
}
