/// What would bring a person's score to a target: the cheapest sets of changes, or that there are none.
///
/// Only what is the person's own and can be changed takes part, as the model says with
/// ``ScoreModel/ColumnMeasure/actionable``, and never what rests on other people. Points of friends' scores stay as
/// they are. A change goes from the person's bin to another in the allowed direction; its cost and its months are
/// those of one step times the bins that it passes, one step where bins have no order. Changes are made side by
/// side, so that an answer takes as long as its longest change.
///
/// Answers come by cost, then by months, then with fewer changes, then in the model's order. Each leaves out
/// something that every earlier one changes. They are exact: no cheaper set of changes reaches the target. Where the
/// model limits the bands that an interval may touch, no set counts with which the person could not be assessed.
public struct Counterfactuals: Sendable, Equatable {
  /// A change of one characteristic.
  public struct Change: Sendable, Equatable {
    /// The characteristic's name.
    public let characteristic: String
    /// The bin now, in words.
    public let bin: String
    /// The bin after the change, in words.
    public let newBin: String
    /// The points that it adds, above 0.
    public let gain: Int
    /// What it costs, in the model's measure.
    public let cost: Double
    /// The months that it takes; `nil` if the model does not say.
    public let months: Int?
  }

  /// Changes that together reach the target.
  public struct Answer: Sendable, Equatable {
    /// The changes in the model's order.
    public let changes: [Change]
    /// The score after them.
    public let score: Int
    /// The sum of the costs.
    public let cost: Double
    /// The longest of the months; `nil` if the model does not say those of every change.
    public let months: Int?
  }

  /// A characteristic whose value is missing, and what knowing it could add at most.
  public struct Unknown: Sendable, Equatable {
    /// The characteristic's name.
    public let characteristic: String
    /// The points that the best value would add, above 0.
    public let mostPoints: Int
  }

  /// The score now.
  public let score: Int
  /// The score to reach.
  public let target: Int
  /// The most months that changes may take; `nil` for any.
  public let monthLimit: Int?
  /// The answers, best first; none if the target is reached already, or can't be.
  public let answers: [Answer]
  /// The highest score that changes within the months reach.
  public let highestScore: Int
  /// The months that it takes to reach it; `nil` if the model does not say.
  public let highestScoreMonths: Int?
  /// What is not known of the person's own, which no change can promise, in the model's order.
  public let unknown: [Unknown]
  /// The characteristics that could change but whose months the model does not say, so that they are left out
  /// where there is a limit.
  public let untimed: [String]
  /// How many sets of changes were left out since the score would be too uncertain with them to be given.
  public let uncertainCount: Int
  /// Whether all sets of changes were considered; `false` if so many were too uncertain that no further ones were tried.
  public let triesAll: Bool

  /// Whether the target is reached without a change.
  public var isReached: Bool { score >= target }
  /// Whether some changes reach the target, or none are needed.
  public var canBeReached: Bool { isReached || !answers.isEmpty }
}
