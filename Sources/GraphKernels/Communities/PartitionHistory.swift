internal import Memory

// Groups through time. Between one date and the next a group goes on in the group that it shares
// most vertices with, if that one shares most with it as well; it keeps its number. Where only one
// of the two holds, groups have split or merged; where neither does, a group was born or has died.

/// What became of a group between two dates.
package enum GroupChange: String, Sendable, CaseIterable {
  /// Its vertices went on together; others may have come or gone.
  case continued
  /// It is new, most of its vertices having been in no group before.
  case born
  /// It is new, and most of its vertices came from one group that goes on without them.
  case split
  /// It is gone, and most of its vertices went into one group that others go on in.
  case merged
  /// It is gone, and most of its vertices with it, or scattered.
  case died
}

/// One group at one date.
package struct GroupEvent: Sendable, Equatable {
  /// The number that the group keeps through time, from 0 in the order of birth.
  package let number: Int
  /// The group in the date's partition; `nil` if it is gone.
  package let group: Int?
  package let change: GroupChange
  /// The number of vertices at the date, or when it was last seen.
  package let size: Int
  /// How many of them were in it at the date before; for a group that split off, in the group that
  /// it came from; for one that merged, how many went on in the other.
  package let stayedCount: Int
  /// The number of the group that it split from or merged into.
  package let otherNumber: Int?
}

/// Groups followed from date to date.
package struct PartitionHistory: Sendable {
  /// For each group of the latest partition its lasting number.
  package private(set) var numbers: [Int] = []
  private var nextNumber = 0
  private var latest: CanonicalPartition?
  private var present: [Bool] = []

  package init() {}

  /// Adds the partition of the next date.
  ///
  /// - Parameters:
  ///   - partition: Of the vertices so far and, behind them, new ones.
  ///   - now: Who is there at the date; a group without anyone who is does not exist.
  /// - Returns: What became of each group: those of the date by group, then those that are gone by
  ///   number.
  /// - Complexity: O(*n* + *k* log *k*) for *k* pairs of groups that share anyone.
  /// - Precondition: Lists have one value per vertex.
  package mutating func append(
    _ partition: CanonicalPartition, present now: [Bool]
  ) -> [GroupEvent] {
    precondition(partition.membership.count == now.count, "one mark per vertex")
    precondition(present.count <= now.count, "nobody is forgotten")
    let sizes = partition.sizes(among: now)
    let before = latest
    let earlierNumbers = numbers
    let shared = before.map { sharedCounts($0, partition, now) } ?? []
    let earlierSizes = before?.sizes(among: present) ?? []
    // For each group the one at the other date that it shares most with.
    var from = [Shared?](repeating: nil, count: sizes.count)
    var into = [Shared?](repeating: nil, count: earlierSizes.count)
    for pair in shared {
      if pair.count > from[pair.later]?.count ?? 0 { from[pair.later] = pair }
      if pair.count > into[pair.earlier]?.count ?? 0 { into[pair.earlier] = pair }
    }
    numbers = Array(repeating: -1, count: sizes.count)
    var events: [GroupEvent] = []
    for (group, size) in sizes.enumerated() where size > 0 {
      let source = from[group]
      if let source, into[source.earlier]?.later == group {
        numbers[group] = earlierNumbers[source.earlier]
        events.append(
          GroupEvent(
            number: numbers[group], group: group, change: .continued, size: size,
            stayedCount: source.count, otherNumber: nil))
        continue
      }
      numbers[group] = nextNumber
      nextNumber += 1
      // Most of its vertices, or it did not come from there.
      let parent = source.flatMap { 2 * $0.count > size ? $0 : nil }
      events.append(
        GroupEvent(
          number: numbers[group], group: group, change: parent == nil ? .born : .split, size: size,
          stayedCount: parent?.count ?? 0, otherNumber: parent.map { earlierNumbers[$0.earlier] }))
    }
    var gone: [GroupEvent] = []
    for (group, size) in earlierSizes.enumerated() where size > 0 {
      let heir = into[group]
      if let heir, from[heir.later]?.earlier == group { continue }
      let other = heir.flatMap { 2 * $0.count > size ? $0 : nil }
      gone.append(
        GroupEvent(
          number: earlierNumbers[group], group: nil, change: other == nil ? .died : .merged,
          size: size, stayedCount: other?.count ?? 0, otherNumber: other.map { numbers[$0.later] }))
    }
    latest = partition
    present = now
    return events + gone.sorted { $0.number < $1.number }
  }

  /// How many vertices that are there at both dates two groups share.
  private struct Shared {
    let earlier: Int
    let later: Int
    let count: Int
  }

  private func sharedCounts(
    _ earlier: CanonicalPartition, _ later: CanonicalPartition, _ now: [Bool]
  ) -> [Shared] {
    var counts: [UInt64: Int] = [:]
    for vertex in present.indices where now[vertex] && present[vertex] {
      let pair =
        UInt64(earlier.membership[vertex]) << 32 | UInt64(later.membership[vertex])
      counts[pair, default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.map {
      Shared(earlier: Int($0.key >> 32), later: Int($0.key & 0xFFFF_FFFF), count: $0.value)
    }
  }
}

extension CanonicalPartition {
  /// The number of marked vertices in each group.
  fileprivate func sizes(among marks: [Bool]) -> [Int] {
    var sizes = [Int](repeating: 0, count: groupCount)
    for (vertex, group) in membership.enumerated() where marks[vertex] {
      sizes[Int(group)] += 1
    }
    return sizes
  }
}
