/// Which options of a knapsack's groups are to be chosen from.
struct KnapsackRoom: Sendable {
  /// The places of each group's options that may be chosen, in their order.
  private(set) var allowed: [[Int]]
  /// Whether nothing may be chosen of each group.
  private(set) var mayStay: [Bool]

  /// All options but those of some groups, of which nothing is chosen.
  init(_ groups: [[GroupedKnapsack.Option]], without ban: Set<Int>) {
    allowed = groups.enumerated().map { place, group in
      ban.contains(place) ? [] : Array(group.indices)
    }
    mayStay = groups.map { _ in true }
  }

  /// The room without one option of a group, or without leaving it; `nil` if nothing is left of the group.
  func without(_ option: Int?, in group: Int) -> KnapsackRoom? {
    var room = self
    if let option {
      room.allowed[group].removeAll { $0 == option }
    } else {
      room.mayStay[group] = false
    }
    return room.mayStay[group] || !room.allowed[group].isEmpty ? room : nil
  }

  /// Leaves one option of a group, or nothing of it.
  mutating func fix(_ option: Int?, in group: Int) {
    allowed[group] = option.map { [$0] } ?? []
    mayStay[group] = option == nil
  }
}

/// Tries whether choices hold, and counts those that don't, each once.
struct ChoiceTrial {
  /// Where no more is tried: a person is to get an answer in seconds.
  private static let most = (refused: 100, steps: 500_000_000)

  private let isAllowed: ([Int?]) -> Bool
  private var refused: Set<[Int?]> = []
  private var steps = 0

  /// Takes what tells of the options of a choice whether it holds.
  init(_ isAllowed: @escaping ([Int?]) -> Bool) { self.isAllowed = isAllowed }

  /// How many choices were refused.
  var refusedCount: Int { refused.count }

  /// Whether no more is tried.
  var isOver: Bool { refused.count >= Self.most.refused || steps >= Self.most.steps }

  /// Whether a choice holds.
  ///
  /// - Parameters:
  ///   - choice: The choice.
  ///   - cost: The steps that it takes to find what comes next if it does not.
  /// - Returns: Whether it does.
  mutating func holds(_ choice: GroupedKnapsack.Choice, steps cost: Int) -> Bool {
    if refused.contains(choice.options) {
      steps += cost
      return false
    }
    if isAllowed(choice.options) { return true }
    steps += cost
    refused.insert(choice.options)
    return false
  }
}
