internal import CArrow
internal import Execution
internal import Files
internal import Identifiers
internal import Memory

extension ArrayReader {
  /// The rows as a column.
  ///
  /// - Throws: ``DataError`` if the array is not what the schema says.
  func column(_ field: ArrowField, _ execution: Execution) throws -> ArrowColumn {
    var column: ArrowColumn
    if case .dictionary(let bits, let isSigned, let type) = field.type {
      column = try dictionaryColumn(field.name, bits, isSigned, type, execution)
      column.isOrdered = column.isOrdered || field.isOrdered
    } else {
      guard unsafe array.dictionary == nil else {
        throw place.fault("its array has a dictionary, of which the schema says nothing")
      }
      column = try plainColumn(field.name, field.type, execution)
    }
    column.origin = field.type
    return column
  }

  /// The rows of an array without a dictionary.
  func plainColumn(
    _ name: String, _ type: ArrowType, _ execution: Execution
  ) throws -> ArrowColumn {
    switch type {
    case .nothing:
      // Of these alone there is no bitmap; some producers hand out a place for it all the same.
      try checkBuffers({ $0 <= 1 }, "none")
      return ArrowColumn(name, .nothing(count), validity: nil)
    case .text(let layout):
      switch layout {
      case .views: try checkBuffers({ $0 >= 3 }, "at least 3")
      default: try checkBuffers({ $0 == 3 }, "3")
      }
      let validity = try validity()
      let list = try texts(layout, validity, execution)
      return ArrowColumn(name, .texts(list), validity: validity)
    default:
      try checkBuffers({ $0 == 2 }, "2")
      let validity = try validity()
      if case .decimal(let bits, let scale) = type {
        let decimals = try decimals(bits, scale, validity, execution)
        var column = ArrowColumn(name, .reals(decimals.numbers), validity: validity)
        column.digits = decimals.digits
        return column
      }
      return ArrowColumn(name, try plainValues(type, validity, execution), validity: validity)
    }
  }

  private func plainValues(
    _ type: ArrowType, _ validity: Bitmap?, _ execution: Execution
  ) throws -> ArrowValues {
    switch type {
    case .boolean: return .booleans(try bits(1))
    case .integer(let bits, let isSigned): return try integers(bits, isSigned, validity)
    case .real(16):
      return .reals(try values(1, UInt16.self).converted(execution) { Double(halfBits: $0) })
    case .real(32):
      return .reals(
        try values(1, UInt32.self).converted(execution) { Double(Float(bitPattern: $0)) })
    case .real: return .reals(try values(1, Double.self))
    case .days: return .days(try values(1, Int32.self))
    case .millisecondsOfDays:
      // Days beyond 32 bits are those of nobody.
      return .days(
        try values(1, Int.self).converted(execution) { Int32(clamping: $0.flooredDays) })
    case .instant(let unit, let zone): return .instants(try values(1, Int.self), unit, zone: zone)
    case .nothing, .decimal, .text, .dictionary, .refused:
      preconditionFailure("these are read elsewhere")
    }
  }

  private func integers(
    _ bits: Int, _ isSigned: Bool, _ validity: Bitmap?
  ) throws(DataError) -> ArrowValues {
    let execution = Execution()
    switch (bits, isSigned) {
    case (8, true): return .narrow(try values(1, Int8.self).converted(execution) { Int32($0) })
    case (8, false): return .narrow(try values(1, UInt8.self).converted(execution) { Int32($0) })
    case (16, true): return .narrow(try values(1, Int16.self).converted(execution) { Int32($0) })
    case (16, false):
      return .narrow(try values(1, UInt16.self).converted(execution) { Int32($0) })
    case (32, true): return .narrow(try values(1, Int32.self))
    case (32, false):
      let numbers = try values(1, UInt32.self)
      let isNarrow = numbers.largest(validity) <= UInt32(Int32.max)
      return isNarrow
        ? .narrow(numbers.asSigned) : .wide(numbers.converted(execution) { Int($0) })
    case (_, true): return .wide(try values(1, Int.self))
    case (_, false):
      let numbers = try values(1, UInt64.self)
      guard numbers.largest(validity) <= UInt64(Int.max) else { return .unsigned(numbers) }
      return .wide(numbers.byteBuffer.values(of: Int.self, at: 0, count: count))
    }
  }
}

extension Int {
  /// The days, rounded down, of a number of milliseconds.
  fileprivate var flooredDays: Int {
    let (days, rest) = quotientAndRemainder(dividingBy: 86_400_000)
    return rest < 0 ? days - 1 : days
  }
}

extension Double {
  /// The number with these bits of IEEE 754's format of 16.
  fileprivate init(halfBits bits: UInt16) {
    let (exponent, fraction) = (Int(bits >> 10 & 0x1F), Double(bits & 0x3FF))
    let sign = bits >> 15 == 0 ? 1.0 : -1.0
    switch exponent {
    case 0: self = sign * fraction * 0x1p-24
    case 31: self = fraction == 0 ? sign * .infinity : .nan
    default:
      self = sign * Double(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
    }
  }
}

extension Buffer where Element: FixedWidthInteger {
  /// The largest number of those that are there, 0 without any.
  func largest(_ validity: Bitmap?) -> Element {
    let span = span
    var largest: Element = 0
    for row in span.indices where validity?[row] ?? true { largest = Swift.max(largest, span[row]) }
    return largest
  }
}

extension Buffer {
  /// The list of what a closure makes of each value.
  func converted<Result: BitwiseCopyable & Sendable>(
    _ execution: Execution, _ body: @Sendable (Element) -> Result
  ) -> Buffer<Result> {
    let result = ScatterBuffer<Result>(zeroedCount: count)
    execution.forEachBlock(of: count) { rows in
      let span = span
      for row in rows { result[row] = body(span[row]) }
    }
    return result.freeze()
  }
}
