internal import ScoreValidation
internal import TextFormats

extension GraphEvidence {
  /// What was found as a JSON document with snake-case keys, always in the same order.
  ///
  /// `by_repetition` has for each draw of folds the area under the curve of people's `own` columns, that
  /// `with_graph`, and their `difference`: `value`, `standard_error`, and an interval from `lower` to `upper`
  /// at its `level`, which is higher than that of the whole where there are several
  /// (``AblationResult``). `measures` has what they come to: medians. `fold_values` is `dates`, `numbers` or
  /// `texts` where folds are by a column, else null.
  public var json: String {
    JSONValue.object([
      .init("outcome", .string(outcome)),
      .init("people", .whole(personCount)),
      .init("friendships", .whole(friendshipCount)),
      .init("known_outcomes", .whole(knownCount)),
      .init("events", .whole(eventCount)),
      .init("left_out_seeds", .whole(seedCount)),
      .init("folds", .whole(folds.count)),
      .init("fold_by", .string(folds.name)),
      .init("fold_values", foldValues.map { .string($0.rawValue) } ?? .null),
      .init("level", .number(level)),
      .init("own_columns", .array(ownColumns.map(JSONValue.string))),
      .init("graph_columns", .array(graphColumns.map(JSONValue.string))),
      .init("outcome_columns", .array(outcomeColumns.map(JSONValue.string))),
      .init(
        "left_out",
        .array(
          leftOutColumns.map { column in
            .object([
              .init("column", .string(column.name)),
              .init("reason", .string(column.reason.rawValue)),
            ])
          })),
      .init("homophily", .array(mixing.map(\.jsonValue))),
      .init("measures", .array(ScoreMeasure.allCases.map(measure))),
      .init("repetitions", .whole(ablation.repetitions.count)),
      .init("by_repetition", .array(ablation.repetitions.map(\.jsonValue))),
      .init("placebos", .array(ablation.placeboDifferences.map(JSONValue.number))),
      .init(
        "contributions",
        .array(
          ablation.contributions.map { column in
            .object([
              .init("column", .string(column.name)),
              .init("from", .string(column.isFromGraph ? "graph" : "own")),
              .init("size", .number(column.size)), .init("share", .number(column.share)),
            ])
          })),
      .init("too_good_to_be_true", .array(audit.findings.filter(\.isTooGood).map(\.jsonValue))),
      .init("verdict", verdictValue),
    ]).rendered()
  }

  private func measure(_ measure: ScoreMeasure) -> JSONValue {
    .object([
      .init("measure", .string(measure.jsonName)),
      .init("own", ablation.own(measure).jsonValue),
      .init("with_graph", ablation.withGraph(measure).jsonValue),
      .init("difference", ablation.difference(measure).jsonValue),
    ])
  }

  private var verdictValue: JSONValue {
    let conclusion =
      switch verdict.conclusion {
      case .helps: "helps"
      case .noEvidence: "no_evidence"
      case .hurts: "hurts"
      }
    let reason =
      switch verdict.reason {
      case .intervalExcludesZero: "interval_excludes_zero"
      case .intervalIncludesZero: "interval_includes_zero"
      case .placeboAddsAsMuch: "placebo_adds_as_much"
      case .placeboTakesAsMuch: "placebo_takes_as_much"
      case .noBetterThanChance: "no_better_than_chance"
      case .tooFewPeople: "too_few_people"
      }
    return .object([
      .init("conclusion", .string(conclusion)), .init("reason", .string(reason)),
      .init("difference", verdict.difference.jsonValue),
      .init("p_value", .number(orNull: verdict.pValue)),
      .init("good_placebos", .whole(verdict.goodPlaceboCount)),
      .init("bad_placebos", .whole(verdict.badPlaceboCount)),
      .init("events", .whole(verdict.eventCount)),
      .init("non_events", .whole(verdict.nonEventCount)),
      .init("sentence", .string(sentence)),
    ])
  }
}

extension AblationResult.Repetition {
  /// Both areas under the curve and their difference, with the interval by which the verdict is reached.
  fileprivate var jsonValue: JSONValue {
    let difference = difference(.areaUnderCurve)
    return .object([
      .init("own", .number(orNull: own[.areaUnderCurve]?.value)),
      .init("with_graph", .number(orNull: withGraph[.areaUnderCurve]?.value)),
      .init("difference", difference.jsonValue),
      .init("level", .number(orNull: difference?.interval?.level)),
      .init("p_value", .number(orNull: pValue)),
    ])
  }
}

extension GraphEvidence.Mixing {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("column", .string(column)),
      .init("kind", .string(isNumeric ? "numeric" : "nominal")),
      .init("weighted", .boolean(usesWeights)),
      .init("coefficient", .number(orNull: homophily.coefficient)),
      .init("standard_error", .number(orNull: homophily.standardError)),
      .init("lower", .number(orNull: interval?.lower)),
      .init("upper", .number(orNull: interval?.upper)),
      .init("p_value", .number(orNull: homophily.pValue)),
      .init("by_chance", .number(orNull: homophily.shuffledMean)),
      .init("ties", .whole(homophily.tieCount)),
      .init("omitted_ties", .whole(homophily.omittedTieCount)),
    ])
  }
}

extension LeakageAudit.Finding {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("column", .string(name)),
      .init("all_ties", .number(allTies.areaUnderCurve)),
      .init("without_excluded", .number(orNull: withoutExcluded?.areaUnderCurve)),
      .init("among_survivors", .number(orNull: amongSurvivors?.areaUnderCurve)),
    ])
  }
}

extension ScoreMeasure {
  fileprivate var jsonName: String {
    switch self {
    case .areaUnderCurve: "area_under_curve"
    case .averagePrecision: "average_precision"
    case .kolmogorovSmirnov: "kolmogorov_smirnov"
    case .gini: "gini"
    case .brierScore: "brier_score"
    case .logLoss: "log_loss"
    }
  }
}

extension Estimate? {
  fileprivate var jsonValue: JSONValue {
    map { .object($0.jsonMembers) } ?? .null
  }
}
