internal import TextFormats

/// Reads bins and checks that they cover every value once, within the budget, in the direction.
enum BinDecoder {
  static func bin(
    _ cursor: JSONCursor, budget: Int
  ) throws(ScoreModelError) -> ScoreModel.Bin {
    let object = try cursor.object(keys: ["from", "below", "values", "other", "points"])
    let values: ScoreModel.Bin.Values
    let other = try object[optional: "other"]?.boolean() ?? false
    if let list = object[optional: "values"] {
      guard object[optional: "from"] == nil, object[optional: "below"] == nil else {
        throw cursor.failure(
          .bins, "the bin has both limits and values", "keep either limits or values")
      }
      let elements = try list.array()
      if case .boolean = elements.first?.value {
        guard !other else {
          throw cursor.failure(
            .bins, "the bin has both true or false and other", "remove the key 'other'")
        }
        values = .booleans(
          try elements.map { element throws(ScoreModelError) in try element.boolean() })
      } else {
        values = .texts(
          try elements.map { element throws(ScoreModelError) in try element.string() },
          other: other)
      }
      guard !elements.isEmpty || other else {
        throw list.failure(.bins, "the bin matches nothing", "list values or remove the bin")
      }
    } else if other {
      guard object[optional: "from"] == nil, object[optional: "below"] == nil else {
        throw cursor.failure(
          .bins, "the bin has both limits and other", "keep either limits or other")
      }
      values = .texts([], other: true)
    } else {
      let from = try object[optional: "from"]?.number()
      let below = try object[optional: "below"]?.number()
      if let from, let below, from >= below {
        throw cursor.failure(
          .bins, "the bin from \(from.shortText) to below \(below.shortText) is empty",
          "write a 'below' greater than 'from'")
      }
      values = .numbers(from: from, below: below)
    }
    return ScoreModel.Bin(values: values, points: try points(object, budget: budget))
  }

  static func points(_ object: JSONObject, budget: Int) throws(ScoreModelError) -> Int {
    let cursor = try object.required("points")
    let points = try cursor.whole()
    guard (0...budget).contains(points) else {
      throw cursor.failure(
        .points, "\(points) points are outside the budget",
        "write a whole number from 0 to \(budget)")
    }
    return points
  }

  /// Checks that every value falls in exactly one bin.
  static func check(
    _ bins: [ScoreModel.Bin], at places: [JSONCursor], list: JSONCursor
  ) throws(ScoreModelError) {
    guard bins.count >= 2 else {
      throw list.failure(
        .bins, bins.isEmpty ? "there are no bins" : "there is only one bin",
        "write at least two, one without points and one with the whole budget")
    }
    switch bins[0].values {
    case .numbers: try checkNumbers(bins, at: places)
    case .texts: try checkTexts(bins, at: places)
    case .booleans: try checkBooleans(bins, at: places, list: list)
    }
  }

  private static func mixed(_ place: JSONCursor) -> ScoreModelError {
    place.failure(
      .bins, "the bin is of another kind than the one before it",
      "use limits, texts, or true and false, in all bins of a characteristic")
  }

  private static func checkNumbers(
    _ bins: [ScoreModel.Bin], at places: [JSONCursor]
  ) throws(ScoreModelError) {
    var reached: Double?
    for (index, bin) in bins.enumerated() {
      let place = places[index]
      guard case .numbers(let from, let below) = bin.values else { throw mixed(place) }
      if index == 0 {
        guard from == nil else {
          throw place.failure(
            .bins, "numbers below \((from ?? 0).shortText) fall in no bin",
            "remove 'from' from the first bin")
        }
      } else if let reached {
        guard let from else {
          throw place.failure(
            .bins, "the bin overlaps the one before it", "add \"from\": \(reached.shortText)")
        }
        guard from >= reached else {
          throw place.failure(
            .bins, "the bin overlaps the one before it", "write \"from\": \(reached.shortText)")
        }
        guard from <= reached else {
          throw place.failure(
            .bins, "numbers from \(reached.shortText) to below \(from.shortText) fall in no bin",
            "write \"from\": \(reached.shortText)")
        }
      } else {
        throw place.failure(
          .bins, "the bin overlaps the one before it",
          "add 'below' to the bin before it, and order bins from low to high")
      }
      if index == bins.count - 1 {
        guard below == nil else {
          throw place.failure(
            .bins, "numbers from \((below ?? 0).shortText) fall in no bin",
            "remove 'below' from the last bin")
        }
      }
      reached = below
    }
  }

  private static func checkTexts(
    _ bins: [ScoreModel.Bin], at places: [JSONCursor]
  ) throws(ScoreModelError) {
    var seen: Set<String> = []
    var hasOther = false
    for (index, bin) in bins.enumerated() {
      guard case .texts(let texts, let other) = bin.values else { throw mixed(places[index]) }
      for text in texts {
        guard seen.insert(text).inserted else {
          throw places[index].failure(
            .bins, "the value '\(text.shortened)' is listed twice", "list each value once")
        }
      }
      guard !(other && hasOther) else {
        throw places[index].failure(
          .bins, "a second bin for other values", "keep one bin with \"other\": true")
      }
      hasOther = hasOther || other
    }
  }

  private static func checkBooleans(
    _ bins: [ScoreModel.Bin], at places: [JSONCursor], list: JSONCursor
  ) throws(ScoreModelError) {
    var seen: Set<Bool> = []
    for (index, bin) in bins.enumerated() {
      guard case .booleans(let values) = bin.values else { throw mixed(places[index]) }
      for value in values {
        guard seen.insert(value).inserted else {
          throw places[index].failure(
            .bins, "the value \(value) is listed twice", "list each value once")
        }
      }
    }
    guard seen.count == 2 else {
      throw list.failure(.bins, "true or false falls in no bin", "list both values")
    }
  }

  /// Checks that the worst bin brings 0 points and the best the whole budget.
  static func check(
    points bins: [ScoreModel.Bin], at places: [JSONCursor], list: JSONCursor, budget: Int
  ) throws(ScoreModelError) {
    let points = bins.map(\.points)
    guard let best = points.max(), best == budget else {
      throw list.failure(
        .points, "the best bin brings \(points.max() ?? 0) points, the budget is \(budget)",
        "give the best bin \(budget) points")
    }
    guard let worst = points.min(), worst == 0 else {
      throw list.failure(
        .points, "the worst bin brings \(points.min() ?? 0) points, not 0",
        "give the worst bin 0 points")
    }
  }

  /// Checks that points run in the stated direction.
  static func check(
    _ direction: ScoreModel.Direction, _ bins: [ScoreModel.Bin], at places: [JSONCursor],
    object: JSONObject
  ) throws(ScoreModelError) {
    let ordered: [(points: Int, place: JSONCursor)]
    switch bins[0].values {
    case .texts:
      guard direction == .any else {
        throw object.cursor.failure(
          .points, "texts have no direction", "write \"direction\": \"any\" or remove the key")
      }
      return
    case .numbers:
      guard direction != .any else {
        throw object.cursor.failure(
          .points, "the direction 'any' is for texts and for true or false",
          "write \"higher_is_better\" or \"lower_is_better\"")
      }
      ordered = zip(bins, places).map { ($0.points, $1) }
    case .booleans:
      guard direction != .any else { return }
      ordered = [false, true].compactMap { value in
        bins.firstIndex { $0.values.contains(value) }.map { (bins[$0].points, places[$0]) }
      }
    }
    for (before, after) in zip(ordered, ordered.dropFirst()) {
      switch direction {
      case .higherIsBetter where after.points < before.points:
        throw after.place.failure(
          .points, "points fall from \(before.points) to \(after.points) although higher is better",
          "write at least \(before.points)")
      case .lowerIsBetter where after.points > before.points:
        throw after.place.failure(
          .points, "points rise from \(before.points) to \(after.points) although lower is better",
          "write at most \(before.points)")
      default: break
      }
    }
  }
}

extension ScoreModel.Bin.Values {
  fileprivate func contains(_ value: Bool) -> Bool {
    guard case .booleans(let values) = self else { return false }
    return values.contains(value)
  }
}
