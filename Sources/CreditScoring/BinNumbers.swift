internal import Execution
internal import Memory
internal import Synchronization
internal import Tables

/// Everyone's bin in one characteristic; bin *i* has the number *i* + 1.
struct BinNumbers: Sendable, Equatable {
  /// The number that stands for a missing value.
  static let missing = 0

  /// The numbers' lower bytes.
  let low: Buffer<UInt8>
  /// Their upper bytes; `nil` if there are fewer than 256 numbers.
  let high: Buffer<UInt8>?

  /// Finds numbers row by row, on several threads.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - binCount: The number of bins.
  ///   - execution: How the work runs; changes no byte of the result.
  ///   - number: The number of a row's bin, or -1 if its value falls in none.
  /// - Returns: The numbers, and the first row without one.
  @inline(__always)
  static func find(
    count: Int, binCount: Int, execution: Execution, _ number: @Sendable (Int) -> Int
  ) -> (bins: BinNumbers, failure: BinFailure?) {
    let low = ScatterBuffer<UInt8>(zeroedCount: count)
    let high = binCount < 256 ? nil : ScatterBuffer<UInt8>(zeroedCount: count)
    let failure = Atomic(Int.max)
    let failureCount = Atomic(0)
    execution.forEachBlock(of: count) { rows in
      if execution.isCancelled { return }
      var failed = 0
      for row in rows {
        let number = number(row)
        if number < 0 {
          if failed == 0 { failure.min(row, ordering: .relaxed) }
          failed += 1
          continue
        }
        low[row] = UInt8(truncatingIfNeeded: number)
        if let high { high[row] = UInt8(truncatingIfNeeded: number >> 8) }
      }
      if failed > 0 { failureCount.add(failed, ordering: .relaxed) }
    }
    let first = failure.load(ordering: .relaxed)
    let count = failureCount.load(ordering: .relaxed)
    return (
      BinNumbers(low: low.freeze(), high: high?.freeze()),
      first == .max ? nil : BinFailure(row: first, count: count)
    )
  }

  /// The numbers where everyone's value is missing.
  static func allMissing(_ count: Int) -> BinNumbers {
    BinNumbers(low: ScatterBuffer<UInt8>(zeroedCount: count).freeze(), high: nil)
  }

  private init(low: Buffer<UInt8>, high: Buffer<UInt8>?) {
    self.low = low
    self.high = high
  }

  /// The number of a person's bin.
  subscript(row: Int) -> Int {
    @inline(__always) get { Int(low[row]) | (high.map { Int($0[row]) << 8 } ?? 0) }
  }
}

/// The rows whose values fall in no bin.
struct BinFailure: Sendable {
  /// The first of them.
  let row: Int
  /// How many there are.
  let count: Int
}
