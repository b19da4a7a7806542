internal import TextFormats

extension PMMLScorecard {
  /// Adds what the document yields: the sum, how much of it data back, whether that is enough for a
  /// score, the score, its band and the reasons.
  func output(_ document: inout XMLText) {
    let assessed = PMMLExpression.apply(
      "equal", [.field("score_status"), .constant("assessed", "string")])
    document.output("total", "continuous", "integer", feature: "predictedValue", isFinal: false)
    document.output("backed_points", "continuous", "integer", isFinal: false, backed)
    document.output("score_status", "categorical", "string", status)
    document.output("score", "continuous", "integer", .apply("if", [assessed, .field("total")]))
    document.output("band", "categorical", "string", .apply("if", [assessed, band]))
    let further = Self.furtherRanks(rows)
    for rank in 1...(further?.upperBound ?? ReasonRanking.most) {
      document.output(
        "reason_code_\(rank)", "categorical", "string", feature: "reasonCode", rank: rank,
        isFinal: false)
    }
    for rank in 1...ReasonRanking.most {
      // One condition at a time: some evaluators refuse to compare what is missing.
      let code = PMMLExpression.field("reason_code_\(rank)")
      let isReason = PMMLExpression.apply(
        "notEqual", [code, .constant(Self.noReason, "string")])
      document.output(
        "reason_\(rank)", "categorical", "string",
        .apply(
          "if",
          [
            .apply("isNotMissing", [code]),
            .apply("if", [assessed, .apply("if", [isReason, code])]),
          ]))
    }
    if let further { always(further, assessed, &document) }
  }

  /// Adds the reason that is always given: its code, or that of a missing value, where one of them ranks behind
  /// the four.
  private func always(
    _ ranks: ClosedRange<Int>, _ assessed: PMMLExpression, _ document: inout XMLText
  ) {
    let name = rows.alwaysGiven?.characteristic.name
    guard let item = items.first(where: { $0.row.characteristic.name == name }),
      let reason = item.reason, let missingReason = item.missingReason
    else { return }
    func number(_ number: Int) -> PMMLExpression { .constant(String(number), "integer") }
    // A sum of what the ranks tell, since conditions one within the other would be as deep as there are ranks.
    let told = ranks.map { rank in
      let code = PMMLExpression.field("reason_code_\(rank)")
      func isCode(_ text: String) -> PMMLExpression {
        .apply("equal", [code, .constant(text, "string")])
      }
      return PMMLExpression.apply(
        "if",
        [
          .apply("isNotMissing", [code]),
          .apply(
            "if",
            [
              isCode(reason), number(1),
              .apply("if", [isCode(missingReason), number(2), number(0)]),
            ]),
          number(0),
        ])
    }
    document.output(
      Self.alwaysName, "continuous", "integer", isFinal: false, .apply("sum", told))
    func isTold(_ value: Int) -> PMMLExpression {
      .apply("equal", [.field(Self.alwaysName), number(value)])
    }
    document.output(
      "reason_\(ranks.lowerBound)", "categorical", "string",
      .apply(
        "if",
        [
          assessed,
          .apply(
            "if",
            [
              isTold(1), .constant(reason, "string"),
              .apply("if", [isTold(2), .constant(missingReason, "string")]),
            ]),
        ]))
  }

  /// The points that data back.
  private var backed: PMMLExpression {
    .apply(
      "sum",
      rows.items.filter { $0.category != .interpersonalRelationships }.map { item in
        .apply(
          "if",
          [
            .apply("isMissing", [.field(item.measure.column)]), .constant("0", "integer"),
            .constant(String(item.characteristic.budget), "integer"),
          ])
      })
  }

  /// Whether there is a score, and if not, why.
  private var status: PMMLExpression {
    var status = PMMLExpression.constant(PersonScore.Status.assessed.description, "string")
    if rows.neededPoints > 0 {
      let isTooLittle = PMMLExpression.apply(
        "lessThan",
        [.field("backed_points"), .constant(String(rows.neededPoints), "integer")])
      status = .apply(
        "if",
        [
          isTooLittle, .constant("not assessable: too few points rest on data", "string"), status,
        ])
    }
    for category in rows.model.coverage.required.reversed() {
      let missing = rows.items.filter { $0.canBack(category) }.map {
        PMMLExpression.apply("isMissing", [.field($0.measure.column)])
      }
      let text = PersonScore.Status.nothingKnown(about: category).description
      status = .apply(
        "if",
        [
          missing.count == 1
            ? missing[0]
            : missing.isEmpty ? .constant("true", "boolean") : .apply("and", missing),
          .constant(text, "string"), status,
        ])
    }
    return status
  }

  private var band: PMMLExpression {
    let bands = rows.model.bands
    return bands.dropFirst().reduce(.constant(bands[0].name, "string")) { lower, band in
      .apply(
        "if",
        [
          .apply("greaterOrEqual", [.field("total"), .constant(String(band.from), "integer")]),
          .constant(band.name, "string"), lower,
        ])
    }
  }
}

/// An expression of PMML.
indirect enum PMMLExpression {
  case field(String)
  case constant(String, String)
  case apply(String, [PMMLExpression])

  func add(to document: inout XMLText) {
    switch self {
    case .field(let name): document.element("FieldRef", ["field": name])
    case .constant(let value, let type):
      document.element("Constant", ["dataType": type], text: value)
    case .apply(let function, let arguments):
      document.element("Apply", ["function": function]) { document in
        for argument in arguments { argument.add(to: &document) }
      }
    }
  }
}

extension XMLText {
  fileprivate mutating func output(
    _ name: String, _ optype: String, _ type: String, feature: String, rank: Int? = nil,
    isFinal: Bool
  ) {
    element(
      "OutputField",
      [
        "name": name, "optype": optype, "dataType": type, "feature": feature,
        "rank": rank.map(String.init), "isFinalResult": isFinal ? nil : "false",
      ])
  }

  fileprivate mutating func output(
    _ name: String, _ optype: String, _ type: String, isFinal: Bool = true,
    _ expression: PMMLExpression
  ) {
    element(
      "OutputField",
      [
        "name": name, "optype": optype, "dataType": type, "feature": "transformedValue",
        "isFinalResult": isFinal ? nil : "false",
      ]
    ) { expression.add(to: &$0) }
  }
}
