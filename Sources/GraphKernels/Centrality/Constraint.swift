package import Execution
package import Memory

// Constraint. All that a person's value needs are proportions: which part of someone's ties, by weight,
// goes to whom. They are found before anything is multiplied, so light ties beside heavy ones lose no
// digit. Then a person's friends are marked, and whoever is met marked in a friend's row is reached by
// way of that friend.

extension CompressedGraph {
  /// Burt's constraint: how much a person's ties lead to people tied to each other.
  ///
  /// With *p*(*i*, *j*) the part of the ties of *i* that goes to *j*, by weight, the sum over the friends
  /// *j* of the square of *p*(*i*, *j*) + Σ *p*(*i*, *q*) *p*(*q*, *j*), *q* being the other friends. A
  /// mutual tie of a directed graph counts twice, with weights those of both directions are added. Ties
  /// of weight 0 are none.
  ///
  /// - Range: Above 0 and below 2; not a number for people without ties.
  /// - Complexity: O(Σ *d*²) at worst for people of *d* friends; 8 bytes for each person's every friend,
  ///   and 4 bytes per person and thread.
  /// - Cancellation: Checked once per friend.
  /// - Source: Burt, "Structural holes and good ideas" (2004),
  ///   [doi:10.1086/421787](https://doi.org/10.1086/421787).
  package func constraint(_ execution: Execution) throws(CancellationError) -> Buffer<Double> {
    let proportions = try proportions(execution.reporting(0...0.1))
    let (rows, results) = (friends, ScatterBuffer<Double>(zeroedCount: vertexCount))
    let blocks = rows.blocks
    _ = try execution.accumulate(
      blocks, share: 0.1...1, initial: { FriendMarks(vertexCount: rows.vertexCount) }
    ) { (marks: inout FriendMarks, block: Int) throws(CancellationError) in
      for vertex in blocks[block] {
        results[vertex] = try marks.constraint(of: vertex, rows, proportions, execution)
      }
    }
    return results.freeze()
  }

  /// For every entry of ``friends`` the part of the person's ties that it is: 0 only without weight.
  private func proportions(_ execution: Execution) throws(CancellationError) -> Buffer<Double> {
    let rows = friends
    let tieCounts =
      isDirected && !isWeighted ? try friendTieCounts(execution.reporting(0...0.5)) : nil
    let proportions = ScatterBuffer<Double>(zeroedCount: rows.entryCount)
    try execution.forEach(rows.blocks, share: 0.5...1) {
      (vertices: Range<Int>) throws(CancellationError) in
      for vertex in vertices {
        let row = rows.entries(of: vertex)
        try execution.checkCancellation(beforeRow: row.count)
        var largest = 0.0
        for entry in row {
          let weight = rows.weights?[entry] ?? tieCounts.map { Double($0[entry]) } ?? 1
          proportions[entry] = weight
          largest = max(largest, weight)
        }
        if largest == 0 { continue }
        // A power of two, so that no sum exceeds the range of numbers and no part is subnormal.
        let scale = largest > 0x1p900 ? 0x1p-200 : largest < 0x1p-900 ? 0x1p200 : 1
        var sum = 0.0
        for entry in row { sum += proportions[entry] * scale }
        for entry in row where proportions[entry] > 0 {
          // A friend remains one however light the tie.
          proportions[entry] = max(proportions[entry] * scale / sum, .leastNonzeroMagnitude)
        }
      }
    }
    return proportions.freeze()
  }
}

/// Where a thread marks the friends of one person.
private struct FriendMarks: Sendable {
  /// For each vertex 0, or its place among the person's friends, counted from 1.
  private let places: ScatterBuffer<UInt32>
  /// What part of the person's ties leads to each friend, directly or by way of another one.
  private var parts: [Double] = []

  init(vertexCount: Int) { places = ScatterBuffer(zeroedCount: vertexCount) }

  /// A row so many times longer than the person's own is searched instead of walked along.
  private static var longRow: Int { 16 }

  mutating func constraint(
    of vertex: Int, _ rows: CompressedRows, _ proportions: Buffer<Double>, _ execution: Execution
  ) throws(CancellationError) -> Double {
    let (targets, offsets, proportions) = (rows.targets.span, rows.offsets.span, proportions.span)
    let row = offsets[vertex]..<offsets[vertex + 1]
    parts.removeAll(keepingCapacity: true)
    for (place, entry) in row.enumerated() {
      parts.append(proportions[entry])
      // Who has no part is not a friend.
      if proportions[entry] > 0 { places[Int(targets[entry])] = UInt32(place + 1) }
    }
    for entry in row where proportions[entry] > 0 {
      if execution.isCancelled { throw CancellationError() }
      let (friend, share) = (Int(targets[entry]), proportions[entry])
      let friends = offsets[friend]..<offsets[friend + 1]
      if friends.count / Self.longRow > row.count {
        for (place, other) in row.enumerated() where proportions[other] > 0 {
          guard let found = rows.position(of: targets[other], in: friend) else { continue }
          parts[place] += share * proportions[found]
        }
      } else {
        for other in friends {
          let place = Int(places[Int(targets[other])])
          if place > 0 { parts[place - 1] += share * proportions[other] }
        }
      }
    }
    var sum = 0.0
    for (place, entry) in row.enumerated() where proportions[entry] > 0 {
      sum += parts[place] * parts[place]
      places[Int(targets[entry])] = 0
    }
    return sum > 0 ? sum : .nan
  }
}
