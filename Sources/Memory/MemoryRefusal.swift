/// What happens where the system refuses memory that was not to be refused.
package enum MemoryRefusal {
  private static let answer = Shared<(@Sendable (Int) -> Void)?>(nil)

  /// Has a closure called that ends the program in its own way; without one it stops with a message.
  ///
  /// The closure gets the number of bytes that were asked for. It should need little memory.
  package static func end(by answer: @escaping @Sendable (Int) -> Void) {
    Self.answer.withLock { $0 = answer }
  }

  /// Ends the program.
  static func stop(_ byteCount: Int) -> Never {
    answer.withLock { $0 }?(byteCount)
    fatalError("out of memory: \(byteCount) bytes were asked for")
  }
}
