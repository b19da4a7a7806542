/// One of the five parts of a score.
///
/// The parts and their order are those reported for the scoring system that this package is an open
/// counterpart of; how much each weighs is a model's decision.
public enum ScoreCategory: String, Sendable, CaseIterable, Codable {
  /// Whether past obligations were met in time.
  case creditHistory = "credit_history"
  /// How steady a person's dealings are.
  case behaviorAndPreferences = "behavior_and_preferences"
  /// Whether a person is able to keep what they promise.
  case fulfillmentCapacity = "fulfillment_capacity"
  /// What is known, and verified, about a person.
  case personalCharacteristics = "personal_characteristics"
  /// What the person's friends contribute.
  case interpersonalRelationships = "interpersonal_relationships"

  /// The name in words, such as `credit history`.
  public var title: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
}
