internal import Files

extension ScoreModel {
  /// Reads a model from a JSON file; see ``format``.
  ///
  /// - Parameter path: the file's path; `-` is standard input.
  /// - Throws: ``ScoreModelError`` naming the place in the document.
  public init(contentsOf path: String) throws(ScoreModelError) {
    let bytes: [UInt8]
    do throws(DataError) {
      bytes = try Input.contents(of: path)
    } catch {
      throw ScoreModelError(
        error.code == .badData ? .invalidJSON : .noInput, source: error.source,
        problem: error.problem, remedy: error.remedy)
    }
    self = try ScoreModel(bytes: bytes, source: Input.name(of: path))
  }

  /// Reads a model from JSON in memory; see ``format``.
  ///
  /// - Parameters:
  ///   - text: the document.
  ///   - name: what error messages call the document.
  /// - Throws: ``ScoreModelError`` naming the place in the document.
  public init(parsing text: String, named name: String = "model") throws(ScoreModelError) {
    self = try ScoreModel(bytes: Array(text.utf8), source: name)
  }

  private init(bytes: [UInt8], source: String) throws(ScoreModelError) {
    self = try ScoreModelDecoder.model(JSONCursor(document: bytes, source: source))
  }
}

/// Turns a document into a model, checking every rule of the format on the way.
enum ScoreModelDecoder {
  static func model(_ cursor: JSONCursor) throws(ScoreModelError) -> ScoreModel {
    let object = try cursor.object(keys: [
      "format", "name", "version", "purpose", "description", "scale", "bands", "coverage",
      "categories",
    ])
    let format = try object.required("format")
    guard try format.string() == ScoreModel.format else {
      throw format.failure(
        .unknownFormat, "the format is not known", "write \"\(ScoreModel.format)\"")
    }
    let name = try object.required("name").nonEmptyString()
    let version = try object.required("version").nonEmptyString()
    let purpose = try object.required("purpose").nonEmptyString()
    let description = try object[optional: "description"]?.string() ?? ""
    let scale = try scale(object.required("scale"))
    let bands = try bands(object.required("bands"), scale: scale)
    let categories = try categories(
      object.required("categories"), points: scale.upperBound - scale.lowerBound)
    let coverage = try coverage(object.required("coverage"), categories: categories.map(\.name))
    return ScoreModel(
      name: name, version: version, purpose: purpose, description: description, scale: scale,
      bands: bands, coverage: coverage, categories: categories, sourceName: cursor.source)
  }

  private static func scale(_ cursor: JSONCursor) throws(ScoreModelError) -> ClosedRange<Int> {
    let object = try cursor.object(keys: ["minimum", "maximum"])
    let minimum = try object.required("minimum").whole()
    let maximum = try object.required("maximum").whole()
    guard minimum < maximum, maximum - minimum <= 1_000_000 else {
      throw cursor.failure(
        .invalidValue, "the scale must span 1 to 1000000 points",
        "write a maximum greater than the minimum")
    }
    return minimum...maximum
  }

  private static func bands(
    _ cursor: JSONCursor, scale: ClosedRange<Int>
  ) throws(ScoreModelError) -> [ScoreModel.Band] {
    var bands: [ScoreModel.Band] = []
    for element in try cursor.array(of: "bands", atMost: 1000) {
      let object = try element.object(keys: ["name", "from"])
      let name = try object.required("name")
      let from = try object.required("from")
      let band = ScoreModel.Band(name: try name.nonEmptyString(), from: try from.whole())
      guard !bands.contains(where: { $0.name == band.name }) else {
        throw name.failure(
          .duplicateName, "two bands are named '\(band.name.shortened)'",
          "give each band its own name")
      }
      if let last = bands.last {
        guard band.from > last.from else {
          throw from.failure(
            .invalidValue,
            "\(band.from) is not above the band before it, which starts at "
              + "\(last.from)", "order the bands from low to high")
        }
      } else if band.from != scale.lowerBound {
        throw from.failure(
          .invalidValue,
          "the first band starts at \(band.from), the scale at "
            + "\(scale.lowerBound)", "start the first band at \(scale.lowerBound)")
      }
      guard scale.contains(band.from) else {
        throw from.failure(
          .invalidValue, "\(band.from) is above the scale, which ends at \(scale.upperBound)",
          "remove the band or raise the scale")
      }
      bands.append(band)
    }
    guard !bands.isEmpty else {
      throw cursor.failure(.invalidValue, "there are no bands", "add at least one")
    }
    return bands
  }

  private static func coverage(
    _ cursor: JSONCursor, categories: [ScoreCategory]
  ) throws(ScoreModelError) -> ScoreModel.Coverage {
    let object = try cursor.object(keys: ["minimum", "required"])
    let minimum = try object.required("minimum").number(in: 0...1)
    var required: [ScoreCategory] = []
    for element in try object[optional: "required"]?.array() ?? [] {
      let name = try element.word("category", of: ScoreCategory.allCases)
      guard name != .interpersonalRelationships else {
        throw element.failure(
          .invalidValue, "interpersonal_relationships can't be required",
          "whether a person can be assessed must not depend on their friends; remove it")
      }
      guard categories.contains(name) else {
        throw element.failure(
          .invalidValue, "the model has no category \(name.rawValue)",
          "remove it or add the category")
      }
      guard !required.contains(name) else {
        throw element.failure(
          .duplicateName, "\(name.rawValue) is listed twice", "remove one of them")
      }
      required.append(name)
    }
    return ScoreModel.Coverage(minimum: minimum, required: required)
  }

  private static func categories(
    _ cursor: JSONCursor, points: Int
  ) throws(ScoreModelError) -> [ScoreModel.Category] {
    let objects = try cursor.array().map { element throws(ScoreModelError) in
      try element.object(keys: ["name", "weight", "characteristics"])
    }
    var names: [ScoreCategory] = []
    var weights: [Double] = []
    for object in objects {
      let cursor = try object.required("name")
      let name = try cursor.word("category", of: ScoreCategory.allCases)
      guard !names.contains(name) else {
        throw cursor.failure(
          .duplicateName, "the category \(name.rawValue) is there twice",
          "merge the two")
      }
      names.append(name)
      weights.append(try object.required("weight").number(in: 0...1))
    }
    guard names.contains(where: { $0 != .interpersonalRelationships }) else {
      throw cursor.failure(
        .invalidValue, "no category describes the person",
        "add one besides interpersonal_relationships")
    }
    let sum = weights.reduce(0, +)
    guard abs(sum - 1) <= 1e-9 else {
      let shown = ((sum * 1e9).rounded() / 1e9).shortText
      throw cursor.failure(
        .sum, "the weights sum to \(shown), not 1", "change them so that they do")
    }
    let budgets = LargestRemainder.shares(of: points, quotas: weights.map { $0 * Double(points) })
    guard zip(names, budgets).contains(where: { $0 != .interpersonalRelationships && $1 > 0 })
    else {
      throw cursor.failure(
        .sum, "the categories that describe the person have no points",
        "give interpersonal_relationships less weight")
    }
    var seen: Set<String> = []
    var hasFriends = false
    var categories: [ScoreModel.Category] = []
    for (index, object) in objects.enumerated() {
      let list = try object.required("characteristics")
      var characteristics: [ScoreModel.Characteristic] = []
      for element in try list.array(of: "characteristics", atMost: 1000) {
        let characteristic = try CharacteristicDecoder.characteristic(element, in: names[index])
        guard seen.insert(characteristic.name).inserted else {
          throw element.failure(
            .duplicateName, "two characteristics are named '\(characteristic.name.shortened)'",
            "give each its own name")
        }
        if case .friendsScores = characteristic.measure {
          guard !hasFriends else {
            throw element.failure(
              .duplicateName, "a second characteristic of kind friends_scores",
              "a model has at most one; remove it")
          }
          hasFriends = true
        }
        characteristics.append(characteristic)
      }
      let used = characteristics.map(\.budget).reduce(0, +)
      guard used == budgets[index] else {
        throw list.failure(
          .sum, "the budgets sum to \(used), the category has \(budgets[index]) points",
          "change them so that they sum to \(budgets[index])")
      }
      categories.append(
        ScoreModel.Category(
          name: names[index], weight: weights[index], budget: budgets[index],
          characteristics: characteristics))
    }
    return categories
  }
}
