internal import Communities
internal import Execution
internal import Tables

/// Which influence of known people a table gets, from which seeds: columns that a job adds.
///
/// ```swift
/// var job = FeatureJob(seed: 1)
/// job.influence = InfluenceSelection(from: .column("verified"), [.sybilRank])
/// ```
///
/// A seed's own value rests on being one. Where seeds are people's outcomes, such a column predicts
/// nothing for people who are seeds themselves: see ``InfluenceSeeds``.
public struct InfluenceSelection: Sendable, Hashable {
  /// A way in which influence goes from person to person; its raw value is the name of its main column.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// ``RelationGraph/personalizedPageRank(from:damping:relativeTo:tolerance:execution:)``: columns
    /// `personalized_pagerank` and `personalized_pagerank_per_degree`.
    case personalizedPageRank = "personalized_pagerank"
    /// ``RelationGraph/spreadingActivation(from:spreadingFactor:steps:threshold:relativeTo:tolerance:execution:)``:
    /// columns `activation` and `activation_per_degree`.
    case activation
    /// ``RelationGraph/sybilRank(trusting:steps:usesWeights:execution:)``: columns `sybil_trust` and
    /// `sybil_rank`.
    case sybilRank = "sybil_rank"
  }

  /// The people from whom influence goes out.
  public var seeds: InfluenceSeeds
  /// The methods whose columns are shown.
  public var methods: Set<Method>
  /// Whether each community that has a seed gets a part of the seeds' weight in proportion to the number
  /// of its people, as SybilRank wants it: see ``InfluenceSeeds/spread(over:in:)``.
  ///
  /// A job finds the communities.
  public var spreadsSeeds = false
  /// Personalized PageRank's probability of going on to a friend.
  public var damping = Feature.defaultDamping
  /// The part of a person's energy that spreading activation hands on in a step.
  public var spreadingFactor = 0.5
  /// The number of its steps.
  public var spreadingSteps = 5
  /// The number of SybilRank's steps; `nil` is ⌈log₂ *people*⌉.
  public var sybilSteps: Int?

  /// Asks for influence from seeds.
  public init(from seeds: InfluenceSeeds, _ methods: Set<Method> = Set(Method.allCases)) {
    self.seeds = seeds
    self.methods = methods
  }

  /// The names of the columns of all methods, shown or not.
  package static let columnNames = Method.allCases.flatMap(\.columnNames)
}

extension InfluenceSelection.Method {
  /// The names of its columns.
  var columnNames: [String] {
    switch self {
    case .personalizedPageRank: [rawValue, rawValue + "_per_degree"]
    case .activation: [rawValue, rawValue + "_per_degree"]
    case .sybilRank: ["sybil_trust", rawValue]
    }
  }

  /// Where the method is published.
  fileprivate var source: String {
    switch self {
    case .personalizedPageRank: "Haveliwala (2002), doi:10.1145/511446.511513"
    case .activation: "Dasgupta et al. (2008), doi:10.1145/1353343.1353424"
    case .sybilRank: "Cao et al. (2012), NSDI"
    }
  }

  /// The columns' entries in a data dictionary, where positive ratings take the place of ties or don't,
  /// and seeds are spread over communities or not.
  func descriptions(
    followsRatings: Bool, seedsBy communities: CommunitySearch?
  ) -> [ColumnDescription] {
    let names = columnNames
    let (what, quotient): (String, String) =
      switch self {
      case .personalizedPageRank:
        (
          "how often a walk from friend to friend passes by that restarts at a seed now and then; "
            + "all sum to 1", "that by the person's part of all friendships' ends"
        )
      case .activation:
        (
          "part of the seeds' energy that is here after it has spread from friend to friend; all sum "
            + "to 1", "that by the person's part of all friendships' ends"
        )
      case .sybilRank:
        (
          "part of the seeds' trust that has come here after few steps; all sum to 1",
          "SybilRank: trust by the person's part of all friendships' ends; the lowest are the most "
            + "suspect"
        )
      }
    let ties =
      (followsRatings ? "; along positive ratings" : "")
      + (communities == nil ? "" : "; the seeds' weight is spread over communities by their size")
    let weights: ColumnDescription.Weights =
      self == .sybilRank ? communities?.weights ?? .ignored : .used
    return [
      ColumnDescription(
        names[0], .decimal, what + ties, range: "0 to 1", source: source, weights: weights),
      ColumnDescription(
        names[1], .decimal, quotient + ties, range: "0 and up; 1 where a walk forgot its seeds",
        missing: followsRatings ? "without a positive rating" : "without friends", source: source,
        weights: weights),
    ]
  }
}

extension InfluenceSelection {
  /// The columns of the methods that are shown, in their order.
  ///
  /// - Parameters:
  ///   - followsRatings: Whether influence goes along positive ratings in place of ties.
  ///   - communities: How communities are found if seeds are spread over them.
  /// - Returns: Their entries in a data dictionary.
  func columns(followsRatings: Bool, _ communities: CommunitySearch) -> [ColumnDescription] {
    shownMethods.flatMap {
      $0.descriptions(
        followsRatings: followsRatings, seedsBy: spreadsSeeds ? communities : nil)
    }
  }

  /// The methods that are shown, in the order of their columns.
  var shownMethods: [Method] { Method.allCases.filter(methods.contains) }

  /// The same with the methods besides that columns of some names need.
  func including(_ names: Set<String>) -> InfluenceSelection {
    var selection = self
    selection.methods.formUnion(
      Method.allCases.filter { !names.isDisjoint(with: $0.columnNames) })
    return selection
  }

  /// What computing the columns takes.
  var costs: [MemoryCost] {
    if methods.isEmpty { return [] }
    return shownMethods.flatMap(\.columnNames).map { .column($0) }
      + [MemoryCost("influence", perVertex: 72)]
  }
}
