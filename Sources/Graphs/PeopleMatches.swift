package import EdgeLists
package import Execution
internal import GraphKernels
internal import Identifiers
internal import Memory
package import Tables

/// Which row of a people table each name of an edge list has: found once for all graphs of both.
package struct PeopleMatches: Sendable {
  /// The row of each of the list's names, `EndpointColumns.noVertex` for those whom the table lacks.
  let rows: Buffer<UInt32>
  /// How many people the table has.
  let knownCount: Int

  /// Looks all names up.
  ///
  /// - Parameters:
  ///   - edges: The list.
  ///   - people: The people table.
  ///   - execution: Threads and cancellation.
  /// - Throws: `DataError` if someone in the table has no identifier or is there twice;
  ///   `CancellationError`.
  package init(_ edges: EdgeList, people: Table, _ execution: Execution) throws {
    let index = TextIndex(people.identifiers)
    try people.checkPeople(in: index)
    knownCount = index.count
    let names = edges.names
    rows = try execution.quiet.fill(BlockList(vertexCount: names.count)) {
      (block: Range<Int>, rows: inout MutableSpan<UInt32>) in
      let (bytes, offsets) = (names.bytes.span, names.offsets.span)
      for name in block {
        let text = bytes.extracting(offsets[name]..<offsets[name + 1])
        rows[name - block.lowerBound] = index.lookup(text) ?? EndpointColumns.noVertex
      }
    }
  }
}
