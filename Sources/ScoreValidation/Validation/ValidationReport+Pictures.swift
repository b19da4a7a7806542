internal import Reports

/// What pages show beside the tables.
extension ValidationReport {
  /// How well the score tells, as a curve.
  var curvePicture: Picture {
    let points = cutOffs.compactMap { cutOff -> LineChart.Point? in
      guard let good = cutOff.goodApproval, let bad = cutOff.badApproval else { return nil }
      return LineChart.Point(
        1 - good.value, 1 - bad.value,
        lower: bad.interval.map { 1 - $0.upper }, upper: bad.interval.map { 1 - $0.lower })
    }
    let ends = [
      LineChart.Point(0, 0, lower: 0, upper: 0), LineChart.Point(1, 1, lower: 1, upper: 1),
    ]
    return Picture(
      "Who is turned away",
      summary:
        "The area under the curve is \(areaUnderCurve.words): 0.5 is chance, 1 tells everybody "
        + "apart. The shade is each point's interval at \(levelText), by Wilson.",
      .lines(
        LineChart(
          [
            .init(name, (points + ends).sorted { ($0.x, $0.y) < ($1.x, $1.y) }),
            .init("chance", [.init(0, 0), .init(1, 1)], style: .reference),
          ],
          xTitle: "share of people without the event", yTitle: "share of people with the event",
          xForm: .percent, yForm: .percent, zero: true)), isAlone: false)
  }

  /// How frequent the event is among the riskiest, and how many of the events they have.
  var gainsPictures: [Picture] {
    let names = gains.indices.map { "\($0 + 1)" }
    var count = 0
    let total = gains.reduce(0) { $0 + $1.count }
    let people = gains.map(\.count).max() ?? 0
    let found = gains.map { group -> LineChart.Point in
      count += group.count
      return LineChart.Point(
        total > 0 ? Double(count) / Double(total) : 0, group.gain.value,
        lower: group.gain.interval?.lower, upper: group.gain.interval?.upper)
    }
    return [
      Picture(
        "Event rate, the riskiest first",
        summary:
          "Of all people it is \(eventRate.percentWords). Groups of about \(people), from the "
          + "riskiest scores on; intervals by Wilson.",
        .bars(
          BarChart(
            standing: names,
            [
              .init(
                "event rate", gains.map(\.eventRate.value), intervals: gains.map(\.eventRate.bounds)
              )
            ],
            kindTitle: "group", valueTitle: "share with the event", form: .percent)),
        isAlone: false),
      Picture(
        "Events found among the riskiest",
        summary: "How many of all events are among so many of the riskiest people.",
        .lines(
          LineChart(
            [
              .init(name, [.init(0, 0, lower: 0, upper: 0)] + found),
              .init("chance", [.init(0, 0), .init(1, 1)], style: .reference),
            ],
            xTitle: "share of people, the riskiest first", yTitle: "share of events",
            xForm: .percent, yForm: .percent, zero: true)), isAlone: false),
    ]
  }

  /// Whether the event is as frequent as probabilities say.
  var calibrationPicture: Picture? {
    guard let calibration else { return nil }
    let points = calibration.groups.map {
      LineChart.Point(
        $0.expected, $0.observed.value, lower: $0.observed.interval?.lower,
        upper: $0.observed.interval?.upper)
    }
    let most = points.flatMap { [$0.x, $0.y] }.max() ?? 1
    return Picture(
      "Expected and observed",
      summary: "Right probabilities lie on the broken line; intervals at \(levelText), by Wilson.",
      .lines(
        LineChart(
          [
            .init("groups of people", points, style: .dots),
            .init("as expected", [.init(0, 0), .init(most, most)], style: .reference),
          ],
          xTitle: "expected share with the event", yTitle: "observed share", xForm: .percent,
          yForm: .percent, zero: true)), isAlone: false)
  }

  /// How a column's groups fare at the cut-off that was chosen.
  func pictures(of comparison: GroupComparison) -> [Picture] {
    let chosen = comparison.groups.compactMap { group in
      group.decisions.indices.contains(chosenCutOff)
        ? (group.name, group.decisions[chosenCutOff]) : nil
    }
    guard chosen.count == comparison.groups.count, !chosen.isEmpty else { return [] }
    let rates = comparison.groups.map(\.eventRate)
    let score = chosen[0].1.score.shortest
    return [
      Picture(
        "Accepted at \(score), and the event, by \(comparison.column)",
        summary: "Shares of each group, with intervals at \(levelText).",
        .bars(
          BarChart(
            lying: chosen.map(\.0),
            [
              .init(
                "accepted", chosen.map(\.1.approval.value),
                intervals: chosen.map(\.1.approval.bounds)),
              .init("with the event", rates.map(\.value), intervals: rates.map(\.bounds)),
            ], valueTitle: "share of the group", form: .percent)), isAlone: false)
    ]
  }

  /// How well the score tells from period to period.
  var periodPicture: Picture? {
    guard let periods, periods.periods.count > 1 else { return nil }
    let areas = periods.periods.map(\.areaUnderCurve)
    return Picture(
      "From \(periods.length.rawValue) to \(periods.length.rawValue)",
      summary: "The area under the curve; intervals at \(levelText).",
      .bars(
        BarChart(
          standing: periods.periods.map(\.name),
          [.init("area", areas.map { $0?.value }, intervals: areas.map { $0?.bounds })],
          kindTitle: periods.length.rawValue, valueTitle: "area under the curve",
          form: .decimals(2))), isAlone: false)
  }
}

extension Estimate {
  /// The ends of the interval.
  package var bounds: (lower: Double, upper: Double)? { interval?.bounds }
}
