internal import Files

extension ScoreModel {
  /// A named range of scores.
  public struct Band: Sendable, Equatable {
    /// The band's name.
    public let name: String
    /// The lowest score of the band.
    public let from: Int

    /// Makes a band.
    public init(name: String, from: Int) {
      self.name = name
      self.from = from
    }
  }

  /// How much must be known about a person to give a score.
  ///
  /// Interpersonal relationships don't count here, so whether someone can be assessed never depends on
  /// friends' scores; ``mostBands`` alone looks at the whole score.
  public struct Coverage: Sendable, Equatable {
    /// The smallest share, 0 to 1, of the other categories' points that must be backed by data.
    public let minimum: Double
    /// The categories of which at least one characteristic must be known.
    public let required: [ScoreCategory]
    /// The most bands, from 1, that a person's 90 % interval may touch; `nil` for any number.
    public let mostBands: Int?

    /// Says how much must be known: half of the points by default.
    public init(minimum: Double = 0.5, required: [ScoreCategory] = [], mostBands: Int? = nil) {
      self.minimum = minimum
      self.required = required
      self.mostBands = mostBands
    }
  }

  /// One of the five categories with its characteristics.
  public struct Category: Sendable, Equatable {
    /// Which of the five it is.
    public let name: ScoreCategory
    /// The category's share of the points, 0 to 1; the weights of a model sum to 1.
    public let weight: Double
    /// The characteristics; their budgets add up to the category's share of the scale, rounded by
    /// largest remainder.
    public let characteristics: [Characteristic]

    /// Makes a category.
    public init(name: ScoreCategory, weight: Double, characteristics: [Characteristic]) {
      self.name = name
      self.weight = weight
      self.characteristics = characteristics
    }

    /// The category's points: the sum of the characteristics' budgets.
    public var budget: Int { characteristics.map(\.budget).reduce(0, +) }
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

    /// Makes a characteristic.
    public init(
      name: String, description: String = "", reason: String, budget: Int, measure: Measure
    ) {
      self.name = name
      self.description = description
      self.reason = reason
      self.budget = budget
      self.measure = measure
    }
  }

  /// Where a characteristic's points come from.
  public enum Measure: Sendable, Equatable {
    /// A column of the table, through bins.
    case column(ColumnMeasure)
    /// The scores of the person's friends.
    case friendsScores(FriendsScores)
  }

  /// A column with the bins that turn its values into points.
  public struct ColumnMeasure: Sendable, Equatable {
    /// The table's column.
    public let column: String
    /// Which way the points run.
    public let direction: Direction
    /// The bins; each value falls in exactly one.
    public internal(set) var bins: [Bin]
    /// The neutral points of a person whose value is missing.
    public let missingPoints: Int
    /// The reason given where the value is missing; `nil` for the characteristic's name in words and
    /// "is not known".
    public let missingReason: String?
    /// Whether a table may lack the column; its value is then missing for everyone.
    public let isOptional: Bool
    /// Whether the person can change the value, and which way.
    public let actionable: Actionability
    /// The months that a change to the neighboring bin takes; `nil` if it is not stated.
    public let months: Int?
    /// What a change to the neighboring bin costs, above 0, as measured by the others.
    public let cost: Double
    /// Whether the reason is given as a fifth where points are lost and it is not among the four.
    public let isAlwaysGiven: Bool
    /// How much the same the values of two runs are, 0 to 1, where the column is made of communities.
    public internal(set) var stability: Double?

    /// Makes a measure.
    ///
    /// - Parameters:
    ///   - column: The table's column.
    ///   - direction: Which way the points run; texts have no direction.
    ///   - bins: At least two, one of which brings the whole budget; one of them, or a missing value, brings
    ///     nothing. Those of special numbers stand behind those of all others.
    ///   - missingPoints: The neutral points of a person whose value is missing.
    ///   - missingReason: The reason given where the value is missing.
    ///   - isOptional: Whether a table may lack the column.
    ///   - actionable: Whether the person can change the value, and which way; texts neither rise nor fall.
    ///   - months: The months that a change to the neighboring bin takes.
    ///   - cost: What such a change costs, above 0.
    ///   - isAlwaysGiven: Whether the reason is given even behind four others, of one column at most.
    ///   - stability: How much the same the values of two runs are, 0 to 1.
    public init(
      _ column: String, _ direction: Direction = .any, bins: [Bin], missingPoints: Int,
      missingReason: String? = nil, isOptional: Bool = false,
      actionable: Actionability = .eitherWay, months: Int? = nil, cost: Double = 1,
      isAlwaysGiven: Bool = false, stability: Double? = nil
    ) {
      self.column = column
      self.direction = direction
      self.bins = bins
      self.missingPoints = missingPoints
      self.missingReason = missingReason
      self.isOptional = isOptional
      self.actionable = actionable
      self.months = months
      self.cost = cost
      self.isAlwaysGiven = isAlwaysGiven
      self.stability = stability
    }
  }

  /// Which way a characteristic's points run.
  public enum Direction: String, Sendable, CaseIterable {
    /// Points never fall as the value rises.
    case higherIsBetter = "higher_is_better"
    /// Points never rise as the value rises.
    case lowerIsBetter = "lower_is_better"
    /// Any way: of texts, of true or false, and of numbers that are best, or worst, in the middle.
    case any
  }

  /// Some of the values of a column, and the points that they bring.
  public struct Bin: Sendable, Equatable {
    /// The values.
    public let values: Values
    /// The points, from 0 to the characteristic's budget.
    public let points: Int
    /// The part of the population, 0 to 1, that falls in the bin, of those whose value is known; `nil` if it
    /// is not stated.
    public let share: Double?

    /// Makes a bin.
    ///
    /// - Parameters:
    ///   - values: The values.
    ///   - points: The points, from 0 to the characteristic's budget.
    ///   - share: The part of the population that falls in the bin. All bins of a column state it or none
    ///     does; together they are 1.
    public init(_ values: Values, points: Int, share: Double? = nil) {
      self.values = values
      self.points = points
      self.share = share
    }

    /// The values that fall in a bin.
    public enum Values: Sendable, Equatable {
      /// Numbers from the first (included) to the second (excluded); `nil` is no limit.
      case numbers(from: Double? = nil, below: Double? = nil)
      /// These numbers, which stand for something else, such as -9 for a refusal, and fall in none of the
      /// other bins.
      case specialNumbers([Double])
      /// These texts, and with `other` also every text that no bin lists.
      case texts([String], other: Bool = false)
      /// True, false or both.
      case booleans([Bool])
    }
  }
}

extension [ScoreModel.Bin] {
  /// Bins of numbers that meet at some limits, lowest first.
  ///
  /// `.steps(at: [1, 3], points: [80, 30, 0])` gives 80 points below 1, 30 from 1 to below 3, and
  /// none from 3.
  ///
  /// - Precondition: There is one more number of points than there are limits.
  public static func steps(at limits: [Double], points: [Int]) -> [ScoreModel.Bin] {
    precondition(points.count == limits.count + 1, "limits divide the numbers into one bin more")
    return points.indices.map { index in
      ScoreModel.Bin(
        .numbers(
          from: index == 0 ? nil : limits[index - 1],
          below: index == limits.count ? nil : limits[index]),
        points: points[index])
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
    case .specialNumbers(let numbers): numbers.map(\.shortText).joined(separator: ", ")
    case .texts(let texts, let other): ListedTexts.words(texts, other: other)
    case .booleans(let values): values.map(String.init).joined(separator: ", ")
    }
  }
}
