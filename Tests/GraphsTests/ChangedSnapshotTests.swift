import EdgeLists
import Files
import Foundation
import GraphFeatures
import Graphs
import Tables
import Testing

@Suite struct `Snapshots that change while they are in use` {
  /// Writes a snapshot, opens it as one so large that it is not copied or as a small one, and changes a
  /// byte in its place.
  private func openedAndChanged(copiedSize: Int) async throws -> RelationGraph {
    let path = FileManager.default.temporaryDirectory.path + "/changed-\(UUID().uuidString).sgraph"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let list = try EdgeList(
      parsing: "source,target\nann,bob\nbob,cid\ncid,ann\n", named: "edges.csv")
    try RelationGraph(list).write(snapshotTo: path)
    let contents = try Input.wholeFile(path, copiedSize: copiedSize)
    #expect((contents.file == nil) == (copiedSize > 0))
    let graph = try RelationGraph(parsing: contents.bytes, in: contents.file, named: "g.sgraph")
    #expect(try await graph.features([.degree]).rowCount == 3)
    // The time of change is told in steps of some milliseconds.
    try await Task.sleep(for: .milliseconds(100))
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.seek(toOffset: UInt64(contents.bytes.count - 64))
    try file.write(contentsOf: Data([7]))
    try file.close()
    return graph
  }

  @Test func `what uses a large one says that it was changed`() async throws {
    let graph = try await openedAndChanged(copiedSize: 0)
    let error = await #expect(throws: DataError.self) { try await graph.features([.degree]) }
    #expect(error?.code == .inputOutput)
    #expect(
      error?.description
        == "g.sgraph: the snapshot was changed while it was in use; run again, and let whatever "
        + "writes it replace the file instead of changing it")
    // Names are copied, so that no table has any others.
    #expect(graph.identifiers.elementsEqual(["ann", "bob", "cid"]))
  }

  @Test func `a small one is a copy that nobody changes`() async throws {
    let graph = try await openedAndChanged(copiedSize: 1 << 20)
    let table = try await graph.features([.degree])
    #expect(table["degree"]?.values == .integers([2, 2, 2]))
  }
}
