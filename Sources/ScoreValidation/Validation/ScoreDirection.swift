/// What a higher score stands for; its raw value is the word in JSON.
public enum ScoreDirection: String, Sendable, Hashable, CaseIterable {
  /// A higher score stands for a rarer event, as of credit scores.
  case safer
  /// A higher score stands for a likelier event, as of probabilities of default.
  case riskier

  /// A score as one that rises with risk.
  func risk(_ score: Double) -> Double { self == .safer ? -score : score }
}
