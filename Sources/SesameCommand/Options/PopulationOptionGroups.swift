internal import Sesame

/// Options on what a population is like.
extension CommandDescription {
  private static var usual: PopulationOptions { PopulationOptions() }

  static var populationTieOptions: [Option] {
    [
      Option("--size", "N", "how many people (default: \(usual.personCount))"),
      Option("--mean-degree", "X", "mean number of friends (default: \(usual.meanDegree))"),
      Option(
        "--degree-exponent", "X",
        "exponent of the power law of expected degrees, above 1 (default: \(usual.degreeExponent))"),
      Option(
        "--largest-degree", "X",
        "largest expected degree (default: the root of people times mean degree)"),
      Option(
        "--mixing", "P", "share of ties that lead to other communities (default: \(usual.mixing))"),
      Option(
        "--community-exponent", "X",
        "exponent of the power law of community sizes (default: \(usual.communityExponent))"),
      Option(
        "--smallest-community", "N",
        "people in the smallest community (default: four times the mean degree, at least 20)"),
      Option(
        "--largest-community", "N", "people in the largest community (default: a tenth of all)"),
      Option(
        "--homophily", "X",
        "correlation of the latent risk at both ends of ties (default: \(usual.homophily))"),
      Option(
        "--transfers-per-tie", "X", "mean number of transfers (default: \(usual.transfersPerTie))"),
    ]
  }

  static var populationValueOptions: [Option] {
    let sources = usual.sources.map { "\($0.name)=\($0.reliability)" }
    let coefficients = usual.coefficients.map { "\($0.name)=\($0.value)" }
    return [
      Option(
        "--missing-share", "P",
        "share of values that a source lacks (default: \(usual.missingShare))"),
      Option(
        "--reliabilities", "S=P,…",
        "sources, each with the share of its values that are true; columns of credit history come from "
          + "the first, of behavior from the second, and so on (default: "
          + "\(sources.joined(separator: ", ")))"),
      Option(
        "--default-share", "P", "share of people who default (default: \(usual.defaultShare))"),
      Option(
        "--coefficients", "C=X,…",
        "change of a default's log-odds per unit of the latent_risk and of columns' true values "
          + "(default: \(coefficients.joined(separator: ", ")))"),
    ]
  }

  static var populationOtherOptions: [Option] {
    [
      Option("--sybils", "N", "how many sybil accounts (default: \(usual.sybilCount))"),
      Option(
        "--sybil-degree", "X",
        "a sybil account's mean number of ties with others (default: \(usual.sybilDegree))"),
      Option(
        "--attack-ties", "N",
        "ties between sybil accounts and people (default: \(usual.attackTieCount))"),
      Option("--businesses", "N", "how many small businesses (default: \(usual.businessCount))"),
      Option(
        "--customers", "X", "mean customers of a business (default: \(usual.customersPerBusiness))"),
      Option(
        "--owner-correlation", "X",
        "correlation of a business's latent risk with its owner's (default: \(usual.ownerCorrelation))"
      ),
    ]
  }

  static var populationPairingOptions: [Option] {
    [
      Option("--graph", "EDGES", "real friendships, whose people get records (default: none)"),
      Option(
        "--records", "TABLE",
        "records of other people, at least one each (required with --graph; default: none)"),
      Option(
        "--risk", "C=X,…",
        "columns of the records that make up the latent risk, each with the weight of its standardized "
          + "values, below 0 where low values are risky (required with --graph; default: none)"),
    ] + tableOptions.filter { ["--id", "--missing"].contains($0.name) }
  }
}
