/// What changes are to bring a score to.
public enum ScoreTarget: Sendable, Equatable {
  /// The band above the person's own; nothing for who is in the highest.
  case nextBand
  /// The band of a name.
  case band(String)
  /// A score.
  case score(Int)
  /// Nothing: no changes are told.
  case nothing

  /// The score to reach.
  ///
  /// - Parameters:
  ///   - score: The person's score, if there is one.
  ///   - model: The model.
  /// - Returns: The score; `nil` if there is no band above.
  /// - Throws: ``ScoreModelError`` if the model has no such band or score.
  func score(from score: Int?, in model: ScoreModel) throws(ScoreModelError) -> Int? {
    if let mistake = mistake(in: model) {
      throw ScoreModelError(
        .invalidValue, source: model.sourceName, problem: mistake.problem, remedy: mistake.remedy)
    }
    switch self {
    case .nothing: return nil
    case .nextBand: return model.bands.first { $0.from > score ?? .max }?.from
    case .band(let name): return model.bands.first { $0.name == name }?.from
    case .score(let target): return target
    }
  }

  /// What is wrong with it for a model, which lacks such a band or score; `nil` if nothing is.
  func mistake(in model: ScoreModel) -> (problem: String, remedy: String)? {
    switch self {
    case .band(let name) where !model.bands.contains { $0.name == name }:
      (
        "the model has no band '\(name)'",
        "the bands are \(model.bands.map(\.name).joined(separator: ", "))"
      )
    case .score(let target) where !model.scale.contains(target):
      (
        "\(target) is no score of the model",
        "name one from \(model.scale.lowerBound) to \(model.scale.upperBound)"
      )
    default: nil
    }
  }
}
