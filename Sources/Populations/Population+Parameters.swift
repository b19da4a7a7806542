internal import Files
internal import TextFormats

extension Population {
  /// What the population was generated from, and what follows from it, as a JSON document.
  ///
  /// It has the options and the seed, the intercept and the coefficients of the outcomes' model, the loadings of
  /// columns with their sources, the reliabilities, and what is expected of ties and communities.
  public var parameters: String { document.rendered() }

  private var document: JSONValue {
    .object([
      .init("format", .string("sesame-population/1")),
      .init("seed", .string("\(seed)")),
      .init("people", .whole(options.personCount)),
      .init("businesses", .whole(options.businessCount)),
      .init("sybil_accounts", .whole(options.sybilCount)),
      .init("graph", graphDocument),
      .init("latent_risk", riskDocument),
      .init("outcome", outcomeDocument),
      .init("missing_share", .number(options.missingShare)),
      .init(
        "sources",
        .array(
          options.sources.map {
            .object([
              .init("name", .string($0.name)), .init("reliability", .number($0.reliability)),
            ])
          })),
      .init("columns", .array(fields.map(document(of:)))),
    ])
  }

  private var graphDocument: JSONValue {
    let sizes = options.communitySizes
    return .object([
      .init("mean_degree", .number(options.meanDegree)),
      .init("degree_exponent", .number(options.degreeExponent)),
      .init("least_expected_degree", .number(ExpectedDegrees(options).least)),
      .init("largest_expected_degree", .number(options.degreeLimit)),
      .init("mixing", .number(options.mixing)),
      .init("expected_mixing", .number(expectedMixing)),
      .init("expected_ties_of_people", .number(expectedTieCount)),
      .init("communities", .whole(communityCount)),
      .init("community_exponent", .number(options.communityExponent)),
      .init("smallest_community", .whole(sizes.lowerBound)),
      .init("largest_community", .whole(sizes.upperBound)),
      .init("transfers_per_tie", .number(options.transfersPerTie)),
      .init(
        "customers_per_business",
        options.businessCount > 0 ? .number(options.customersPerBusiness) : .null),
      .init(
        "sybil_tie_probability", options.sybilCount > 0 ? .number(sybilTieProbability) : .null),
      .init("attack_ties", .whole(options.sybilCount > 0 ? options.attackTieCount : 0)),
    ])
  }

  private var riskDocument: JSONValue {
    .object([
      .init("homophily", .number(options.homophily)),
      .init("largest_homophily", .number(risks.mostHomophily)),
      .init("community_share", .number(risks.communityShare)),
      .init(
        "owner_correlation",
        options.businessCount > 0 ? .number(options.ownerCorrelation) : .null),
    ])
  }

  private var outcomeDocument: JSONValue {
    .object([
      .init("column", .string("defaulted")),
      .init("share", .number(options.defaultShare)),
      .init("intercept", .number(intercept)),
      .init(
        "coefficients",
        .object(options.coefficients.map { .init($0.name, .number($0.value)) })),
      .init("business_intercept", .number(orNull: businessOutcomes?.intercept)),
      .init(
        "sybil_probability",
        options.sybilCount > 0 ? .number(Account.sybilDefaultProbability) : .null),
    ])
  }

  private func document(of field: FieldOfPeople) -> JSONValue {
    let categories = [
      "credit_history", "behavior_and_preferences", "fulfillment_capacity",
      "personal_characteristics",
    ]
    return .object([
      .init("name", .string(field.name)),
      .init("category", .string(categories[field.column.category.rawValue])),
      .init("loading", .number(field.column.loading)),
      .init("source", .string(options.sources[source(of: field.column)].name)),
    ])
  }
}

extension Population: CustomStringConvertible {
  /// What was generated, in a few lines.
  public var description: String {
    var lines = [
      "people       \(options.personCount.withCommas) in \(communityCount.counted("community", "communities"))"
    ]
    let others = [
      (options.businessCount, "business", "businesses"),
      (options.sybilCount, "sybil account", "sybil accounts"),
    ]
    .filter { $0.0 > 0 }.map { $0.0.counted($0.1, $0.2) }
    if !others.isEmpty { lines.append("others       " + others.joined(separator: ", ")) }
    lines += [
      "ties         about \(Int(expectedTieCount.rounded()).withCommas) among people, "
        + "\((100 * expectedMixing).rounded(decimals: 1)) % between communities",
      "homophily    \(options.homophily), at most \(risks.mostHomophily.rounded(decimals: 3))",
      "defaults     \((100 * options.defaultShare).rounded(decimals: 1)) %, intercept "
        + "\(intercept.rounded(decimals: 4))",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
