internal import Memory

/// The bins of numbers: those between limits, and behind them those of special numbers.
struct NumberBins: Sendable {
  /// The limits in rising order, filled up to one less than a power of two with what no number reaches.
  private let limits: Buffer<Double>
  /// The power of two.
  private let levels: Int
  private var special: [Double] = []
  /// The number of the bin of each special number.
  private var specialBins: [Int] = []

  init(_ measure: ScoreModel.ColumnMeasure) {
    var limits: [Double] = []
    for (place, bin) in measure.bins.enumerated() {
      switch bin.values {
      case .numbers(_, let below): if let below { limits.append(below) }
      case .specialNumbers(let numbers):
        special += numbers
        specialBins += numbers.map { _ in place + 1 }
      case .texts, .booleans: break
      }
    }
    while (limits.count + 1).nonzeroBitCount > 1 { limits.append(.nan) }
    levels = (limits.count + 1).trailingZeroBitCount
    self.limits = Buffer(limits)
  }

  /// The number of a value's bin.
  ///
  /// - Complexity: O(log *limits*), without a branch that could be guessed wrong.
  @inline(__always)
  func number(of value: Double) -> Int {
    if !special.isEmpty, let place = special.firstIndex(of: value) { return specialBins[place] }
    var reached = 0
    var level = levels
    while level > 0 {
      level &-= 1
      // Shifted, not added under a condition: that would be a branch, and guessed wrong half of the time.
      let isReached = limits[reached | (1 &<< level &- 1)] <= value
      reached |= (isReached ? 1 : 0) &<< level
    }
    return reached + 1
  }
}

/// The bins of a column of numbers.
struct NumberRows<Value: RealConvertible>: RowBins {
  let values: Buffer<Value>
  let validity: Bitmap?
  let bins: NumberBins

  @inline(__always)
  func number(of row: Int) -> Int {
    if let validity, !validity[row] { return BinNumbers.missing }
    return bins.number(of: values[row].real)
  }
}

/// A number of any kind that a column may hold.
protocol RealConvertible: BitwiseCopyable, Numeric, Sendable {
  /// The nearest 64-bit number.
  var real: Double { get }
}

extension Int32: RealConvertible {
  @inline(__always)
  var real: Double { Double(self) }
}

extension Int: RealConvertible {
  @inline(__always)
  var real: Double { Double(self) }
}

extension Double: RealConvertible {
  @inline(__always)
  var real: Double { self }
}
