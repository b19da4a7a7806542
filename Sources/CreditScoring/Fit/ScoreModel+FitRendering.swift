internal import TextFormats

extension ScoreModel.Fit {
  /// The member of a model's document.
  var jsonValue: JSONValue { .object(data + regression + figures + bootstrap) }

  private var data: [JSONValue.Member] {
    [
      .init("outcome", .string(outcome)),
      .init("events", events.map { .array($0.map(JSONValue.string)) } ?? .null),
      .init("source", .string(source)),
      .init("date", .string(orNull: date)),
      .init("weights", .string(orNull: weights)),
      .init("rows", .whole(rowCount)),
      .init("event_rows", .whole(eventCount)),
      .init("rows_without_outcome", .whole(excludedCount)),
      .init("rejects", rejects?.jsonValue ?? .null),
      .init("seed", .whole(seed)),
      .init("folds", .whole(foldCount)),
      .init(
        "scaling",
        .object([
          .init("score", .number(scaling.score)), .init("odds", .number(scaling.odds)),
          .init("doubling", .number(scaling.doubling)),
        ])),
    ]
  }

  private var regression: [JSONValue.Member] {
    [
      .init("method", method.jsonValue),
      .init("intercept", .object(intercept.members)),
      .init(
        "coefficients",
        .array(
          coefficients.map {
            .object(
              [.init("characteristic", .string($0.characteristic))] + $0.members
                + [.init("variance_inflation", .number(orNull: $0.varianceInflation))])
          })),
    ]
      + (steps.isEmpty ? [] : [.init("steps", .array(steps.map(\.jsonValue)))])
  }

  private var figures: [JSONValue.Member] {
    [
      .init(
        "left_out",
        .array(
          leftOut.map {
            .object(
              [.init("column", .string($0.column)), .init("reason", .string($0.reason))]
                + [
                  ("information_value", $0.informationValue), ("chance", $0.chance),
                  ("coefficient", $0.coefficient),
                ].compactMap { key, figure in figure.map { .init(key, .number($0)) } })
          })),
      .init("out_of_fold", outOfFold.jsonValue),
      .init("in_sample", inSample.jsonValue),
      .init("area_of_points", .number(areaOfPoints)),
      .init("largest_rounding", .number(largestRounding)),
      .init("warnings", .array(warnings.map(JSONValue.string))),
    ]
      + (givenBins.isEmpty ? [] : [.init("given_bins", .array(givenBins.map(JSONValue.string)))])
  }

  private var bootstrap: [JSONValue.Member] {
    replicates.isEmpty
      ? [] : [.init("replicates", .array(replicates.map { .array($0.map(JSONValue.whole)) }))]
  }
}

extension ScoreModel.Fit.Step {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("column", .string(column)), .init("added", .boolean(isAdded)),
      .init("change", .number(change)),
    ])
  }
}

extension ScoreModel.Fit.Rejects {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("column", .string(column)), .init("method", .string(method)),
      .init("factor", .number(factor)), .init("rows", .whole(rowCount)),
      .init("event_rate", .number(eventRate)),
    ])
  }
}

extension ScoreModel.Fit.Method {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("selection", .string(selection)), .init("criterion", .string(criterion)),
      .init("least_information_value", .number(leastInformationValue)),
      .init("penalty", .number(penalty)), .init("signs", .boolean(hasSigns)),
      .init("held_weights", .boolean(holdsWeights)),
      .init("binning", .array(binning.map(JSONValue.string))),
    ])
  }
}

extension ScoreModel.Fit.Coefficient {
  fileprivate var members: [JSONValue.Member] {
    [
      .init("value", .number(value)), .init("standard_error", .number(standardError)),
      .init("p_value", .number(pValue)),
    ]
  }
}

extension ScoreModel.Fit.Quality {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("area_under_curve", .number(areaUnderCurve)),
      .init("lower", .number(orNull: interval?.lowerBound)),
      .init("upper", .number(orNull: interval?.upperBound)),
      .init("kolmogorov_smirnov", .number(kolmogorovSmirnov)),
      .init("brier_score", .number(brierScore)), .init("log_loss", .number(logLoss)),
    ])
  }
}
