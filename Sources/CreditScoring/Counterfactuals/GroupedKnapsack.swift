/// Finds the cheapest options, at most one of each group, whose gains reach a sum.
///
/// An exact dynamic program over whole gains: *groups* × *options* × *sum* steps for each limit of months
/// that it tries, which are the logarithm of their number.
struct GroupedKnapsack: Sendable {
  /// One way to change something.
  struct Option: Sendable, Equatable {
    /// What it adds, above 0.
    let gain: Int
    /// What it costs in millionths, above 0.
    let cost: Int
    /// The months that it takes; `nil` if they are not known, which counts as longer than any.
    let months: Int?
  }

  /// An option of each group, or none.
  struct Choice: Sendable, Equatable {
    /// The place of the option among its group's; `nil` where nothing changes.
    let options: [Int?]
    /// The sum of the costs.
    let cost: Int
    /// The longest of the months, ``endless`` where some are not known.
    let months: Int

    /// The groups in which something changes.
    var changed: [Int] { options.indices.filter { options[$0] != nil } }

    /// Whether it is to be named before another: by cost, then months, then fewer changes, then the order
    /// of groups and options.
    func precedes(_ other: Choice) -> Bool {
      if cost != other.cost { return cost < other.cost }
      if months != other.months { return months < other.months }
      let (count, otherCount) = (changed.count, other.changed.count)
      if count != otherCount { return count < otherCount }
      let left = options.map { $0 ?? Int.max }
      return left.lexicographicallyPrecedes(other.options.map { $0 ?? Int.max })
    }
  }

  /// More months than any that are known.
  static let endless = Int.max

  /// The options, each group's in the order in which equally good ones are chosen.
  let groups: [[Option]]

  /// The best choices that hold, no later one of which changes all that an earlier one changes.
  ///
  /// - Parameters:
  ///   - sum: What the gains are to reach, from 1.
  ///   - months: The most months that an option may take; `nil` for any, also unknown ones.
  ///   - most: How many choices to find at most.
  ///   - trial: What tells whether a choice holds, and how many were refused.
  /// - Returns: The choices, best first; none if the sum can't be reached.
  func choices(
    reaching sum: Int, within months: Int?, atMost most: Int, _ trial: inout ChoiceTrial
  ) -> [Choice] {
    let limit = months ?? Self.endless
    var found: [Choice] = []
    // Each set holds a group of every choice so far: what leaves one of each alone is different.
    var bans: Set<Set<Int>> = [[]]
    while found.count < most {
      var best: Choice?
      for ban in bans {
        let room = KnapsackRoom(groups, without: ban)
        guard let choice = first(reaching: sum, within: limit, in: room, &trial) else { continue }
        if best.map({ choice.precedes($0) }) ?? true { best = choice }
      }
      guard let best else { break }
      found.append(best)
      bans = Set(
        bans.flatMap { ban in
          ban.isDisjoint(with: best.changed) ? best.changed.map { ban.union([$0]) } : [ban]
        })
    }
    return found
  }

  /// The best choice in a room that holds.
  ///
  /// Where the best one does not, all others are split into parts: those that differ from it in the first group, those
  /// that differ in the second and not in the first, and so on. The best of the parts comes next.
  private func first(
    reaching sum: Int, within limit: Int, in room: KnapsackRoom, _ trial: inout ChoiceTrial
  ) -> Choice? {
    var parts: [(best: Choice, room: KnapsackRoom)] = []
    func add(_ room: KnapsackRoom) {
      if let best = best(reaching: sum, within: limit, in: room) { parts.append((best, room)) }
    }
    add(room)
    while let place = parts.indices.min(by: { parts[$0].best.precedes(parts[$1].best) }) {
      let (choice, room) = parts.remove(at: place)
      if trial.holds(choice, steps: groups.joined().count * (sum + 1) * groups.count) {
        return choice
      }
      if trial.isOver { return nil }
      var rest = room
      for group in groups.indices {
        if let part = rest.without(choice.options[group], in: group) { add(part) }
        rest.fix(choice.options[group], in: group)
      }
    }
    return nil
  }

  /// The largest sum that can be reached, and in how many months at least.
  func most(within months: Int?) -> (sum: Int, months: Int) {
    let limit = months ?? Self.endless
    var (sum, longest) = (0, 0)
    for group in groups {
      let allowed = group.filter { ($0.months ?? Self.endless) <= limit }
      guard let gain = allowed.map(\.gain).max() else { continue }
      sum += gain
      let soonest = allowed.filter { $0.gain == gain }.map { $0.months ?? Self.endless }.min()
      longest = max(longest, soonest ?? 0)
    }
    return (sum, longest)
  }

  private func best(
    reaching sum: Int, within limit: Int, in room: KnapsackRoom
  ) -> Choice? {
    guard let costs = costs(room, sum, limit), let cost = costs.first?[sum] else {
      return nil
    }
    // The shortest limit that costs no more; costs never fall as the limit does.
    let months = zip(groups, room.allowed).flatMap { group, allowed in
      allowed.map { group[$0].months ?? Self.endless }
    }
    let sorted = Set(months).filter { $0 <= limit }.sorted()
    var (low, high) = (0, sorted.count - 1)
    while low < high {
      let middle = (low + high) / 2
      let isEnough = self.costs(room, sum, sorted[middle])?[0][sum].cost == cost.cost
      if isEnough { high = middle } else { low = middle + 1 }
    }
    guard let shortest = self.costs(room, sum, sorted[low]) else { return nil }
    return choice(room, sum, sorted[low], shortest)
  }

  /// What it costs at least, and with how many changes, to gain a sum from a group and all behind it.
  private struct Price: Comparable {
    var cost = 0
    var changes = 0

    static func < (left: Price, right: Price) -> Bool {
      left.cost == right.cost ? left.changes < right.changes : left.cost < right.cost
    }

    func adding(_ option: Option) -> Price { Price(cost: cost + option.cost, changes: changes + 1) }

    static let impossible = Price(cost: .max, changes: .max)
  }

  /// By group and the sum still to be gained; `nil` if the sum can't be reached.
  private func costs(_ room: KnapsackRoom, _ sum: Int, _ limit: Int) -> [[Price]]? {
    var last = [Price](repeating: .impossible, count: sum + 1)
    last[0] = Price()
    var costs = [last]
    for place in groups.indices.reversed() {
      let next = costs[costs.count - 1]
      var own =
        room.mayStay[place] ? next : [Price](repeating: .impossible, count: sum + 1)
      for number in room.allowed[place] {
        let option = groups[place][number]
        if (option.months ?? Self.endless) > limit { continue }
        for open in 0...sum {
          let rest = next[max(0, open - option.gain)]
          if rest == .impossible { continue }
          own[open] = min(own[open], rest.adding(option))
        }
      }
      costs.append(own)
    }
    costs.reverse()
    return costs[0][sum] == .impossible ? nil : costs
  }

  /// The first of the choices that cost least with fewest changes.
  private func choice(
    _ room: KnapsackRoom, _ sum: Int, _ limit: Int, _ costs: [[Price]]
  ) -> Choice {
    var (open, months, cost) = (sum, 0, 0)
    var chosen: [Int?] = []
    for (place, group) in groups.enumerated() {
      let next = costs[place + 1]
      let number = room.allowed[place].first { number in
        let option = group[number]
        if (option.months ?? Self.endless) > limit { return false }
        let rest = next[max(0, open - option.gain)]
        return rest != .impossible && rest.adding(option) == costs[place][open]
      }
      chosen.append(number)
      guard let number else { continue }
      open = max(0, open - group[number].gain)
      months = max(months, group[number].months ?? Self.endless)
      cost += group[number].cost
    }
    return Choice(options: chosen, cost: cost, months: months)
  }
}
