// Canonical numbers. Groups are listed by the first person met in each, then sorted by size, largest
// first, groups of one size by that first person; the place in the list is the number. So a partition
// has the same numbers however its groups were found and labelled.

/// People divided into groups with canonical numbers: by size, largest first, ties by the smallest
/// vertex.
package struct CanonicalPartition: Sendable, Equatable {
  /// The group of each vertex, from 0.
  package let membership: [Int]
  /// The number of vertices of each group, never rising.
  package let sizes: [Int]

  /// Renumbers groups that are given by any labels.
  ///
  /// - Complexity: O(*n* + *g* log *g*) for *g* groups.
  package init(labels: [Int]) {
    var groups: [Int] = []  // the group of each vertex, in order of first appearance
    groups.reserveCapacity(labels.count)
    var sizes: [Int] = []
    var numbers = LabelNumbers(labels)
    for label in labels {
      let group = numbers.number(of: label)
      if group == sizes.count { sizes.append(0) }
      sizes[group] += 1
      groups.append(group)
    }
    let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    var canonical = [Int](repeating: 0, count: order.count)
    for (number, group) in order.enumerated() { canonical[group] = number }
    membership = groups.map { canonical[$0] }
    self.sizes = order.map { sizes[$0] }
  }

  /// The number of groups.
  package var groupCount: Int { sizes.count }

  /// For each vertex the number of vertices in its group.
  package var sizeOfOwnGroup: [Int] { membership.map { sizes[$0] } }
}

/// Numbers from 0 for labels, in order of first appearance.
private struct LabelNumbers {
  /// The numbers of labels that are themselves small numbers, -1 if not met yet.
  private var table: [Int]
  private var others: [Int: Int] = [:]
  private var count = 0

  init(_ labels: [Int]) { table = [Int](repeating: -1, count: labels.count) }

  mutating func number(of label: Int) -> Int {
    if table.indices.contains(label) {
      if table[label] < 0 { table[label] = takeNumber() }
      return table[label]
    }
    if let number = others[label] { return number }
    let number = takeNumber()
    others[label] = number
    return number
  }

  private mutating func takeNumber() -> Int {
    defer { count += 1 }
    return count
  }
}
