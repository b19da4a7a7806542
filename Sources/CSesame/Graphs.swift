internal import CArrow
internal import Foundation
internal import Graphs

/// A graph that C holds.
final class KeptGraph {
  let graph: RelationGraph

  init(_ graph: RelationGraph) { self.graph = graph }
}

/// Returns the number of people in a graph.
@c public func sesame_graph_person_count(_ graph: UnsafeMutableRawPointer) -> Int {
  unsafe Handle<KeptGraph>.object(graph).graph.personCount
}

/// Returns the number of friendships in a graph.
@c public func sesame_graph_friendship_count(_ graph: UnsafeMutableRawPointer) -> Int {
  unsafe Handle<KeptGraph>.object(graph).graph.friendshipCount
}

/// Lets a graph go; runs that have it keep it until they are done.
@c public func sesame_graph_free(_ graph: UnsafeMutableRawPointer?) {
  unsafe Handle<KeptGraph>.release(graph)
}

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
