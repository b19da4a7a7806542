internal import LibC

extension ScoreModel {
  /// How a model was fitted to an outcome: the member `fit` of its document, which a model that was written by
  /// hand has not.
  ///
  /// Nothing in it changes a score. A score *s* stands for odds of `odds` × 2^((*s* − `score`) / `doubling`)
  /// of staying without the event; see ``eventRate(at:)``.
  public struct Fit: Sendable, Equatable {
    /// The column of what is predicted.
    public var outcome: String
    /// Its values that are the event; `nil` where it is true or false, or 1 or 0.
    public var events: [String]?
    /// What the table of rows was called.
    public var source: String
    /// The date that the card states; `nil` for none.
    public var date: String?
    /// The column of weights; `nil` if every row counts once.
    public var weights: String?
    /// The number of rows that it was fitted to, without rejected applicants.
    public var rowCount: Int
    /// The number of these with the event.
    public var eventCount: Int
    /// The number of rows that took no part, since their outcome is missing.
    public var excludedCount = 0
    /// What was assumed of rejected applicants; `nil` for nothing.
    public var rejects: Rejects?
    /// The seed.
    public var seed = 1
    /// The number of folds.
    public var foldCount = 5
    /// Which odds a score stands for.
    public var scaling: Scaling
    /// How the regression was made.
    public var method: Method
    /// The intercept.
    public var intercept: Coefficient
    /// The coefficients, in the order of the model: one of each characteristic, and of columns whose points all
    /// round to 0, which are among ``leftOut``.
    public var coefficients: [Coefficient]
    /// The steps by which columns were chosen, in order; empty where none were taken, or were not written down.
    public var steps: [Step] = []
    /// The columns that were looked at and take no part.
    public var leftOut: [LeftOut] = []
    /// How well rows are told to which the regression was not fitted.
    public var outOfFold: Quality
    /// How well those are told to which it was.
    public var inSample: Quality
    /// The area under the curve of whole points, of the same rows.
    public var areaOfPoints = 0.5
    /// The largest distance of a score from what it would be without rounding, in points.
    public var largestRounding = 0.0
    /// What readers must know.
    public var warnings: [String] = []
    /// The columns whose bins were given: folds had no bins of their own there, and ``outOfFold`` is too good if
    /// these bins were made from the same rows.
    public var givenBins: [String] = []
    /// The points of fits to rows that were drawn again, the bins being held: of each fit one number for a
    /// missing value and one for each bin, characteristic by characteristic in the model's order.
    ///
    /// How far they lie from the model's own points tells how sure these are. Characteristics of friends'
    /// scores have none. Points of a replicate may lie outside the budget.
    public var replicates: [[Int]] = []

    /// Tells of a fit what every one has; the rest is set afterward.
    public init(
      outcome: String, source: String, rowCount: Int, eventCount: Int, scaling: Scaling,
      method: Method, intercept: Coefficient, coefficients: [Coefficient], outOfFold: Quality,
      inSample: Quality
    ) {
      (self.outcome, self.source) = (outcome, source)
      (self.rowCount, self.eventCount) = (rowCount, eventCount)
      (self.scaling, self.method) = (scaling, method)
      (self.intercept, self.coefficients) = (intercept, coefficients)
      (self.outOfFold, self.inSample) = (outOfFold, inSample)
    }

    /// Which odds a score stands for.
    public struct Scaling: Sendable, Equatable {
      /// A score.
      public var score: Double
      /// The odds of staying without the event there.
      public var odds: Double
      /// How many points more double the odds.
      public var doubling: Double

      /// Says which odds a score stands for.
      public init(score: Double, odds: Double, doubling: Double) {
        (self.score, self.odds, self.doubling) = (score, odds, doubling)
      }
    }

    /// How a regression was made.
    public struct Method: Sendable, Equatable {
      /// How columns were chosen, such as `both`.
      public var selection: String
      /// By what, such as `bic`.
      public var criterion: String
      /// The information value that a column had to have alone; 0 for any.
      public var leastInformationValue = 0.0
      /// The ridge.
      public var penalty: Double
      /// Whether coefficients could not be negative.
      public var hasSigns: Bool
      /// Whether categories were held to given weights.
      public var holdsWeights: Bool
      /// How columns were put into bins, as `option: value`.
      public var binning: [String]

      /// Says how a regression was made.
      public init(
        selection: String, criterion: String, penalty: Double, hasSigns: Bool, holdsWeights: Bool,
        binning: [String]
      ) {
        (self.selection, self.criterion, self.penalty) = (selection, criterion, penalty)
        (self.hasSigns, self.holdsWeights, self.binning) = (hasSigns, holdsWeights, binning)
      }
    }

    /// A coefficient of the log-odds of staying without the event.
    public struct Coefficient: Sendable, Equatable {
      /// The characteristic or the column; empty for the intercept.
      public var characteristic: String
      /// The change of the log-odds per unit of weight of evidence.
      public var value: Double
      /// Its standard error.
      public var standardError: Double
      /// The chance of a value as far from 0 if there were nothing to tell.
      public var pValue: Double
      /// The variance inflation factor; `nil` for the intercept.
      public var varianceInflation: Double?

      /// Tells of a coefficient.
      public init(
        characteristic: String = "", value: Double, standardError: Double, pValue: Double,
        varianceInflation: Double? = nil
      ) {
        (self.characteristic, self.value) = (characteristic, value)
        (self.standardError, self.pValue) = (standardError, pValue)
        self.varianceInflation = varianceInflation
      }
    }

    /// A column that joined the regression or left it.
    public struct Step: Sendable, Equatable {
      /// The column.
      public var column: String
      /// Whether it joined.
      public var isAdded: Bool
      /// By how much the deviance, twice the log loss, fell as it joined, or rose as it left.
      public var change: Double

      /// Tells of a step.
      public init(column: String, isAdded: Bool, change: Double) {
        (self.column, self.isAdded, self.change) = (column, isAdded, change)
      }
    }

    /// A column that takes no part.
    public struct LeftOut: Sendable, Equatable {
      /// The column.
      public var column: String
      /// Why.
      public var reason: String
      /// Its information value without what chance adds; `nil` where that is not the reason.
      public var informationValue: Double?
      /// How many of all columns that tell nothing have an information value as large, 0 to 1; `nil` where that is
      /// not the reason.
      public var chance: Double?
      /// The coefficient that it would have beside the others; `nil` where that is not the reason.
      public var coefficient: Double?

      /// Says why a column takes no part.
      public init(
        column: String, reason: String, informationValue: Double? = nil, chance: Double? = nil,
        coefficient: Double? = nil
      ) {
        (self.column, self.reason, self.informationValue) = (column, reason, informationValue)
        (self.chance, self.coefficient) = (chance, coefficient)
      }
    }

    /// How well rows are told.
    public struct Quality: Sendable, Equatable {
      /// The area under the curve.
      public var areaUnderCurve: Double
      /// Its interval at 95 %; `nil` where there is none, as with weights.
      public var interval: ClosedRange<Double>?
      /// The largest distance of the two distributions of scores.
      public var kolmogorovSmirnov: Double
      /// The mean squared error of the chance of the event.
      public var brierScore: Double
      /// The mean log loss.
      public var logLoss: Double

      /// Tells how well rows are told.
      public init(
        areaUnderCurve: Double, interval: ClosedRange<Double>?, kolmogorovSmirnov: Double,
        brierScore: Double, logLoss: Double
      ) {
        (self.areaUnderCurve, self.interval) = (areaUnderCurve, interval)
        (self.kolmogorovSmirnov, self.brierScore) = (kolmogorovSmirnov, brierScore)
        self.logLoss = logLoss
      }
    }

    /// What was assumed of rejected applicants.
    public struct Rejects: Sendable, Equatable {
      /// The column that says who was rejected.
      public var column: String
      /// How outcomes were assumed: `parcelling` or `fuzzy`.
      public var method: String
      /// By how much the odds of the event were taken to be larger.
      public var factor: Double
      /// How many there were.
      public var rowCount: Int
      /// The share of events that was assumed.
      public var eventRate: Double

      /// Says what was assumed.
      public init(
        column: String, method: String, factor: Double, rowCount: Int, eventRate: Double
      ) {
        (self.column, self.method, self.factor) = (column, method, factor)
        (self.rowCount, self.eventRate) = (rowCount, eventRate)
      }
    }
  }
}

extension ScoreModel.Fit {
  /// The share of events to expect among people of a score, as far as the future is like the rows.
  public func eventRate(at score: Double) -> Double {
    1 / (1 + scaling.odds * exp2((score - scaling.score) / scaling.doubling))
  }
}
