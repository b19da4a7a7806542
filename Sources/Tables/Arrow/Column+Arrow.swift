package import ArrowInterface
package import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

extension Column {
  /// Takes a column of a stream, of one batch or of several.
  ///
  /// Numbers, truth values, texts and codes of at most 256 texts stay in the memory that they are in,
  /// unless several batches are joined. Numbers may be such as no column of a table has: NaN and infinite
  /// ones.
  ///
  /// - Precondition: There is at least one batch.
  package init(arrow batches: [ArrowColumn], _ execution: Execution = Execution()) {
    self.init(arrow: ArrowColumn.joining(batches), execution)
  }

  /// Takes a column of a stream.
  package init(arrow column: ArrowColumn, _ execution: Execution = Execution()) {
    let validity = column.validity
    let values: ColumnValues
    switch column.values {
    case .nothing(let count): values = .reals(OptionalValues(repeating: nil, count: count))
    case .booleans(let bits): values = .booleans(BooleanValues(bits, validity: validity))
    case .narrow(let numbers):
      values = .integers(IntegerValues(.narrow(OptionalValues(numbers, validity: validity))))
    case .wide(let numbers):
      values = .integers(IntegerValues(.wide(OptionalValues(numbers, validity: validity))))
    case .unsigned(let numbers): values = Self.unsigned(numbers, validity)
    case .reals(let numbers): values = .reals(OptionalValues(numbers, validity: validity))
    case .texts(let texts): values = .strings(TextValues(.list(texts, validity: validity)))
    case .smallCodes(let codes, let texts):
      values = .strings(TextValues(.coded(OptionalValues(codes, validity: validity), texts)))
    case .codes(let codes, let texts):
      values = .strings(
        TextValues(.widelyCoded(OptionalValues(codes.asSigned, validity: validity), texts)))
    case .days(let days):
      let dates = OptionalValues(days, validity: validity)
      values =
        TimeKind.date.holds(dates)
        ? .times(TimeValues(days: dates))
        : .dates(of: days.count, validity, execution) { TemporalText.day(Int(days[$0])) }
    case .instants(let instants, let unit, let zone):
      values =
        Self.times(OptionalValues(instants, validity: validity), unit, isLocal: zone == nil)
        ?? .dates(of: instants.count, validity, execution) {
          TemporalText.instant(instants[$0], unit, isZoned: zone != nil)
        }
    }
    self.init(column.name, values, spelling: nil)
    if column.roundedCount > 0 {
      note =
        "\(column.roundedCount.counting("decimal number")) became the nearest double, "
        + "which has 15 to 17 digits"
    }
  }

  /// Points in time in microseconds; `nil` if one is finer, or is not of the years 1 to 9999.
  private static func times(
    _ instants: OptionalValues<Int>, _ unit: ArrowTimeUnit, isLocal: Bool
  ) -> ColumnValues? {
    let kind: TimeKind = isLocal ? .localTimestamp : .timestamp
    let microseconds = ArrowTimeUnit.microseconds.countPerSecond
    var values = instants
    if unit != .microseconds {
      let (factor, divisor) = (
        max(1, microseconds / unit.countPerSecond), max(1, unit.countPerSecond / microseconds)
      )
      let scaled = ScatterBuffer<Int>(zeroedCount: instants.count)
      for row in instants.indices {
        guard let value = instants[row] else { continue }
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        guard !overflow, value.isMultiple(of: divisor) else { return nil }
        scaled[row] = product / divisor
      }
      values = OptionalValues(scaled.freeze(), validity: instants.validity)
    }
    guard kind.holds(values) else { return nil }
    return .times(TimeValues(microseconds: values, areLocal: isLocal))
  }

  /// Whole numbers beyond 2⁶³: decimal ones if these are the same, else texts, as in a file.
  private static func unsigned(_ numbers: Buffer<UInt64>, _ validity: Bitmap?) -> ColumnValues {
    let isMissing = { (row: Int) in !(validity?[row] ?? true) }
    if numbers.indices.allSatisfy({
      isMissing($0) || UInt64(exactly: Double(numbers[$0])) == numbers[$0]
    }) {
      return .reals(OptionalValues(Buffer(numbers.lazy.map { Double($0) }), validity: validity))
    }
    return .strings(numbers.indices.map { isMissing($0) ? nil : String(numbers[$0]) })
  }
}

extension ColumnType {
  /// The type of the column that a stream's becomes.
  package init(_ column: ArrowColumn) {
    switch column.values {
    case .nothing, .reals: self = .decimal
    case .booleans: self = .boolean
    case .narrow, .wide: self = .integer
    case .unsigned, .days, .instants: self = Column(arrow: column).type
    case .texts, .smallCodes, .codes: self = .text
    }
  }
}

extension ColumnValues {
  /// Dates and points in time that no column of them holds, as ISO 8601 writes them.
  fileprivate static func dates(
    of count: Int, _ validity: Bitmap?, _ execution: Execution,
    _ text: @Sendable (Int) -> String
  ) -> ColumnValues {
    let parts = execution.quiet.blocks(of: count) { rows in
      var texts = TextListBuilder()
      for row in rows { texts.append(validity?[row] ?? true ? text(row) : "") }
      return texts.list
    }
    var all = TextListBuilder()
    for part in parts { all.append(part, part.indices) }
    return .strings(TextValues(.list(all.list, validity: validity)))
  }
}

/// Writes dates and points in time by ISO 8601, beyond the years 0 to 9999 in unix seconds.
private enum TemporalText {
  /// The date of a day counted from the start of 1970.
  static func day(_ day: Int) -> String {
    TimestampText.text(ofDay: Double(day)) ?? "\(day * 86_400)"
  }

  /// A point in time counted from the start of 1970 (UTC), with as many digits of a second as it has.
  static func instant(_ value: Int, _ unit: ArrowTimeUnit, isZoned: Bool) -> String {
    var (seconds, rest) = value.quotientAndRemainder(dividingBy: unit.countPerSecond)
    if rest < 0 { (seconds, rest) = (seconds - 1, rest + unit.countPerSecond) }
    var (day, time) = seconds.quotientAndRemainder(dividingBy: 86_400)
    if time < 0 { (day, time) = (day - 1, time + 86_400) }
    var fraction = ""
    if rest > 0 {
      let digits = String(rest + unit.countPerSecond).dropFirst()
      fraction = "." + digits.prefix(through: digits.lastIndex { $0 != "0" } ?? digits.startIndex)
    }
    guard let date = TimestampText.text(ofDay: Double(day)) else { return "\(seconds)\(fraction)" }
    let parts = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return date + "T" + parts.joined(separator: ":") + fraction + (isZoned ? "Z" : "")
  }
}

extension Column {
  /// The column as it is handed out, in the memory that it is in.
  package var arrow: ArrowColumn {
    switch values {
    case .integers(let values):
      switch values.storage {
      case .narrow(let values): ArrowColumn(name, .narrow(values.values), validity: values.validity)
      case .wide(let values): ArrowColumn(name, .wide(values.values), validity: values.validity)
      }
    case .reals(let values): ArrowColumn(name, .reals(values.values), validity: values.validity)
    case .booleans(let values):
      ArrowColumn(name, .booleans(values.bits), validity: values.validity)
    case .strings(let values):
      switch values.storage {
      case .list(let texts, let validity): ArrowColumn(name, .texts(texts), validity: validity)
      case .coded(let codes, let texts):
        ArrowColumn(name, .coded(codes.values, ofDistinct: texts), validity: codes.validity)
      case .widelyCoded(let codes, let texts):
        ArrowColumn(name, .coded(codes.values, ofDistinct: texts), validity: codes.validity)
      }
    case .times(let times):
      switch times.storage {
      case .days(let days): ArrowColumn(name, .days(days.values), validity: days.validity)
      case .microseconds(let instants):
        ArrowColumn(
          name,
          .instants(
            instants.values, .microseconds, zone: times.kind == .timestamp ? "UTC" : nil),
          validity: instants.validity)
      }
    }
  }
}
