internal import TextFormats

extension Disclosure {
  /// The document as JSON: the explanation's members, and `disclosure` with the others, always in the same order.
  public var json: String {
    let rest = JSONValue.object([
      .init("format", .string("sesame-disclosure/1")),
      .init("model_description", .string(modelDescription)),
      .init("model_format", .string(modelFormat)),
      .init("model_sha256", .string(modelHash)),
      .init("inputs", .string(inputs)),
      .init("inputs_sha256", .string(inputHash)),
      .init("characteristics", .array(characteristics.map(\.jsonValue))),
      .init("sources", .array(sources.map(\.jsonValue))),
      .init("unused_columns", .array(unusedColumns.map(JSONValue.string))),
      .init("how_to_check", .array(checks.map(JSONValue.string))),
    ])
    return JSONValue.object(explanation.jsonMembers + [.init("disclosure", rest)]).rendered()
  }
}

extension Disclosure.Characteristic {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("name", .string(line.characteristic)),
      .init("category", .string(category.rawValue)),
      .init("description", .string(description)),
      .init("reason", .string(reason)),
      .init("missing_reason", .string(orNull: missingReason)),
      .init("rests_on_others", .boolean(restsOnOthers)),
      .init("column", .string(orNull: line.column)),
      .init("value", .string(orNull: line.value)),
      .init("missing", line.isWithheld ? .null : .boolean(line.isMissing)),
      .init("withheld", .boolean(line.isWithheld)),
      .init("value_not_used", .string(orNull: barredValue)),
      .init("source", .string(orNull: source)),
      .init("as_of", .string(orNull: asOf)),
      .init("verified", .string(orNull: verified)),
      .init("reliability", .number(orNull: line.reliability)),
      .init("bin", .string(orNull: line.bin)),
      .init("points", .whole(orNull: line.points)),
      .init("budget", .whole(line.budget)),
      .init("missing_points", .whole(orNull: missingPoints)),
      .init(
        "bins",
        .array(
          bins.map {
            .object([
              .init("values", .string($0.values)), .init("points", .whole($0.points)),
              .init("own", .boolean($0.isOwn)),
            ])
          })),
      .init("actionable", .string(actionable.rawValue)),
      .init("stability", .number(orNull: line.stability)),
    ])
  }
}

extension SourceCatalog.Kind {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("name", .string(name)), .init("reliability", .number(reliability)),
      .init("half_life", .number(orNull: halfLife)), .init("verification", .number(verification)),
    ])
  }
}
