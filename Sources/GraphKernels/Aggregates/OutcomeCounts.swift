package import Execution
package import Memory

// Outcomes of a circle's people, each vertex counting those of its own source alone. Counts are whole
// numbers: what a source leaves out leaves no trace.

/// What became of each vertex, and which of it counts for which others.
package struct SourcedOutcomes: Sendable {
  /// 1 for the event, 0 for none, ``unknown`` for a vertex that never counts.
  package let codes: Buffer<UInt8>
  /// The fold of each vertex that counts.
  package let places: Buffer<Int32>
  /// The source of each vertex, by the number of a fold.
  package let sources: Buffer<Int32>
  /// Whether a source has the folds before it; else all folds but it.
  package let areInOrder: Bool

  /// The code of a vertex whose outcome counts for nobody.
  package static let unknown: UInt8 = 2

  /// Takes outcomes.
  package init(
    codes: Buffer<UInt8>, places: Buffer<Int32>, sources: Buffer<Int32>, areInOrder: Bool
  ) {
    (self.codes, self.places) = (codes, places)
    (self.sources, self.areInOrder) = (sources, areInOrder)
  }

  /// Whether a vertex's outcome is one of a source's.
  @inline(__always)
  package func isKnown(_ vertex: Int, to source: Int32) -> Bool {
    codes[vertex] != Self.unknown
      && (areInOrder ? places[vertex] < source : places[vertex] != source)
  }
}

/// How many vertices of a circle have a known outcome, and how many of them the event.
package struct OutcomeCounts: Sendable {
  package let known: Buffer<UInt32>
  package let events: Buffer<UInt32>

  /// Takes counts.
  package init(known: Buffer<UInt32>, events: Buffer<UInt32>) {
    (self.known, self.events) = (known, events)
  }
}

extension CompressedGraph {
  /// Counts outcomes over a circle of each vertex.
  ///
  /// - Parameters:
  ///   - outcomes: What became of each vertex.
  ///   - circle: Whose outcomes count.
  ///   - execution: Threads and cancellation.
  /// - Returns: The counts of each vertex, by its own source.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m*) for *m* members of all circles; 8 bytes per vertex, and 8 for each thread.
  package func outcomeCounts(
    _ outcomes: SourcedOutcomes, over circle: NeighborCircle, _ execution: Execution
  ) throws(CancellationError) -> OutcomeCounts {
    precondition(outcomes.codes.count == vertexCount, "one outcome per vertex")
    let quiet = execution.quiet
    let (known, events) = (
      ScatterBuffer<UInt32>(zeroedCount: vertexCount),
      ScatterBuffer<UInt32>(zeroedCount: vertexCount)
    )
    let rows = circle.rows
    let blocks = try circle.blocks(quiet)
    _ = try execution.accumulate(
      blocks,
      initial: { CircleMembers(circle, vertexCount: vertexCount, 0, usesWeights: false) }
    ) { (members: inout CircleMembers, block: Int) throws(CancellationError) in
      for vertex in blocks[block] {
        try execution.checkCancellation(beforeRow: rows.count(of: vertex))
        try members.gather(vertex, execution)
        let source = outcomes.sources[vertex]
        var counts: (known: UInt32, events: UInt32) = (0, 0)
        for member in members.list where outcomes.isKnown(Int(member), to: source) {
          counts.known += 1
          counts.events += UInt32(outcomes.codes[Int(member)])
        }
        known[vertex] = counts.known
        events[vertex] = counts.events
      }
    }
    return OutcomeCounts(known: known.freeze(), events: events.freeze())
  }

  /// Counts outcomes over the other members of each vertex's group, each by the vertex's source.
  ///
  /// - Parameters:
  ///   - outcomes: What became of each vertex.
  ///   - groups: The group of each vertex.
  ///   - groupCount: How many groups there are.
  ///   - foldCount: How many folds there are.
  /// - Returns: The counts; a vertex never counts for itself, since its source has not its fold.
  /// - Complexity: O(*n* + *groups* × *folds*).
  package static func outcomeCounts(
    _ outcomes: SourcedOutcomes, groups: Buffer<UInt32>, groupCount: Int, foldCount: Int
  ) -> OutcomeCounts {
    let count = outcomes.codes.count
    precondition(groups.count == count, "one group per vertex")
    // By group and fold, the place before the first fold included.
    let width = foldCount + 1
    var sums = [SIMD2<UInt32>](repeating: .zero, count: groupCount * width)
    for vertex in 0..<count where outcomes.codes[vertex] != SourcedOutcomes.unknown {
      sums[Int(groups[vertex]) * width + Int(outcomes.places[vertex]) + 1] &+=
        SIMD2(1, UInt32(outcomes.codes[vertex]))
    }
    // In the order of time what lies before each fold, else what lies outside of it; at the end all.
    var bySource = [SIMD2<UInt32>](repeating: .zero, count: groupCount * (width + 1))
    for group in 0..<groupCount {
      let own = sums[group * width..<(group + 1) * width]
      let total = own.reduce(.zero, &+)
      var before = SIMD2<UInt32>.zero
      for (place, sum) in own.enumerated() {
        bySource[group * (width + 1) + place] = outcomes.areInOrder ? before : total &- sum
        before &+= sum
      }
      bySource[group * (width + 1) + width] = total
    }
    let found = (0..<count).map { vertex in
      bySource[Int(groups[vertex]) * (width + 1) + Int(outcomes.sources[vertex]) + 1]
    }
    return OutcomeCounts(
      known: Buffer(found.lazy.map(\.x)), events: Buffer(found.lazy.map(\.y)))
  }
}
