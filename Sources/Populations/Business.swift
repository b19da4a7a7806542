internal import Memory
internal import Statistics

/// A small business: its owner and its customers.
struct Business {
  let slot: Int
  /// The owner's place.
  let owner: Int
  /// The owner's community.
  let community: Int
  /// The places of the customers, who are others, no one twice.
  let customers: [Int]

  init(slot: Int, _ options: PopulationOptions, _ graph: PeopleGraph, _ seed: UInt64) {
    self.slot = slot
    var generator = Draws(seed, .business, slot).generator
    owner = generator.below(graph.count)
    // Evenly between 1 and twice the mean less 1, with the stated mean.
    let span = 2 * (options.customersPerBusiness - 1)
    let count = min(graph.count - 1, 1 + Int(generator.uniform() * span + generator.uniform()))
    community = Int(graph.communities[owner])
    let own = graph.communityStarts[community]..<graph.communityStarts[community + 1]
    var customers: [Int] = []
    // Half are sought in the owner's community, as long as others than those found are easily met.
    var tries = 0
    while customers.count < count {
      let isLocal = customers.count % 2 == 0 && tries < 8 * count
      let customer =
        isLocal ? own.lowerBound + generator.below(own.count) : generator.below(graph.count)
      tries += 1
      if customer != owner, !customers.contains(customer) { customers.append(customer) }
    }
    self.customers = customers
  }

  /// The latent risk, which is correlated with the owner's.
  func risk(_ risks: LatentRisks, _ options: PopulationOptions, _ seed: UInt64) -> Double {
    let ofOwner = risks.risk(ofPlace: owner, community: community)
    let correlation = options.ownerCorrelation
    return correlation * ofOwner
      + (1 - correlation * correlation).squareRoot() * Draws(seed, .risk, slot).normal(0)
  }
}
