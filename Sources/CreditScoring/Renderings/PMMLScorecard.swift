internal import TextFormats

/// A model as a scorecard of PMML 4.4.
///
/// Characteristics come in the order of equal losses, since of equal differences the standard ranks the
/// reason code first that comes first in the document.
struct PMMLScorecard {
  /// A characteristic with the codes that it gives.
  struct Item {
    let row: RowModel.Item
    /// The code where its value is known; `nil` if it never gives a reason.
    let reason: String?
    /// The code where it is missing.
    let missingReason: String?
  }

  let rows: RowModel
  let items: [Item]

  /// The code of what is no reason: where no points were lost, and of relationships.
  static let noReason = "none"
  /// The name of what tells which code that is always given ranks behind the four.
  static let alwaysName = "always_given"

  /// The ranks behind the four in which the code that is always given can be; `nil` if there is none.
  ///
  /// Each characteristic gives one code, and what is no reason ranks behind all that cost points.
  static func furtherRanks(_ rows: RowModel) -> ClosedRange<Int>? {
    if rows.alwaysGiven == nil { return nil }
    let first = ReasonRanking.most + 1
    return first...max(first, rows.reasonItems.count)
  }

  /// The names of what a document yields.
  static func outputNames(_ rows: RowModel) -> [String] {
    let names =
      ["total", "backed_points", "score_status", "score", "band"]
      + (1...ReasonRanking.most).flatMap { ["reason_code_\($0)", "reason_\($0)"] }
    guard let ranks = furtherRanks(rows) else { return names }
    return names + ranks.map { "reason_code_\($0)" } + [alwaysName, "reason_\(ranks.lowerBound)"]
  }

  /// Writes a model as a scorecard.
  ///
  /// - Throws: ``ScoreModelError`` with everything that can't be expressed.
  init(_ model: ScoreModel) throws(ScoreModelError) {
    let rows = RowModel(model)
    try PMMLRules.check(rows)
    self.rows = rows
    items = Self.items(rows)
  }

  /// The characteristics in the order of equal losses, each reason under one code.
  private static func items(_ rows: RowModel) -> [Item] {
    let reasonItems = rows.reasonItems
    var owners: [String: Set<String>] = [:]
    for item in reasonItems {
      for text in item.texts { owners[text, default: []].insert(item.characteristic.name) }
    }
    var taken: Set<String> = []
    // A code that several characteristics give would have all their losses together.
    func code(_ text: String, _ name: String) -> String {
      var code = text
      if owners[text]?.count ?? 0 > 1 { code += " (\(name))" }
      while taken.contains(code) { code += " (\(name))" }
      return code
    }
    let known = reasonItems.map { item in
      let codes = item.texts.map { code($0, item.characteristic.name) }
      taken.formUnion(codes)
      return Item(row: item, reason: codes[0], missingReason: codes[1])
    }
    let relationships = rows.items.filter { $0.category == .interpersonalRelationships }
      .map { Item(row: $0, reason: nil, missingReason: nil) }
    return known + relationships
  }

  /// The document.
  var text: String {
    let model = rows.model
    var document = XMLText()
    document.element(
      "PMML", ["xmlns": "http://www.dmg.org/PMML-4_4", "version": "4.4"]
    ) { document in
      document.element(
        "Header",
        [
          "description": model.description.isEmpty ? nil : model.description,
          "modelVersion": model.version,
        ]
      ) { document in
        document.element("Application", ["name": "sesame"])
        document.element("Annotation", text: "Purpose: \(model.purpose)")
        for remark in remarks { document.element("Annotation", text: remark) }
      }
      document.element("DataDictionary", ["numberOfFields": String(rows.columns.count)]) {
        dictionary(&$0)
      }
      document.element(
        "Scorecard",
        [
          "modelName": model.name, "functionName": "regression", "algorithmName": "points",
          "initialScore": String(model.scale.lowerBound), "useReasonCodes": "true",
          "reasonCodeAlgorithm": "pointsBelow", "baselineMethod": "max",
        ]
      ) { document in
        document.element("MiningSchema") { document in
          for column in rows.columns { document.element("MiningField", ["name": column]) }
        }
        document.element("Output") { output(&$0) }
        document.element("Characteristics") { document in
          for item in items { characteristic(item, &document) }
          if let budget = rows.toldBudget { toldCharacteristic(budget, &document) }
        }
      }
    }
    return document.text
  }

  private func dictionary(_ document: inout XMLText) {
    for column in rows.columns {
      let item = rows.items.first { $0.measure.column == column }
      let (optype, type) =
        switch item?.measure.bins[0].values {
        case .texts: ("categorical", "string")
        case .booleans: ("categorical", "boolean")
        case .numbers, .specialNumbers, nil: ("continuous", "double")
        }
      document.element("DataField", ["name": column, "optype": optype, "dataType": type])
    }
  }

  /// What a reader of the document should know.
  private var remarks: [String] {
    var remarks = [
      "The result 'score' is missing where too little is known, as 'score_status' says; 'total' is "
        + "the sum in any case. A value that falls in no bin makes the result invalid.",
      "Reason codes are the reasons in words, most points lost first; of equal losses the one first that "
        + "comes first in this document. The code '\(Self.noReason)' stands for no points lost.",
    ]
    if rows.toldBudget != nil {
      remarks.append(
        "Friends' scores need the whole graph: the field '\(RowModel.toldColumn)' tells the points of "
          + "that category, as 'sesame enrich' and 'sesame score' write them.")
    }
    return remarks
  }

  // MARK: Characteristics

  private func characteristic(_ item: Item, _ document: inout XMLText) {
    let (characteristic, measure) = (item.row.characteristic, item.row.measure)
    let none = Self.noReason
    document.element(
      "Characteristic",
      [
        "name": characteristic.name, "reasonCode": item.reason ?? none,
        "baselineScore": item.reason == nil ? "0" : String(item.row.baseline),
      ]
    ) { document in
      func code(_ points: Int, _ reason: String?) -> String? {
        points >= item.row.baseline ? none : reason
      }
      document.attribute(
        measure.missingPoints, code(measure.missingPoints, item.missingReason)
      ) {
        $0.element("SimplePredicate", ["field": measure.column, "operator": "isMissing"])
      }
      for bin in item.row.binsInTurn {
        document.attribute(bin.points, code(bin.points, nil)) {
          PMMLPredicate(field: measure.column).add(bin.values, to: &$0)
        }
      }
    }
  }

  /// The category whose points are told: they are its partial score, and no reason.
  private func toldCharacteristic(_ budget: Int, _ document: inout XMLText) {
    let column = RowModel.toldColumn
    document.element(
      "Characteristic", ["name": column, "reasonCode": Self.noReason, "baselineScore": "0"]
    ) { document in
      document.element("Attribute") { document in
        document.element("CompoundPredicate", ["booleanOperator": "and"]) { document in
          PMMLPredicate(field: column).compare("greaterOrEqual", "0", &document)
          PMMLPredicate(field: column).compare("lessOrEqual", String(budget), &document)
        }
        document.element("ComplexPartialScore") { $0.element("FieldRef", ["field": column]) }
      }
    }
  }
}

extension XMLText {
  /// Adds the points for what a predicate describes.
  fileprivate mutating func attribute(
    _ points: Int, _ code: String?, predicate: (inout XMLText) -> Void
  ) {
    element("Attribute", ["partialScore": String(points), "reasonCode": code], content: predicate)
  }
}

extension RowModel.Item {
  /// The reason, and that where the value is missing.
  var texts: [String] { [characteristic.reason, characteristic.missingReason] }
}
