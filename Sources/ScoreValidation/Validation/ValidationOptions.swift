/// How a score is judged.
public struct ValidationOptions: Sendable, Equatable {
  /// What a higher score stands for.
  public var higherIs = ScoreDirection.safer
  /// The confidence level of all intervals.
  public var level = 0.95
  /// How many times a bootstrap draws.
  public var replicates = 1_000
  /// How many groups of about equally many people calibration and gains are told in.
  public var groupCount = 10
  /// The cut-offs of the table, in any order; `nil` for about twenty that accept equally many more each.
  public var cutOffs: [Double]?
  /// What accepted people bring; `nil` if nobody says, and no profit is told.
  public var profit: ProfitRule?
  /// The map from the score to probabilities that is fitted where none are given.
  public var map = ProbabilityMap.Kind.platt
  /// What the score's scale says of odds; `nil` if nobody says.
  public var scaling: OddsScaling?
  /// How many people a group has at least that is told of.
  public var minimumGroup = 30
  /// The groups that others are compared with, by column; without one it is the group with the largest
  /// approval at the cut-off of the verdict, of those with at least 2 % of people.
  public var references: [String: String] = [:]
  /// Where intervals of numbers meet that are groups, by column, rising; without them a column of more than 20
  /// different numbers has five intervals of about as many people each.
  public var groupCuts: [String: [Double]] = [:]

  /// Takes the usual settings.
  public init() {}

  func check() throws(ValidationError) {
    try ConfidenceInterval.check(level: level)
    try PairedScores.check(replicates: replicates)
    guard groupCount > 1, minimumGroup > 0 else {
      throw ValidationError(
        .badSetting, "there are at least 2 groups of people, and at least 1 person in a group",
        remedy: "take 10 and 30")
    }
    for (column, cuts) in groupCuts
    where cuts.isEmpty || zip(cuts, cuts.dropFirst()).contains(where: { $0 >= $1 })
      || !cuts.allSatisfy(\.isFinite)
    {
      throw ValidationError(
        .badSetting, "the cuts of column '\(column)' do not rise", remedy: "name such as 30, 45, 60"
      )
    }
    guard cutOffs.map({ !$0.isEmpty && $0.allSatisfy(\.isFinite) }) ?? true else {
      throw ValidationError(
        .badSetting, "cut-offs are finite numbers, at least one", remedy: "name some")
    }
  }
}
