internal import Execution
internal import Memory
internal import ScoreValidation
internal import Statistics
internal import Tables

/// The distinct numbers of a column in rising order, with what is counted of the rows up to each.
///
/// Special codes and missing values are not among them. Events and weights are added up from the smallest
/// number: entry *i* is about the rows whose number is among the first *i*.
struct SortedNumbers: Sendable {
  private(set) var values: [Double] = []
  /// Rows before each number; one entry more than numbers.
  private(set) var rowEnds: [UInt32] = [0]
  private(set) var eventEnds: [UInt32] = [0]
  /// Empty where every row weighs 1.
  private(set) var eventWeightEnds: [Double] = []
  private(set) var nonEventWeightEnds: [Double] = []
  /// A number that columns share whose rows are in the same order, or in the opposite one.
  private(set) var signature = OrderSignature()

  /// The number of distinct numbers.
  var count: Int { values.count }

  /// Counts a column's numbers.
  ///
  /// - Parameters:
  ///   - ranked: The numbers of the sample's rows, perhaps among others.
  ///   - sample: The rows that count.
  /// - Complexity: O(*rows*).
  init(_ ranked: RankedNumbers, _ sample: RowSample) {
    count(ranked.keys.span, ranked.rows.span, sample.outcomes)
  }

  private mutating func count(_ keys: Span<UInt64>, _ rows: Span<UInt32>, _ outcomes: Outcomes) {
    let codes = outcomes.codes.span
    var counts = RunningCounts()
    if outcomes.weights != nil {
      eventWeightEnds = [0]
      nonEventWeightEnds = [0]
    }
    var open: UInt64?
    for place in keys.indices {
      let row = Int(rows[place])
      if codes[row] < 0 { continue }
      if let key = open, key != keys[place] {
        close(key, counts, isWeighted: outcomes.weights != nil)
      }
      open = keys[place]
      if let weights = outcomes.weights {
        counts.add(isEvent: codes[row] == 1, weight: weights[row])
      } else {
        counts.add(isEvent: codes[row] == 1)
      }
    }
    if let open { close(open, counts, isWeighted: outcomes.weights != nil) }
  }

  private mutating func close(_ key: UInt64, _ counts: RunningCounts, isWeighted: Bool) {
    let (rows, events) = (UInt32(counts.events + counts.nonEvents), UInt32(counts.events))
    signature.add(rows - (rowEnds.last ?? 0), events - (eventEnds.last ?? 0))
    values.append(Double(sortKey: key))
    rowEnds.append(rows)
    eventEnds.append(events)
    guard isWeighted else { return }
    let totals = counts.totals(isWeighted: true)
    eventWeightEnds.append(totals.eventWeight)
    nonEventWeightEnds.append(totals.nonEventWeight)
  }

  /// The place of each row's number among the distinct ones; -1 where it is missing.
  static func levels(
    _ numbers: ColumnNumbers, count: Int, _ execution: Execution
  ) throws(CancellationError) -> [Int32] {
    var (keys, rows) = ([UInt64](), [UInt32]())
    numbers.forEach(of: Array(0..<Int32(count))) { row, number in
      keys.append(number.sortKey)
      rows.append(UInt32(row))
    }
    try RadixSort.sort(&keys, with: &rows) { () throws(CancellationError) in
      try execution.checkCancellation()
    }
    var levels = [Int32](repeating: -1, count: count)
    var level: Int32 = -1
    for place in keys.indices {
      if place == 0 || keys[place] != keys[place - 1] { level += 1 }
      levels[Int(rows[place])] = level
    }
    return levels
  }

  /// The weight of events among the first numbers.
  @inline(__always)
  func eventWeight(_ place: Int) -> Double {
    eventWeightEnds.isEmpty ? Double(eventEnds[place]) : eventWeightEnds[place]
  }

  /// The weight of rows without the event among the first numbers.
  @inline(__always)
  func nonEventWeight(_ place: Int) -> Double {
    eventWeightEnds.isEmpty
      ? Double(rowEnds[place] - eventEnds[place]) : nonEventWeightEnds[place]
  }

  /// The weight of rows among the first numbers.
  @inline(__always)
  func weight(_ place: Int) -> Double {
    eventWeightEnds.isEmpty
      ? Double(rowEnds[place]) : eventWeightEnds[place] + nonEventWeightEnds[place]
  }

  /// What is counted of the runs of numbers between cuts.
  ///
  /// - Parameter cuts: The places of the numbers with which runs begin, rising, without the first.
  /// - Returns: The counts.
  func prebins(cutAt cuts: [Int]) -> PrebinCounts {
    var counts = PrebinCounts()
    for place in cuts + [count] {
      counts.events.append(Int(eventEnds[place]))
      counts.nonEvents.append(Int(rowEnds[place] - eventEnds[place]))
      counts.eventWeights.append(eventWeight(place))
      counts.nonEventWeights.append(nonEventWeight(place))
    }
    return counts
  }
}

/// What two columns share if one orders rows as the other does, or the other way around; hardly ever
/// otherwise.
struct OrderSignature: Sendable, Hashable {
  private var upward: UInt64 = 0
  private var downward: UInt64 = 0
  private var factor: UInt64 = 1

  /// Adds the rows of the next larger number.
  mutating func add(_ rows: UInt32, _ events: UInt32) {
    let mark = (UInt64(rows) << 32 | UInt64(events)) &* 0x9E37_79B9_7F4A_7C15 | 1
    upward = upward &* Self.base &+ (mark ^ mark >> 29)
    downward = downward &+ (mark ^ mark >> 29) &* factor
    factor = factor &* Self.base
  }

  private static let base: UInt64 = 0xD6E8_FEB8_6659_FD93

  static func == (left: OrderSignature, right: OrderSignature) -> Bool {
    left.ends == right.ends && left.factor == right.factor
  }

  func hash(into hasher: inout Hasher) { hasher.combine(ends) }

  private var ends: [UInt64] { [min(upward, downward), max(upward, downward)] }
}
