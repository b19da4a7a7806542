package import Execution
package import Memory

// Canonical numbers. Groups are listed by the first vertex met in each, then sorted by size,
// largest first, groups of one size by that first vertex; the place in the list is the number. So a
// partition has the same numbers however its groups were found and labelled.

/// Vertices divided into groups with canonical numbers: by size, largest first, ties by the
/// smallest vertex.
package struct CanonicalPartition: Sendable, Equatable {
  /// The group of each vertex, from 0.
  package let membership: Buffer<UInt32>
  /// The number of vertices of each group, never rising.
  package let sizes: [Int]

  /// Renumbers groups that are given by any labels.
  ///
  /// - Complexity: O(*n*).
  package init(labels: [Int]) { self.init(labels.lazy.map(Optional.some)) }

  /// Renumbers groups of which some members are known; vertices without a label are each alone.
  ///
  /// - Complexity: O(*n*).
  package init(knownLabels labels: [Int?]) { self.init(labels) }

  private init(_ labels: some Collection<Int?>) {
    var numbers = LabelNumbers(count: labels.count)
    var sizes: [Int] = []
    // The group of each vertex, in order of first appearance.
    let groups = labels.map { label in
      let group = label.map { numbers.number(of: $0) } ?? numbers.takeNumber()
      if group == sizes.count { sizes.append(0) }
      sizes[group] += 1
      return UInt32(group)
    }
    let order = Self.order(sizes)
    membership = Buffer(groups.lazy.map { order.numbers[Int($0)] })
    self.sizes = order.sizes
  }

  /// Numbers groups whose members are labelled with the smallest of them.
  ///
  /// - Complexity: O(*n*).
  /// - Precondition: No label is larger than its vertex, and every label is its own.
  package init(
    smallestMembers labels: Buffer<UInt32>, _ execution: Execution
  ) throws(CancellationError) {
    let members = labels.span
    // The groups by their smallest member, and for each such member the place in that list.
    var sizes: [Int] = []
    var places = FillingBuffer<UInt32>(zeroedCount: members.count)
    places.withMutableSpan(0..<members.count) { places in
      for vertex in members.indices {
        let smallest = Int(members[vertex])
        if smallest == vertex {
          places[vertex] = UInt32(sizes.count)
          sizes.append(1)
        } else {
          precondition(smallest < vertex && Int(members[smallest]) == smallest)
          sizes[Int(places[smallest])] += 1
        }
      }
    }
    let order = Self.order(sizes)
    let group = places.freeze()
    membership = try execution.fill(BlockList(vertexCount: labels.count)) { vertices, span in
      let (labels, group, numbers) = (labels.span, group.span, order.numbers.span)
      for vertex in vertices {
        span[vertex - vertices.lowerBound] = numbers[Int(group[Int(labels[vertex])])]
      }
    }
    self.sizes = order.sizes
  }

  /// Numbers groups that have numbers in the order of their first members.
  ///
  /// - Complexity: O(*n*).
  init(
    numbers: Buffer<UInt32>, count: Int, _ execution: Execution
  ) throws(CancellationError) {
    var sizes = [Int](repeating: 0, count: count)
    for number in numbers { sizes[Int(number)] += 1 }
    let order = Self.order(sizes)
    membership = try execution.fill(BlockList(vertexCount: numbers.count)) { vertices, span in
      let (given, numbers) = (numbers.span, order.numbers.span)
      for vertex in vertices { span[vertex - vertices.lowerBound] = numbers[Int(given[vertex])] }
    }
    self.sizes = order.sizes
  }

  /// The number of groups.
  package var groupCount: Int { sizes.count }

  /// The vertices of each group, rising.
  ///
  /// - Complexity: O(*n*); 4 bytes per vertex.
  package var members: GroupMembers { GroupMembers(self) }

  /// For each vertex the number of vertices in its group.
  package var sizeOfOwnGroup: Buffer<UInt32> {
    Buffer(membership.lazy.map { UInt32(sizes[Int($0)]) })
  }

  /// The canonical number of each group, and the sizes in the order of these numbers: a counting
  /// sort by size, which leaves groups of one size in their order.
  private static func order(_ sizes: [Int]) -> (numbers: [UInt32], sizes: [Int]) {
    let largest = sizes.reduce(0, max)
    // How many groups are larger than each size, then the next free number of each size.
    var next = [UInt32](repeating: 0, count: largest + 2)
    for size in sizes { next[largest - size + 1] += 1 }
    for size in 1..<next.count { next[size] += next[size - 1] }
    var numbers = [UInt32](repeating: 0, count: sizes.count)
    var sorted = [Int](repeating: 0, count: sizes.count)
    for (group, size) in sizes.enumerated() {
      let number = next[largest - size]
      next[largest - size] = number + 1
      numbers[group] = number
      sorted[Int(number)] = size
    }
    return (numbers, sorted)
  }
}

/// The vertices of each group of a partition, by group.
package struct GroupMembers: RandomAccessCollection, Sendable {
  private let vertices: [UInt32]
  /// Where each group begins in ``people``, and the end of all.
  private let starts: [Int]

  fileprivate init(_ partition: CanonicalPartition) {
    var starts = [0]
    starts.reserveCapacity(partition.groupCount + 1)
    for size in partition.sizes { starts.append(starts[starts.count - 1] + size) }
    var next = starts
    var vertices = [UInt32](repeating: 0, count: partition.membership.count)
    for (vertex, group) in partition.membership.enumerated() {
      vertices[next[Int(group)]] = UInt32(vertex)
      next[Int(group)] += 1
    }
    self.vertices = vertices
    self.starts = starts
  }

  package var startIndex: Int { 0 }

  package var endIndex: Int { starts.count - 1 }

  package subscript(group: Int) -> ArraySlice<UInt32> {
    vertices[starts[group]..<starts[group + 1]]
  }
}

/// Numbers from 0 for labels, in order of first appearance.
private struct LabelNumbers {
  /// The numbers of labels that are themselves small numbers, -1 if not met yet.
  private var table: [Int]
  private var others: [Int: Int] = [:]
  private var count = 0

  init(count: Int) { table = [Int](repeating: -1, count: count) }

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

  mutating func takeNumber() -> Int {
    defer { count += 1 }
    return count
  }
}
