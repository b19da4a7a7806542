package import Execution
package import Memory

/// A graph of two kinds of vertices, members and resources, whose edges join one of each kind.
package struct TwoModeRows: Sendable {
  /// The rows of members, then those of resources.
  package let rows: CompressedRows
  /// The number of members.
  package let memberCount: Int
  /// Resources with more members than this are hubs: they do not count.
  package let largestHub: Int

  /// Takes rows in which the first vertices are members.
  ///
  /// - Precondition: Every edge joins a member and a resource, and stands in both rows.
  package init(_ rows: CompressedRows, memberCount: Int, largestHub: Int) {
    precondition(memberCount <= rows.vertexCount, "members are vertices")
    self.rows = rows
    self.memberCount = memberCount
    self.largestHub = largestHub
  }

  /// The number of resources.
  package var resourceCount: Int { rows.vertexCount - memberCount }

  /// The rows of resources.
  package var resources: Range<Int> { memberCount..<rows.vertexCount }

  /// The number of members of a resource.
  @inline(__always)
  package func size(_ resource: Int) -> Int { rows.count(of: resource) }

  /// Whether a resource ties members to each other: it has several, and is no hub.
  @inline(__always)
  package func counts(_ resource: Int) -> Bool { 2...max(largestHub, 2) ~= size(resource) }

  /// For each member the number of resources and the size of the largest, hubs included; 0 without
  /// any.
  package func sizes(
    _ execution: Execution
  ) throws(CancellationError) -> (counts: Buffer<UInt32>, largest: Buffer<UInt32>) {
    let largest = ScatterBuffer<UInt32>(zeroedCount: memberCount)
    let counts = ScatterBuffer<UInt32>(zeroedCount: memberCount)
    try execution.forEach(BlockList(vertexCount: memberCount)) {
      (members: Range<Int>) throws(CancellationError) in
      for member in members {
        let row = rows.entries(of: member)
        try execution.checkCancellation(beforeRow: row.count)
        counts[member] = UInt32(row.count)
        for entry in row {
          largest[member] = max(largest[member], UInt32(size(Int(rows.targets[entry]))))
        }
      }
    }
    return (counts.freeze(), largest.freeze())
  }
}
