internal import LibC
internal import Statistics

/// How far counts of the same bins lie apart in two samples: the population stability index, with what
/// chance alone gives with so many rows, and what could not have been seen with so few.
///
/// ```swift
/// let index = try StabilityIndex(before: [120, 260, 380, 240], after: [70, 110, 180, 140])
/// index.index                                    // 0.0170
/// try index.criticalValue()                      // 0.0234: more is rarely chance
/// index.pValue                                   // 0.1292
/// try index.smallestDetectable(power: 0.8)       // 0.0327
/// ```
///
/// The index is the sum over bins of (*q* − *p*) ln(*q* / *p*), with *p* and *q* the shares of a bin before
/// and after. Half a row is added to each bin of both samples, so that an empty bin has a finite part; bins
/// that are empty in both do not count. Without that, chance passes the critical value in 7 to 10 of 100
/// samples of 50 rows in place of 5; with it in 3 to 4 where bins are equal, and in fewer where several have hardly a row: with few
/// rows the test errs on the side of no change. ``plainIndex`` adds nothing.
///
/// Where nothing changed, the index divided by 1/*n* + 1/*m* has about a chi-square distribution with one
/// degree of freedom less than bins: so the usual limits 0.1 and 0.25 mean nothing with a hundred rows, where
/// chance gives as much, and hide much with a million. It is the index for campaigns, columns (characteristic stability)
/// and scores alike.
///
/// The rows of each sample are taken as independent of each other and of the other sample. Where the same
/// people are in both, less changes by chance, and the test errs on the side of no change.
///
/// - Source: Yurdakul & Naranjo, "Statistical properties of the population stability index", *Journal of
///   Risk Model Validation* 14 (2020), [doi:10.21314/JRMV.2020.227](https://doi.org/10.21314/JRMV.2020.227), and
///   Yurdakul's dissertation, Western Michigan University (2018),
///   [3208](https://scholarworks.wmich.edu/dissertations/3208). Half a row: Jeffreys's prior.
public struct StabilityIndex: Sendable, Equatable {
  /// One bin.
  public struct Part: Sendable, Equatable {
    /// The rows before.
    public let countBefore: Int
    /// The rows after.
    public let countAfter: Int
    /// The share of all rows before, from 0 to 1, without what is added.
    public let shareBefore: Double
    /// The share of all rows after, from 0 to 1, without what is added.
    public let shareAfter: Double
    /// What the bin adds to the index, at least 0.
    public let index: Double
  }

  /// The bins, in the order in which they were given.
  public let parts: [Part]
  /// The index, at least 0: half a row is added to each bin of both samples.
  public let index: Double
  /// The index with nothing added; `nil` where a bin is empty in one of the samples, and it is infinite.
  public let plainIndex: Double?
  /// The number of rows before.
  public let countBefore: Int
  /// The number of rows after.
  public let countAfter: Int
  /// The number of bins that are not empty in both samples, less 1.
  public let degreesOfFreedom: Int
  /// The chance of an index at least as large if nothing changed; 1 where only one bin has rows.
  public let pValue: Double
  /// The chance of Pearson's chi-square statistic of homogeneity if nothing changed, for comparison.
  ///
  /// 1 where only one bin has rows. It needs about 5 rows in each bin of both samples.
  public let chiSquarePValue: Double

  /// Compares counts of the same bins.
  ///
  /// - Parameters:
  ///   - before: The rows of each bin before.
  ///   - after: The rows of each bin after.
  /// - Throws: ``ValidationError`` if the lists differ in length, a count is negative, or a sample has no
  ///   row.
  /// - Complexity: O(*bins*).
  public init(before: [Int], after: [Int]) throws(ValidationError) {
    guard before.count == after.count else {
      throw ValidationError(
        .differentLengths, "there are \(before.count) bins before and \(after.count) after",
        remedy: "count the same bins in both samples")
    }
    guard (before + after).allSatisfy({ $0 >= 0 }) else {
      throw ValidationError(
        .badNumber, "a bin has less than 0 rows", remedy: "count the rows of each bin")
    }
    let (n, m) = (before.reduce(0, +), after.reduce(0, +))
    guard n > 0, m > 0 else {
      throw ValidationError(
        .tooFew, "there are no rows \(n == 0 ? "before" : "after")",
        remedy: "compare two samples that have rows")
    }
    (countBefore, countAfter) = (n, m)
    let occupied = before.indices.count { before[$0] + after[$0] > 0 }
    degreesOfFreedom = occupied - 1
    let added = Double(occupied) / 2
    parts = zip(before, after).map { x, y in
      let p = (Double(x) + 0.5) / (Double(n) + added)
      let q = (Double(y) + 0.5) / (Double(m) + added)
      return Part(
        countBefore: x, countAfter: y, shareBefore: Double(x) / Double(n),
        shareAfter: Double(y) / Double(m), index: x + y == 0 ? 0 : (q - p) * log(q / p))
    }
    index = parts.reduce(0) { $0 + $1.index }
    let hasHalfEmpty = parts.contains { ($0.countBefore == 0) != ($0.countAfter == 0) }
    plainIndex =
      hasHalfEmpty
      ? nil
      : parts.reduce(0) { sum, part in
        guard part.countBefore > 0 else { return sum }
        return sum + (part.shareAfter - part.shareBefore)
          * log(part.shareAfter / part.shareBefore)
      }
    guard degreesOfFreedom > 0 else {
      (pValue, chiSquarePValue) = (1, 1)
      return
    }
    let unit = 1 / Double(n) + 1 / Double(m)
    pValue = ChiSquareDistribution.upperTail(index / unit, degreesOfFreedom: degreesOfFreedom)
    let statistic = parts.reduce(0) { sum, part in
      guard part.countBefore + part.countAfter > 0 else { return sum }
      let pooled = Double(part.countBefore + part.countAfter) / (Double(n) + Double(m))
      let difference = part.shareAfter - part.shareBefore
      return sum + difference * difference / pooled
    }
    chiSquarePValue = ChiSquareDistribution.upperTail(
      statistic / unit, degreesOfFreedom: degreesOfFreedom)
  }
}

extension StabilityIndex {
  /// The unit in which chance counts: 1 over the rows before and 1 over those after.
  private var unit: Double { 1 / Double(countBefore) + 1 / Double(countAfter) }

  /// The index that chance alone gives on average: the degrees of freedom times (1/*n* + 1/*m*).
  public var meanByChance: Double { Double(degreesOfFreedom) * unit }

  /// The index without what chance gives on average, at least 0: how far the populations lie apart.
  ///
  /// It does not grow as samples shrink, so that limits mean the same for few rows and for many.
  public var excess: Double { max(0, index - meanByChance) }

  /// The index that chance alone passes with a small probability.
  ///
  /// - Parameter significance: The probability, greater than 0 and less than 1.
  /// - Returns: The index; 0 where only one bin has rows.
  /// - Throws: ``ValidationError`` if the probability is out of its range.
  public func criticalValue(significance: Double = 0.05) throws(ValidationError) -> Double {
    try Self.check(significance, "significance")
    if degreesOfFreedom == 0 { return 0 }
    return unit
      * ChiSquareDistribution.upperQuantile(significance, degreesOfFreedom: degreesOfFreedom)
  }

  /// The smallest index of the populations that would have been told from chance with a stated power.
  ///
  /// What the index of samples has beyond chance is taken as the noncentrality of a chi-square distribution,
  /// which holds for small shifts and is on the safe side of large ones only roughly.
  ///
  /// - Parameters:
  ///   - significance: How probable a larger index by chance may be, greater than 0 and less than 1.
  ///   - power: How probable it has to be that such a shift is seen, greater than the significance and less
  ///     than 1.
  /// - Returns: The index; `nil` where only one bin has rows.
  /// - Throws: ``ValidationError`` if a probability is out of its range.
  public func smallestDetectable(
    significance: Double = 0.05, power: Double = 0.8
  ) throws(ValidationError) -> Double? {
    try Self.check(significance, "significance")
    try Self.check(power, "power")
    guard power > significance else { throw .powerTooSmall }
    if degreesOfFreedom == 0 { return nil }
    let critical = ChiSquareDistribution.upperQuantile(
      significance, degreesOfFreedom: degreesOfFreedom)
    return unit
      * ChiSquareDistribution.noncentrality(
        power, above: critical, degreesOfFreedom: degreesOfFreedom)
  }

  static func check(_ share: Double, _ name: String) throws(ValidationError) {
    guard share > 0, share < 1 else {
      throw ValidationError(
        .badSetting, "the \(name) is not greater than 0 and less than 1",
        remedy: "give a share such as 0.05 or 0.8")
    }
  }
}

extension ValidationError {
  static var powerTooSmall: ValidationError {
    ValidationError(
      .badSetting, "the power is not greater than the significance", remedy: "take 0.8 and 0.05")
  }
}
