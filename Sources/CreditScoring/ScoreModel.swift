/// A score: five categories of characteristics, each with bins that give whole points.
///
/// A person's score is the scale's minimum plus the points of all characteristics. Because points
/// are whole numbers and the best bins add up to the scale exactly, anyone can recompute a score with
/// a pencil. ``format`` documents the JSON document that a model is written in.
///
/// ```swift
/// let model = try ScoreModel(contentsOf: "model.json")
/// let scores = try CreditScorer(model: model).scores(for: people)
/// ```
public struct ScoreModel: Sendable, Equatable {
  /// The model's name.
  public let name: String
  /// The model's version, any text.
  public let version: String
  /// What scores of this model may be used for.
  public let purpose: String
  /// What a reader should know about the model; may be empty.
  public let description: String
  /// The lowest and the highest score, such as 350...950.
  public let scale: ClosedRange<Int>
  /// The named ranges of the scale, lowest first; the first starts at the scale's minimum.
  public let bands: [Band]
  /// How much must be known about a person before there is a score.
  public let coverage: Coverage
  /// The categories in the model's order.
  public let categories: [Category]
  /// The file that the model was read from, for messages.
  package var sourceName: String

  init(
    name: String, version: String, purpose: String, description: String, scale: ClosedRange<Int>,
    bands: [Band], coverage: Coverage, categories: [Category], sourceName: String
  ) {
    self.name = name
    self.version = version
    self.purpose = purpose
    self.description = description
    self.scale = scale
    self.bands = bands
    self.coverage = coverage
    self.categories = categories
    self.sourceName = sourceName
  }

  /// The points that all categories share: the scale's maximum less its minimum.
  public var totalPoints: Int { scale.upperBound - scale.lowerBound }

  /// The characteristic that rests on friends' scores, if the model has one.
  public var friendsScores: FriendsScores? {
    for category in categories {
      for characteristic in category.characteristics {
        if case .friendsScores(let settings) = characteristic.measure { return settings }
      }
    }
    return nil
  }

  /// The names of the columns that the model reads, in the model's order, each once.
  public var columnNames: [String] {
    var names: [String] = []
    var known: Set<String> = []
    for characteristic in categories.flatMap(\.characteristics) {
      let name =
        switch characteristic.measure {
        case .column(let measure): measure.column
        case .friendsScores(let settings):
          settings.mode == .lagged ? settings.earlierScoreColumn : nil
        }
      if let name, known.insert(name).inserted { names.append(name) }
    }
    return names
  }

  /// The name of the band that a score falls in; lower limits belong to their band.
  ///
  /// - Precondition: the score lies within ``scale``.
  public func band(of score: Int) -> String {
    precondition(scale.contains(score), "the score is outside the scale")
    return (bands.last { $0.from <= score } ?? bands[0]).name
  }

  /// Whether everything that decides scores and texts is the same; the file's name does not count.
  public static func == (left: ScoreModel, right: ScoreModel) -> Bool {
    left.name == right.name && left.version == right.version && left.purpose == right.purpose
      && left.description == right.description && left.scale == right.scale
      && left.bands == right.bands && left.coverage == right.coverage
      && left.categories == right.categories
  }
}
