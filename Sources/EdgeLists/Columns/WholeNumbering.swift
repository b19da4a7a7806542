internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

/// Numbers people who are whole numbers, without making texts but one for each.
enum WholeNumbering {
  /// Numbers the people at both ends, who all are there.
  static func number(
    _ sources: IntegerValues, _ targets: IntegerValues, _ execution: Execution
  ) throws -> PeopleNumbering.Numbered {
    switch (sources.storage, targets.storage) {
    case (.narrow(let sources), .narrow(let targets)):
      try number(sources.values, targets.values, execution)
    case (.narrow(let sources), .wide(let targets)):
      try number(sources.values, targets.values, execution)
    case (.wide(let sources), .narrow(let targets)):
      try number(sources.values, targets.values, execution)
    case (.wide(let sources), .wide(let targets)):
      try number(sources.values, targets.values, execution)
    }
  }

  private static func number<Source, Target>(
    _ sources: Buffer<Source>, _ targets: Buffer<Target>, _ execution: Execution
  ) throws -> PeopleNumbering.Numbered
  where
    Source: FixedWidthInteger & BitwiseCopyable & Sendable,
    Target: FixedWidthInteger & BitwiseCopyable & Sendable
  {
    let bounds = [sources.bounds(execution), targets.bounds(execution)]
    let least = bounds.map(\.lowerBound).min() ?? 0
    let most = bounds.map(\.upperBound).max() ?? 0
    let (width, isTooWide) = most.subtractingReportingOverflow(least)
    // A list of all numbers there may be takes no more memory than the friendships will.
    if !isTooWide, width < max(1 << 20, 2 * sources.count) {
      var people = DenseNumbers(from: least, count: width + 1)
      return try number(sources, targets, &people, execution)
    }
    var people = SparseNumbers()
    return try number(sources, targets, &people, execution)
  }

  private static func number<Source, Target>(
    _ sources: Buffer<Source>, _ targets: Buffer<Target>, _ people: inout some NumberIndex,
    _ execution: Execution
  ) throws -> PeopleNumbering.Numbered
  where
    Source: FixedWidthInteger & BitwiseCopyable & Sendable,
    Target: FixedWidthInteger & BitwiseCopyable & Sendable
  {
    let count = sources.count
    let first = ScatterBuffer<UInt32>(zeroedCount: count)
    let second = ScatterBuffer<UInt32>(zeroedCount: count)
    for start in stride(from: 0, to: count, by: 1 << 18) {
      try execution.checkCancellation()
      let (from, to) = (sources.span, targets.span)
      for row in start..<min(start + (1 << 18), count) {
        first[row] = people.number(Int(from[row]))
        second[row] = people.number(Int(to[row]))
      }
    }
    return (names(people.all), first.freeze(), second.freeze())
  }

  private static func names(_ people: [Int]) -> TextList {
    var names = TextListBuilder()
    for person in people { names.append(person) }
    return names.list
  }
}

extension TextListBuilder {
  /// Adds the usual text of a whole number.
  mutating func append(_ number: Int) {
    var digits: [UInt8] = []
    digits.appendDecimal(number)
    append(digits[...])
  }
}

extension Buffer where Element: FixedWidthInteger {
  /// The least and the largest number.
  fileprivate func bounds(_ execution: Execution) -> ClosedRange<Int> {
    let parts = execution.quiet.blocks(of: count) { rows in
      let span = span
      var (least, most) = (Int.max, Int.min)
      for row in rows {
        least = Swift.min(least, Int(span[row]))
        most = Swift.max(most, Int(span[row]))
      }
      return (least, most)
    }
    guard let least = parts.map(\.0).min(), let most = parts.map(\.1).max() else { return 0...0 }
    return least...most
  }
}

/// Numbers whole numbers in the order in which they come.
private protocol NumberIndex {
  /// The whole numbers in that order.
  var all: [Int] { get }
  /// The number of a whole number, which becomes the next one if it is new.
  mutating func number(_ value: Int) -> UInt32
}

/// Whole numbers that lie close together.
private struct DenseNumbers: NumberIndex {
  private(set) var all: [Int] = []
  private let least: Int
  /// The number of each, plus one; 0 without.
  private let numbers: ScatterBuffer<UInt32>

  init(from least: Int, count: Int) {
    self.least = least
    numbers = ScatterBuffer(zeroedCount: count)
  }

  @inline(__always)
  mutating func number(_ value: Int) -> UInt32 {
    let place = value - least
    let known = numbers[place]
    if known != 0 { return known - 1 }
    return add(value, place)
  }

  @inline(never)
  private mutating func add(_ value: Int, _ place: Int) -> UInt32 {
    all.append(value)
    numbers[place] = UInt32(all.count)
    return UInt32(all.count - 1)
  }
}

/// Whole numbers that lie anywhere.
private struct SparseNumbers: NumberIndex {
  private(set) var all: [Int] = []
  /// The number of the whole number in each slot, plus one; 0 in a free one.
  private var slots = ScatterBuffer<UInt32>(zeroedCount: 1 << 16)
  private var mask = (1 << 16) - 1

  @inline(__always)
  mutating func number(_ value: Int) -> UInt32 {
    var place = slot(value)
    while true {
      let known = slots[place]
      if known == 0 { break }
      if all[Int(known - 1)] == value { return known - 1 }
      place = (place + 1) & mask
    }
    return add(value, place)
  }

  @inline(__always)
  private func slot(_ value: Int) -> Int {
    let product = UInt64(truncatingIfNeeded: value).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    let mixed = (product.high ^ product.low).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return Int(truncatingIfNeeded: mixed.high ^ mixed.low) & mask
  }

  @inline(never)
  private mutating func add(_ value: Int, _ place: Int) -> UInt32 {
    all.append(value)
    slots[place] = UInt32(all.count)
    if all.count * 2 > mask { grow() }
    return UInt32(all.count - 1)
  }

  private mutating func grow() {
    mask = mask * 2 + 1
    slots = ScatterBuffer(zeroedCount: mask + 1)
    for (number, value) in all.enumerated() {
      var place = slot(value)
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = UInt32(number + 1)
    }
  }
}
