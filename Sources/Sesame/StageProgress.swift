/// How far a run of the pipeline is.
public struct StageProgress: Sendable, Equatable {
  /// What is being done, in a few words.
  public let stage: String
  /// The column being computed, during stages that have columns.
  public let columnName: String?
  /// The finished part of the whole, from 0 to 1.
  public let fractionCompleted: Double
}
