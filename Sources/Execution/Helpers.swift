internal import Dispatch
internal import LibC
internal import Memory
internal import Synchronization

/// Threads that help with work, as many as the system gives.
///
/// Whoever has work does it too, so that it is done even where no thread can be had (as under a limit
/// on processes): helpers make it faster, and nothing waits for one that has not begun. That is why
/// these are no dispatch queues, which wait until the system has a thread.
///
/// A helper that has nothing to do waits for more. All signals are left to other threads.
package enum Helpers {
  /// How many threads are of use at once: one per core, and some on small machines, where they show
  /// the same mistakes as on large ones.
  private static let mostAtOnce = max(4, Processors.count)

  /// How many threads there may be at all: where addresses are limited their stacks get a quarter at
  /// most, as the lists must have room too.
  ///
  /// More than some per core are hardly ever at work.
  private static let most =
    AddressSpace.room.map { min(Int($0 / 4 / Helper.size), 4 * mostAtOnce) } ?? .max
  private static let startedCount = Atomic<Int>(0)

  /// The addresses that will be taken by threads that are not there yet; 0 if nothing limits them.
  static var sizeOfMissing: Double {
    most == .max ? 0 : Double(max(0, most - startedCount.load(ordering: .relaxed))) * Helper.size
  }

  private static let idle = Shared<[Helper]>([])
  /// When a thread was refused for the last time: to ask again at once would take time for nothing.
  private static let refusal = Shared<ContinuousClock.Instant?>(nil)
  private static let patience = Duration.milliseconds(50)

  /// Runs the same closure on up to so many threads, the calling one among them, and waits for all
  /// that began.
  ///
  /// The closure must take the work piece by piece from where all share it: it runs once at least, and
  /// it is not said how often.
  package static func run(_ count: Int, _ work: @Sendable () -> Void) {
    let helperCount = min(count, mostAtOnce) - 1
    guard helperCount > 0 else { return work() }
    withoutActuallyEscaping(work) { work in
      let loop = SharedWork(work)
      for _ in 0..<helperCount {
        guard let helper = idleHelper() ?? newHelper(isPatient: true) else { break }
        helper.give(.part(of: loop))
      }
      work()
      loop.close()
    }
  }

  /// Runs work on a thread of its own; if the system has none, on this one before the call returns.
  package static func start(_ work: @escaping @Sendable () -> Void) {
    guard let helper = idleHelper() ?? newHelper(isPatient: false) else { return work() }
    helper.give(.errand(work))
  }

  /// Runs work on a thread of its own and returns what it made; the task waits without holding a thread.
  package static func result<Answer: Sendable>(
    of work: @escaping @Sendable () throws -> Answer
  ) async throws -> Answer {
    // The continuation alone would do; ThreadSanitizer does not see the order that it makes.
    let result = Shared<Result<Answer, any Error>?>(nil)
    await withCheckedContinuation { continuation in
      start {
        let outcome = Result { try work() }
        result.withLock { $0 = outcome }
        continuation.resume()
      }
    }
    guard let outcome = result.withLock({ $0 }) else { preconditionFailure("resumed too early") }
    return try outcome.get()
  }

  /// Runs work on a thread of its own, and waits for it as long as that is wanted; the work goes on
  /// after that, and nobody hears what it makes.
  ///
  /// - Parameters:
  ///   - register: Is given what ends the wait, to be called from any thread, and as often as wanted.
  ///   - work: The work, which must hold whatever it uses.
  /// - Returns: What it made.
  /// - Throws: What it throws; `CancellationError` if the wait was ended.
  package static func result<Answer: Sendable>(
    unless register: (_ leave: @escaping @Sendable () -> Void) -> Void,
    of work: @escaping @Sendable () throws -> Answer
  ) async throws -> Answer {
    let result = Shared<Result<Answer, any Error>?>(nil)
    let waiter = Shared<CheckedContinuation<Void, Never>?>(nil)
    await withCheckedContinuation { continuation in
      waiter.withLock { $0 = continuation }
      let resume = { @Sendable in
        let waiting = waiter.withLock { waiter in
          defer { waiter = nil }
          return waiter
        }
        waiting?.resume()
      }
      register(resume)
      start {
        let outcome = Result { try work() }
        result.withLock { $0 = outcome }
        resume()
      }
    }
    guard let outcome = result.withLock({ $0 }) else { throw CancellationError() }
    return try outcome.get()
  }

  /// Runs work that waits for most of the time, perhaps for ever, on a thread that ends with it; false, and
  /// nothing runs, if there is none.
  ///
  /// Such work needs only a small stack.
  package static func startForGood(_ work: @escaping @Sendable () -> Void) -> Bool {
    let helper = Helper()
    guard helper.begin(stackSize: Helper.smallStackSize) else { return false }
    helper.give(.watch(work))
    return true
  }

  private static func idleHelper() -> Helper? { idle.withLock { $0.popLast() } }

  fileprivate static func putBack(_ helper: Helper) { idle.withLock { $0.append(helper) } }

  private static func newHelper(isPatient: Bool) -> Helper? {
    if isPatient, let last = refusal.withLock({ $0 }), ContinuousClock.now - last < patience {
      return nil
    }
    if startedCount.add(1, ordering: .relaxed).oldValue < most {
      let helper = Helper()
      if helper.begin(stackSize: Helper.stackSize) { return helper }
    }
    startedCount.subtract(1, ordering: .relaxed)
    refusal.withLock { $0 = .now }
    return nil
  }
}

/// A thread that waits for work.
private final class Helper: Sendable {
  enum Assignment: Sendable {
    /// Work that the giver does too and waits for.
    case part(of: SharedWork)
    case errand(@Sendable () -> Void)
    /// Work after which the thread ends, since its stack is too small for others.
    case watch(@Sendable () -> Void)
  }

  private let assignment = Shared<Assignment?>(nil)
  /// A semaphore needs no thread of Dispatch's.
  private let wakeUp = DispatchSemaphore(value: 0)
  /// As the main thread mostly has; igraph's methods and deep JSON need some.
  static let stackSize = 8 << 20
  static let smallStackSize = 1 << 20

  /// The addresses that one takes.
  static var size: Double { AddressSpace.size(ofThreadWithStack: stackSize) }

  /// Starts the thread; false if the system has none.
  func begin(stackSize: Int) -> Bool {
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return false }
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
    unsafe pthread_attr_setstacksize(&attributes, stackSize)
    // The new thread begins with the mask of this one.
    var (all, before) = (sigset_t(), sigset_t())
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    let myself = unsafe Unmanaged.passRetained(self)
    #if canImport(Darwin)
      var thread: pthread_t?
      let code = unsafe pthread_create(
        &thread, &attributes,
        { argument in
          unsafe Unmanaged<Helper>.fromOpaque(argument).takeRetainedValue().serve()
          return nil
        }, myself.toOpaque())
    #else
      var thread = pthread_t()
      let code = unsafe pthread_create(
        &thread, &attributes,
        { argument in
          if let argument = unsafe argument {
            unsafe Unmanaged<Helper>.fromOpaque(argument).takeRetainedValue().serve()
          }
          return nil
        }, myself.toOpaque())
    #endif
    if code != 0 { unsafe myself.release() }
    return code == 0
  }

  /// Gives work to a helper that has none.
  func give(_ work: Assignment) {
    assignment.withLock { $0 = work }
    wakeUp.signal()
  }

  private func serve() {
    while true {
      wakeUp.wait()
      let next = assignment.withLock { assignment in
        defer { assignment = nil }
        return assignment
      }
      switch next {
      case .part(let loop): loop.join { Helpers.putBack(self) }
      case .errand(let work):
        work()
        Helpers.putBack(self)
      case .watch(let work): return work()
      case nil: break
      }
    }
  }
}

/// What several threads do together: who comes after the giver is done finds nothing to do.
private final class SharedWork: Sendable {
  /// How many helpers are at work, and whether more may join them.
  private let state = Atomic<Int>(0)
  private static let closed = 1 << 32
  private let lastLeft = DispatchSemaphore(value: 0)
  /// Read by helpers at work only; gone once there can be none.
  nonisolated(unsafe) private var work: (@Sendable () -> Void)?

  init(_ work: @escaping @Sendable () -> Void) { unsafe self.work = work }

  /// Takes part, and says so before the giver can know that all is done.
  func join(_ isDone: () -> Void) {
    var isOpen = false
    var seen = state.load(ordering: .acquiring)
    while !isOpen, seen & Self.closed == 0 {
      (isOpen, seen) = state.weakCompareExchange(
        expected: seen, desired: seen + 1, ordering: .acquiringAndReleasing)
    }
    guard isOpen else { return isDone() }
    unsafe work?()
    isDone()
    if state.subtract(1, ordering: .acquiringAndReleasing).newValue == Self.closed {
      lastLeft.signal()
    }
  }

  /// Lets nobody join any more, and waits for those who did.
  func close() {
    if state.add(Self.closed, ordering: .acquiringAndReleasing).oldValue > 0 {
      lastLeft.wait()
      // What the last one did is seen from here on; a semaphore alone does not tell ThreadSanitizer.
      _ = state.load(ordering: .acquiring)
    }
    unsafe work = nil
  }
}
