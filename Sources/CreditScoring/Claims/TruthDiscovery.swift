public import Execution
internal import Memory
public import Tables
public import TextFormats

/// Finds the values that are most likely true where several sources claim something of one person.
///
/// A table of claims has a row for each: a person, a field, a value and a source. For every person and field
/// one value is chosen, and for every source a weight found that tells how far it is to be believed:
///
/// - **The truth** is the weighted median of numbers and the weighted mode of texts and of true and false. The
///   median is the smallest value at or below which half of the weight lies. Of texts of equal weight the one
///   with more claims is taken, then the one claimed last, then the first in the order of bytes. It is always a
///   value that somebody claimed.
/// - **A claim's distance** from the truth is 0 or 1 for texts, and for numbers |*v* − truth| over the population
///   standard deviation of all claims of the field.
/// - **A source's loss** is the mean distance of its claims on values that another source claims too; others
///   tell nothing about it. A loss below half a claim, 1 / (2 *n*) for *n* such claims, counts as that.
/// - **A source's weight** is −log(loss / Σ losses). A source whose claims nobody else speaks to has none, and
///   all of its claims count alike.
///
/// Both are computed in turn until the truths stand still, or ``mostRounds`` are over. Weights start alike, or
/// by the reliabilities of ``sources``, with 1 − ρ in the place of the loss. No result depends on the order of
/// rows, and none on the unit of numbers or of the claims' weights.
///
/// ```swift
/// let claims = try Table(contentsOf: "claims.csv", identifier: "row")
/// let resolved = try await TruthDiscovery().resolve(claims)
/// resolved.table["income_reliability"]
/// ```
///
/// - Source: Li, Li, Gao, Zhao, Fan & Han, "Resolving conflicts in heterogeneous data by truth discovery and
///   source reliability estimation", *SIGMOD* (2014),
///   [doi:10.1145/2588555.2610509](https://doi.org/10.1145/2588555.2610509).
public struct TruthDiscovery: Sendable {
  /// In which columns claims stand.
  public var columns = ClaimColumns()
  /// How far kinds of sources are to be believed: the first weights, and how often a claim counts.
  ///
  /// A claim counts *q* times, as a value in <doc:HowSureScoresAre>: less if it is old, more if it was
  /// verified. `nil` lets all claims count once.
  public var sources: SourceCatalog?
  /// As of when claims are used, in seconds since 1970; needed with ``sources`` if claims have dates.
  public var asOf: Double?
  /// The most rounds of weights and truths, at least 1.
  public var mostRounds = 100
  /// What separates a number's whole part from its fraction where a column has numbers and texts.
  public var decimal = DecimalMark.point
  /// What separates thousands there; `nil` for nothing, or, with a decimal comma, for points that may be there.
  public var grouping: GroupingMark?
  /// How numbers are written there.
  package var marks: NumberMarks { NumberMarks(decimal, grouping: grouping) }
  /// The spellings of a missing value where a column has numbers and texts.
  package var missing = MissingValues.standard

  /// Asks for truths without knowing anything of the sources.
  public init() {}

  /// Finds the true values.
  ///
  /// Claims without a value are left out. If claims have dates, a later claim of a source takes the place of
  /// its earlier ones on the same person and field.
  ///
  /// - Parameters:
  ///   - claims: A row for each claim; the first column need not tell rows apart.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The values, and what is to be thought of the sources.
  /// - Throws: ``ScoreModelError`` if a column is missing or holds what it must not; a field is of numbers in
  ///   most rows and of something else in others; there is no claim; or two columns of the result would have
  ///   one name. `DataError` if a column that is named is missing. `CancellationError`.
  /// - Complexity: O(*claims* · (log *claims of a value* + *rounds*)).
  /// - Precondition: ``mostRounds`` is at least 1.
  public func resolve(
    _ claims: Table, execution: Execution = Execution()
  ) async throws -> ResolvedClaims {
    precondition(mostRounds >= 1, "there is at least one round")
    return try await execution.run { execution in
      var reader = try ClaimReader(self, claims, execution)
      let read = try reader.read()
      let grouped = ClaimGrouping(read, execution).claims
      let trust = try SourceTrust(grouped, read, mostRounds: mostRounds, execution)
      return try ResolvedClaims(
        read, ResolvedValues(grouped, read, trust, execution), trust, warnings: reader.warnings)
    }
  }
}
