/// Why a person's score is another than at the run before: parts that add up to the change exactly.
public struct ScoreChange: Sendable, Equatable {
  /// What moved points.
  public enum Cause: String, Sendable, CaseIterable {
    /// The person's own value is another.
    case own
    /// What is known about friends, or who they are, is another; where it may not be told, everything that
    /// moved the points of interpersonal relationships but the model.
    case friends
    /// The model gives other points for what was known then, or lets friends' scores count in another way; where
    /// that can't be told from what friends did, both.
    case model
    /// The mean of all people, toward which friends' scores are pulled, is another.
    case population
  }

  /// Points that one cause moved in one characteristic.
  public struct Part: Sendable, Equatable {
    /// The characteristic's name; that of the category where its characteristics may not be told apart, and
    /// `scale` for the lowest score of the model.
    public let characteristic: String
    /// What moved them.
    public let cause: Cause
    /// The points, more than before if positive; not 0.
    public let points: Int
  }

  /// The score at the run before.
  public let previousScore: Int
  /// The score now.
  public let score: Int
  /// What moved it, in the model's order; the points add up to the change.
  public let parts: [Part]

  /// The points by which the score is higher.
  public var change: Int { score - previousScore }
}
