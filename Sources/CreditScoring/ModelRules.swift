/// The rules of a model, the same whether it is written as JSON or in Swift.
struct ModelRules: ValueChecking {
  let model: ScoreModel
  var mistakes: ModelMistakes
  /// The names of the characteristics so far.
  var names: Set<String> = []
  var hasFriendsScores = false
  /// Whether the reason of a characteristic so far is always given.
  var hasAlwaysGiven = false

  init(_ model: ScoreModel, _ mistakes: ModelMistakes = ModelMistakes()) {
    self.model = model
    self.mistakes = mistakes
  }

  /// Applies all rules.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - mistakes: What was found when it was read.
  /// - Throws: All mistakes, if there are any.
  static func check(
    _ model: ScoreModel, _ mistakes: ModelMistakes = ModelMistakes()
  ) throws(ScoreModelError) {
    var rules = ModelRules(model, mistakes)
    rules.checkModel()
    try rules.finish()
  }

  /// Throws all mistakes, if there are any.
  func finish() throws(ScoreModelError) {
    guard mistakes.found.isEmpty else {
      throw ScoreModelError(
        source: model.sourceName, mistakes: mistakes.found.map { $0.told(in: model.words) })
    }
  }

  private mutating func checkModel() {
    checkText(model.name, at: "$.name")
    checkText(model.version, at: "$.version")
    checkText(model.purpose, at: "$.purpose")
    checkForNUL(model.description, at: "$.description")
    checkScale()
    checkBands()
    let hasNames = checkCategoryNames()
    let budgets = budgets(hasNames: hasNames)
    checkCoverage(hasNames: hasNames)
    if let fit = model.fit { check(fit) }
    guard mistakes.isReadable("$.categories") else { return }
    for (index, category) in model.categories.enumerated() {
      let place = "$.categories[\(index)]"
      guard mistakes.isReadable(place) else { continue }
      checkCharacteristics(of: category, budget: budgets?[index], at: place)
    }
  }

  // MARK: The model

  private mutating func checkScale() {
    let (minimum, maximum) = (model.scale.lowerBound, model.scale.upperBound)
    checkWhole(minimum, at: "$.scale.minimum")
    checkWhole(maximum, at: "$.scale.maximum")
    guard mistakes.isSound("$.scale"), !(1...1_000_000).contains(maximum - minimum) else { return }
    mistakes.add(
      .invalidValue, at: "$.scale", "the scale must span 1 to 1000000 points",
      "write a maximum greater than the minimum")
  }

  private mutating func checkBands() {
    let (bands, list) = (model.bands, "$.bands")
    guard mistakes.isReadable(list), checkCount(bands.count, of: "bands", atMost: 1000, at: list)
    else { return }
    if bands.isEmpty {
      mistakes.add(.invalidValue, at: list, "there are no bands", "add at least one")
    }
    var names: Set<String> = []
    for (index, band) in bands.enumerated() {
      let place = "\(list)[\(index)]"
      guard mistakes.isReadable(place) else { continue }
      checkText(band.name, at: place + ".name")
      if mistakes.isSound(place + ".name"), !names.insert(band.name).inserted {
        mistakes.add(
          .duplicateName, at: place + ".name", "two bands are named '\(band.name.shortened)'",
          "give each band its own name")
      }
      if mistakes.isSound(place + ".from") { checkStart(ofBand: index, at: place + ".from") }
    }
  }

  private mutating func checkStart(ofBand index: Int, at path: String) {
    let from = model.bands[index].from
    let before = index == 0 ? nil : model.bands[index - 1].from
    let isScaleSound = mistakes.isSound("$.scale")
    if let before, mistakes.isSound("$.bands[\(index - 1)].from"), from <= before {
      mistakes.add(
        .invalidValue, at: path,
        "\(from) is not above the band before it, which starts at \(before)",
        "order the bands from low to high")
    } else if before == nil, isScaleSound, from != model.scale.lowerBound {
      let minimum = model.scale.lowerBound
      mistakes.add(
        .invalidValue, at: path, "the first band starts at \(from), the scale at \(minimum)",
        "start the first band at \(minimum)")
    } else if isScaleSound, from > model.scale.upperBound {
      mistakes.add(
        .invalidValue, at: path,
        "\(from) is above the scale, which ends at \(model.scale.upperBound)",
        "remove the band or raise the scale")
    }
  }

  private mutating func checkCoverage(hasNames: Bool) {
    checkShare(model.coverage.minimum, at: "$.coverage.minimum")
    if let count = model.coverage.mostBands {
      let path = "$.coverage.most_bands"
      checkWhole(count, at: path)
      if mistakes.isSound(path), count < 1 {
        mistakes.add(
          .invalidValue, at: path, "\(count) is out of range", "write a whole number from 1")
      }
    }
    guard mistakes.isReadable("$.coverage.required") else { return }
    var seen: Set<ScoreCategory> = []
    for (index, name) in model.coverage.required.enumerated() {
      let path = "$.coverage.required[\(index)]"
      guard mistakes.isSound(path) else { continue }
      if name == .interpersonalRelationships {
        mistakes.add(
          .invalidValue, at: path, "interpersonal_relationships can't be required",
          "whether a person can be assessed must not depend on their friends; remove it")
      } else if hasNames, !model.categories.contains(where: { $0.name == name }) {
        mistakes.add(
          .invalidValue, at: path, "the model has no category \(name.rawValue)",
          "remove it or add the category")
      } else if !seen.insert(name).inserted {
        mistakes.add(
          .duplicateName, at: path, "\(name.rawValue) is listed twice", "remove one of them")
      }
    }
  }

  // MARK: Categories

  /// Checks which categories there are; whether nothing is wrong with them.
  private mutating func checkCategoryNames() -> Bool {
    let list = "$.categories"
    guard mistakes.isReadable(list) else { return false }
    var names: Set<ScoreCategory> = []
    var isSound = true
    for (index, category) in model.categories.enumerated() {
      let path = "\(list)[\(index)].name"
      if mistakes.isReadable("\(list)[\(index)]"), mistakes.isSound(path),
        !names.insert(category.name).inserted
      {
        mistakes.add(
          .duplicateName, at: path, "the category \(category.name.rawValue) is there twice",
          "merge the two")
      }
      isSound = isSound && mistakes.isReadable("\(list)[\(index)]") && mistakes.isSound(path)
    }
    if isSound, !names.contains(where: { $0 != .interpersonalRelationships }) {
      mistakes.add(
        .invalidValue, at: list, "no category describes the person",
        "add one besides interpersonal_relationships")
      return false
    }
    return isSound
  }

  /// Checks the weights, and turns them into points; `nil` if that can't be done.
  private mutating func budgets(hasNames: Bool) -> [Int]? {
    let (categories, list) = (model.categories, "$.categories")
    guard mistakes.isReadable(list) else { return nil }
    var isSound = !categories.isEmpty
    for (index, category) in categories.enumerated() {
      let place = "\(list)[\(index)]"
      if mistakes.isReadable(place) { checkShare(category.weight, at: place + ".weight") }
      isSound = isSound && mistakes.isReadable(place) && mistakes.isSound(place + ".weight")
    }
    guard isSound else { return nil }
    let sum = categories.map(\.weight).reduce(0, +)
    guard abs(sum - 1) <= 1e-9 else {
      let shown = ((sum * 1e9).rounded() / 1e9).shortText
      mistakes.add(
        .sum, at: list, "the weights sum to \(shown), not 1", "change them so that they do")
      return nil
    }
    guard mistakes.isSound("$.scale") else { return nil }
    let points = model.totalPoints
    let budgets = LargestRemainder.shares(
      of: points, quotas: categories.map { $0.weight * Double(points) })
    let describesPerson = zip(categories, budgets).contains { category, budget in
      category.name != .interpersonalRelationships && budget > 0
    }
    guard describesPerson || !hasNames else {
      mistakes.add(
        .sum, at: list, "the categories that describe the person have no points",
        "give interpersonal_relationships less weight")
      return nil
    }
    return budgets
  }
}
