public import Communities
public import CreditScoring
internal import Execution
internal import Files
public import GraphFeatures
internal import Graphs
public import ScoreValidation
internal import Tables

/// Says whether a graph helps to predict an outcome: by how much, how surely, and through which columns.
///
/// ```swift
/// let people = try Table(contentsOf: "people.csv").declaring(outcome: "defaulted")
/// let job = GraphVerdictJob(seed: 1)
/// let result = try await job.run(on: GraphSource(edges: "friends.csv", people: .value(people)))
/// result.evidence.verdict.conclusion   // .helps, .noEvidence or .hurts
/// print(result.evidence.text)
/// ```
///
/// The same regression is fitted to people's own columns, and to these and the graph's, and both are
/// tried on people that neither was fitted on: see ``AblationTest``. The graph's columns are features of
/// people's place, of communities, and of friends' own columns; by default also columns made of friends'
/// outcomes, anew for each fold without the outcomes of the people in it.
///
/// **Placebos.** The same is done on graphs whose ties are shuffled, everyone keeping as many as before.
/// A graph helps only if it adds more than each of them. What the number of ties alone tells, placebos tell
/// as well. Rows of the edge list, where ``ties`` or ``ratings`` take part, go with their ties: all rows from
/// one person to another are then between two others.
///
/// **The graph is known for all.** Communities, and places in the graph, are computed on the ties of all
/// people, of those too on whom a model is tried. So the verdict is about people who are in the graph
/// already. For people who come later, in groups of their own, take folds of communities.
public struct GraphVerdictJob: Sendable {
  /// The outcome, which the people table declares; `nil` for the only one.
  ///
  /// Other outcomes take no part.
  public var outcome: String?
  /// The features of a person's place in the graph.
  public var features = FeatureSelection.standard
  /// Features with options of their own, which take the place of those of the same name.
  public var variants: [Feature] = []
  /// How communities are found.
  public var communities = CommunitySearch.once(.leiden())
  /// Which of the community columns take part; with none, nothing is averaged over communities.
  ///
  /// A community's number never does: it stands for nothing.
  public var communityColumns = Set<CommunityColumn>.all
  /// Of how many of the largest communities the share of everyone's friends takes part; from 0.
  public var communityShareCount = 0
  /// The columns of the people table that are aggregated over friends and communities.
  public var aggregates = AggregateSelection.everyNumericColumn
  /// Which statistics of friends' values take part, and over whom.
  public var statistics = FriendStatistics.standard
  /// What is computed of the edge list's rows and of the further columns that it keeps; `nil` for
  /// nothing.
  public var ties: TieSelection?
  /// What is computed of ratings in the edge list's rows; `nil` for nothing.
  public var ratings: RatingSelection?
  /// The influence of known people that takes part; `nil` for none.
  ///
  /// A seed's own value tells that the person is one. Where a column of the people table says who is, which
  /// is no outcome and not ``leftOut``, people's own columns tell that as well. Seeds that are named in
  /// another way are left out of what is tried, and so are their outcomes: whatever they were chosen by,
  /// nobody is predicted by it.
  public var influence: InfluenceSelection?
  /// What comes before the name of every column of the graph.
  public var columnPrefix = ""
  /// Which columns are made of friends' outcomes; `nil` for none.
  ///
  /// Their folds are those of the job. Levels of people's own texts are none of the graph's business, and
  /// are not encoded.
  public var outcomeFeatures: OutcomeFeatures? = OutcomeFeatures()
  /// The columns of the people table that take no part.
  public var leftOut: [String] = []
  /// How people are put into the folds on which models are tried.
  public var folds = FoldRule.byPerson()
  /// How many times folds are drawn anew, at least 1.
  public var repetitions = 3
  /// The number of graphs with shuffled ties.
  public var placebos = 9
  /// The number of times that values are shuffled to test homophily.
  public var permutations = 999
  /// How the regression is fitted, and how sure intervals are.
  public var test = AblationTest()
  /// The area under the curve above which a column that alone tells the outcome is suspect, from 0.5 to 1.
  public var suspicionLimit = 0.95
  /// The seed of every random choice.
  public var seed: UInt64

  /// Asks for a verdict.
  public init(seed: UInt64) { self.seed = seed }

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// What was found, and the verdict.
    public let evidence: GraphEvidence
    /// How sure the communities are, if they are the consensus of several runs.
    public let consensus: CommunityConsensus?
    /// The people table.
    let people: Table
    /// Warnings and what was done.
    public var report: JobReport

    /// The verdict in one sentence.
    public var description: String { evidence.sentence }

    /// A model whose characteristics made of the run's communities state how stable these are, as
    /// ``CommunityConsensus/meanStability``; with a single run of communities the model as it is.
    public func measured(_ model: ScoreModel) -> ScoreModel {
      model.measured(consensus, besides: people)
    }
  }
}

extension GraphVerdictJob {
  /// The same as a job about people's columns.
  var featureJob: FeatureJob {
    var job = FeatureJob(seed: seed)
    job.features = features
    job.variants = variants
    job.communities = communities
    job.communityColumns = communityColumns
    job.communityShareCount = communityShareCount
    job.statistics = statistics
    job.ties = ties
    job.ratings = ratings
    job.influence = influence
    job.columnPrefix = columnPrefix
    job.aggregates = aggregates
    if let exceptions = aggregates.exceptions {
      let further = leftOut.filter { !exceptions.contains($0) }
      job.aggregates = .everyNumericColumnBut(exceptions + further)
    }
    return job
  }

  /// What columns are made of outcomes, by the job's folds.
  var nestedFeatures: OutcomeFeatures? {
    guard var features = outcomeFeatures else { return nil }
    features.folds = folds
    features.levelColumns = []
    if communityColumns.isEmpty { features.includesCommunities = false }
    return features
  }

  /// Throws unless the settings make sense together.
  func check() throws {
    try test.check()
    if repetitions < 1 { throw GraphError.needsMore("repetitions", than: repetitions) }
    if placebos < 0 { throw GraphError.needsMore("placebos", than: placebos, least: 0) }
    if permutations < 0 { throw GraphError.needsMore("permutations", than: permutations, least: 0) }
    try GraphError.checkOnce(leftOut, "column to leave out")
    let circles = statistics.circles + (outcomeFeatures?.circles ?? [])
    if circles.contains(where: { $0.isOfKind }) {
      throw GraphError(
        .notApplicable, "graphs with shuffled ties have no kinds of ties",
        remedy: "leave out what is told of ties of a kind")
    }
    let origins = variants.map(\.resetColumn) + [influence?.seeds.columnName]
    if let column = origins.compactMap(\.self).first(where: leftOut.contains) {
      throw GraphError(
        .notApplicable,
        "column '\(column)' takes no part, and the graph's columns would tell everyone's own value of it",
        remedy: "take it out of \(.leftOut), or let nothing go out from it")
    }
    if folds.needsCommunities, communityColumns.isEmpty {
      throw GraphError(
        .notApplicable, "folds of communities need columns of communities",
        remedy: "ask for one of these, or take folds of people")
    }
  }
}
