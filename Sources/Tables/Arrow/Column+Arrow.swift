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
    var notes: [String] = []
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
      values = .strings(
        TextValues(
          .coded(OptionalValues(codes, validity: validity), texts),
          categoriesAreOrdered: column.isOrdered))
    case .codes(let codes, let texts):
      values = .strings(
        TextValues(
          .widelyCoded(OptionalValues(codes.asSigned, validity: validity), texts),
          categoriesAreOrdered: column.isOrdered))
    case .days(let days): (values, notes) = Self.dates(OptionalValues(days, validity: validity))
    case .instants(let instants, let unit, let zone):
      (values, notes) = Self.times(
        OptionalValues(instants, validity: validity), unit, isLocal: zone == nil,
        cutCount: column.cutCount)
    case .whole: preconditionFailure("nothing comes in so")
    }
    self.init(column.name, values, spelling: values.isText ? nil : column.digits)
    sourceType = SourceType(column)
    if let digitsNote { notes.append(digitsNote) }
    note = notes.isEmpty ? nil : notes.joined(separator: "; ")
    if case .refused(let reason)? = column.origin {
      refusal = reason
    }
  }

  /// Dates, those beyond the years 1 to 9999 missing, and what to say of that.
  private static func dates(_ days: OptionalValues<Int32>) -> (ColumnValues, [String]) {
    if TimeKind.date.holds(days) { return (.times(TimeValues(days: days)), []) }
    let range = TimeKind.date.range
    var oddCount = 0
    let known = ScatterValues<Int32>(count: days.count)
    for row in days.indices {
      let day = days[row]
      let isHeld = day.map { range.contains(Int($0)) } ?? false
      if day != nil, !isHeld { oddCount += 1 }
      known[row] = isHeld ? day : nil
    }
    return (.times(TimeValues(days: known.freeze())), [TimeValues.note(oddCount, .date)])
  }

  /// Points in time in microseconds, rounded down, those beyond the years 1 to 9999 missing, and what to
  /// say of that.
  private static func times(
    _ instants: OptionalValues<Int>, _ unit: ArrowTimeUnit, isLocal: Bool, cutCount: Int
  ) -> (ColumnValues, [String]) {
    let kind: TimeKind = isLocal ? .localTimestamp : .timestamp
    let microseconds = ArrowTimeUnit.microseconds.countPerSecond
    if unit == .microseconds, cutCount == 0, kind.holds(instants) {
      return (.times(TimeValues(microseconds: instants, areLocal: isLocal)), [])
    }
    let (factor, divisor) = (
      max(1, microseconds / unit.countPerSecond), max(1, unit.countPerSecond / microseconds)
    )
    var (oddCount, cutCount) = (0, cutCount)
    let scaled = ScatterValues<Int>(count: instants.count)
    let range = kind.range
    for row in instants.indices {
      guard let value = instants[row] else {
        scaled[row] = nil
        continue
      }
      let (product, overflow) = value.multipliedReportingOverflow(by: factor)
      var (quotient, rest) = product.quotientAndRemainder(dividingBy: divisor)
      if rest < 0 { quotient -= 1 }
      guard !overflow, range.contains(quotient) else {
        oddCount += 1
        scaled[row] = nil
        continue
      }
      if rest != 0 { cutCount += 1 }
      rest = 0
      scaled[row] = quotient
    }
    return (
      .times(TimeValues(microseconds: scaled.freeze(), areLocal: isLocal)),
      TimeValues.notes(oddCount: oddCount, cutCount: cutCount, kind)
    )
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

extension SourceType {
  /// As what a stream had a column.
  fileprivate init?(_ column: ArrowColumn) {
    switch column.origin {
    case .integer(let bits, let isSigned): self = .whole(bits: bits, isSigned: isSigned)
    case .decimal: self = .digits
    case .text: self = .texts
    case .instant(_, let zone?): self = .zone(zone)
    case .dictionary(_, _, of: .text): self = .texts
    case .dictionary(_, _, of: .integer(let bits, let isSigned)):
      self = .whole(bits: bits, isSigned: isSigned)
    case .dictionary(_, _, of: .decimal): self = .digits
    case .dictionary(_, _, of: .instant(_, let zone?)): self = .zone(zone)
    default: return nil
    }
  }
}

extension ColumnValues {
  /// Whether the values are texts.
  fileprivate var isText: Bool { if case .strings = self { true } else { false } }
}

extension TableSchema.Column {
  /// What a stream's column becomes, as far as its type tells.
  package init(_ column: ArrowColumn) {
    let type: ColumnType =
      switch column.values {
      case .nothing, .reals: .decimal
      case .booleans: .boolean
      case .narrow, .wide, .whole: .integer
      case .unsigned: Tables.Column(arrow: column).type
      case .texts, .smallCodes, .codes: .text
      case .days: .date
      case .instants: .timestamp
      }
    self.init(column.name, type)
    switch column.origin {
    case .decimal, .dictionary(_, _, of: .decimal), .integer: hasExactDigits = type == .decimal
    case .refused(let reason): refusal = reason
    default: break
    }
  }
}

extension Column {
  /// The column as it is handed out, in the memory that it is in but for whole numbers: these have 64 bits,
  /// or as many as they had where they come from.
  package var arrow: ArrowColumn {
    switch values {
    case .integers(let values): return wholeNumbers(values)
    case .reals(let values):
      return ArrowColumn(name, .reals(values.values), validity: values.validity)
    case .booleans(let values):
      return ArrowColumn(name, .booleans(values.bits), validity: values.validity)
    case .strings(let values): return texts(values)
    case .times(let times):
      switch times.storage {
      case .days(let days): return ArrowColumn(name, .days(days.values), validity: days.validity)
      case .microseconds(let instants):
        var zone = times.kind == .timestamp ? "UTC" : nil
        if zone != nil, case .zone(let own)? = sourceType { zone = own }
        return ArrowColumn(
          name, .instants(instants.values, .microseconds, zone: zone), validity: instants.validity)
      }
    }
  }

  private func wholeNumbers(_ values: IntegerValues) -> ArrowColumn {
    if case .whole(let bits, let isSigned)? = sourceType,
      let bytes = values.bytes(bits: bits, isSigned: isSigned)
    {
      return ArrowColumn(
        name, .whole(bytes, bits: bits, isSigned: isSigned), validity: values.validity)
    }
    return ArrowColumn(name, .wide(values.wide.values), validity: values.validity)
  }

  private func texts(_ values: TextValues) -> ArrowColumn {
    var column =
      switch values.storage {
      case .list(let texts, let validity): ArrowColumn(name, .texts(texts), validity: validity)
      case .coded(let codes, let texts):
        ArrowColumn(name, .coded(codes.values, ofDistinct: texts), validity: codes.validity)
      case .widelyCoded(let codes, let texts):
        ArrowColumn(name, .coded(codes.values, ofDistinct: texts), validity: codes.validity)
      }
    column.isOrdered = values.categoriesAreOrdered
    return column
  }
}
