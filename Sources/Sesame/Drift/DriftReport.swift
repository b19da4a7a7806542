public import ScoreValidation

/// What moved between two tables, their scores and their graphs, and what could not have been seen.
///
/// ```swift
/// let result = try await DriftJob(seed: 1).run(before: "spring.csv", after: "autumn.csv")
/// print(result.drift.verdict)
/// for item in result.drift.items where item.finding.verdict == .moved { print(item.name) }
/// ```
public struct DriftReport: Sendable, Equatable {
  /// What the two tables are compared by.
  public struct Item: Sendable, Equatable {
    /// What an item is about.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
      /// A column of both tables.
      case column
      /// The score.
      case score
      /// A characteristic of the model.
      case characteristic
      /// The graph.
      case graph
    }

    /// What it is about.
    public let subject: Subject
    /// Its name: of a column, a characteristic, or what of the score or the graph.
    public let name: String
    /// What was found.
    public let evidence: StabilityEvidence
    /// What is said of it.
    public let finding: StabilityFinding
    /// The bins; `nil` for numbers that are compared as they are, such as an assortativity.
    public let bins: ComparedBins?
    /// The column; `nil` for others.
    public let column: ColumnStability?
  }

  /// What counts as moved.
  public let rule: StabilityRule
  /// What the table before is called in messages.
  public let sourceBefore: String
  /// What the table after is called in messages.
  public let sourceAfter: String
  /// The columns of both tables, compared and not.
  public let table: TableStability
  /// Everything that was judged, columns first.
  public let items: [Item]
  /// How the score moved; `nil` without one.
  public let score: ScoreDrift?
  /// How the graph moved; `nil` without one.
  public let graph: GraphDrift?
}

extension DriftReport {
  /// What is said of everything together: the gravest of all items.
  ///
  /// A column that is of another kind after than before moved. Where nothing moved, one item of which one
  /// can't tell leaves the whole open.
  public var verdict: StabilityVerdict {
    changedKinds.isEmpty ? .gravest(of: items.map(\.finding.verdict)) : .moved
  }

  /// The columns that hold something else after than before.
  public var changedKinds: [UncomparedColumn] {
    table.uncompared.filter { if case .otherKind = $0.reason { true } else { false } }
  }

  /// How many items were tested together.
  public var testCount: Int { items.count { $0.finding.adjustedPValue != nil } }

  /// The items of a subject.
  public func items(_ subject: Item.Subject) -> [Item] { items.filter { $0.subject == subject } }
}

/// How a score moved, and through which characteristics.
public struct ScoreDrift: Sendable, Equatable {
  /// The part of a characteristic in the change of the mean score.
  public struct Characteristic: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// The category that it belongs to.
    public let category: String
    /// The mean points before.
    public let meanBefore: Double
    /// The mean points after.
    public let meanAfter: Double
    /// By how many points it moved the mean score: the sum over its bins of the change of their share
    /// times their points.
    public var points: Double { meanAfter - meanBefore }
  }

  /// The column of scores; `nil` if the model computed them.
  public let column: String?
  /// The model's name; `nil` without one.
  public let modelName: String?
  /// The people with a score before.
  public let countBefore: Int
  /// The people with a score after.
  public let countAfter: Int
  /// The rows without a score before.
  public let missingBefore: Int
  /// The rows without a score after.
  public let missingAfter: Int
  /// The mean score before.
  public let meanBefore: Double
  /// The mean score after.
  public let meanAfter: Double
  /// The mean score after less that before, with an interval that takes both samples as independent.
  public let difference: Estimate
  /// The model's characteristics, in its order; none without a model.
  public let characteristics: [Characteristic]
  /// What of the difference no characteristic explains: 0 if the model computed the scores, else what a
  /// column of scores has beyond them, such as friends' scores.
  public let rest: Double
}

/// How a graph moved.
public struct GraphDrift: Sendable, Equatable {
  /// One of both graphs in numbers.
  public struct Side: Sendable, Equatable {
    /// The number of people.
    public let personCount: Int
    /// The number of ties.
    public let tieCount: Int
    /// The mean number of ties of a person.
    public let meanDegree: Double
    /// The number of connected components, people without ties included.
    public let componentCount: Int
    /// The share of all people in the largest component.
    public let largestComponentShare: Double
    /// The number of communities.
    public let communityCount: Int
    /// The share of all people in the largest community.
    public let largestCommunityShare: Double
  }

  /// What became of ties.
  public struct Churn: Sendable, Equatable {
    /// Ties in both graphs.
    public let keptCount: Int
    /// Ties of the graph before alone.
    public let goneCount: Int
    /// Ties of the graph after alone.
    public let newCount: Int
    /// Kept ties over all, from 0 to 1; `nil` without any.
    public var jaccard: Double? {
      let all = keptCount + goneCount + newCount
      return all > 0 ? Double(keptCount) / Double(all) : nil
    }
    /// The share of ties before that were kept; `nil` without any.
    public var keptShare: Double? {
      let before = keptCount + goneCount
      return before > 0 ? Double(keptCount) / Double(before) : nil
    }
  }

  /// How alike people are who are tied.
  public struct Assortativity: Sendable, Equatable {
    /// In what: `degree`, the score or an outcome.
    public let name: String
    /// The coefficient before, with its interval.
    public let before: Estimate
    /// The coefficient after, with its interval.
    public let after: Estimate
  }

  /// The graph before.
  public let before: Side
  /// The graph after.
  public let after: Side
  /// How many people are in both.
  public let commonCount: Int
  /// What became of all ties.
  public let churn: Churn
  /// What became of ties among people who are in both graphs.
  public let churnAmongCommon: Churn
  /// How alike people are who are tied, where both graphs tell.
  public let assortativities: [Assortativity]
}
