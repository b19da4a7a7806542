/// Numbers in ranges, which messages tell in words.
extension Arguments {
  /// A whole number in a range.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    try integer(name, "from \(range.lowerBound) to \(range.upperBound)", where: range.contains)
  }

  /// A whole number from a least one on.
  func integer(_ name: String, in range: PartialRangeFrom<Int>) throws(UsageError) -> Int? {
    try integer(name, "from \(range.lowerBound)", where: range.contains)
  }

  private func integer(
    _ name: String, _ range: String, where isKept: (Int) -> Bool
  ) throws(UsageError) -> Int? {
    guard let text = text(name) else { return nil }
    guard let number = Int(text), isKept(number) else {
      throw UsageError("option '\(name)' takes a whole number \(range), not '\(text)'")
    }
    return number
  }

  /// A number that is not negative, nor larger than the largest or equal to a limit if there is one.
  func number(
    _ name: String, atMost largest: Int? = nil, below limit: Int? = nil
  ) throws(UsageError) -> Double? {
    let range = largest.map { " to \($0)" } ?? limit.map { " to below \($0)" } ?? ""
    return try number(name, "from 0\(range)") { number in
      number >= 0 && largest.map { number <= Double($0) } ?? true
        && limit.map { number < Double($0) } ?? true
    }
  }

  /// A number greater than 0, and not larger than the largest if there is one.
  func positive(_ name: String, atMost largest: Double? = nil) throws(UsageError) -> Double? {
    let range = largest.map { " and at most \(Int($0))" } ?? ""
    return try number(name, "above 0\(range)") { $0 > 0 && $0 <= largest ?? .infinity }
  }

  /// A number in a range of whole ends.
  func number(_ name: String, in range: ClosedRange<Double>) throws(UsageError) -> Double? {
    try number(
      name, "from \(Int(range.lowerBound)) to \(Int(range.upperBound))", where: range.contains)
  }

  private func number(
    _ name: String, _ range: String, where isKept: (Double) -> Bool
  ) throws(UsageError) -> Double? {
    guard let text = text(name) else { return nil }
    guard let number = Self.decimal(text), isKept(number) else {
      throw UsageError("option '\(name)' takes a number \(range), not '\(text)'")
    }
    return number
  }
}
