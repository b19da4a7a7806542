internal import Execution
internal import Foundation
internal import GraphKernels
package import Graphs
internal import Identifiers
internal import Memory
internal import Tables
package import Testing

/// The bytes of a graph's snapshot.
package func snapshot(of graph: RelationGraph, threads: Int? = nil) throws -> [UInt8] {
  let folder = try Folder()
  try graph.write(snapshotTo: "\(folder.path)/g.sgraph", execution: Execution(threads: threads))
  return Array(try Data(contentsOf: URL(filePath: "\(folder.path)/g.sgraph")))
}

/// Opens the snapshot that some bytes are.
package func opened(_ bytes: [UInt8], threads: Int? = nil) throws -> RelationGraph {
  try RelationGraph(
    parsing: Buffer(bytes), named: "g.sgraph", execution: Execution(threads: threads))
}

/// Whether two graphs are the same in all that can be asked of them.
package func expectSame(
  _ one: RelationGraph, _ other: RelationGraph, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(one.identifiers == other.identifiers, sourceLocation: sourceLocation)
  #expect(one.people == other.people, sourceLocation: sourceLocation)
  #expect(one.compressed == other.compressed, sourceLocation: sourceLocation)
  #expect(one.isDirected == other.isDirected, sourceLocation: sourceLocation)
  #expect(one.asOf == other.asOf, sourceLocation: sourceLocation)
  #expect(one.halfLife == other.halfLife, sourceLocation: sourceLocation)
}
