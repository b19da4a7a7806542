public import Communities

/// Which columns a graph is to yield: of people's place in it, of communities, and of what friends are
/// like.
///
/// ```swift
/// var job = FeatureJob(seed: 1)
/// job.features = [.degree, .coreness, .pageRank]
/// job.aggregates = .columns(["income"])
/// ```
public struct FeatureJob: Sendable {
  /// The features of a person's place in the graph.
  public var features = FeatureSelection.standard
  /// Features with options of their own, which take the place of those of the same name wherever one
  /// is computed, whether it is shown or only read by a score model.
  public var variants: [Feature] = []
  /// How communities are found, where something needs them.
  public var communities = CommunitySearch.once(.leiden())
  /// Which of the community columns are wanted; with none, and no shares, nothing is averaged over
  /// communities.
  public var communityColumns = Set<CommunityColumn>.all
  /// Of how many of the largest communities the share of everyone's friends is wanted; from 0: see
  /// ``RelationGraph/communityShares(in:ofLargest:execution:)``.
  public var communityShareCount = 0
  /// The columns of the people table that are aggregated over friends and communities.
  public var aggregates = AggregateSelection.everyNumericColumn
  /// Which statistics of friends' values are wanted, and over whom.
  public var statistics = FriendStatistics.standard
  /// The columns of the people table to which people are exposed by what they share with others, on
  /// graphs of people and resources: see ``RelationGraph/exposure(to:in:execution:)``.
  public var exposure: [String] = []
  /// What is computed of the edge list's rows and of the further columns that it keeps; `nil` for
  /// nothing.
  public var ties: TieSelection?
  /// What is made of the outcomes that the people table declares, each person's columns without the
  /// outcomes of their own fold; `nil` for nothing.
  public var outcomeFeatures: OutcomeFeatures?
  /// The influence of known people that is computed; `nil` for none.
  public var influence: InfluenceSelection?
  /// What is computed of ratings in the edge list's rows; `nil` for nothing.
  public var ratings: RatingSelection?
  /// What comes before the name of every column that is computed.
  ///
  /// A score model finds the columns under their own names all the same.
  public var columnPrefix = ""
  /// The columns of the result, in their order, by the names that they have there.
  ///
  /// The identifiers come first in any case. `nil` is all: the people table's, then those that are
  /// computed. What is computed for other columns alone is left out. Those of scores are named here too, where an
  /// `EnrichmentJob` has them.
  public var columns: [String]?
  /// The seed of every random choice.
  public var seed: UInt64

  /// Asks for the standard features, Leiden communities and aggregates of every numeric column.
  public init(seed: UInt64) { self.seed = seed }

  /// Asks for nothing, so that what is wanted can be added.
  public static func nothing(seed: UInt64) -> FeatureJob {
    var job = FeatureJob(seed: seed)
    job.features = []
    job.communityColumns = []
    job.aggregates = .none
    return job
  }
}
