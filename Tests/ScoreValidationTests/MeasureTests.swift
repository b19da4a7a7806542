import Execution
import ScoreValidation
import Statistics
import Tables
import Testing

@Suite struct `Measures of a score` {
  @Test func `are those of scikit-learn and SciPy`() throws {
    let people = try Golden.load().people
    for (scores, expected) in zip([people.first, people.second], people.measures) {
      let scored = try ScoredOutcomes(scores: scores, outcomes: Outcomes(people.events))
      for measure in ScoreMeasure.allCases {
        let value = try #require(expected[measure.rawValue])
        #expect(isClose(scored.value(of: measure), value), "\(measure)")
      }
    }
  }

  @Test func `are those of scikit-learn with weights`() throws {
    let people = try Golden.load().people
    let outcomes = try Outcomes(people.events, weights: people.weights)
    let scored = try ScoredOutcomes(scores: people.first, outcomes: outcomes)
    for measure in ScoreMeasure.allCases {
      let value = try #require(people.weighted[measure.rawValue])
      #expect(isClose(scored.value(of: measure), value), "\(measure)")
    }
  }

  @Test func `do not change with the order of rows, and count every pair`() throws {
    let people = try Golden.load().people
    let (yes, no) = (true, false)
    var doubled = 0
    let rows = people.events.indices
    for one in rows where people.events[one] == 1 {
      for other in rows where people.events[other] == 0 {
        let (high, low) = (people.first[one], people.first[other])
        doubled += high > low ? 2 : high == low ? 1 : 0
      }
    }
    let events = people.events.count { $0 == 1 }
    let pairs = events * (people.events.count - events)
    var generator = SplitMix64(seed: 3)
    for _ in 0..<5 {
      let order = rows.shuffled(using: &generator)
      let scored = try ScoredOutcomes(
        scores: order.map { people.first[$0] },
        outcomes: Outcomes(order.map { people.events[$0] == 1 ? yes : no }))
      #expect(scored.value(of: .areaUnderCurve) == Double(doubled) / Double(2 * pairs))
    }
  }

  @Test func `are half of everything where all scores are tied`() throws {
    let scored = try ScoredOutcomes(
      scores: [7, 7, 7, 7], outcomes: Outcomes([true, false, false, false]))
    #expect(scored.value(of: .areaUnderCurve) == 0.5)
    #expect(scored.value(of: .gini) == 0)
    #expect(scored.value(of: .kolmogorovSmirnov) == 0)
    #expect(scored.value(of: .averagePrecision) == 0.25)
    #expect(scored.value(of: .brierScore) == nil)
  }

  @Test(arguments: [true, false])
  func `are undefined with people of one kind`(event: Bool) async throws {
    let scored = try ScoredOutcomes(
      scores: [0.1, 0.7], outcomes: Outcomes([event, event]))
    #expect(scored.value(of: .areaUnderCurve) == nil)
    #expect(scored.value(of: .kolmogorovSmirnov) == nil)
    #expect(scored.value(of: .gini) == nil)
    #expect(scored.value(of: .averagePrecision) == (event ? 1 : nil))
    #expect(scored.value(of: .logLoss) != nil)
    #expect(try scored.areaUnderCurve() == nil)
    let quality = try await scored.quality(replicates: 10, seed: 1)
    #expect(quality[.brierScore]?.interval == nil)
  }

  @Test func `are undefined for nobody`() async throws {
    let scored = try ScoredOutcomes(scores: [], outcomes: Outcomes([Bool?]()))
    for measure in ScoreMeasure.allCases { #expect(scored.value(of: measure) == nil) }
    #expect(try await scored.quality(replicates: 10, seed: 1)[.logLoss] == nil)
  }

  @Test func `leave out and count people without an outcome or a score`() throws {
    let scored = try ScoredOutcomes(
      scores: [0.1, nil, 0.35, 0.8, 0.4, 0.9],
      outcomes: Outcomes([false, true, true, true, false, nil]))
    #expect(scored.value(of: .areaUnderCurve) == 0.75)
    #expect(scored.missingScoreCount == 1)
    #expect(scored.missingOutcomeCount == 1)
    #expect(scored.eventCount == 2)
    #expect(scored.nonEventCount == 2)
  }

  @Test func `clip certainty in the log loss`() throws {
    let scored = try ScoredOutcomes(scores: [0, 1], outcomes: Outcomes([true, true]))
    #expect(isClose(scored.value(of: .logLoss), 18.021826694558577))
  }

  @Test(arguments: [Double.nan, .infinity])
  func `are refused for numbers that are not finite`(number: Double) throws {
    let outcomes = try Outcomes([true, false])
    #expect(throws: ValidationError.self) {
      try ScoredOutcomes(scores: [1, number], outcomes: outcomes)
    }
    #expect(throws: ValidationError.self) {
      try Outcomes([true, false], weights: [1, number])
    }
  }

  @Test func `are refused for lists of different length`() throws {
    let outcomes = try Outcomes([true, false])
    let error = #expect(throws: ValidationError.self) {
      try ScoredOutcomes(scores: [1], outcomes: outcomes)
    }
    #expect(error?.code == .differentLengths)
    #expect(
      error?.description
        == "the list of scores has 1 rows, the outcomes 2; give lists of the same people in the same order"
    )
  }
}

@Suite struct `Outcomes of a column` {
  @Test func `are true and false, 0 and 1, or a value that is named`() throws {
    let expected = try Outcomes([true, nil, false])
    #expect(try Outcomes(Column("y", .booleans([true, nil, false]))) == expected)
    #expect(try Outcomes(Column("y", .integers([1, nil, 0]))) == expected)
    #expect(try Outcomes(Column("y", .strings(["bad", nil, "good"])), event: "bad") == expected)
    #expect(try Outcomes(Column("y", .integers([2, nil, 5])), event: "2") == expected)
  }

  @Test func `are refused where no value is the event`() throws {
    for column in [Column("y", .integers([1, 2])), Column("y", .strings(["a"]))] {
      let error = #expect(throws: ValidationError.self) { try Outcomes(column) }
      #expect(error?.code == .unsuitableColumn)
    }
    #expect(throws: ValidationError.self) {
      try Outcomes(Column("y", .strings(["a"])), event: "b")
    }
  }

  @Test func `need a weight greater than 0 on every row`() throws {
    let column = Column("y", .booleans([true, false]))
    for weight: Double? in [nil, 0, -1] {
      #expect(throws: ValidationError.self) {
        try Outcomes(column, weights: Column("w", .reals([1, weight])))
      }
    }
    #expect(try Outcomes(column, weights: Column("w", .integers([2, 3]))).weight(1) == 3)
  }
}
