extension Int {
  /// Reads a whole decimal number: an optional sign, then digits, nothing else.
  ///
  /// - Returns: `nil` for other text and for numbers that need more than 64 bits.
  package init?(decimal bytes: ArraySlice<UInt8>) { self.init(decimal: bytes.span) }

  /// Reads a whole decimal number, as ``init(decimal:)-(ArraySlice<UInt8>)`` does.
  package init?(decimal span: Span<UInt8>) {
    var index = 0
    let isNegative = span.count > 0 && span[0] == UInt8(ascii: "-")
    if span.count > 0, isNegative || span[0] == UInt8(ascii: "+") { index = 1 }
    guard index < span.count else { return nil }
    var value = 0
    while index < span.count {
      let digit = span[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      let product = value.multipliedReportingOverflow(by: 10)
      let sum =
        isNegative
        ? product.partialValue.subtractingReportingOverflow(Int(digit))
        : product.partialValue.addingReportingOverflow(Int(digit))
      guard !product.overflow, !sum.overflow else { return nil }
      value = sum.partialValue
      index += 1
    }
    self = value
  }
}

extension Double {
  /// The number for sentences: in its shortest form, without a fraction where it is whole.
  package var shown: String { Int(exactly: self).map(String.init) ?? "\(self)" }

  /// Reads a decimal number: an optional sign, digits with or without a point, an optional exponent.
  ///
  /// - Returns: The nearest double; `nil` for other text (`nan`, `inf`, hexadecimal, surrounding
  ///   spaces) and for numbers beyond the range of doubles. Numbers too small for it are 0.
  package init?(decimal bytes: ArraySlice<UInt8>) { self.init(decimal: bytes.span) }

  /// Reads a decimal number, as ``init(decimal:)-(ArraySlice<UInt8>)`` does.
  package init?(decimal span: Span<UInt8>) {
    let end = span.count
    var index = 0
    let isNegative = end > 0 && span[0] == UInt8(ascii: "-")
    if end > 0, isNegative || span[0] == UInt8(ascii: "+") { index = 1 }

    var significand: UInt64 = 0
    var significantCount = 0
    var digitCount = 0
    var scale = 0
    var hasPoint = false
    while index < end {
      let digit = span[index] &- UInt8(ascii: "0")
      if digit < 10 {
        digitCount += 1
        if significantCount > 0 || digit > 0 { significantCount += 1 }
        if significantCount <= 18 { significand = significand &* 10 &+ UInt64(digit) }
        if hasPoint { scale -= 1 }
      } else if span[index] == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    guard digitCount > 0 else { return nil }

    if index < end {
      guard span[index] | 0x20 == UInt8(ascii: "e") else { return nil }
      index += 1
      let isDown = index < end && span[index] == UInt8(ascii: "-")
      if index < end, isDown || span[index] == UInt8(ascii: "+") { index += 1 }
      guard index < end else { return nil }
      var exponent = 0
      while index < end {
        let digit = span[index] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        if exponent < 100_000 { exponent = exponent * 10 + Int(digit) }
        index += 1
      }
      scale += isDown ? -exponent : exponent
    }

    // Both factors are exact doubles, so that one operation rounds once.
    if significantCount <= 18, significand <= 1 << 53, abs(scale) <= 22 {
      let value =
        scale < 0
        ? Double(significand) / Self.powersOfTen[-scale]
        : Double(significand) * Self.powersOfTen[scale]
      self = isNegative ? -value : value
      return
    }
    let text = String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      return nil
    }
    self = value
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

extension [UInt8] {
  /// Writes a finite number at the start of bytes of which there are at least 32, as
  /// ``appendDecimal(_:)-(Double)`` would, and says how many it took.
  package mutating func print(_ value: Double) -> Int {
    var end = 0
    var span = mutableSpan
    var bytes = unsafe span.mutableBytes
    DecimalText.write(value, to: &bytes, at: &end)
    return end
  }

  /// Appends a whole number in decimal digits.
  package mutating func appendDecimal(_ value: Int) {
    var end = count
    append(contentsOf: repeatElement(0, count: DecimalText.room))
    var span = mutableSpan
    var bytes = unsafe span.mutableBytes
    DecimalText.write(value, to: &bytes, at: &end)
    removeLast(count - end)
  }

  /// Appends a number in the fewest digits that read back as the same double, such as `0.1`,
  /// `3.0` and `1e-10`.
  ///
  /// - Precondition: `value` is finite.
  package mutating func appendDecimal(_ value: Double) {
    precondition(value.isFinite, "a missing number is an empty field")
    var end = count
    append(contentsOf: repeatElement(0, count: DecimalText.room))
    var span = mutableSpan
    var bytes = unsafe span.mutableBytes
    DecimalText.write(value, to: &bytes, at: &end)
    removeLast(count - end)
  }
}
