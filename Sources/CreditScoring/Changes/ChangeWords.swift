/// What moved a score, in words: the largest parts first.
struct ChangeWords: Sendable {
  /// What a part is called, and why it moved.
  private struct Words {
    let title: String
    let since: String
    /// Equal parts come by budget, the larger first, then by the model's order.
    let rank: Int
    /// Whether the part may be told in words: what few friends did may not.
    let isTold: Bool
  }

  private let words: [Words]

  init(model: ScoreModel, _ slots: ChangeSlots) {
    let characteristics = model.categories.flatMap(\.characteristics)
    let ordered = characteristics.enumerated().sorted {
      ($1.element.budget, $0.offset) < ($0.element.budget, $1.offset)
    }
    let titles = Dictionary(uniqueKeysWithValues: characteristics.map { ($0.name, $0.title) })
    let ranks = Dictionary(
      uniqueKeysWithValues: ordered.enumerated().map { ($1.element.name, $0) })
    words = slots.all.map { slot in
      Words(
        title: titles[slot.name] ?? Self.title(of: slot.name), since: Self.since(slot.cause),
        rank: ranks[slot.name] ?? .max,
        isTold: slot.name != ScoreCategory.interpersonalRelationships.rawValue
          || slot.cause != .friends)
    }
  }

  /// The largest parts as texts, such as `Worst delay: -35 points, since the value is another`.
  func texts(of moves: [(slot: Int, points: Int)]) -> [String] {
    let told = moves.indices.filter { words[moves[$0].slot].isTold }
    let ordered = told.sorted { left, right in
      let (one, other) = (moves[left], moves[right])
      if one.points.magnitude != other.points.magnitude {
        return one.points.magnitude > other.points.magnitude
      }
      return (words[one.slot].rank, left) < (words[other.slot].rank, right)
    }
    return ordered.prefix(ScoreChanges.most.count).map { text(of: moves[$0]) }
  }

  private func text(of move: (slot: Int, points: Int)) -> String {
    let sign = move.points > 0 ? "+" : ""
    let noun = move.points.magnitude == 1 ? "point" : "points"
    return "\(words[move.slot].title): \(sign)\(move.points) \(noun), since "
      + words[move.slot].since
  }

  private static func since(_ cause: ScoreChange.Cause) -> String {
    switch cause {
    case .own: "the value is another"
    case .friends: "what friends bring is another"
    case .model: "the model is another"
    case .population: "the mean of all people is another"
    }
  }

  private static func title(of name: String) -> String {
    let words = String(name.map { $0 == "_" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
