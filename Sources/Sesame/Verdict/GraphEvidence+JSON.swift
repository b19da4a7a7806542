internal import ScoreValidation
internal import TextFormats

extension GraphEvidence {
  /// What was found as a JSON document with snake-case keys, always in the same order.
  public var json: String {
    JSONValue.object([
      .init("outcome", .string(outcome)),
      .init("people", .whole(personCount)),
      .init("friendships", .whole(friendshipCount)),
      .init("known_outcomes", .whole(knownCount)),
      .init("events", .whole(eventCount)),
      .init("folds", .whole(folds.count)),
      .init("fold_by", .string(folds.name)),
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
    guard let self else { return .null }
    return .object([
      .init("value", .number(self.value)),
      .init("standard_error", .number(orNull: self.standardError)),
      .init("lower", .number(orNull: self.interval?.lower)),
      .init("upper", .number(orNull: self.interval?.upper)),
    ])
  }
}
