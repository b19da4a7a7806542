import EdgeLists
import Execution
import Sesame
import Statistics
import Tables
import TestSupport
import Testing

@Suite struct `The verdict on a graph` {
  @Test func `is that it helps where friends share an outcome`() async throws {
    let evidence = try await GraphVerdictJob.quick().run(on: Town().source()).evidence
    #expect(evidence.verdict.conclusion == .helps)
    #expect(evidence.knownCount == 240)
    #expect(evidence.ownColumns == ["income"])
    #expect(evidence.outcomeColumns.contains("neighbor_late_excess_oof"))
    #expect(
      evidence.leftOutColumns.contains { $0.name == "community" && $0.reason == .groupNumber })
    #expect(evidence.ablation.placeboDifferences.count == 3)
    let mixing = evidence.mixing[0]
    #expect(mixing.column == "late" && !mixing.isNumeric && !mixing.usesWeights)
    #expect(mixing.homophily.pValue == 0.01)
    #expect(try #require(mixing.interval).lower > 0.1)
    #expect(evidence.sentence.hasPrefix("the graph helps: area under the curve +0."))
    #expect(evidence.sentence.contains("240 people"))
    #expect(evidence.sentence.contains("0 of 3 placebos add as much; most of it by "))
  }

  @Test func `is no evidence where outcomes are drawn without regard to friends`() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let town = Town(hasHomophily: false, seed: seed)
      let evidence = try await GraphVerdictJob.quick(seed: seed).run(on: town.source()).evidence
      #expect(evidence.verdict.conclusion == .noEvidence, "\(seed): \(evidence.sentence)")
    }
  }

  @Test func `is no evidence with too few people, however strong the tie`() async throws {
    let town = Town(personCount: 36)
    let evidence = try await GraphVerdictJob.quick().run(on: town.source()).evidence
    #expect(evidence.verdict.reason == .tooFewPeople)
    #expect(evidence.sentence.contains("a verdict needs 20 people with the event"))
  }

  @Test func `is reached without outcomes of friends, and without own columns`() async throws {
    var job = GraphVerdictJob.quick()
    job.outcomeFeatures = nil
    job.aggregates = .columns(["income"])
    job.leftOut = ["income"]
    let result = try await job.run(on: Town().source())
    #expect(result.evidence.outcomeColumns.isEmpty)
    #expect(result.evidence.ownColumns.isEmpty)
    #expect(result.evidence.ablation.own(.areaUnderCurve)?.value == 0.5)
    #expect(
      result.report.warnings.contains {
        $0.description.contains("people have no columns of their own to compare with")
      })
  }

  @Test func `does not hang on the number of threads`() async throws {
    let source = try Town().source()
    let one = try await GraphVerdictJob.quick().run(on: source, execution: Execution(threads: 1))
    let three = try await GraphVerdictJob.quick().run(on: source, execution: Execution(threads: 3))
    #expect(one.evidence == three.evidence)
    #expect(one.evidence.json == three.evidence.json)
  }

  @Test func `does not hang on the order of rows`() async throws {
    var job = GraphVerdictJob.quick()
    // Communities and placebos are drawn, and draws go by rows.
    job.communityColumns = []
    job.placebos = 0
    let plain = try await job.run(on: Town().source()).evidence
    let order = (0..<240).map { $0 * 7 % 240 }
    let other = try await job.run(on: Town().source(order: order)).evidence
    #expect(plain.graphColumns == other.graphColumns)
    #expect(plain.outcomeColumns == other.outcomeColumns)
    let one = try #require(plain.verdict.difference)
    let two = try #require(other.verdict.difference)
    #expect(abs(one.value - two.value) < 1e-9)
    for (one, two) in zip(plain.mixing, other.mixing) {
      #expect(one.column == two.column)
      let difference =
        try #require(one.homophily.coefficient)
        - #require(two.homophily.coefficient)
      #expect(abs(difference) < 1e-9)
    }
  }

  @Test func `does not hang on what people are called, but for who is in which fold`() async throws
  {
    let job = GraphVerdictJob.quick()
    let plain = try await job.run(on: Town().source()).evidence
    let renamed = try await job.run(on: Town(name: { "person \($0)" }).source()).evidence
    #expect(plain.mixing == renamed.mixing)
    #expect(plain.graphColumns == renamed.graphColumns)
    #expect(plain.leftOutColumns == renamed.leftOutColumns)
    #expect(renamed.verdict.conclusion == .helps)
  }

  @Test func `does not hang on other outcomes, identifiers and columns left out`() async throws {
    let town = Town(further: { events in
      [
        Column("account_id", .integers(events.indices.map { 5 * $0 })),
        Column("status", .strings(events.map { $0 ? "bad" : "good" })),
        Column("passport", .strings(events.indices.map { "X\($0)" })),
        Column("town", .strings(events.map { _ in "here" })),
        Column("secret", .reals(events.map { $0 ? 1.5 : 0.5 })),
      ]
    })
    var source = try town.source()
    source.people = .value(try town.people().declaring(outcome: "status", events: ["bad"]))
    var job = GraphVerdictJob.quick()
    job.outcome = "late"
    job.leftOut = ["secret"]
    let evidence = try await job.run(on: source).evidence
    #expect(evidence.ownColumns == ["income"])
    #expect(!evidence.graphColumns.contains { $0.contains("secret") || $0.contains("status") })
    #expect(!evidence.outcomeColumns.contains { $0.contains("status") })
    let reasons = Dictionary(
      evidence.leftOutColumns.map { ($0.name, $0.reason) }, uniquingKeysWith: { first, _ in first })
    #expect(reasons["account_id"] == .identifiers)
    #expect(reasons["passport"] == .identifiers)
    #expect(reasons["status"] == .outcome)
    #expect(reasons["town"] == .constant)
    #expect(reasons["secret"] == .request)
    #expect(evidence.text.contains("Not taken (other outcomes): status."))
  }
}

@Suite struct `A verdict under way` {
  @Test(.timeLimit(.minutes(2)), .ownThreads) func `can be cancelled`() async throws {
    let source = try Town(personCount: 2_000).source()
    var job = GraphVerdictJob(seed: 1)
    job.placebos = 200
    let task = Task(executorPreference: HelperExecutor.shared) { [job] in
      try await job.run(on: source)
    }
    task.cancelSoon()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `is refused before it begins where there is no memory for it`() async throws {
    let source = try Town().source()
    let error = await #expect(throws: DataError.self) {
      try await GraphVerdictJob.quick().run(on: source, execution: Execution(memoryLimit: 1000))
    }
    #expect(error?.code == .inputOutput)
  }
}

@Suite struct `An audit beside the verdict` {
  private let leaky = Town(further: { events in
    [Column("months_late", .integers(events.map { $0 ? 3 : 0 }))]
  })

  @Test func `names a copy of the outcome, and warns`() async throws {
    let result = try await GraphVerdictJob.quick().run(on: leaky.source())
    #expect(result.evidence.audit.tooGoodToBeTrue == ["months_late"])
    #expect(result.evidence.sentence.contains("1 column that tells the outcome too well"))
    #expect(
      result.report.warnings.contains {
        $0.description.contains("column 'months_late' alone tells the outcome too well")
      })
    var job = GraphVerdictJob.quick()
    job.leftOut = ["months_late"]
    #expect(try await job.run(on: leaky.source()).evidence.audit.tooGoodToBeTrue.isEmpty)
  }

  @Test func `looks with all ties, without excluded kinds, and at people who have others`()
    async throws
  {
    var source = try Town(kinds: ["friend", "loan", "loan"]).source()
    source.rules.excludedKinds = ["loan"]
    let evidence = try await GraphVerdictJob.quick().run(on: source).evidence
    #expect(evidence.audit.survivorCount != nil)
    #expect(evidence.audit.personCount == 240)
    let degree = try #require(evidence.audit.findings.first { $0.name == "degree" })
    #expect(degree.withoutExcluded != nil && degree.amongSurvivors != nil)
    #expect(degree.withoutExcluded?.areaUnderCurve != degree.allTies.areaUnderCurve)
  }
}

@Suite struct `A verdict is refused` {
  private func problem(_ source: GraphSource, _ job: GraphVerdictJob = .quick()) async throws
    -> String
  {
    let error = await #expect(throws: (any Error).self) { try await job.run(on: source) }
    return error.map { "\($0)" } ?? ""
  }

  @Test func `without a people table, an outcome, or one that is meant`() async throws {
    let town = Town()
    var source = try town.source()
    source.people = nil
    #expect(try await problem(source).hasPrefix("there is no people table to take outcomes from"))
    source.people = .value(try town.people().selecting("income"))
    #expect(
      try await problem(source).hasPrefix(
        "a verdict needs an outcome, and the people table declares none"))
    let status = Column("status", .booleans(BooleanValues((0..<240).map { $0 % 3 == 0 })))
    var both = try town.people()
    try both.append(status)
    source.people = .value(try both.declaring(outcome: "status"))
    #expect(try await problem(source).hasPrefix("the people table declares 2 outcomes"))
    var job = GraphVerdictJob.quick()
    job.outcome = "income"
    #expect(try await problem(source, job).contains("column 'income' is not declared"))
  }

  @Test func `for outcomes of one kind, for too few people, without ties`() async throws {
    let town = Town()
    var source = try town.source()
    let people = try town.people().selecting("income")
    var alike = people
    try alike.append(Column("late", .booleans(BooleanValues((0..<240).map { _ in true }))))
    source.people = .value(try alike.declaring(outcome: "late"))
    #expect(
      try await problem(source).hasPrefix(
        "table: column 'late': all people whose outcome is known have the event"))
    var few = people
    try few.append(
      Column("late", .booleans(BooleanValues((0..<240).map { $0 < 2 ? $0 == 0 : nil }))))
    source.people = .value(try few.declaring(outcome: "late"))
    #expect(
      try await problem(source)
        == "table: column 'late': 3 folds need as many people with an outcome, and there are 2; take "
        + "fewer folds (`folds`) or more people")
    // Inner folds are none of the reader's business.
    var rare = people
    try rare.append(
      Column("late", .booleans(BooleanValues((0..<240).map { $0 < 60 ? $0 == 0 : nil }))))
    source.people = .value(try rare.declaring(outcome: "late"))
    #expect(
      try await problem(source).wholeMatch(
        of: try Regex(
          "table: column 'late': the model that is tried on fold [1-3] of 3 can't be fitted: of the "
            + "people it may know [01] have the event and (39|40) have not; take other folds or more "
            + "people")) != nil)
    var kinds = try Town(kinds: ["loan"]).source()
    kinds.rules.excludedKinds = ["loan"]
    #expect(
      try await problem(kinds).hasPrefix("ties.csv: there are no friendships that could help"))
  }

  @Test func `for settings out of range, or not of shuffled graphs`() async throws {
    let source = try Town().source()
    func problem(_ change: (inout GraphVerdictJob) -> Void) async throws -> String {
      var job = GraphVerdictJob.quick()
      change(&job)
      return try await self.problem(source, job)
    }
    #expect(try await problem { $0.repetitions = 0 }.contains("too small a number of repetitions"))
    #expect(try await problem { $0.placebos = -1 }.contains("too small a number of placebos"))
    #expect(try await problem { $0.permutations = -1 }.contains("number of permutations"))
    #expect(try await problem { $0.test.level = 1 }.contains("a confidence level is"))
    #expect(try await problem { $0.leftOut = ["incme"] }.contains("did you mean 'income'"))
    #expect(
      try await problem { $0.statistics.circles = [.kind("loan")] }
        .hasPrefix("graphs with shuffled ties have no kinds"))
    #expect(
      try await problem {
        $0.features = []
        $0.communityColumns = []
        $0.aggregates = .none
        $0.outcomeFeatures = nil
      }.hasPrefix("no column of the graph takes part"))
  }
}
