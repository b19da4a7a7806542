internal import Foundation
internal import Sesame

extension CommandDescription {
  static let generate = CommandDescription(
    name: "generate", operands: [],
    purpose: "a population of which the truth is known, for tests and teaching",
    details: """
      Writes a table of people with the columns of the built-in card and, where asked for, their ties,
      transfers and sources' claims, all made up, and in files of its own what is true: everyone's
      latent risk, community, probability of a default and values, and the parameters of it all.
      'sesame enrich EDGES --people TABLE' reads them as they are.

      People have communities and expected degrees of power laws. The latent risk is alike among
      friends, columns follow from it with noise, and a default from it and some of them. Values are
      missing and false as often as is said. The same options and seed give the same bytes.

      With --graph and --records real people get real records of others instead, so that friends are
      alike as much as --homophily says: what such data show about friends is what was put into them.
      """,
    optionGroups: [
      ("People and ties", tieOptions), ("Columns and outcomes", valueOptions),
      ("Sybil accounts and businesses", otherOptions), ("Real people and records", pairingOptions),
      (
        "Output",
        [
          Option("--output", "FILE", "the people table (-o; default: -, standard output)"),
          Option(
            "--edge-list", "FILE",
            "the ties: source, target and, with businesses, kind (default: none)"),
          Option(
            "--transfers", "FILE", "transfers: source, target, amount and time (default: none)"),
          Option(
            "--claims", "FILE",
            "what each source says: person, field, value and source (default: none)"),
          Option("--truth", "FILE", "a row per account with what is true (default: none)"),
          Option("--parameters", "FILE", "what all was generated from, as JSON (default: none)"),
          Option("--seed", "N", "seed of every random choice (default: 1)"),
        ] + [outputGroup.1[1], replaceTable, threads, tableMemory, quiet]
      ),
    ],
    run: { try await SesameCommand.generate($1) })

  private static var usual: PopulationOptions { PopulationOptions() }

  private static var tieOptions: [Option] {
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

  private static var valueOptions: [Option] {
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

  private static var otherOptions: [Option] {
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

  private static var pairingOptions: [Option] {
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

extension SesameCommand {
  static func generate(_ arguments: Arguments) async throws {
    if let edges = arguments.text("--graph") { return try await pair(edges, arguments) }
    try arguments.checkNothingAbout(
      ["--records", "--risk", "--id", "--missing"],
      "is about real people and their records", remedy: "add --graph EDGES, or leave it out")
    let options = try arguments.populationOptions()
    // Before any file is opened.
    try options.check()
    let execution = try arguments.execution()
    let seed = UInt64(try arguments.integer("--seed", in: 0...) ?? 1)
    let outputs = try Outputs(arguments)
    let parts = arguments.populationParts
    let start = Date()
    let population = try await Population(
      options, seed: seed, execution: execution.reporting(0...0.2, stage: "draw"))
    try await writing(execution) {
      for (number, part) in parts.enumerated() {
        let shares = (
          Double(number) / Double(parts.count), Double(number + 1) / Double(parts.count)
        )
        try outputs[part: part.option]?.write(
          part.part, of: population,
          execution: execution.reporting(
            0.2 + 0.8 * shares.0...0.2 + 0.8 * shares.1, stage: "write"))
      }
      try outputs["--parameters"]?.write(population.parameters)
    }
    try outputs.commit()
    let seconds = (Date().timeIntervalSince(start) * 100).rounded() / 100
    report([], "\(population)time         \(seconds) s", isQuiet: arguments.has("--quiet"))
  }

  /// Pairs real people with real records.
  private static func pair(_ edges: String, _ arguments: Arguments) async throws {
    let others =
      Set(arguments.populationOptionNames).subtracting(["--homophily"]).sorted()
      + ["--edge-list", "--transfers", "--claims", "--parameters"]
    try arguments.checkNothingAbout(
      others, "is about people who are made up", remedy: "leave it or --graph out")
    guard let records = arguments.text("--records") else {
      throw UsageError("the records are missing", remedy: "add --records TABLE")
    }
    let risk = try arguments.namedNumbers("--risk")
    guard !risk.isEmpty else {
      throw UsageError(
        "nothing says which records are risky", remedy: "add --risk C=X, such as --risk defaulted=1"
      )
    }
    if edges == "-", records == "-" {
      throw UsageError(
        "--graph and --records can't both be standard input", remedy: "give one of them a path")
    }
    var job = PairingJob(
      risk: [:], homophily: PopulationOptions().homophily,
      seed: UInt64(try arguments.integer("--seed", in: 0...) ?? 1))
    job.risk = risk.map { ($0.name, $0.number) }
    job.homophily = try arguments.real("--homophily") ?? job.homophily
    let source = try arguments.graphSource(edges: edges, needsPeople: false)
    let table = try Source<Table>.argument(records, arguments.peopleOptions())
    let execution = try arguments.execution()
    let outputs = try Outputs(arguments)
    let start = Date()
    let result = try await job.run(on: source, records: table, execution: execution)
    try await writing(execution) {
      try outputs["--truth"]?.write(result.truth, execution: execution)
    }
    try await finish(result.report, result.table, outputs, arguments, execution, since: start)
  }
}

extension Outputs {
  /// The output of an option, that of `--output` too.
  fileprivate subscript(part option: String) -> Output? {
    option == "--output" ? main : self[option]
  }
}

extension Arguments {
  /// The parts that are asked for, each with its option.
  fileprivate var populationParts: [(part: PopulationPart, option: String)] {
    let parts: [(PopulationPart, String)] = [
      (.people, "--output"), (.edges, "--edge-list"), (.transfers, "--transfers"),
      (.claims, "--claims"), (.truth, "--truth"),
    ]
    return parts.filter { $0.1 == "--output" || has($0.1) }
  }

  /// The options of what is made up.
  fileprivate var populationOptionNames: [String] {
    CommandDescription.generate.optionGroups.prefix(3).flatMap(\.options).map(\.name)
  }

  fileprivate func checkNothingAbout(
    _ names: [String], _ subject: String, remedy: String
  ) throws(UsageError) {
    if let name = names.first(where: { has($0) }) {
      throw UsageError("option '\(name)' \(subject)", remedy: remedy)
    }
  }

  /// A number of either sign, of which the library knows the range.
  fileprivate func real(_ name: String) throws(UsageError) -> Double? {
    guard let text = text(name) else { return nil }
    guard let number = Self.decimal(text) else {
      throw UsageError("option '\(name)' takes a number, not '\(text)'")
    }
    return number
  }

  /// What the population is to be like.
  fileprivate func populationOptions() throws(UsageError) -> PopulationOptions {
    var options = PopulationOptions()
    let most = PopulationOptions.mostAccounts
    let wholes: [(String, WritableKeyPath<PopulationOptions, Int>, Int)] = [
      ("--size", \.personCount, 1), ("--sybils", \.sybilCount, 0),
      ("--businesses", \.businessCount, 0), ("--attack-ties", \.attackTieCount, 0),
    ]
    for (name, path, least) in wholes {
      if let number = try integer(name, in: least...most) { options[keyPath: path] = number }
    }
    let numbers: [(String, WritableKeyPath<PopulationOptions, Double>)] = [
      ("--mean-degree", \.meanDegree), ("--degree-exponent", \.degreeExponent),
      ("--mixing", \.mixing), ("--community-exponent", \.communityExponent),
      ("--homophily", \.homophily), ("--transfers-per-tie", \.transfersPerTie),
      ("--missing-share", \.missingShare), ("--default-share", \.defaultShare),
      ("--sybil-degree", \.sybilDegree), ("--customers", \.customersPerBusiness),
      ("--owner-correlation", \.ownerCorrelation),
    ]
    for (name, path) in numbers {
      if let number = try real(name) { options[keyPath: path] = number }
    }
    options.largestDegree = try real("--largest-degree")
    options.smallestCommunity = try integer("--smallest-community", in: 2...most)
    options.largestCommunity = try integer("--largest-community", in: 2...most)
    if has("--reliabilities") {
      options.sources = try namedNumbers("--reliabilities").map {
        .init($0.name, reliability: $0.number)
      }
    }
    if has("--coefficients") {
      options.coefficients = try namedNumbers("--coefficients").map { .init($0.name, $0.number) }
    }
    for (name, isIdle) in [
      ("--sybil-degree", options.sybilCount == 0), ("--attack-ties", options.sybilCount == 0),
      ("--customers", options.businessCount == 0),
      ("--owner-correlation", options.businessCount == 0),
    ] where isIdle && has(name) {
      let (kind, option) =
        ["--sybil-degree", "--attack-ties"].contains(name)
        ? ("sybil accounts", "--sybils") : ("businesses", "--businesses")
      throw UsageError(
        "option '\(name)' is about \(kind), and there are none", remedy: "add \(option) N")
    }
    if has("--transfers-per-tie"), !has("--transfers") {
      throw UsageError(
        "option '--transfers-per-tie' is about transfers, and they are not written",
        remedy: "add --transfers FILE")
    }
    return options
  }
}
