internal import ScoreValidation
internal import Tables
internal import TextFormats

extension Binning {
  /// The bins as a JSON document of ``BinDefinitions/format``, with snake-case keys in the same order
  /// always: what people edit and give back.
  public var json: String {
    JSONValue.object([
      .init("format", .string(BinDefinitions.format)),
      .init("outcome", .string(outcome.name)),
      .init("events", outcome.events.map { .array($0.sorted().map(JSONValue.string)) } ?? .null),
      .init("weights", .string(orNull: weights)),
      .init("level", .number(level)),
      .init("rows", .whole(rowCount)),
      .init("missing_outcomes", .whole(missingCount)),
      .init("event_rows", .whole(eventCount)),
      .init("columns", .array(columns.map { $0.jsonValue(isWeighted: weights != nil) })),
      .init(
        "left_out",
        .array(
          leftOut.map {
            .object([
              .init("column", .string($0.name)), .init("reason", .string($0.reason.rawValue)),
            ])
          })),
      .init(
        "repeated",
        .array(
          repeated.map {
            .object([
              .init("column", .string($0.name)), .init("original", .string($0.original)),
              .init("relation", .string($0.relation.rawValue)),
            ])
          })),
      .init(
        "too_good_to_be_true",
        .array(
          tooGoodToBeTrue.map {
            .object([
              .init("column", .string($0.name)),
              .init("area_under_curve", .number($0.areaUnderCurve)),
            ])
          })),
    ]).rendered()
  }
}

extension BinnedColumn {
  fileprivate func jsonValue(isWeighted: Bool) -> JSONValue {
    .object([
      .init("column", .string(name)),
      .init("kind", .string(bins.kind.rawValue)),
      .init("trend", .string(orNull: trend?.rawValue)),
      .init("information_value", .number(informationValue)),
      .init("net_information_value", .number(correctedInformationValue)),
      .init("chance", .number(orNull: chanceShare)),
      .init("lower", .number(orNull: interval?.lower)),
      .init("upper", .number(orNull: interval?.upper)),
      .init("gini", .number(gini)),
      .init("kolmogorov_smirnov", .number(kolmogorovSmirnov)),
      .init(
        "bins",
        .array(
          bins.bins.indices.map { place in
            let (counts, evidence) = (counts[place], evidence[place])
            return .object(
              bins.bins[place].members(bins.kind) + [
                .init("rows", .whole(counts.rows)), .init("events", .whole(counts.events)),
              ]
                + (isWeighted
                  ? [
                    .init("weight", .number(counts.weight)),
                    .init("event_weight", .number(counts.eventWeight)),
                  ] : [])
                + [
                  .init("share", .number(evidence.share)),
                  .init("event_rate", .number(orNull: counts.eventRate)),
                  .init("woe", .number(evidence.weightOfEvidence)),
                  .init("information_value", .number(evidence.informationValue)),
                ])
          })),
    ])
  }
}

extension BinDefinitions {
  /// The bins as a JSON document without counts; reading it gives equal bins.
  public var json: String {
    JSONValue.object([
      .init("format", .string(Self.format)),
      .init(
        "columns",
        .array(
          columns.map { column in
            .object([
              .init("column", .string(column.column)),
              .init("kind", .string(column.kind.rawValue)),
              .init("bins", .array(column.bins.map { .object($0.members(column.kind)) })),
            ])
          })),
    ]).rendered()
  }
}

extension Bin {
  /// What says which values fall into the bin.
  fileprivate func members(_ kind: ColumnBins.Kind) -> [JSONValue.Member] {
    let number = { (number: Double) -> JSONValue in
      let date = kind == .dates ? TimestampText.text(ofDay: number) : nil
      // What is no date to the second is a number of days.
      return date.map { .string($0) } ?? .number(number)
    }
    let content: [JSONValue.Member] =
      switch content {
      case .numbers(let from, let below) where kind == .booleans:
        [
          .init(
            "values",
            .array((from == nil ? [.boolean(false)] : []) + (below == nil ? [.boolean(true)] : [])))
        ]
      case .numbers(nil, nil): [.init("from", .null), .init("below", .null)]
      case .numbers(let from, let below):
        [from.map { .init("from", number($0)) }, below.map { .init("below", number($0)) }]
          .compactMap(\.self)
      case .texts(let texts, let other):
        (texts.isEmpty ? [] : [.init("values", .array(texts.map(JSONValue.string)))])
          + (other ? [.init("other", .boolean(true))] : [])
      case .specialNumbers(let numbers): [.init("special", .array(numbers.map(number)))]
      case .specialTexts(let texts): [.init("special", .array(texts.map(JSONValue.string)))]
      case .missing: []
      }
    return content + (takesMissing ? [.init("missing", .boolean(true))] : [])
  }
}
