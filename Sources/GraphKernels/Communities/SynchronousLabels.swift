package import Execution
package import Memory

// Label propagation in step. In every round all vertices take the label that most of their edges
// lead to, of several such the smallest, looking at the labels of the round before: vertices don't
// influence each other within a round, so that any number of threads gives the same labels.

extension CompressedGraph {
  /// The labels of vertices after rounds in which all take the label most frequent around them.
  ///
  /// Every vertex starts with its own number as label. In a directed graph edges in and edges out
  /// both count, a mutual edge twice. Vertices without edges keep their label.
  ///
  /// Labels may swing to and fro for ever, and groups of one label need not be connected: for
  /// communities take another method.
  ///
  /// - Parameters:
  ///   - rounds: How many, from 0.
  ///   - execution: Threads and cancellation.
  /// - Returns: One label per vertex, the number of some vertex.
  /// - Throws: `CancellationError`.
  /// - Complexity: O((*n* + *m*) *rounds*); 8 bytes per vertex, and 4 more per vertex and thread.
  /// - Precondition: `rounds` is not negative.
  /// - Source: "Community detection using label propagation" of the LDBC Graphalytics
  ///   specification: Iosup et al., *PVLDB* 9 (2016),
  ///   [doi:10.14778/3007263.3007270](https://doi.org/10.14778/3007263.3007270).
  package func synchronousLabels(
    rounds: Int, _ execution: Execution
  ) throws(CancellationError) -> Buffer<UInt32> {
    precondition(rounds >= 0, "a number of rounds is not negative")
    let lists = isDirected ? [outgoing, incoming] : [outgoing]
    let blocks =
      isDirected
      ? BlockList(offsets: outgoing.offsets, incoming.offsets) : outgoing.blocks
    var labels = Buffer((0..<vertexCount).lazy.map { UInt32($0) })
    var spare = ScatterBuffer<UInt32>(zeroedCount: vertexCount)
    for round in 0..<rounds {
      let (known, next) = (labels, spare)
      let share = Double(round) / Double(rounds)...Double(round + 1) / Double(rounds)
      _ = try execution.accumulate(
        blocks, share: share, initial: { LabelCounts(labelCount: vertexCount) }
      ) { (counts: inout LabelCounts, block: Int) throws(CancellationError) in
        for vertex in blocks[block] {
          for list in lists {
            let row = list.entries(of: vertex)
            try execution.checkCancellation(beforeRow: row.count)
            counts.add(row, list.targets, known)
          }
          next[vertex] = counts.takeMostFrequent() ?? known[vertex]
        }
      }
      labels = next.freeze()
      // No vertex changed: no vertex ever will.
      if labels == known { break }
      spare = ScatterBuffer(zeroedCount: vertexCount)
    }
    execution.report(1)
    return labels
  }
}

/// How often each label was met.
private struct LabelCounts: Sendable {
  private var counts: [UInt32]
  /// The labels met, each once.
  private var met: [UInt32] = []

  init(labelCount: Int) { counts = Array(repeating: 0, count: labelCount) }

  @inline(__always)
  mutating func add(_ row: Range<Int>, _ targets: Buffer<UInt32>, _ labels: Buffer<UInt32>) {
    let (targets, labels) = (targets.span, labels.span)
    for entry in row {
      let label = labels[Int(targets[entry])]
      if counts[Int(label)] == 0 { met.append(label) }
      counts[Int(label)] += 1
    }
  }

  /// The label met most often, of several such the smallest, and begins anew.
  @inline(__always)
  mutating func takeMostFrequent() -> UInt32? {
    var best: (count: UInt32, label: UInt32)?
    for label in met {
      let count = counts[Int(label)]
      counts[Int(label)] = 0
      guard let known = best else {
        best = (count, label)
        continue
      }
      if count > known.count || count == known.count && label < known.label {
        best = (count, label)
      }
    }
    met.removeAll(keepingCapacity: true)
    return best?.label
  }
}
