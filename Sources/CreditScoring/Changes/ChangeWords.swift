/// What moved a score, in words: the largest parts first.
struct ChangeWords: Sendable {
  private let titles: [String: String]
  /// Equal parts come by budget, the larger first, then by the model's order.
  private let ranks: [String: Int]

  init(model: ScoreModel) {
    let characteristics = model.categories.flatMap(\.characteristics)
    let ordered = characteristics.enumerated().sorted {
      ($1.element.budget, $0.offset) < ($0.element.budget, $1.offset)
    }
    titles = Dictionary(uniqueKeysWithValues: characteristics.map { ($0.name, $0.title) })
    ranks = Dictionary(
      uniqueKeysWithValues: ordered.enumerated().map { ($1.element.name, $0) })
  }

  /// The parts as texts, such as `Worst delay: -35 points, since the value is another`.
  func texts(of parts: [ScoreChange.Part]) -> [String] {
    let ordered = parts.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.points.magnitude != other.points.magnitude {
        return one.points.magnitude > other.points.magnitude
      }
      return (rank(one), left.offset) < (rank(other), right.offset)
    }
    return ordered.map { text(of: $0.element) }
  }

  private func rank(_ part: ScoreChange.Part) -> Int { ranks[part.characteristic] ?? .max }

  private func text(of part: ScoreChange.Part) -> String {
    let sign = part.points > 0 ? "+" : ""
    let noun = part.points.magnitude == 1 ? "point" : "points"
    let since =
      switch part.cause {
      case .own: "the value is another"
      case .friends: "what friends bring is another"
      case .model: "the model is another"
      case .population: "the mean of all people is another"
      }
    return "\(title(of: part.characteristic)): \(sign)\(part.points) \(noun), since \(since)"
  }

  private func title(of name: String) -> String {
    if let title = titles[name] { return title }
    let words = String(name.map { $0 == "_" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
