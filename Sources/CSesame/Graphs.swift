internal import ArrowInterface
internal import CArrow
internal import EdgeLists
internal import Graphs

/// A graph that C holds.
final class KeptGraph: Sendable {
  let graph: RelationGraph

  init(_ graph: RelationGraph) { self.graph = graph }
}

/// Returns the number of people in a graph; -1 if it was let go.
@c public func sesame_graph_person_count(_ graph: UInt64) -> Int {
  Handle<KeptGraph>.object(graph)?.graph.personCount ?? -1
}

/// Returns the number of friendships in a graph; -1 if it was let go.
@c public func sesame_graph_friendship_count(_ graph: UInt64) -> Int {
  Handle<KeptGraph>.object(graph)?.graph.friendshipCount ?? -1
}

/// Hands out the friendships of a graph as an Arrow stream, each once: source, target and weight.
///
/// - Parameters:
///   - graph: The graph.
///   - stream: A `struct ArrowArrayStream *` that is filled, and that the caller releases.
/// - Returns: Whether the graph is one that was not let go.
@c public func sesame_graph_edges(_ graph: UInt64, _ stream: UnsafeMutableRawPointer) -> Bool {
  guard let graph = Handle<KeptGraph>.object(graph)?.graph else { return false }
  unsafe graph.edgeList.arrowStream(repeatsTexts: true).move(to: stream)
  return true
}

/// Lets a graph go, once; runs that have it keep it until they are done.
@c public func sesame_graph_free(_ graph: UInt64) { Handle<KeptGraph>.release(graph) }

/// Makes room for a `struct ArrowArrayStream`, which counts as released; `sesame_stream_free` frees it.
@c public func sesame_stream_create() -> UnsafeMutableRawPointer {
  let stream = UnsafeMutablePointer<ArrowArrayStream>.allocate(capacity: 1)
  unsafe stream.initialize(to: ArrowArrayStream())
  return UnsafeMutableRawPointer(stream)
}

/// Releases a stream unless it was taken over, and frees its room.
@c public func sesame_stream_free(_ stream: UnsafeMutableRawPointer?) {
  guard let stream = unsafe stream?.assumingMemoryBound(to: ArrowArrayStream.self) else { return }
  unsafe stream.pointee.release?(stream)
  unsafe stream.deallocate()
}
