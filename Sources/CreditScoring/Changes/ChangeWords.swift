/// What moved a score, in words: the largest parts first.
struct ChangeWords: Sendable {
  /// What a part is called, and why it moved.
  private struct Words {
    let title: String
    let since: String
    /// Equal parts come by budget, the larger first, then by the model's order.
    let rank: Int
    /// Whether the part is the sum of a category, of whose points no more may be told than that they are others.
    let isCoarse: Bool
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
        title: titles[slot.name] ?? Self.title(of: slot.name), since: Self.since(slot),
        rank: ranks[slot.name] ?? .max,
        isCoarse: slot.name == ScoreCategory.interpersonalRelationships.rawValue
          && slot.cause != .population)
    }
  }

  /// The largest parts as texts, such as `Worst delay: -35 points, since the value is another`.
  ///
  /// Behind them comes, without a number, what may not be told apart: `Interpersonal relationships: more points than
  /// before, since what is known of friends, or of all people, is another`.
  func texts(of moves: [(slot: Int, points: Int)]) -> [String] {
    let coarse = moves.filter { words[$0.slot].isCoarse }
    let told = moves.indices.filter { !words[moves[$0].slot].isCoarse }
    let ordered = told.sorted { left, right in
      let (one, other) = (moves[left], moves[right])
      if one.points.magnitude != other.points.magnitude {
        return one.points.magnitude > other.points.magnitude
      }
      return (words[one.slot].rank, left) < (words[other.slot].rank, right)
    }
    return ordered.prefix(ScoreChanges.most.count - coarse.count).map { text(of: moves[$0]) }
      + coarse.map { text(of: $0) }
  }

  private func text(of move: (slot: Int, points: Int)) -> String {
    let word = words[move.slot]
    if word.isCoarse {
      return "\(word.title): \(move.points > 0 ? "more" : "fewer") points than before, since "
        + word.since
    }
    let sign = move.points > 0 ? "+" : ""
    let noun = move.points.magnitude == 1 ? "point" : "points"
    return "\(word.title): \(sign)\(move.points) \(noun), since \(word.since)"
  }

  private static func since(_ slot: ChangeSlots.Slot) -> String {
    switch slot.cause {
    case .own: "the value is another"
    case .friends where slot.name == ScoreCategory.interpersonalRelationships.rawValue:
      "what is known of friends, or of all people, is another"
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
