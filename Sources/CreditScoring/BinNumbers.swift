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
  ///   - rows: What tells a row's number.
  ///   - count: The number of rows.
  ///   - binCount: The number of bins.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The numbers, and the first row without one.
  static func find<Rows: RowBins>(
    _ rows: Rows, count: Int, binCount: Int, execution: Execution
  ) -> (bins: BinNumbers, failure: BinFailure?) {
    let low = ScatterBuffer<UInt8>(zeroedCount: count)
    let high = binCount < 256 ? nil : ScatterBuffer<UInt8>(zeroedCount: count)
    let failure = Atomic(Int.max)
    let failureCount = Atomic(0)
    execution.forEachBlock(of: count) { block in
      if execution.isCancelled { return }
      var failed = 0
      let start = block.lowerBound
      low.withMutableSpan(block) { low in
        for place in low.indices {
          let number = rows.number(of: start + place)
          if number < 0 {
            if failed == 0 { failure.min(start + place, ordering: .relaxed) }
            failed += 1
            continue
          }
          low[place] = UInt8(truncatingIfNeeded: number)
          if let high { high[start + place] = UInt8(truncatingIfNeeded: number >> 8) }
        }
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

  /// The number of one person alone.
  init(_ number: Int) {
    low = Buffer([UInt8(truncatingIfNeeded: number)])
    high = number < 256 ? nil : Buffer([UInt8(truncatingIfNeeded: number >> 8)])
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

/// What tells the bins of rows: a type, not a closure, so that the compiler makes one loop of it all.
protocol RowBins: Sendable {
  /// The number of a row's bin, or -1 if its value falls in none.
  func number(of row: Int) -> Int
}

/// The rows whose values fall in no bin.
struct BinFailure: Sendable {
  /// The first of them.
  let row: Int
  /// How many there are.
  let count: Int
}
