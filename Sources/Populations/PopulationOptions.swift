/// What a generated population is to be like; every number has a default.
///
/// <doc:Populations> has the formulas.
public struct PopulationOptions: Sendable, Equatable {
  /// The number of people, sybil accounts and businesses aside.
  public var personCount = 10_000

  /// The mean number of friends, above 0.
  public var meanDegree = 10.0
  /// The exponent of the power law from which expected degrees are drawn, above 1 and at most 10.
  public var degreeExponent = 2.5
  /// The largest expected degree; `nil` for √(*people* · *mean degree*), which the smallest graphs lower.
  public var largestDegree: Double?

  /// The share of people's ties that lead to other communities, from 0 to 1.
  public var mixing = 0.2
  /// The exponent of the power law from which the sizes of communities are drawn, from 0 to 10.
  public var communityExponent = 1.5
  /// The smallest community; `nil` for four times the mean degree, at least 20.
  public var smallestCommunity: Int?
  /// The largest community; `nil` for a tenth of all people.
  public var largestCommunity: Int?

  /// The correlation of the latent risks at both ends of people's ties, from 0 to below 1.
  public var homophily = 0.3

  /// The share of values that a source does not have, from 0 to below 1.
  public var missingShare = 0.05
  /// Where values come from: the shares of true values, from 0 to 1, by source.
  ///
  /// The people table's columns of credit history come from the first source, those of behavior from the second, and so
  /// on, beginning anew behind the last.
  public var sources = [
    Source("loan", reliability: 0.97), Source("payment", reliability: 0.95),
    Source("insurance", reliability: 0.9), Source("public_document", reliability: 0.98),
    Source("stated", reliability: 0.75),
  ]

  /// The share of people who default, above 0 and below 1; the intercept follows from it.
  public var defaultShare = 0.1
  /// What the log-odds of a default change by per unit of the latent risk or of a column's true value.
  ///
  /// `latent_risk` and the names of numeric columns are known.
  public var coefficients = [
    Coefficient("latent_risk", 1), Coefficient("utilization", 0.8),
    Coefficient("inquiries_12m", 0.15), Coefficient("savings_buffer_months", -0.05),
  ]

  /// The mean number of transfers per tie, from 0 to 1000.
  public var transfersPerTie = 2.0

  /// The number of sybil accounts, 0 for none.
  public var sybilCount = 0
  /// The mean number of ties of a sybil account with others.
  public var sybilDegree = 10.0
  /// The number of ties between sybil accounts and people.
  public var attackTieCount = 10

  /// The number of small businesses, 0 for none.
  public var businessCount = 0
  /// The mean number of a business's customers, at least 1.
  public var customersPerBusiness = 8.0
  /// The correlation of a business's latent risk with its owner's, from -1 to 1.
  public var ownerCorrelation = 0.5

  /// The usual population: 10,000 people without sybil accounts and businesses.
  public init() {}
}

extension PopulationOptions {
  /// Where values come from.
  public struct Source: Sendable, Equatable {
    /// The source's name.
    public var name: String
    /// The share of its values that are true, from 0 to 1.
    public var reliability: Double

    /// Names a source.
    public init(_ name: String, reliability: Double) {
      (self.name, self.reliability) = (name, reliability)
    }
  }

  /// A coefficient of the outcome's model.
  public struct Coefficient: Sendable, Equatable {
    /// `latent_risk`, or the name of a column.
    public var name: String
    /// The change of the log-odds per unit.
    public var value: Double

    /// Names a coefficient.
    public init(_ name: String, _ value: Double) { (self.name, self.value) = (name, value) }
  }
}

extension PopulationOptions {
  /// The largest number of accounts of all kinds.
  public static let mostAccounts = 200_000_000
  /// The largest expected number of ties.
  public static let mostTies = 1_000_000_000

  /// People, businesses and sybil accounts together.
  var accountCount: Int { personCount + businessCount + sybilCount }

  /// The largest mean degree that so many people can have: a quarter of the others are friends.
  var largestMeanDegree: Double { Double(personCount - 1) / 4 }

  /// The largest expected degree.
  var degreeLimit: Double {
    let people = Double(personCount)
    return min(people - 1, largestDegree ?? max(2 * meanDegree, (people * meanDegree).squareRoot()))
  }

  /// The least and the largest size of communities.
  var communitySizes: ClosedRange<Int> {
    let smallest = min(personCount, smallestCommunity ?? max(20, Int(4 * meanDegree)))
    let largest = largestCommunity ?? max(smallest, personCount / 10)
    return smallest...max(smallest, min(personCount, largest))
  }
}
