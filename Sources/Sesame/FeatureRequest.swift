public import Communities
public import GraphFeatures

/// Which columns the graph is to yield.
public struct FeatureRequest: Sendable {
  /// Which columns of the people table are averaged over friends.
  public enum Aggregates: Sendable, Equatable {
    /// Every column of whole or decimal numbers.
    case everyNumericColumn
    /// The columns of these names; true/false columns count as 1 and 0.
    case columns([String])
  }

  /// The features of a person's place in the graph.
  public var features = FeatureSelection.standard
  /// The columns averaged over friends and communities.
  public var aggregates = Aggregates.everyNumericColumn
  /// How people are divided into communities.
  public var communityMethod = CommunityMethod.leiden()
  /// Communities to start from, for the methods that can.
  ///
  /// `nil` starts with everyone alone. Not together with several runs.
  public var communityStart: GivenCommunities?
  /// Whether the levels of the communities are kept, by the methods that have them.
  ///
  /// Not together with several runs.
  public var keepsCommunityLevels = false
  /// Of how many runs with different seeds the communities are the consensus, with a column
  /// `community_stability`; 1 takes them as the method finds them.
  public var communityRuns = 1
  /// With how many random graphs of the same degrees the communities are compared, by the quality that
  /// the method makes large; 0 for none.
  public var communityRewirings = 0
  /// The rising resolutions at which communities are looked for besides; none for no scan.
  ///
  /// There are ``communityRuns`` runs at each, or 3 if that is 1. The method must have a resolution.
  public var scannedResolutions: [Double] = []
  /// How many runs there are at each resolution.
  var scanRuns: Int { communityRuns > 1 ? communityRuns : 3 }
  /// Which of the community columns are wanted; with none, nothing is averaged over communities.
  public var communityColumns = Communities.columnNames
  /// PageRank's probability of going on to a friend instead of restarting, from 0 to below 1.
  public var damping = 0.85
  /// From whom betweenness follows shortest paths.
  public var betweennessSources = BetweennessSources.everyone
  /// The column of the people table in proportion to which PageRank restarts; `nil` restarts evenly.
  public var resetColumn: String?
  /// Columns of the people table that something after the run needs, such as a table of communities
  /// with thresholds: that they are there and hold numbers is checked before anything is computed.
  public var requiredColumns: [String] = []
  /// What comes before the name of every column that is computed.
  ///
  /// A model finds the columns under their own names all the same.
  public var columnPrefix = ""
  /// The seed of every random choice.
  public var seed: UInt64

  /// Asks for the standard features and Leiden communities.
  public init(seed: UInt64) { self.seed = seed }
}
