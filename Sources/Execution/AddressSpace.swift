internal import LibC
internal import Synchronization

/// The addresses of a process, which `ulimit -v` and `ulimit -d` limit: they are taken when memory is
/// reserved, long before anything is in it.
package enum AddressSpace {
  private static let sharesHeap = Atomic<Bool>(false)
  /// What the system's allocator reserves for the heap of a thread.
  private static let heapSize = 64 << 20

  /// Says that threads have one heap together, so that a thread needs no more than its stack.
  package static func threadsShareHeap() { sharesHeap.store(true, ordering: .relaxed) }

  /// The bytes that a thread with a stack of a size takes.
  static func size(ofThreadWithStack stackSize: Int) -> Double {
    Double(stackSize + (sharesHeap.load(ordering: .relaxed) ? 0 : heapSize))
  }

  /// The bytes that the limits leave at the moment; `nil` if there is no limit.
  package static var room: Double? {
    #if os(Linux)
      let limits = (limit(addressLimit), limit(dataLimit))
      if limits.0 == nil, limits.1 == nil { return nil }
      let pages = SystemMemory.text("/proc/self/statm")?.split(separator: " ") ?? []
      guard pages.count > 5, let all = Double(pages[0]), let data = Double(pages[5]) else {
        return nil
      }
      let pageSize = Double(sysconf(CInt(_SC_PAGESIZE)))
      return max(
        0,
        min(
          (limits.0 ?? .infinity) - all * pageSize, (limits.1 ?? .infinity) - data * pageSize))
    #else
      return nil
    #endif
  }

  /// The bytes that the limits leave for lists, when all threads are there that may come.
  package static var roomForLists: Double? {
    room.map { max(0, $0 - Helpers.sizeOfMissing) }
  }

  #if os(Linux)
    #if canImport(Glibc)
      private typealias Resource = __rlimit_resource_t
      private static var addressLimit: Resource { Resource(RLIMIT_AS.rawValue) }
      private static var dataLimit: Resource { Resource(RLIMIT_DATA.rawValue) }
    #else
      private typealias Resource = CInt
      private static var addressLimit: Resource { RLIMIT_AS }
      private static var dataLimit: Resource { RLIMIT_DATA }
    #endif

    private static func limit(_ resource: Resource) -> Double? {
      var limit = rlimit()
      guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(Int.max) else {
        return nil
      }
      return Double(limit.rlim_cur)
    }
  #endif
}
