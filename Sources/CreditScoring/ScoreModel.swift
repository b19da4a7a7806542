/// A score model: up to five categories of characteristics, whose bins give whole points.
///
/// A person's score is the scale's minimum plus the points of all characteristics. Points are whole
/// numbers, and the best bins add up to the scale exactly, so anyone can recompute a score with a
/// pencil. A model is written as a JSON document (see ``format``) or in Swift; the same rules hold for
/// both, and a value of this type keeps them.
///
/// ```swift
/// let model = try ScoreModel(contentsOf: "model.json")
/// let people = try Table(contentsOf: "people.csv")
/// let scores = try await CreditScorer(model: model).scores(for: people)
/// ```
public struct ScoreModel: Sendable, Equatable {
  /// The model's name.
  public let name: String
  /// The model's version, any text.
  public let version: String
  /// What scores of this model may be used for.
  public let purpose: String
  /// Notes for the model's readers; may be empty.
  public let description: String
  /// The lowest and the highest score, such as 350...950.
  public let scale: ClosedRange<Int>
  /// The named ranges of the scale, lowest first; the first starts at the scale's minimum.
  public let bands: [Band]
  /// How much must be known about a person to give a score.
  public let coverage: Coverage
  /// What points are compared with where reasons are given.
  public let reasons: Reasons
  /// The categories in the model's order.
  public let categories: [Category]
  /// How the model was fitted to an outcome; `nil` if it was written by hand.
  public let fit: Fit?
  /// What messages call the model: its file, if it was read from one.
  package var sourceName: String
  /// In which words its mistakes are told.
  let words: ModelWords

  /// Makes a model and checks it by the rules of the format.
  ///
  /// - Parameters:
  ///   - name: The model's name.
  ///   - version: The model's version, any text.
  ///   - purpose: What scores of this model may be used for.
  ///   - description: Notes for the model's readers.
  ///   - scale: The lowest and the highest score.
  ///   - bands: The named ranges of the scale, lowest first.
  ///   - coverage: How much must be known about a person to give a score.
  ///   - reasons: What points are compared with where reasons are given.
  ///   - categories: The categories, in the order in which scores and explanations list them.
  ///   - fit: How the model was fitted to an outcome; `nil` if it was not.
  /// - Throws: ``ScoreModelError`` with every rule that the model breaks, as for a JSON document.
  public init(
    name: String, version: String = "1.0.0", purpose: String, description: String = "",
    scale: ClosedRange<Int> = 350...950, bands: [Band], coverage: Coverage = Coverage(),
    reasons: Reasons = Reasons(), categories: [Category], fit: Fit? = nil
  ) throws(ScoreModelError) {
    self.init(
      unchecked: name, version: version, purpose: purpose, description: description, scale: scale,
      bands: bands, coverage: coverage, reasons: reasons, categories: categories, fit: fit,
      sourceName: name.isEmpty ? "model" : "model '\(name.shortened)'", words: .swift)
    try ModelRules.check(self)
  }

  /// Makes a model that is known to keep the rules, or is yet to be checked.
  init(
    unchecked name: String, version: String, purpose: String, description: String,
    scale: ClosedRange<Int>, bands: [Band], coverage: Coverage, reasons: Reasons = Reasons(),
    categories: [Category], fit: Fit? = nil, sourceName: String, words: ModelWords = .json
  ) {
    self.name = name
    self.version = version
    self.purpose = purpose
    self.description = description
    self.scale = scale
    self.bands = bands
    self.coverage = coverage
    self.reasons = reasons
    self.categories = categories
    self.fit = fit
    self.sourceName = sourceName
    self.words = words
  }

  /// The points of all categories together: the span of the scale.
  public var totalPoints: Int { scale.upperBound - scale.lowerBound }

  /// How friends' scores become points, if the model has such a characteristic.
  public var friendsScores: FriendsScores? {
    for category in categories {
      for characteristic in category.characteristics {
        if case .friendsScores(let settings) = characteristic.measure { return settings }
      }
    }
    return nil
  }

  /// The names of the columns that the model reads, in the order of first use.
  public var columnNames: [String] {
    var names: [String] = []
    var known: Set<String> = []
    for characteristic in categories.flatMap(\.characteristics) {
      for name in characteristic.columns where known.insert(name).inserted { names.append(name) }
    }
    return names
  }

  /// The name of the band that a score falls in; a band includes its lower limit.
  ///
  /// - Precondition: The score lies within ``scale``.
  public func band(of score: Int) -> String {
    precondition(scale.contains(score), "the score is outside the scale")
    return (bands.last { $0.from <= score } ?? bands[0]).name
  }

  /// Whether the models are the same; where they come from does not count.
  public static func == (left: ScoreModel, right: ScoreModel) -> Bool {
    left.name == right.name && left.version == right.version && left.purpose == right.purpose
      && left.description == right.description && left.scale == right.scale
      && left.bands == right.bands && left.coverage == right.coverage
      && left.reasons == right.reasons && left.categories == right.categories
      && left.fit == right.fit
  }
}
