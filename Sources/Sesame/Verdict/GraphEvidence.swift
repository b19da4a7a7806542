internal import Files
public import GraphFeatures
public import ScoreValidation

/// What a ``GraphVerdictJob`` found about a graph and an outcome, and the verdict.
public struct GraphEvidence: Sendable, Equatable {
  /// Whether ties join people of like values in a column.
  public struct Mixing: Sendable, Equatable {
    /// The column.
    public let column: String
    /// Whether values are numbers, whose order counts, or kinds.
    public let isNumeric: Bool
    /// Whether ties count by their weights.
    public let usesWeights: Bool
    /// How much, with a test.
    public let homophily: Homophily
    /// The interval of the coefficient.
    public let interval: ConfidenceInterval?
  }

  /// A column that takes no part.
  public struct LeftOutColumn: Sendable, Hashable {
    /// Why a column takes no part.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
      /// It was to be left out.
      case request = "left out on request"
      /// It is another outcome.
      case outcome = "other outcomes"
      /// It looks like identifiers.
      case identifiers = "identifiers"
      /// It has no value.
      case empty = "empty"
      /// Its numbers stand for groups, and mean nothing.
      case groupNumber = "numbers of groups"
      /// It has one value for all.
      case constant = "one value for all"
      /// It says the same as another column.
      case repeated = "the same as another column"
    }

    /// The column's name.
    public let name: String
    /// Why it takes no part.
    public let reason: Reason
  }

  /// The outcome.
  public let outcome: String
  /// The number of people in the graph.
  public let personCount: Int
  /// The number of friendships.
  public let friendshipCount: Int
  /// How many people have an outcome and take part.
  public let knownCount: Int
  /// How many of them had the event.
  public let eventCount: Int
  /// How many people with an outcome take no part, as they are named as those from whom influence goes out:
  /// see ``GraphVerdictJob/influence``.
  public let seedCount: Int
  /// How people are put into folds.
  public let folds: FoldRule
  /// What the column holds by which people are put into folds, if it is one.
  public let foldValues: FoldRule.Values?
  /// The confidence level of intervals.
  public let level: Double
  /// Homophily of the outcome, then of people's own columns; with weights each once more.
  public let mixing: [Mixing]
  /// People's own columns against these and the graph's.
  public let ablation: AblationResult
  /// How well each column alone tells the outcome.
  public let audit: LeakageAudit
  /// People's own columns.
  public let ownColumns: [String]
  /// The graph's columns that are made without outcomes.
  public let graphColumns: [String]
  /// The graph's columns that are made of outcomes, out of fold.
  public let outcomeColumns: [String]
  /// Columns that take no part.
  public let leftOutColumns: [LeftOutColumn]

  /// Whether the graph helps.
  public var verdict: Verdict { ablation.verdict }
}

extension GraphEvidence {
  /// The verdict in one sentence: by how much, how surely, on how many people, by which columns.
  public var sentence: String {
    var text = "\(verdict)"
    if let pValue = verdict.pValue { text += ", p \(Figures.chance(pValue))" }
    let isSaid = [.placeboAddsAsMuch, .placeboTakesAsMuch].contains(verdict.reason)
    if verdict.placeboCount > 0, !isSaid {
      text += "; \(verdict.goodPlaceboCount) of \(verdict.placeboCount) placebos add as much"
    }
    if verdict.reason == .tooFewPeople {
      text += "; a verdict needs \(Verdict.leastCount) people with the event and as many without"
    }
    if verdict.conclusion == .helps {
      let names = ablation.contributions.filter { $0.isFromGraph && $0.size > 0 }.prefix(3)
      text += "; most of it by " + names.map(\.name.printable).joined(separator: ", ")
    }
    let suspects = audit.tooGoodToBeTrue.count
    if suspects > 0 {
      let (columns, tell) = suspects == 1 ? ("column", "tells") : ("columns", "tell")
      text += "; \(suspects) \(columns) that \(tell) the outcome too well may make this worthless"
    }
    return text
  }
}
