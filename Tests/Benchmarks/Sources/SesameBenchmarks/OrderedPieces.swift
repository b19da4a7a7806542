/// Pieces of a long text that several threads make and one hands on, in order.
enum OrderedPieces {
  /// Makes pieces 0, 1, … and uses them in this order, with few of them in memory at a time.
  ///
  /// - Parameters:
  ///   - count: The number of pieces; `nil` for as many as `use` asks for.
  ///   - make: Makes the piece of a number, on any thread.
  ///   - use: Takes a piece and tells whether more are wanted.
  /// - Throws: What `use` throws.
  static func run<Piece: Sendable>(
    _ count: Int?, make: @escaping @Sendable (Int) -> Piece, use: (Piece) throws -> Bool
  ) async throws {
    try await withThrowingTaskGroup(of: (number: Int, piece: Piece).self) { group in
      let atOnce = 8
      var started = 0
      var used = 0
      var waiting: [Int: Piece] = [:]
      repeat {
        while started < used + atOnce, started < count ?? Int.max {
          let number = started
          group.addTask { (number, make(number)) }
          started += 1
        }
        guard let (number, piece) = try await group.next() else { break }
        waiting[number] = piece
        while let next = waiting.removeValue(forKey: used) {
          used += 1
          guard try use(next) else {
            group.cancelAll()
            return
          }
        }
      } while used < count ?? Int.max
    }
  }
}
