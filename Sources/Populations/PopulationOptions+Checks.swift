internal import Files

extension PopulationOptions {
  /// Throws if a number is out of its range, or some don't go together.
  ///
  /// - Throws: ``PopulationError``.
  public func check() throws(PopulationError) {
    try checkPeople()
    try checkColumns()
    try checkAccounts()
  }

  private func checkPeople() throws(PopulationError) {
    try Self.check("the number of people", Double(personCount), in: 1...Double(Self.mostAccounts))
    guard meanDegree > 0, meanDegree <= largestMeanDegree else {
      throw PopulationError(
        "\(personCount.counting("person", "people")) can't have \(meanDegree) friends each in the mean",
        remedy: personCount < 5
          ? "generate at least 5 people"
          : "ask for a mean degree above 0 and at most \(largestMeanDegree)")
    }
    let ties = Double(personCount) * meanDegree / 2
    guard ties <= Double(Self.mostTies) else {
      throw PopulationError(
        "these would be more than \(Self.mostTies) ties",
        remedy: "generate fewer people, or with a smaller mean degree")
    }
    guard degreeExponent > 1, degreeExponent <= 10 else {
      throw PopulationError(
        "the exponent of degrees is above 1 and at most 10, not \(degreeExponent)",
        remedy: "take 2.5")
    }
    if let largestDegree, !(largestDegree >= meanDegree) {
      throw PopulationError(
        "the largest degree, \(largestDegree), is less than the mean, \(meanDegree)",
        remedy: "raise one or lower the other")
    }
    try Self.check("the mixing share", mixing, in: 0...1)
    try Self.check("the exponent of community sizes", communityExponent, in: 0...10)
    for size in [smallestCommunity, largestCommunity].compactMap(\.self) {
      try Self.check("a community's size", Double(size), in: 2...Double(Self.mostAccounts))
    }
    if let smallestCommunity, let largestCommunity, smallestCommunity > largestCommunity {
      throw PopulationError(
        "the smallest community, \(smallestCommunity), is larger than the largest, "
          + "\(largestCommunity)", remedy: "exchange them")
    }
    guard homophily >= 0, homophily < 1 else {
      throw PopulationError(
        "a homophily is from 0 to below 1, not \(homophily)", remedy: "take 0.3")
    }
  }

  private func checkColumns() throws(PopulationError) {
    guard missingShare >= 0, missingShare < 1 else {
      throw PopulationError(
        "a share of missing values is from 0 to below 1, not \(missingShare)", remedy: "take 0.05")
    }
    guard !sources.isEmpty, sources.count <= 100 else {
      throw PopulationError(
        "values come from 1 to 100 sources, not from \(sources.count)", remedy: "name some")
    }
    for source in sources {
      try Self.check("the reliability of '\(source.name)'", source.reliability, in: 0...1)
    }
    try Self.checkOnce(sources.map(\.name), "source")
    guard defaultShare > 0, defaultShare < 1 else {
      throw PopulationError(
        "a share of defaults is above 0 and below 1, not \(defaultShare)", remedy: "take 0.1")
    }
    try Self.checkOnce(coefficients.map(\.name), "coefficient")
    let known = ["latent_risk"] + PopulationColumn.ofPeople.filter(\.isNumeric).map(\.name)
    for coefficient in coefficients {
      guard known.contains(coefficient.name) else {
        throw PopulationError(
          "no numeric column of people is called '\(coefficient.name)'",
          remedy: "take some of \(known.joined(separator: ", "))")
      }
      try Self.check("the coefficient of '\(coefficient.name)'", coefficient.value, in: -100...100)
    }
    try Self.check("the number of transfers per tie", transfersPerTie, in: 0...1000)
  }

  private func checkAccounts() throws(PopulationError) {
    let most = Double(Self.mostAccounts)
    try Self.check("the number of sybil accounts", Double(sybilCount), in: 0...most)
    try Self.check("the number of businesses", Double(businessCount), in: 0...most)
    try Self.check("the number of accounts", Double(accountCount), in: 1...most)
    if sybilCount > 0 {
      try Self.check("a sybil account's mean number of ties", sybilDegree, in: 0...1_000_000)
      let limit = sybilCount * personCount / 2
      guard attackTieCount >= 0, attackTieCount <= limit else {
        throw PopulationError(
          "\(attackTieCount) ties between \(sybilCount) sybil accounts and \(personCount) people are "
            + (attackTieCount < 0 ? "none" : "too many"), remedy: "ask for 0 to \(limit)")
      }
    }
    if businessCount > 0 {
      let limit = Double(max(1, personCount / 4))
      try Self.check("a business's mean number of customers", customersPerBusiness, in: 1...limit)
      try Self.check("the correlation with the owner's risk", ownerCorrelation, in: -1...1)
    }
  }

  private static func check(
    _ what: String, _ number: Double, in range: ClosedRange<Double>
  ) throws(PopulationError) {
    guard range.contains(number) else {
      throw PopulationError(
        "\(what) is \(shown(number))",
        remedy: "take a number from \(shown(range.lowerBound)) to \(shown(range.upperBound))")
    }
  }

  private static func checkOnce(_ names: [String], _ what: String) throws(PopulationError) {
    var known: Set<String> = []
    for name in names {
      guard !name.isEmpty else {
        throw PopulationError("a \(what) has no name", remedy: "name it")
      }
      guard known.insert(name).inserted else {
        throw PopulationError("\(what) '\(name)' is there twice", remedy: "keep one")
      }
    }
  }

  private static func shown(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
