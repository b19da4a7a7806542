public import Execution
internal import Files
internal import Memory
internal import Statistics

/// People, businesses and sybil accounts with their ties, values and outcomes, of which the truth is known.
///
/// ```swift
/// var options = PopulationOptions()
/// options.personCount = 2_000
/// let population = try await Population(options, seed: 1)
/// let people = population.table(.people)
/// let truth = population.table(.truth)
/// try population.write(.edges, to: "edges.csv")
/// ```
///
/// What is kept in memory is about 50 bytes per account: ties, values and outcomes are found from the seed and an
/// account's number when they are asked for, so that parts of any size are written as they are made. The same options
/// and seed give the same bytes for every number of threads. <doc:Populations> has the formulas.
public struct Population: Sendable {
  /// What was asked for.
  public let options: PopulationOptions
  /// The seed.
  public let seed: UInt64
  /// The communities and expected degrees of people.
  let graph: PeopleGraph
  /// The latent risks of people.
  let risks: LatentRisks
  /// The outcomes of people, and of businesses.
  let outcomes: OutcomeModel
  let businessOutcomes: OutcomeModel?
  /// What each account in order is: people first, by place, then businesses, then sybil accounts.
  let slots: Buffer<UInt32>
  /// The number of the account of each of these.
  let accounts: Buffer<UInt32>

  /// Generates a population.
  ///
  /// - Parameters:
  ///   - options: What it is to be like.
  ///   - seed: The seed of all that is random.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``PopulationError`` if options are out of their range or don't go together; ``DataError`` of code
  ///   `inputOutput` if there is no memory for so many accounts; `CancellationError`.
  /// - Complexity: O(*accounts*).
  public init(
    _ options: PopulationOptions, seed: UInt64, execution: Execution = Execution()
  ) async throws {
    try options.check()
    try Self.checkMemory(options, execution)
    self = try await execution.run { try Population(checked: options, seed: seed, $0) }
  }

  private init(checked options: PopulationOptions, seed: UInt64, _ execution: Execution) throws {
    self.options = options
    self.seed = seed
    let graph = try PeopleGraph(options, seed: seed, execution)
    execution.report(0.3)
    let risks = try LatentRisks(graph, homophily: options.homophily, seed: seed, execution)
    (self.graph, self.risks) = (graph, risks)
    let columns = PopulationColumn.ofPeople
    let risk = options.coefficients.first { $0.name == "latent_risk" }?.value ?? 0
    let coefficients = options.coefficients.compactMap { coefficient in
      columns.firstIndex { $0.name == coefficient.name }.map { ($0, coefficient.value) }
    }
    outcomes = try OutcomeModel(
      share: options.defaultShare, risk: risk, coefficients, count: options.personCount, execution
    ) { place in
      let z = risks.risk(ofPlace: place, community: Int(graph.communities[place]))
      let values = TrueValues(columns, seed: seed, slot: place, risk: z)
      return coefficients.reduce(risk * z) { $0 + $1.1 * values.value($1.0) }
    }
    execution.report(0.8)
    let firstBusiness = options.personCount
    businessOutcomes =
      options.businessCount == 0
      ? nil
      : try OutcomeModel(
        share: options.defaultShare, risk: risk, [], count: options.businessCount, execution
      ) { business in
        let slot = firstBusiness + business
        return risk * Business(slot: slot, options, graph, seed).risk(risks, options, seed)
      }
    slots = try PeopleGraph.permutation(
      options.accountCount, Draws(seed, .order), execution)
    var accounts = FillingBuffer<UInt32>(zeroedCount: options.accountCount)
    for account in 0..<slots.count { accounts[Int(slots[account])] = UInt32(account) }
    self.accounts = accounts.freeze()
    try execution.checkCancellation()
    execution.report(1)
  }
}

extension Population {
  /// The most bytes that an account takes while its ties are planned.
  private static let bytesPerAccount = 120.0

  private static func checkMemory(
    _ options: PopulationOptions, _ execution: Execution
  ) throws(DataError) {
    let needed = bytesPerAccount * Double(options.accountCount)
    let limit = execution.memoryLimit.map(Double.init) ?? SystemMemory.available
    guard needed > limit else { return }
    let shown = { (bytes: Double) in "\((bytes / 1e9).rounded(decimals: 2)) GB" }
    throw DataError(
      .inputOutput, source: "population",
      problem:
        "\(options.accountCount.counting("account")) may take \(shown(needed)) of memory, and "
        + "\(shown(limit)) may be used",
      remedy: "generate fewer, or raise \(.memoryLimit)" as Message)
  }

  /// The number of accounts: people, businesses and sybil accounts.
  public var accountCount: Int { slots.count }
  /// The number of planted communities.
  public var communityCount: Int { graph.communityCount }
  /// The number of ties that people are expected to have with each other.
  public var expectedTieCount: Double { graph.expectedTieCount }
  /// The share of these ties that is expected to lead to other communities.
  public var expectedMixing: Double { graph.mixing }
  /// The log-odds of a person's default where the latent risk and all columns with coefficients are 0.
  public var intercept: Double { outcomes.intercept }

  /// What the account of a number is.
  func account(_ number: Int) -> Account {
    let slot = Int(slots[number])
    if slot < options.personCount {
      let community = Int(graph.communities[slot])
      let risk = risks.risk(ofPlace: slot, community: community)
      return Account(slot: slot, kind: .person, community: community, risk: risk)
    }
    if slot < options.personCount + options.businessCount {
      let business = Business(slot: slot, options, graph, seed)
      return Account(
        slot: slot, kind: .business, community: business.community,
        risk: business.risk(risks, options, seed), owner: business.owner)
    }
    return Account(slot: slot, kind: .sybil, community: nil, risk: nil)
  }

  /// The probability that an account defaults.
  func defaultProbability(of account: Account) -> Double {
    switch account.kind {
    case .person:
      let risk = account.risk ?? 0
      let values = TrueValues(
        PopulationColumn.ofPeople, seed: seed, slot: account.slot, risk: risk)
      return OutcomeModel.probability(
        outcomes.coefficients.reduce(outcomes.intercept + outcomes.riskCoefficient * risk) {
          $0 + $1.value * values.value($1.column)
        })
    case .business:
      guard let businessOutcomes else { return 0 }
      return OutcomeModel.probability(
        businessOutcomes.intercept + businessOutcomes.riskCoefficient * (account.risk ?? 0))
    case .sybil: return Account.sybilDefaultProbability
    }
  }

  /// Whether an account defaults.
  func defaults(_ account: Account) -> Bool {
    Draws(seed, .outcome, account.slot).uniform(0) < defaultProbability(of: account)
  }
}

/// What has an identifier: a person, a business, or nobody at all.
struct Account {
  enum Kind: UInt8 {
    case person, business, sybil

    /// The kind as tables have it.
    var word: String {
      switch self {
      case .person: "person"
      case .business: "business"
      case .sybil: "sybil"
      }
    }
  }

  /// The place among people, or a number behind it.
  let slot: Int
  let kind: Kind
  /// The community, a business's that of its owner; `nil` for sybil accounts.
  let community: Int?
  /// The latent risk; `nil` for sybil accounts, about whom nothing is true.
  let risk: Double?
  /// The place of a business's owner.
  var owner: Int?

  /// The probability that a sybil account defaults.
  static let sybilDefaultProbability = 0.5
  /// The latent risk that the values of sybil accounts pretend.
  static let sybilRisk = -1.0
}
