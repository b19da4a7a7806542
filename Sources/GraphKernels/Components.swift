internal import Buffers

// Components. From every person not yet reached, in rising order, all that can be reached over
// friendships is collected with a queue; the start is the component's smallest vertex, so labels
// already come in the order that settles ties of size.

extension CompressedGraph {
  /// The parts of the graph that no tie connects, direction ignored.
  ///
  /// An isolate is a component of size 1.
  ///
  /// - Complexity: O(*n* + *m*), on one thread.
  package func components(_ context: KernelContext) throws(CancellationError) -> CanonicalPartition
  {
    let friends = friends
    var labels = [Int](repeating: -1, count: vertexCount)
    var queue: [UInt32] = []
    queue.reserveCapacity(vertexCount)
    var head = 0
    for start in 0..<vertexCount where labels[start] < 0 {
      labels[start] = start
      queue.append(UInt32(start))
      while head < queue.count {
        if head & 0x3FF == 0 {
          try context.checkCancellation()
          if head & 0xFFFF == 0 { context.report(Double(head) / Double(vertexCount)) }
        }
        for entry in friends.entries(of: Int(queue[head])) {
          let friend = friends.targets[entry]
          guard labels[Int(friend)] < 0 else { continue }
          labels[Int(friend)] = start
          queue.append(friend)
        }
        head += 1
      }
    }
    try context.checkCancellation()
    context.report(1)
    return CanonicalPartition(labels: labels)
  }
}
