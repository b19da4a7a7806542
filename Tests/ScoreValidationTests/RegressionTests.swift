import Execution
import ScoreValidation
import Statistics
import Tables
import Testing

@Suite struct `A regression` {
  @Test func `has scikit-learn's coefficients, with weights and without`() throws {
    let golden = try Golden.load().regressions
    for fit in golden.fits {
      let outcomes = try Outcomes(golden.events, weights: fit.weighted ? golden.weights : nil)
      let model = try LogisticModel(
        columns: golden.columns, outcomes: outcomes, penalty: fit.penalty)
      #expect(isClose(model.intercept, fit.intercept, within: 1e-6))
      for (found, expected) in zip(model.coefficients, fit.coefficients) {
        #expect(isClose(found, expected, within: 1e-6))
      }
    }
  }

  @Test func `leaves out people without an outcome`() throws {
    let columns = [[1.0, 5, 2, 3, 4]]
    let some = try LogisticModel(
      columns: columns, outcomes: Outcomes([true, nil, false, true, false]), penalty: 1)
    let few = try LogisticModel(
      columns: [[1, 2, 3, 4]], outcomes: Outcomes([true, false, true, false]), penalty: 1)
    #expect(some == few)
  }

  @Test func `converges where the outcome is told without error`() throws {
    let values = (0..<40).map { Double($0) * 1e3 }
    let outcomes = try Outcomes(values.map { $0 > 2e4 })
    let model = try LogisticModel(columns: [values], outcomes: outcomes, penalty: 1e-3)
    #expect(model.probability([0]) < 0.01)
    #expect(model.probability([39e3]) > 0.99)
  }

  @Test func `of no columns is the share of events`() throws {
    let model = try LogisticModel(
      columns: [], outcomes: Outcomes([true, false, false, false]), penalty: 1)
    #expect(isClose(model.probability([]), 0.25))
  }

  @Test func `is refused for outcomes of one kind, odd numbers and a penalty of 0`() throws {
    let outcomes = try Outcomes([true, false])
    #expect(throws: ValidationError.self) {
      try LogisticModel(columns: [[1, 2]], outcomes: Outcomes([true, true]), penalty: 1)
    }
    #expect(throws: ValidationError.self) {
      try LogisticModel(columns: [[1, .nan]], outcomes: outcomes, penalty: 1)
    }
    #expect(throws: ValidationError.self) {
      try LogisticModel(columns: [[1]], outcomes: outcomes, penalty: 1)
    }
    #expect(throws: ValidationError.self) {
      try LogisticModel(columns: [[1, 2]], outcomes: outcomes, penalty: 0)
    }
  }
}

@Suite struct `A regression on binned columns` {
  @Test func `tells out of fold what a column tells, missing values included`() async throws {
    let people = Drawn(count: 1_200, seed: 3)
    let folds = try people.folds(4, seed: 1)
    let regression = ColumnRegression()
    let found = try await regression.outOfFold(
      [people.signal, people.noise(1), people.texts], outcomes: people.outcomes, folds: folds,
      seed: 1)
    let scored = try ScoredOutcomes(scores: found.probabilities, outcomes: people.outcomes)
    #expect(try #require(scored.value(of: .areaUnderCurve)) > 0.7)
    #expect(found.models.count == 4)
    for model in found.models {
      #expect(model.contributions[0] > model.contributions[1])
    }
  }

  @Test func `gives the same bytes for every number of threads`() async throws {
    let people = Drawn(count: 400, seed: 5)
    let folds = try people.folds(3, seed: 1)
    let columns = [people.signal, people.noise(1)]
    let regression = ColumnRegression()
    let one = try await regression.outOfFold(
      columns, outcomes: people.outcomes, folds: folds, seed: 1, execution: Execution(threads: 1))
    let many = try await regression.outOfFold(
      columns, outcomes: people.outcomes, folds: folds, seed: 1, execution: Execution(threads: 5))
    #expect(one == many)
  }

  @Test func `never uses a person's own outcome for that person`() async throws {
    let people = Drawn(count: 300, seed: 8)
    let columns = [people.signal, people.noise(1), people.texts]
    let folds = try people.folds(3, seed: 1)
    let regression = ColumnRegression()
    let before = try await regression.outOfFold(
      columns, outcomes: people.outcomes, folds: folds, seed: 1)
    var events = people.events
    let row = folds.testRows(1)[5]
    events[row].toggle()
    // The same folds, another outcome.
    let after = try await regression.outOfFold(
      columns, outcomes: Outcomes(events), folds: folds, seed: 1)
    for row in folds.testRows(1) {
      #expect(before.probabilities[row] == after.probabilities[row])
      #expect(before.scores[row] == after.scores[row])
    }
    let others = folds.testRows(0) + folds.testRows(2)
    #expect(others.contains { before.probabilities[$0] != after.probabilities[$0] })
  }

  @Test func `scores other people as it scored these`() async throws {
    let people = Drawn(count: 500, seed: 2)
    let columns = [people.signal, people.texts]
    let fitted = try await ColumnRegression().fit(columns, outcomes: people.outcomes, seed: 1)
    let all = try fitted.probabilities(columns)
    #expect(try fitted.probabilities(columns.reversed()) == all)
    let unknown = [
      Column("signal", .reals([nil, 1e300])), Column("kind", .strings(["new", nil])),
    ]
    #expect(try fitted.probabilities(unknown).allSatisfy { $0 > 0 && $0 < 1 })
    #expect(throws: ValidationError.self) { try fitted.probabilities([people.signal]) }
    #expect(throws: ValidationError.self) {
      try fitted.probabilities([Column("signal", .strings(["a"])), Column("kind", .strings(["a"]))])
    }
  }

  @Test func `tells which fold leaves too few people, and of no inner fold`() async throws {
    let people = Drawn(count: 30, seed: 2)
    let outcomes = try Outcomes((0..<30).map { $0 < 2 })
    let folds = try Folds.byPerson(
      5, identifiers: people.identifiers, outcomes: outcomes, seed: 1)
    let error = await #expect(throws: ValidationError.self) {
      try await ColumnRegression().outOfFold(
        [people.signal], outcomes: outcomes, folds: folds, seed: 1)
    }
    #expect(error?.code == .tooFew)
    let expected = try Regex(
      "the model that is tried on fold [1-5] of 5 can't be fitted: of the people it may know [0-2] have "
        + "the event and 2[2-4] have not; take other folds or more people")
    #expect(error?.description.wholeMatch(of: expected) != nil)
  }

  @Test func `is refused for columns that share a name and settings out of range`() async throws {
    let people = Drawn(count: 100, seed: 2)
    await #expect(throws: ValidationError.self) {
      try await ColumnRegression().fit(
        [people.signal, people.signal], outcomes: people.outcomes, seed: 1)
    }
    await #expect(throws: ValidationError.self) {
      try await ColumnRegression(penalties: []).fit(
        [people.signal], outcomes: people.outcomes, seed: 1)
    }
    await #expect(throws: ValidationError.self) {
      try await ColumnRegression(binning: BinningRules(maximumCount: 0)).fit(
        [people.signal], outcomes: people.outcomes, seed: 1)
    }
  }
}

@Suite struct `Bins of columns` {
  @Test func `hold about as many training rows each and keep equal numbers together`() throws {
    let column = Column("x", .integers([1, 2, 2, 2, 3, 4, nil, 5, 6]))
    let bins = try BinnedColumns([column], rules: BinningRules(maximumCount: 4))
    #expect(bins.columns[0].content == .numbers(lowerBounds: [3, 5]))
    #expect(try bins.bins(of: column) == [1, 1, 1, 1, 2, 2, 0, 3, 3])
  }

  @Test func `are learned on training rows alone`() throws {
    let before = Column("x", .reals([1, 2, 3, 4, 100, nil]))
    let after = Column("x", .reals([1, 2, 3, 4, -7, 9]))
    let rules = BinningRules(maximumCount: 2)
    let learned = try BinnedColumns([before], trainingRows: [0, 1, 2, 3], rules: rules)
    #expect(try BinnedColumns([after], trainingRows: [0, 1, 2, 3], rules: rules) == learned)
    #expect(try learned.bins(of: after) == [1, 1, 2, 2, 1, 2])
  }

  @Test func `join rare texts and those that are new`() throws {
    let column = Column("c", .strings(["b", "a", "a", "b", "b", "z", nil]))
    let bins = try BinnedColumns(
      [column], rules: BinningRules(maximumCount: 5, rareShare: 0.3))
    #expect(bins.columns[0].content == .texts(["b", "a"]))
    #expect(try bins.bins(of: column) == [1, 2, 2, 1, 1, 3, 0])
    #expect(try bins.bins(of: Column("c", .strings(["new"]))) == [3])
  }

  @Test func `take columns without a value, and true and false`() throws {
    let empty = Column("e", .reals([nil, nil]))
    let flags = Column("f", .booleans([true, false]))
    let bins = try BinnedColumns([empty, flags])
    #expect(try bins.bins(of: empty) == [0, 0])
    #expect(try bins.bins(of: flags) == [2, 1])
  }
}
