extension ScoreModel {
  /// A named range of scores.
  public struct Band: Sendable, Equatable {
    /// The band's name.
    public let name: String
    /// The lowest score of the band.
    public let from: Int
  }

  /// How much must be known about a person before there is a score.
  ///
  /// Only the categories other than interpersonal relationships count, so that whether someone can
  /// be assessed never depends on friends' scores.
  public struct Coverage: Sendable, Equatable {
    /// The smallest share of those categories' points that must be backed by data, 0 to 1.
    public let minimum: Double
    /// The categories of which at least one characteristic must be known.
    public let required: [ScoreCategory]
  }

  /// One of the five categories with its characteristics.
  public struct Category: Sendable, Equatable {
    /// Which of the five it is.
    public let name: ScoreCategory
    /// The category's share of the points, 0 to 1.
    public let weight: Double
    /// The category's points: its share of the scale, rounded by largest remainder.
    public let budget: Int
    /// The characteristics, whose budgets add up to the category's.
    public let characteristics: [Characteristic]
  }

  /// One thing that is known about a person, and the points that it can bring.
  public struct Characteristic: Sendable, Equatable {
    /// The characteristic's name, unique in the model.
    public let name: String
    /// What it is; may be empty.
    public let description: String
    /// The reason given to a person who lost points here.
    public let reason: String
    /// The most points that it can bring; the least are 0.
    public let budget: Int
    /// Where the points come from.
    public let measure: Measure
  }

  /// Where a characteristic's points come from.
  public enum Measure: Sendable, Equatable {
    /// From a column of the table, through bins.
    case column(ColumnMeasure)
    /// From the scores of the person's friends.
    case friendsScores(FriendsScores)
  }

  /// A column with the bins that turn its values into points.
  public struct ColumnMeasure: Sendable, Equatable {
    /// The table's column.
    public let column: String
    /// Which way the points run.
    public let direction: Direction
    /// The bins; each value falls in exactly one.
    public let bins: [Bin]
    /// The neutral points of a person whose value is missing.
    public let missingPoints: Int
    /// The reason given where the value is missing; `nil` for the name, with a capital first letter and
    /// blanks for its `_`, and "is not known".
    public let missingReason: String?
    /// Whether the table may lack the column, which is then missing for everyone.
    public let isOptional: Bool
  }

  /// Which way a characteristic's points run.
  public enum Direction: String, Sendable, CaseIterable {
    /// Points never fall as the value rises.
    case higherIsBetter = "higher_is_better"
    /// Points never rise as the value rises.
    case lowerIsBetter = "lower_is_better"
    /// Values have no order: texts, and true or false.
    case any
  }

  /// Some of the values of a column, and the points that they bring.
  public struct Bin: Sendable, Equatable {
    /// The values.
    public let values: Values
    /// The points, from 0 to the characteristic's budget.
    public let points: Int

    /// The values that fall in a bin.
    public enum Values: Sendable, Equatable {
      /// Numbers from the first (included; `nil`: without limit) to the second (excluded).
      case numbers(from: Double?, below: Double?)
      /// These texts, and with `other` also every text that no bin lists.
      case texts([String], other: Bool)
      /// True, false or both.
      case booleans([Bool])
    }
  }

  /// How friends' scores become points.
  ///
  /// With friends' positions on the scale *z* from 0 to 1 and strengths *a* of the ties, the person's
  /// figure is *r* = (κμ + Σ *a z*) / (κ + Σ *a*), a mean pulled towards the population's mean μ as
  /// if by κ further friends. The points are the budget times *r*, which is rounded to six decimals before
  /// it is multiplied, and the points to whole ones, halves up. Friends who can't be assessed, or in
  /// ``Mode/lagged`` have no earlier score, count in neither sum.
  public struct FriendsScores: Sendable, Equatable {
    /// Which of the friends' scores count.
    public let mode: Mode
    /// The column with earlier scores, for ``Mode/lagged``.
    public let earlierScoreColumn: String?
    /// κ, greater than 0: how many average friends the population's mean weighs as much as.
    public let priorStrength: Double
    /// μ from 0 (the scale's minimum) to 1; `nil`: in every mode the mean over the people assessed of
    /// their points without friends' scores, over the span of the scale less this characteristic's budget.
    public let populationMean: Double?
    /// The edge weight from which a tie counts fully; `nil` if every tie does, or, where weights decay
    /// with time, one of weight 1.
    ///
    /// Lighter ties count in proportion to their weight.
    public let fullStrengthWeight: Double?
    /// The least number of contributing friends for which figures and reasons are shown, 5 or more.
    public let minimumFriendsToDisclose: Int

    /// The least that ``minimumFriendsToDisclose`` may be.
    static let leastFriendsToDisclose = 5

    /// Which of the friends' scores count.
    public enum Mode: String, Sendable, CaseIterable {
      /// The scores of this very run, all solved together.
      case fixedPoint = "fixed_point"
      /// The scores of an earlier run, from a column.
      case lagged
      /// None: the category is removed and its points go to the others.
      case off
    }
  }
}

extension ScoreModel.Bin.Values: CustomStringConvertible {
  /// The bin in words, such as `3 to below 12`.
  public var description: String {
    switch self {
    case .numbers(nil, nil): "any number"
    case .numbers(nil, let below?): "below \(below.shortText)"
    case .numbers(let from?, nil): "\(from.shortText) or more"
    case .numbers(let from?, let below?): "\(from.shortText) to below \(below.shortText)"
    case .texts(let texts, false): texts.joined(separator: ", ")
    case .texts(let texts, true): (texts + ["other"]).joined(separator: ", ")
    case .booleans(let values): values.map(String.init).joined(separator: ", ")
    }
  }
}
