internal import Files

extension JobSummary {
  /// The scores of the entities that one of several cards scores.
  struct CardScores: Sendable {
    /// The kinds of entity in words.
    let kinds: String
    /// The name of the card's model.
    let modelName: String
    /// How many entities are in each band, lowest first.
    let bands: [(name: String, count: Int)]
  }

  /// What is told of scores: a text for each card; none without scores.
  var scores: [String] {
    guard let modelName else { return [] }
    if cardScores.isEmpty { return [Self.text(of: bands, modelName)] }
    return cardScores.map { "\($0.kinds.printable): \(Self.text(of: $0.bands, $0.modelName))" }
  }

  private static func text(of bands: [(name: String, count: Int)], _ modelName: String) -> String {
    let model = "model \(modelName.printable)"
    let counts = bands.map { "\($0.name.printable) \($0.count.withCommas)" }
    return counts.isEmpty ? model : counts.joined(separator: ", ") + " (\(model))"
  }
}
