/// How the values of a column are put into bins.
///
/// Numbers, and true and false as 1 and 0, go into bins of about as many training rows each: a value is in
/// bin ⌊*k* · *s* / *n*⌋ of *k*, where of the *n* training rows with a value *s* have a smaller one, so that
/// rows of one value stay together. The commonest texts each have a bin, all rarer ones share one, in which a text
/// that no training row has falls too. Missing is a bin of its own.
///
/// Each bin stands for its weight of evidence: the logarithm of its events over its other rows, less that
/// of all training rows. Every column becomes one number on one scale, the log-odds, without a missing
/// value; so a ridge shrinks what tells little most, a fit has one coefficient per column in place of one
/// per bin, and takes a hundredth of the time. A bin is pulled toward no evidence by rows of the overall
/// share of events that are added to it: an empty bin tells nothing.
public struct BinningRules: Sendable, Equatable {
  /// The largest number of bins of a column, beside those for missing values and for rare texts.
  public var maximumCount: Int
  /// The smallest share of training rows that a text needs for a bin of its own.
  public var rareShare: Double
  /// How many rows of the overall share of events are added to each bin.
  public var addedRows: Double

  /// Makes rules.
  ///
  /// - Parameters:
  ///   - maximumCount: From 1 to 1,000 (default: 10).
  ///   - rareShare: From 0 to 1 (default: 0.01).
  ///   - addedRows: A finite number greater than 0 (default: 10).
  public init(maximumCount: Int = 10, rareShare: Double = 0.01, addedRows: Double = 10) {
    self.maximumCount = maximumCount
    self.rareShare = rareShare
    self.addedRows = addedRows
  }

  func check() throws(ValidationError) {
    guard (1...1_000).contains(maximumCount), rareShare >= 0, rareShare <= 1, addedRows > 0,
      addedRows.isFinite
    else {
      throw ValidationError(
        .badSetting, "a binning rule is out of its range",
        remedy:
          "take 1 to 1000 bins, a rare share from 0 to 1, and added rows greater than 0")
    }
  }
}
