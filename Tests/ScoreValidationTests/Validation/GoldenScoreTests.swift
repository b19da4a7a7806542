import ScoreValidation
import Testing

/// A score's figures beside those of scikit-learn, SciPy, statsmodels and fairlearn.
@Suite struct `Validation beside other libraries` {
  private static func report(weighted: Bool = false) async throws -> (
    GoldenScores, ValidationReport
  ) {
    let golden = try GoldenScores.load()
    let report = try await ValidationReport(
      of: golden.input(weighted: weighted), options: golden.options(), seed: 1)
    return (golden, report)
  }

  @Test func `measures are those of scikit-learn and SciPy`() async throws {
    let (golden, report) = try await Self.report()
    let expected = golden.measures
    #expect(isClose(report.areaUnderCurve.value, expected.area))
    #expect(isClose(report.gini.value, 2 * expected.area - 1))
    #expect(isClose(report.averagePrecision?.value, expected.averagePrecision))
    #expect(isClose(report.kolmogorovSmirnov.value, expected.kolmogorovSmirnov))
    let calibration = try #require(report.calibration)
    #expect(isClose(calibration.brierScore.value, expected.brier))
    #expect(isClose(calibration.brierScore.standardError, expected.brierError))
    #expect(isClose(calibration.logLoss.value, expected.logLoss))
    #expect(isClose(calibration.logLoss.standardError, expected.logLossError))
  }

  @Test(arguments: [false, true])
  func `recalibration and its errors are those of statsmodels`(_ weighted: Bool) async throws {
    let (golden, report) = try await Self.report(weighted: weighted)
    let expected = weighted ? golden.weighted : golden.calibration
    let found = try #require(report.calibration)
    #expect(isClose(found.intercept, expected.line[0]))
    #expect(isClose(found.slope, expected.line[1]))
    #expect(isClose(found.intercept?.standardError, expected.errors[0], within: 1e-10))
    #expect(isClose(found.slope?.standardError, expected.errors[1], within: 1e-10))
    #expect(isClose(found.shift, expected.shift))
    #expect(isClose(found.shift?.standardError, expected.shiftError, within: 1e-10))
    #expect(isClose(found.spiegelhalter, expected.spiegelhalter, within: 1e-10))
    #expect(isClose(found.expected, expected.expected))
    #expect(isClose(found.observed, expected.observed))
  }

  @Test func `the calibration table has groups of equal counts`() async throws {
    let (golden, report) = try await Self.report()
    let groups = try #require(report.calibration?.groups)
    let expected = try #require(golden.calibration.groups)
    #expect(groups.map { Double($0.count) } == expected.map { $0[0] })
    for (group, row) in zip(groups, expected) {
      #expect(isClose(group.expected, row[1]))
      #expect(isClose(group.observed.value, row[2]))
    }
    let error = zip(groups, expected).reduce(0) { $0 + $1.1[0] / 1500 * abs($1.1[1] - $1.1[2]) }
    #expect(isClose(report.calibration?.expectedError, error))
  }

  @Test(arguments: [false, true])
  func `maps are Platt's and scikit-learn's isotonic regression`(_ weighted: Bool) async throws {
    let (golden, report) = try await Self.report(weighted: weighted)
    let expected = weighted ? golden.weightedMaps : golden.maps
    guard case .platt(let intercept, let slope) = try #require(report.maps.first) else {
      Issue.record("the first map is not Platt's")
      return
    }
    #expect(isClose(intercept, expected.intercept, within: 1e-9))
    #expect(isClose(slope, expected.slope, within: 1e-9))
    let isotonic = try #require(report.maps.last)
    for (point, value) in zip(expected.points, expected.isotonic) {
      #expect(isClose(isotonic.probability(of: point), value, within: 1e-10), "\(point)")
    }
  }

  @Test func `cut-offs are counted, with Wilson's intervals of statsmodels`() async throws {
    let (golden, report) = try await Self.report()
    let rows = report.cutOffs.filter { GoldenScores.levels.contains($0.score) }
    #expect(rows.map(\.score) == GoldenScores.levels)
    for (row, expected) in zip(rows, golden.cutOffs) {
      for (found, share) in [
        (row.approval, expected.approval), (row.badRate, expected.badRate),
        (row.goodApproval, expected.goodApproval), (row.badApproval, expected.badApproval),
      ] as [(Estimate?, GoldenScores.Share)] {
        #expect(isClose(found, share.value, [share.lower, share.upper]), "\(row.score)")
      }
      #expect(isClose(row.profit, expected.profit))
      #expect(isClose(row.profit?.standardError, expected.profitError, within: 1e-10))
    }
    for (row, expected) in zip(rows, golden.cutOffs) {
      let share = expected.marginal
      #expect(isClose(row.marginalBadRate, share.value, [share.lower, share.upper]))
    }
  }

  @Test func `the best cut-off is the one of the largest profit`() async throws {
    let (golden, report) = try await Self.report()
    let profit = try #require(report.profit)
    #expect(profit.cutOff == golden.profit.cutOff)
    #expect(isClose(profit.perPerson.value, golden.profit.profit))
    #expect(isClose(profit.acceptingAll, golden.profit.all))
    // The verdict's is the one of those named that earns most.
    let most = try #require(report.cutOffs.compactMap(\.profit?.value).max())
    #expect(report.cutOffs[report.chosenCutOff].profit?.value == most)
    #expect(report.cutOffChoice == .namedMostProfit)
    #expect(try #require(profit.optimism) > 0)
  }

  @Test func `groups' rates are fairlearn's, gaps and ratios statsmodels'`() async throws {
    let (golden, report) = try await Self.report()
    let comparison = try #require(report.groups.first)
    #expect(comparison.groups.map(\.name) == ["a", "b"])
    #expect(comparison.reference == "a")
    #expect(comparison.suppressedGroupCount == 1)
    #expect(comparison.suppressedCount == golden.group.count { $0 == "c" })
    for group in comparison.groups {
      #expect(isClose(group.areaUnderCurve?.value, try #require(golden.groups.areas[group.name])))
      let decisions = group.decisions.filter { GoldenScores.levels.contains($0.score) }
      for (decision, expected) in zip(decisions, golden.groups.cutOffs) {
        let rates = try #require(expected.rates[group.name])
        #expect(isClose(decision.approval.value, try #require(rates["approval"])))
        #expect(isClose(decision.truePositiveRate?.value, try #require(rates["true"])))
        #expect(isClose(decision.falsePositiveRate?.value, try #require(rates["false"])))
        guard group.name == "b" else { continue }
        let (approval, yes, no) = (
          expected.approval, expected.truePositive, expected.falsePositive
        )
        #expect(isClose(decision.impactRatio, approval.ratio, approval.ratioBounds))
        #expect(isClose(decision.approvalGap, approval.difference, approval.differenceBounds))
        #expect(isClose(decision.truePositiveGap, yes.difference, yes.differenceBounds))
        #expect(isClose(decision.falsePositiveGap, no.difference, no.differenceBounds))
      }
    }
    #expect(isClose(comparison.groups[1].scoreDifference, golden.groups.standardized))
  }

  @Test func `another score is compared by DeLong's paired test`() async throws {
    let golden = try GoldenScores.load()
    var input = try golden.input()
    input.other = .init(name: "other", scores: golden.other, direction: .safer)
    let report = try await ValidationReport(of: input, options: golden.options(), seed: 1)
    let found = try #require(report.comparison?[.areaUnderCurve])
    let expected = try AreaComparison(
      first: golden.score.map { -$0 }, second: golden.other.map { -$0 },
      outcomes: Outcomes(golden.events))
    #expect(found.difference.value == expected.difference.value)
    #expect(found.difference.interval == expected.difference.interval)
    #expect(found.pValue == expected.pValue)
    let other = try #require(report.comparison?[.averagePrecision])
    #expect(other.difference.method == .influence)
    #expect(try #require(other.difference.interval).contains(other.difference.value))
  }
}
