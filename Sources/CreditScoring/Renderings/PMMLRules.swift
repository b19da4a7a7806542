internal import Files
internal import TextFormats

/// What a model may not have if it is to be written as PMML.
enum PMMLRules {
  /// Throws all that can't be expressed.
  static func check(_ rows: RowModel) throws(ScoreModelError) {
    var mistakes: [ScoreModelError.Mistake] = []
    func add(_ path: String, _ problem: String, _ remedy: String) {
      mistakes.append(
        .init(
          code: .notRenderable, line: nil, column: nil, path: path, problem: problem,
          advice: .init(remedy)))
    }
    func checkText(_ text: String, _ path: String) {
      guard let scalar = XMLText.firstForbidden(in: text) else { return }
      let code = String(scalar.value, radix: 16, uppercase: true)
      add(
        path,
        "XML can't hold the character U+" + String(repeating: "0", count: 4 - code.count) + code,
        "remove it")
    }
    let model = rows.model
    for limit in rows.limits { add(limit.path, limit.problem, limit.remedy) }
    for (text, key) in [
      (model.name, "name"), (model.version, "version"), (model.purpose, "purpose"),
      (model.description, "description"),
    ] {
      checkText(text, model.words.path("$." + key))
    }
    for (number, band) in model.bands.enumerated() {
      checkText(band.name, model.words.path("$.bands[\(number)].name"))
    }
    let results = PMMLScorecard.outputNames(rows)
    var kinds: [String: Kind] = [:]
    for item in rows.items {
      checkText(item.characteristic.name, item.path + ".name")
      checkText(item.characteristic.reason, item.path + ".reason")
      checkText(item.characteristic.missingReason, item.path + ".missing")
      checkText(item.measure.column, item.path + ".column")
      for text in item.measure.texts { checkText(text, item.path + ".bins") }
      let (column, kind) = (item.measure.column, Kind(item.measure))
      if results.contains(column) {
        add(
          item.path + ".column", "the column '\(column)' has the name of a result of the document",
          "rename the column")
      }
      let before = kinds.updateValue(kind, forKey: column) ?? kind
      if before != kind {
        add(
          item.path + ".column",
          "the column '\(column.shortened)' holds \(kind.rawValue) here and \(before.rawValue) in an "
            + "earlier characteristic, and a field of PMML has one type",
          "use bins of one kind for it")
      }
    }
    if !mistakes.isEmpty { throw ScoreModelError(source: model.sourceName, mistakes: mistakes) }
  }

  private enum Kind: String {
    case numbers
    case texts
    case booleans = "true and false"

    init(_ measure: ScoreModel.ColumnMeasure) {
      self =
        switch measure.bins[0].values {
        case .numbers, .specialNumbers: .numbers
        case .texts: .texts
        case .booleans: .booleans
        }
    }
  }
}
