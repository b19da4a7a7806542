internal import Execution
internal import Files
internal import Memory
internal import Tables
internal import TextFormats

/// The numbers of friendships in columns; NaN where there is none.
struct EdgeRowNumbers: Sendable {
  let weights: Buffer<Double>?
  /// Seconds since 1970.
  let times: Buffer<Double>?
  /// Seconds since 1970, infinite for those without an end.
  let untils: Buffer<Double>?

  init(_ rows: EdgeColumnRows) {
    let (rules, execution) = (rows.rules, rows.execution)
    func column(_ place: Int?) -> Column? { place.flatMap { rows.columns[$0] } }
    weights = column(rows.layout.weight).map {
      $0.readNumbers(missing: .nan, execution) { rules.weight($0) ?? .nan }
    }
    times = column(rows.layout.time).map {
      $0.seconds(missing: .nan)
        ?? $0.readNumbers(missing: .nan, execution) { rules.time($0) ?? .nan }
    }
    untils = column(rows.layout.until).map {
      $0.seconds(missing: .infinity)
        ?? $0.readNumbers(missing: .infinity, execution) { rules.end($0) ?? .nan }
    }
  }
}

/// A further column of friendships in columns.
struct FurtherEdgeColumn: Sendable {
  /// What keeps a row from being used.
  enum Obstacle { case none, noNumber, beyondScale }

  private let place: EdgeColumnPlace
  private let column: Column
  /// The numbers, NaN where one is missing and infinite for what is none; `nil` of texts.
  private let numbers: Buffer<Double>?

  init(_ column: Column, _ place: EdgeColumnPlace, _ rules: EdgeRowRules, _ execution: Execution) {
    self.place = place
    self.column = column
    numbers =
      place.holdsTexts
      ? nil
      : column.readNumbers(missing: .nan, execution) { rules.fields.number($0) ?? .infinity }
  }

  func obstacle(_ row: Int) -> Obstacle {
    guard let number = numbers?[row] else { return .none }
    if number.isInfinite { return .noNumber }
    return place.excludes(number) ? .beyondScale : .none
  }

  /// The column of the rows that are left.
  func edgeColumn(_ kept: RowPlaces?, _ execution: Execution) -> EdgeColumn {
    if let numbers {
      return EdgeColumn(
        name: place.name,
        values: .numbers(OptionalValues(missingAsNaN: numbers.rearranged(kept))))
    }
    let left = kept.map { column.rearranged($0) } ?? column
    return EdgeColumn(Column(place.name, .strings(left.asTexts)))
  }
}

extension Column {
  /// The seconds since 1970 of a column of dates or times; `nil` for all others.
  fileprivate func seconds(missing: Double) -> Buffer<Double>? {
    guard case .times(let times) = values else { return nil }
    return Buffer(
      times.lazy.map { value in
        guard let value else { return missing }
        return times.kind == .date ? Double(value) * 86_400 : Double(value) / 1e6
      })
  }

  /// The numbers of a column, of texts those that a closure reads.
  ///
  /// - Parameters:
  ///   - missing: What stands for a missing value.
  ///   - execution: How the work runs.
  ///   - read: Makes a number of the bytes of a text.
  /// - Returns: The numbers; in their memory if they are such and none is missing.
  fileprivate func readNumbers(
    missing: Double, _ execution: Execution, _ read: @Sendable (Span<UInt8>) -> Double
  ) -> Buffer<Double> {
    if case .strings(let texts) = values {
      let result = ScatterBuffer<Double>(zeroedCount: texts.count)
      execution.quiet.forEachBlock(of: texts.count) { rows in
        for row in rows {
          guard let text = texts.utf8(row) else {
            result[row] = missing
            continue
          }
          let bytes = text.base.extracting(text.startIndex..<text.endIndex)
          result[row] = read(bytes.span)
        }
      }
      return result.freeze()
    }
    guard let numbers = values.numbers else { return Buffer(repeating: .nan, count: count) }
    if numbers.validity == nil { return numbers.values }
    let result = ScatterBuffer<Double>(zeroedCount: numbers.count)
    execution.quiet.forEachBlock(of: numbers.count) { rows in
      for row in rows { result[row] = numbers[row] ?? missing }
    }
    return result.freeze()
  }
}
