public import ScoreValidation
public import Tables

/// The columns of a table in bins, with what each bin tells of an outcome.
///
/// ```swift
/// let people = try Table(contentsOf: "people.csv").declaring(outcome: "late")
/// let binning = try await Binning(of: people, outcome: "late")
/// for column in binning.columns { print(column.name, column.informationValue) }
/// print(binning.text)
/// ```
///
/// The bins of a column are those of the largest information value among all that keep the options: see
/// ``BinningOptions``. Numbers with few distinct values may be cut anywhere; those with more first become
/// fine intervals, and the answer is the best of all ways to put these together. Texts are put into the
/// order of their event rates, in which the best bins of them always lie side by side.
///
/// The weight of evidence of a bin is ln (its share of non-events / its share of events), the information
/// value of a column the sum over its bins of the difference of these shares times the weight of evidence.
///
/// - Source: Siddiqi, *Credit Risk Scorecards* (2006); Navas-Palencia, "Optimal binning: mathematical
///   programming formulation" (2020), [arXiv:2001.08025](https://arxiv.org/abs/2001.08025), which solves the
///   same problem over at most 20 intervals by a solver.
public struct Binning: Sendable, Equatable {
  /// A column that has no bins.
  public struct LeftOutColumn: Sendable, Hashable {
    /// The column's name.
    public let name: String
    /// Why it has none.
    public let reason: Reason
    /// Where a text stands that keeps the column from being one of numbers, and how many there are; `nil` of columns
    /// of which most values are no numbers.
    public let oddText: String?

    init(name: String, reason: Reason, oddText: String? = nil) {
      (self.name, self.reason, self.oddText) = (name, reason, oddText)
    }

    /// Why a column has no bins.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
      /// It is another outcome.
      case outcome
      /// Its values tell rows apart.
      case identifiers
      /// No row has a value.
      case empty
      /// All rows have the same value.
      case constant
      /// Only rows with the event have a value, or only rows without it.
      case oneKind = "one_kind"
      /// Each of its texts is rare.
      case rareTexts = "rare_texts"
      /// A column has one bin at most.
      case mostBins = "most_bins"
      /// No two bins have the least share of rows.
      case leastShare = "least_share"
      /// Of any two bins one has no row with the event, or no other: the column may tell the outcome in full.
      case bareBins = "bare_bins"
      /// No two bins have the least number of rows with the event and without.
      case leastEvents = "least_events"
      /// Two bins may be, and have the same event rate.
      case equalRates = "equal_rates"
      /// No two bins keep all limits together.
      case noDivision = "no_division"
      /// There are, but none with the trend that was asked for.
      case noTrend = "no_trend"
    }
  }

  /// A column that tells the same as one before it.
  public struct RepeatedColumn: Sendable, Hashable {
    /// How a column repeats another.
    public enum Relation: String, Sendable, Hashable {
      /// Every row has the same value in both.
      case equal
      /// The other's values in other numbers, in the same order.
      case rising
      /// The other's values in other numbers, in the opposite order.
      case falling
      /// The other's texts in other words.
      case renamed
    }

    /// The column's name.
    public let name: String
    /// The column that it repeats.
    public let original: String
    /// How it repeats it: of numbers ``Relation/rising`` and ``Relation/falling`` hold for a correlation of 1
    /// and −1, and for every other function without a turn.
    public let relation: Relation
  }

  /// The outcome.
  public let outcome: OutcomeColumn
  /// The column of weights; `nil` if every row counts once.
  public let weights: String?
  /// The number of rows whose outcome is known: those that are counted.
  public let rowCount: Int
  /// The number of rows whose outcome is missing.
  public let missingCount: Int
  /// The number of rows with the event.
  public let eventCount: Int
  /// The number of rows without it.
  public var nonEventCount: Int { rowCount - eventCount }
  /// The confidence level of intervals.
  public let level: Double
  /// Whether the bins were given, and only counted.
  public let areGiven: Bool
  /// The columns with bins, in the order of the table.
  public let columns: [BinnedColumn]
  /// The columns without.
  public let leftOut: [LeftOutColumn]
  /// The columns with bins that repeat one before them.
  public let repeated: [RepeatedColumn]
  /// The columns that tell the outcome too well to be known before it, the best first.
  public let tooGoodToBeTrue: [ColumnSuspicion.Finding]

  /// The bins of a column; `nil` if it has none.
  public subscript(column: String) -> BinnedColumn? { columns.first { $0.name == column } }

  /// The names of the columns with bins, the largest information value without what chance adds first.
  public var ranking: [String] {
    columns.enumerated().sorted { one, other in
      let net = (one.element.correctedInformationValue, other.element.correctedInformationValue)
      if net.0 != net.1 { return net.0 > net.1 }
      let values = (one.element.informationValue, other.element.informationValue)
      return values.0 == values.1 ? one.offset < other.offset : values.0 > values.1
    }.map(\.element.name)
  }
}
