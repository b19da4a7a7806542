internal import ScoreValidation
internal import TextFormats

extension DriftReport {
  /// The report as a JSON object with snake-case keys in the same order always; what is undefined is
  /// `null`.
  public var json: String {
    JSONValue.object([
      .init("format", .string("sesame-drift/1")),
      .init("verdict", .string(verdict.rawValue)),
      .init(
        "before",
        .object([
          .init("source", .string(sourceBefore)), .init("rows", .whole(table.rowCountBefore)),
        ])),
      .init(
        "after",
        .object([.init("source", .string(sourceAfter)), .init("rows", .whole(table.rowCountAfter))])
      ),
      .init("common_identifiers", .whole(orNull: table.commonCount)),
      .init("are_equal", .boolean(table.areEqual)),
      .init(
        "rule",
        .object([
          .init("significance", .number(rule.significance)), .init("power", .number(rule.power)),
          .init("slight", .number(rule.slight)), .init("large", .number(rule.large)),
          .init("tests", .whole(testCount)),
        ])),
      .init(
        "items",
        .array(
          items.map { $0.jsonValue(rule, tests: testCount) }
            + changes.map { column in
              .object([
                .init("subject", .string(Item.Subject.column.rawValue)),
                .init("name", .string(column.name)),
                .init("verdict", .string(StabilityVerdict.moved.rawValue)), .init("size", .null),
                .init("adjusted_p_value", .null), .init("smallest_detectable", .null),
                .init("kind_before", .string(column.before)),
                .init("kind_after", .string(column.after)),
              ])
            })),
      .init("not_compared", .array(table.uncompared.map(\.jsonValue))),
      .init("score", score?.jsonValue ?? .null),
      .init("graph", graph?.jsonValue ?? .null),
    ]).rendered()
  }
}

extension DriftReport.Item {
  fileprivate func jsonValue(_ rule: StabilityRule, tests: Int) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("subject", .string(subject.rawValue)), .init("name", .string(name)),
      .init("verdict", .string(finding.verdict.rawValue)),
      .init("size", .number(finding.size)),
      .init("adjusted_p_value", .number(orNull: finding.adjustedPValue)),
      .init("smallest_detectable", .number(orNull: finding.smallestDetectable)),
    ]
    switch evidence {
    case .counts(let index): members += index.members(rule, tests: tests)
    case .estimates(let before, let after):
      members += [
        .init("before", .object(before.jsonMembers)), .init("after", .object(after.jsonMembers)),
        .init("p_value", .number(orNull: evidence.pValue)),
      ]
    }
    if let column { members += column.members }
    if let bins, case .counts(let index) = evidence {
      members.append(
        .init(
          "bins",
          .array(
            zip(bins.labels, index.parts).map { label, part in
              .object([
                .init("label", .string(label)), .init("before", .whole(part.countBefore)),
                .init("after", .whole(part.countAfter)),
                .init("share_before", .number(part.shareBefore)),
                .init("share_after", .number(part.shareAfter)),
                .init("index", .number(part.index)),
              ])
            })))
    }
    return .object(members)
  }
}

extension StabilityIndex {
  fileprivate func members(_ rule: StabilityRule, tests: Int) -> [JSONValue.Member] {
    let significance = rule.significance / Double(max(tests, 1))
    return [
      .init("index", .number(index)), .init("plain_index", .number(orNull: plainIndex)),
      .init("mean_by_chance", .number(meanByChance)),
      .init(
        "critical_value", .number(orNull: try? criticalValue(significance: rule.significance))),
      .init(
        "critical_value_of_all_tests",
        .number(orNull: try? criticalValue(significance: significance))),
      .init("degrees_of_freedom", .whole(degreesOfFreedom)), .init("p_value", .number(pValue)),
      .init("chi_square_p_value", .number(chiSquarePValue)),
    ]
  }
}

extension ColumnStability {
  fileprivate var members: [JSONValue.Member] {
    [
      .init("kind", .string(kind.rawValue)), .init("missing_before", .whole(missingBefore)),
      .init("missing_after", .whole(missingAfter)),
      .init("kolmogorov_smirnov", .number(orNull: distances?.kolmogorovSmirnov)),
      .init("wasserstein", .number(orNull: distances?.wasserstein)),
      .init("mean_before", .number(orNull: distances?.meanBefore)),
      .init("mean_after", .number(orNull: distances?.meanAfter)),
      .init("new_texts", .whole(newTextCount)),
      .init("rows_with_new_texts", .whole(newTextRowCount)),
    ]
  }
}

extension UncomparedColumn {
  fileprivate var jsonValue: JSONValue {
    var members: [JSONValue.Member] = [.init("column", .string(name))]
    let word =
      switch reason {
      case .identifiers: "identifiers"
      case .empty: "empty"
      case .rareTexts: "rare_texts"
      case .dates: "dates"
      case .onlyBefore: "only_before"
      case .onlyAfter: "only_after"
      case .otherKind: "other_kind"
      }
    members.append(.init("reason", .string(word)))
    if case .otherKind(let before, let after) = reason {
      members += [.init("before", .string(before)), .init("after", .string(after))]
    }
    return .object(members)
  }
}

extension ScoreDrift {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("column", .string(orNull: column)), .init("model", .string(orNull: modelName)),
      .init("people_before", .whole(countBefore)), .init("people_after", .whole(countAfter)),
      .init("missing_before", .whole(missingBefore)), .init("missing_after", .whole(missingAfter)),
      .init("mean_before", .number(meanBefore)), .init("mean_after", .number(meanAfter)),
      .init("difference", .object(difference.jsonMembers)),
      .init(
        "characteristics",
        .array(
          characteristics.map {
            .object([
              .init("name", .string($0.name)), .init("category", .string($0.category)),
              .init("mean_before", .number($0.meanBefore)),
              .init("mean_after", .number($0.meanAfter)), .init("points", .number($0.points)),
            ])
          })),
      .init("rest", .number(rest)),
    ])
  }
}

extension GraphDrift {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("before", before.jsonValue), .init("after", after.jsonValue),
      .init("common_people", .whole(commonCount)), .init("churn", churn.jsonValue),
      .init("churn_among_common", churnAmongCommon.jsonValue),
    ])
  }
}

extension GraphDrift.Side {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("people", .whole(personCount)), .init("ties", .whole(tieCount)),
      .init("mean_degree", .number(meanDegree)), .init("components", .whole(componentCount)),
      .init("largest_component_share", .number(largestComponentShare)),
      .init("communities", .whole(communityCount)),
      .init("largest_community_share", .number(largestCommunityShare)),
    ])
  }
}

extension GraphDrift.Churn {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("kept", .whole(keptCount)), .init("gone", .whole(goneCount)),
      .init("new", .whole(newCount)), .init("jaccard", .number(orNull: jaccard)),
    ])
  }
}
