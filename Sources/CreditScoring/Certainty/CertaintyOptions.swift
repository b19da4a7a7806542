/// What tells how sure values are, and what scores are to tell of it.
///
/// ```swift
/// let people = try Table(contentsOf: "people.csv")
/// let scorer = CreditScorer(model: .reported2015, certainty: CertaintyOptions(.columns))
/// let scores = try await scorer.scores(for: people)
/// scores.certainty(ofRow: 0)?.interval     // 612...668
/// ```
public struct CertaintyOptions: Sendable, Equatable {
  /// What tells how sure values are.
  public enum Evidence: Sendable, Equatable {
    /// All values count as true; only what is missing leaves room.
    case none
    /// Columns `C_reliability` beside columns `C`: the probability, 0 to 1, that a value is true.
    case columns
    /// Kinds of sources, which columns `C_source`, `C_as_of` and `C_verified` may tell, and columns
    /// `C_reliability`. The date is that at which values are so old, in seconds since 1970; it is needed
    /// where a column tells when values were recorded.
    case sources(SourceCatalog, asOf: Double? = nil)
  }

  /// What tells how sure values are.
  public var evidence: Evidence
  /// Whether the table of scores has a column for the probability of each band.
  public var showsBandProbabilities: Bool

  /// Whether something tells how likely values are true.
  public var tellsReliability: Bool { evidence != .none }

  /// Says what tells how sure values are.
  public init(_ evidence: Evidence, showsBandProbabilities: Bool = false) {
    self.evidence = evidence
    self.showsBandProbabilities = showsBandProbabilities
  }
}
