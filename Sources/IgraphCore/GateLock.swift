internal import LibC

/// The lock of ``IgraphGate``: a pthread mutex that stops the program when it is taken twice.
///
/// Not `Synchronization.Mutex`, for two reasons: ThreadSanitizer sees what a pthread mutex orders
/// but not what a futex does, and a progress closure that calls the library is a mistake that
/// should stop the program with a word instead of leaving it waiting for itself.
///
/// - Note: `@unchecked Sendable` because the pointer never changes and what it points to is a
///   mutex, which is made to be shared.
@safe
final class GateLock: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    var attributes = pthread_mutexattr_t()
    unsafe pthread_mutexattr_init(&attributes)
    unsafe pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_ERRORCHECK))
    let code = unsafe pthread_mutex_init(mutex, &attributes)
    unsafe pthread_mutexattr_destroy(&attributes)
    precondition(code == 0, "the system has no more locks")
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  func withLock<R>(_ body: () -> R) -> R {
    let code = unsafe pthread_mutex_lock(mutex)
    precondition(code == 0, "a progress closure must not call into igraph")
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body()
  }
}
