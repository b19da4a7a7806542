/// What changes are to bring a score to.
public enum ScoreTarget: Sendable, Equatable {
  /// The band above the person's own; nothing for who is in the highest.
  case nextBand
  /// The band of a name.
  case band(String)
  /// A score.
  case score(Int)

  /// The score to reach.
  ///
  /// - Parameters:
  ///   - score: The person's score, if there is one.
  ///   - model: The model.
  /// - Returns: The score; `nil` if there is no band above.
  /// - Throws: ``ScoreModelError`` if the model has no such band or score.
  func score(from score: Int?, in model: ScoreModel) throws(ScoreModelError) -> Int? {
    switch self {
    case .nextBand: return model.bands.first { $0.from > score ?? .max }?.from
    case .band(let name):
      if let band = model.bands.first(where: { $0.name == name }) { return band.from }
      throw ScoreModelError(
        .invalidValue, source: model.sourceName, problem: "the model has no band '\(name)'",
        remedy: "the bands are \(model.bands.map(\.name).joined(separator: ", "))")
    case .score(let target):
      if model.scale.contains(target) { return target }
      throw ScoreModelError(
        .invalidValue, source: model.sourceName, problem: "\(target) is no score of the model",
        remedy: "name one from \(model.scale.lowerBound) to \(model.scale.upperBound)")
    }
  }
}
