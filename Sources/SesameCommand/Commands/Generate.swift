internal import Essentials
internal import LibC
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
    examples: [
      (
        "sesame generate --size 1000 --edge-list edges.csv --output people.csv",
        "a thousand people and their ties, as 'sesame enrich' reads them"
      ),
      (
        "sesame generate --size 1000 --claims claims.csv --truth truth.csv --output "
          + "people.csv",
        "what three sources say of them, and what is true"
      ),
      (
        "sesame generate --graph Graphs/lastfm-asia/edges.csv --records "
          + "Graphs/lastfm-credit/people.csv --risk worst_delay_months=1 --output people.csv",
        "real friendships, and records of other people given so that friends are alike"
      ),
    ],
    optionGroups: [
      ("People and ties", populationTieOptions), ("Columns and outcomes", populationValueOptions),
      ("Sybil accounts and businesses", populationOtherOptions),
      ("Real people and records", populationPairingOptions),
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
        ] + [outputGroup.1[1], replaceTable] + runOptions(tableMemory)
      ),
    ],
    run: { try await SesameCommand.generate($1) })
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
    let drawing = execution.reporting(0...0.2, stage: "draw")
    drawing.report(0)
    let population = try await Population(options, seed: seed, execution: drawing)
    try await writing(execution) { execution in
      for (number, part) in parts.enumerated() {
        let shares = (
          Double(number) / Double(parts.count), Double(number + 1) / Double(parts.count)
        )
        try outputs[part: part.option]?.write(
          part.part, of: population,
          execution: execution.reporting(0.2 + 0.8 * shares.0...0.2 + 0.8 * shares.1))
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
      try outputs["--truth"]?.write(result.truth, execution: $0)
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
