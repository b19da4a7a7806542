internal import TextFormats

extension ScoreModelDecoder {
  private static let fitKeys = [
    "outcome", "events", "source", "date", "weights", "rows", "event_rows",
    "rows_without_outcome", "rejects", "seed", "folds", "scaling", "method", "intercept",
    "coefficients", "steps", "left_out", "out_of_fold", "in_sample", "area_of_points",
    "largest_rounding", "warnings", "given_bins",
  ]
  private static let newerFitKeys = ["replicates"]

  /// How the model was fitted; `nil` if the document does not say.
  mutating func fit(of model: Object) -> ScoreModel.Fit? {
    guard model.members[optional: "fit"] != nil || model.misspelled.contains("fit"),
      let object = object("fit", of: model, keys: Self.fitKeys, newer: Self.newerFitKeys)
    else { return nil }
    var fit = ScoreModel.Fit(
      outcome: text("outcome", of: object), source: text("source", of: object),
      rowCount: count("rows", of: object), eventCount: count("event_rows", of: object),
      scaling: scaling(of: object), method: method(of: object), intercept: intercept(of: object),
      coefficients: elements("coefficients", of: object).map { coefficient($0) },
      outOfFold: quality("out_of_fold", of: object), inSample: quality("in_sample", of: object))
    fit.events = value(ifAny: "events", of: object) { try $0.array() }.map { texts($0) }
    fit.date = value(ifAny: "date", of: object) { try $0.string() }
    fit.weights = value(ifAny: "weights", of: object) { try $0.string() }
    fit.excludedCount = count("rows_without_outcome", of: object)
    fit.rejects = rejects(of: object)
    (fit.seed, fit.foldCount) = (count("seed", of: object), count("folds", of: object))
    fit.steps = (value(ifAny: "steps", of: object) { try $0.array() } ?? []).map { step($0) }
    fit.leftOut = elements("left_out", of: object).map { leftOut($0) }
    fit.areaOfPoints = number("area_of_points", of: object)
    fit.largestRounding = number("largest_rounding", of: object)
    fit.warnings = texts(elements("warnings", of: object))
    fit.givenBins =
      value(ifAny: "given_bins", of: object) { try $0.array() }.map { texts($0) } ?? []
    fit.replicates = (value(ifAny: "replicates", of: object) { try $0.array() } ?? []).map {
      replicate($0)
    }
    return fit
  }

  // MARK: Values

  private mutating func text(_ key: String, of object: Object) -> String {
    value(key, of: object, else: "") { try $0.string() }
  }

  private mutating func number(_ key: String, of object: Object) -> Double {
    value(key, of: object, else: 0) { try $0.number() }
  }

  private mutating func count(_ key: String, of object: Object) -> Int {
    value(key, of: object, else: 0) { try $0.count() }
  }

  private mutating func texts(_ elements: [JSONCursor]) -> [String] {
    elements.map { element in attempt(at: element.path) { try element.string() } ?? "" }
  }

  /// The points of one replicate.
  private mutating func replicate(_ cursor: JSONCursor) -> [Int] {
    (attempt(at: cursor.path) { try cursor.array() } ?? []).map { element in
      attempt(at: element.path) { try element.whole() } ?? 0
    }
  }

  // MARK: Parts

  private mutating func rejects(of fit: Object) -> ScoreModel.Fit.Rejects? {
    let keys = ["column", "method", "factor", "rows", "event_rate"]
    guard fit.members[optional: "rejects"] != nil,
      let object = object("rejects", of: fit, keys: keys)
    else { return nil }
    return ScoreModel.Fit.Rejects(
      column: text("column", of: object), method: text("method", of: object),
      factor: number("factor", of: object), rowCount: count("rows", of: object),
      eventRate: number("event_rate", of: object))
  }

  private mutating func scaling(of fit: Object) -> ScoreModel.Fit.Scaling {
    guard let object = object("scaling", of: fit, keys: ["score", "odds", "doubling"]) else {
      return ScoreModel.Fit.Scaling(score: 0, odds: 1, doubling: 1)
    }
    return ScoreModel.Fit.Scaling(
      score: number("score", of: object), odds: number("odds", of: object),
      doubling: number("doubling", of: object))
  }

  private mutating func method(of fit: Object) -> ScoreModel.Fit.Method {
    let keys = [
      "selection", "criterion", "least_information_value", "penalty", "signs", "held_weights",
      "binning",
    ]
    guard let object = object("method", of: fit, keys: keys) else {
      return ScoreModel.Fit.Method(
        selection: "", criterion: "", penalty: 0, hasSigns: true, holdsWeights: false, binning: [])
    }
    var method = ScoreModel.Fit.Method(
      selection: text("selection", of: object), criterion: text("criterion", of: object),
      penalty: number("penalty", of: object),
      hasSigns: value("signs", of: object, else: true) { try $0.boolean() },
      holdsWeights: value("held_weights", of: object, else: false) { try $0.boolean() },
      binning: texts(elements("binning", of: object)))
    method.leastInformationValue = number("least_information_value", of: object)
    return method
  }

  private mutating func intercept(of fit: Object) -> ScoreModel.Fit.Coefficient {
    guard let object = object("intercept", of: fit, keys: ["value", "standard_error", "p_value"])
    else { return ScoreModel.Fit.Coefficient(value: 0, standardError: 0, pValue: 0) }
    return ScoreModel.Fit.Coefficient(
      value: number("value", of: object), standardError: number("standard_error", of: object),
      pValue: number("p_value", of: object))
  }

  private mutating func coefficient(_ cursor: JSONCursor) -> ScoreModel.Fit.Coefficient {
    let keys = ["characteristic", "value", "standard_error", "p_value", "variance_inflation"]
    guard let object = object(cursor, keys: keys) else {
      return ScoreModel.Fit.Coefficient(value: 0, standardError: 0, pValue: 0)
    }
    return ScoreModel.Fit.Coefficient(
      characteristic: text("characteristic", of: object), value: number("value", of: object),
      standardError: number("standard_error", of: object), pValue: number("p_value", of: object),
      varianceInflation: value(ifAny: "variance_inflation", of: object) { try $0.number() })
  }

  private mutating func step(_ cursor: JSONCursor) -> ScoreModel.Fit.Step {
    guard let object = object(cursor, keys: ["column", "added", "change"]) else {
      return ScoreModel.Fit.Step(column: "", isAdded: true, change: 0)
    }
    return ScoreModel.Fit.Step(
      column: text("column", of: object),
      isAdded: value("added", of: object, else: true) { try $0.boolean() },
      change: number("change", of: object))
  }

  private mutating func leftOut(_ cursor: JSONCursor) -> ScoreModel.Fit.LeftOut {
    let keys = ["column", "reason", "information_value", "chance", "coefficient"]
    guard let object = object(cursor, keys: keys) else {
      return ScoreModel.Fit.LeftOut(column: "", reason: "")
    }
    return ScoreModel.Fit.LeftOut(
      column: text("column", of: object), reason: text("reason", of: object),
      informationValue: value(ifAny: "information_value", of: object) { try $0.number() },
      chance: value(ifAny: "chance", of: object) { try $0.number() },
      coefficient: value(ifAny: "coefficient", of: object) { try $0.number() })
  }

  private mutating func quality(_ key: String, of fit: Object) -> ScoreModel.Fit.Quality {
    let keys = [
      "area_under_curve", "lower", "upper", "kolmogorov_smirnov", "brier_score", "log_loss",
    ]
    guard let object = object(key, of: fit, keys: keys) else {
      return ScoreModel.Fit.Quality(
        areaUnderCurve: 0, interval: nil, kolmogorovSmirnov: 0, brierScore: 0, logLoss: 0)
    }
    let ends = ["lower", "upper"].compactMap { key in
      value(ifAny: key, of: object) { try $0.number() }
    }
    return ScoreModel.Fit.Quality(
      areaUnderCurve: number("area_under_curve", of: object),
      interval: ends.count == 2 ? ends[0]...max(ends[0], ends[1]) : nil,
      kolmogorovSmirnov: number("kolmogorov_smirnov", of: object),
      brierScore: number("brier_score", of: object), logLoss: number("log_loss", of: object))
  }
}
