internal import Execution
internal import Files
package import Memory
public import TextFormats

/// A list of dates or times of which some may be missing: days since 1970 in 32 bits, or microseconds since
/// then in 64, in the layout that ``OptionalValues`` describes.
///
/// ```swift
/// let births = TimeValues(["1990-05-17", nil])
/// births?.kind  // .date
/// births?[0]  // 7441
/// ```
///
/// The calendar is Gregorian throughout, and goes from year 1 to year 9999; a day has 86,400 seconds.
public struct TimeValues: Sendable {
  /// The numbers, as their kind has them.
  package enum Storage: Sendable {
    case days(OptionalValues<Int32>)
    case microseconds(OptionalValues<Int>)
  }

  /// What the numbers count.
  public let kind: TimeKind
  package let storage: Storage

  /// Takes days since 1970.
  ///
  /// - Precondition: They are within the years 1 to 9999.
  package init(days: OptionalValues<Int32>) {
    precondition(TimeKind.date.holds(days), "dates are of the years 1 to 9999")
    kind = .date
    storage = .days(days)
  }

  /// Takes microseconds since the start of 1970, in UTC or by a clock whose zone is not known.
  ///
  /// - Precondition: They are within the years 1 to 9999.
  package init(microseconds: OptionalValues<Int>, areLocal: Bool) {
    precondition(TimeKind.timestamp.holds(microseconds), "times are of the years 1 to 9999")
    kind = areLocal ? .localTimestamp : .timestamp
    storage = .microseconds(microseconds)
  }

  /// Makes a list of dates or times, `nil` where one is missing.
  ///
  /// - Parameters:
  ///   - values: Days, or microseconds, since the start of 1970.
  ///   - kind: What they count.
  /// - Precondition: They are within the kind's ``TimeKind/range``.
  public init(_ values: some Collection<Int?>, _ kind: TimeKind) {
    let range = kind.range
    precondition(
      values.allSatisfy { $0.map(range.contains) ?? true }, "times are of the years 1 to 9999")
    self.kind = kind
    storage =
      kind == .date
      ? .days(OptionalValues(values.lazy.map { $0.map { Int32(truncatingIfNeeded: $0) } }))
      : .microseconds(OptionalValues(values))
  }

  fileprivate init(_ kind: TimeKind, _ storage: Storage) {
    self.kind = kind
    self.storage = storage
  }
}

extension TimeValues {
  /// What to say of dates or times that are beyond what a column holds.
  static func note(_ oddCount: Int, _ kind: TimeKind) -> String {
    let what = oddCount.counting(kind == .date ? "date" : "time")
    return oddCount == 1
      ? "\(what) is before the year 1 or after 9999, and is missing"
      : "\(what) are before the year 1 or after 9999, and are missing"
  }

  /// The same, and what to say of times that were finer than a microsecond.
  static func notes(oddCount: Int, cutCount: Int, _ kind: TimeKind) -> [String] {
    var notes = oddCount > 0 ? [note(oddCount, kind)] : []
    if cutCount > 0 {
      notes.append(
        "\(cutCount.counting("time")) \(cutCount == 1 ? "is" : "are") finer than a microsecond, and "
          + "\(cutCount == 1 ? "was" : "were") rounded down to one")
    }
    return notes
  }
}

extension TimeKind {
  /// Whether all numbers that are not missing are of the years 1 to 9999.
  package func holds(
    _ values: OptionalValues<some FixedWidthInteger & BitwiseCopyable & Sendable>
  ) -> Bool {
    let range = range
    let span = values.values.span
    for row in span.indices where !range.contains(Int(span[row])) && !values.isMissing(row) {
      return false
    }
    return true
  }
}

extension TimeValues: RandomAccessCollection {
  /// The first row, 0.
  public var startIndex: Int { 0 }

  /// The number of rows.
  public var endIndex: Int {
    switch storage {
    case .days(let values): values.count
    case .microseconds(let values): values.count
    }
  }

  /// The days, or microseconds, since the start of 1970 of a row; `nil` if they are missing.
  public subscript(row: Int) -> Int? {
    switch storage {
    case .days(let values): values[row].map { Int($0) }
    case .microseconds(let values): values[row]
    }
  }
}

extension TimeValues {
  /// Whether the value of a row is missing.
  package func isMissing(_ row: Int) -> Bool {
    switch storage {
    case .days(let values): values.isMissing(row)
    case .microseconds(let values): values.isMissing(row)
    }
  }

  /// Which rows have a value; `nil` if all have.
  package var validity: Bitmap? {
    switch storage {
    case .days(let values): values.validity
    case .microseconds(let values): values.validity
    }
  }

  /// The values as days since the start of 1970, times of day as fractions.
  package var days: OptionalValues<Double> {
    let result = ScatterValues<Double>(count: count)
    Execution().forEachBlock(of: count) { rows in
      switch storage {
      case .days(let values): for row in rows { result[row] = values[row].map { Double($0) } }
      case .microseconds(let values):
        for row in rows { result[row] = values[row].map { TimestampText.days(ofMicroseconds: $0) } }
      }
    }
    return result.freeze()
  }

  /// The list whose row *i* is this list's row `places[i]`, missing where that is missing.
  package func rearranged(_ places: RowPlaces) -> TimeValues {
    switch storage {
    case .days(let values): TimeValues(kind, .days(values.rearranged(places)))
    case .microseconds(let values): TimeValues(kind, .microseconds(values.rearranged(places)))
    }
  }
}

extension TimeValues: Equatable {
  /// Whether both count the same, have the same values, and miss the same ones.
  public static func == (left: TimeValues, right: TimeValues) -> Bool {
    guard left.kind == right.kind else { return false }
    return switch (left.storage, right.storage) {
    case (.days(let left), .days(let right)): left == right
    case (.microseconds(let left), .microseconds(let right)): left == right
    default: false
    }
  }
}

extension TimeValues: CustomStringConvertible {
  /// The dates or times in brackets.
  public var description: String {
    "[" + indices.map { text($0) ?? "nil" }.joined(separator: ", ") + "]"
  }
}
