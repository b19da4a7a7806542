internal import LibC

/// Receives signals on a thread that does nothing else.
package enum SignalWatch {
  /// Calls a closure at every signal of some kinds that the program gets from now on.
  ///
  /// To be called before there are other threads. Where the system has no thread for it, signals do
  /// what they do by default: they end the program.
  package static func begin(_ numbers: [CInt], _ receive: @escaping @Sendable (CInt) -> Void) {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in numbers { unsafe sigaddset(&signals, number) }
    // Threads that come later begin with the mask of the one that starts them.
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    let awaited = signals
    let hasThread = Helpers.startForGood {
      var awaited = awaited
      var number: CInt = 0
      while true {
        if unsafe sigwait(&awaited, &number) == 0 { receive(number) }
      }
    }
    if !hasThread { unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }
}
