import Populations
import Testing

/// Options that can't be, and all that is said of them.
struct OptionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout PopulationOptions) -> Void
    let message: String

    init(
      _ message: String, _ change: @escaping @Sendable (inout PopulationOptions) -> Void
    ) {
      (testDescription, self.message, self.change) = (message, message, change)
    }
  }

  static let cases: [Case] = [
    Case("the number of people is 0; take a number from 1 to 200000000") { $0.personCount = 0 },
    Case("the number of people is -5; take a number from 1 to 200000000") { $0.personCount = -5 },
    Case("1 person can't have 10.0 friends each in the mean; generate at least 5 people") {
      $0.personCount = 1
    },
    Case(
      "30 people can't have 10.0 friends each in the mean; ask for a mean degree above 0 and at most 7.25"
    ) { $0.personCount = 30 },
    Case(
      "10000 people can't have nan friends each in the mean; ask for a mean degree above 0 and at most 2499.75"
    ) { $0.meanDegree = .nan },
    Case(
      "these would be more than 1000000000 ties; generate fewer people, or with a smaller mean degree"
    ) {
      $0.personCount = 200_000_000
      $0.meanDegree = 50
    },
    Case("the exponent of degrees is above 1 and at most 10, not 1.0; take 2.5") {
      $0.degreeExponent = 1
    },
    Case("the largest degree, 3.0, is less than the mean, 10.0; raise one or lower the other") {
      $0.largestDegree = 3
    },
    Case("the mixing share is 1.5; take a number from 0 to 1") { $0.mixing = 1.5 },
    Case("the mixing share is nan; take a number from 0 to 1") { $0.mixing = .nan },
    Case("the exponent of community sizes is -1; take a number from 0 to 10") {
      $0.communityExponent = -1
    },
    Case("a community's size is 1; take a number from 2 to 200000000") { $0.smallestCommunity = 1 },
    Case("the smallest community, 50, is larger than the largest, 40; exchange them") {
      ($0.smallestCommunity, $0.largestCommunity) = (50, 40)
    },
    Case("a homophily is from 0 to below 1, not 1.0; take 0.3") { $0.homophily = 1 },
    Case("a homophily is from 0 to below 1, not -0.1; take 0.3") { $0.homophily = -0.1 },
    Case("a share of missing values is from 0 to below 1, not 1.0; take 0.05") {
      $0.missingShare = 1
    },
    Case("values come from 1 to 100 sources, not from 0; name some") { $0.sources = [] },
    Case("the reliability of 'loan' is 1.01; take a number from 0 to 1") {
      $0.sources[0].reliability = 1.01
    },
    Case("source 'loan' is there twice; keep one") { $0.sources[1].name = "loan" },
    Case("a source has no name; name it") { $0.sources[1].name = "" },
    Case("a share of defaults is above 0 and below 1, not 0.0; take 0.1") { $0.defaultShare = 0 },
    Case("the coefficient of 'latent_risk' is inf; take a number from -100 to 100") {
      $0.coefficients[0].value = .infinity
    },
    Case("the number of transfers per tie is -1; take a number from 0 to 1000") {
      $0.transfersPerTie = -1
    },
    Case("the number of sybil accounts is -1; take a number from 0 to 200000000") {
      $0.sybilCount = -1
    },
    Case("the number of accounts is 210000000; take a number from 1 to 200000000") {
      $0.businessCount = 200_000_000 - 10_000
      $0.sybilCount = 10_010_000 - 10_000
    },
    Case(
      "50001 ties between 10 sybil accounts and 10000 people are too many; ask for 0 to 50000"
    ) {
      $0.sybilCount = 10
      $0.attackTieCount = 50_001
    },
    Case("a business's mean number of customers is 0.5; take a number from 1 to 2500") {
      $0.businessCount = 1
      $0.customersPerBusiness = 0.5
    },
    Case("the correlation with the owner's risk is 2; take a number from -1 to 1") {
      $0.businessCount = 1
      $0.ownerCorrelation = 2
    },
  ]

  @Test(arguments: cases)
  func `options out of their range are refused with a remedy`(_ example: Case) async throws {
    var options = PopulationOptions()
    example.change(&options)
    let error = await #expect(throws: PopulationError.self) {
      _ = try await Population(options, seed: 1)
    }
    #expect(error?.description == example.message)
  }

  @Test func `a coefficient of a column of texts is refused`() {
    var options = PopulationOptions()
    options.coefficients = [.init("housing", 1)]
    let error = #expect(throws: PopulationError.self) { try options.check() }
    #expect(error?.problem == "no numeric column of people is called 'housing'")
    #expect(error?.remedy.hasPrefix("take some of latent_risk, on_time_share, ") == true)
  }

  @Test func `more homophily than communities allow is refused, and what is told is allowed`()
    async throws
  {
    var options = PopulationOptions.small(3000)
    options.homophily = 0.9
    let error = await #expect(throws: PopulationError.self) {
      _ = try await Population(options, seed: 1)
    }
    let remedy = try #require(error?.remedy)
    let most = try #require(remedy.firstMatch(of: /at most ([0-9.]+),/)?.output.1)
    options.homophily = try #require(Double(most))
    _ = try await Population(options, seed: 1)
    options.smallestCommunity = 3000
    let single = await #expect(throws: PopulationError.self) {
      _ = try await Population(options, seed: 1)
    }
    #expect(
      single?.problem == "all people are in one community, which leaves no room for homophily")
  }
}
