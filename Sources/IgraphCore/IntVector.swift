package import CIgraph

/// An `igraph_vector_int_t` with one owner, made and destroyed inside ``IgraphGate``.
@safe
package struct IntVector: ~Copyable {
  private var vector: igraph_vector_int_t

  /// Makes a vector of `count` zeros.
  package init(count: Int = 0, _ key: borrowing GateKey) throws(GateFailure) {
    var vector = unsafe igraph_vector_int_t()
    try key.check(unsafe igraph_vector_int_init(&vector, igraph_integer_t(count)))
    unsafe self.vector = vector
  }

  package init(_ elements: [Int], _ key: borrowing GateKey) throws(GateFailure) {
    try self.init(count: elements.count, key)
    for (index, element) in elements.enumerated() {
      unsafe vector.stor_begin[index] = igraph_integer_t(element)
    }
  }

  /// Makes the vector of endpoints that igraph builds a graph from: source, target, source, ….
  init(sources: [UInt32], targets: [UInt32], _ key: borrowing GateKey) throws(GateFailure) {
    try self.init(count: 2 * sources.count, key)
    for index in sources.indices {
      unsafe vector.stor_begin[2 * index] = igraph_integer_t(sources[index])
      unsafe vector.stor_begin[2 * index + 1] = igraph_integer_t(targets[index])
    }
  }

  deinit {
    var vector = unsafe vector  // `self` can't be passed inout here; the struct may move bitwise
    unsafe igraph_vector_int_destroy(&vector)
  }

  package mutating func withPointer<R>(
    _ body: (UnsafeMutablePointer<igraph_vector_int_t>) throws(GateFailure) -> R
  ) throws(GateFailure) -> R {
    try unsafe body(&vector)
  }

  var count: Int { unsafe vector.end - vector.stor_begin }

  package func elements() -> [Int] {
    unsafe UnsafeBufferPointer(start: vector.stor_begin, count: count).map(Int.init)
  }

  /// Splits a vector of endpoints into sources and targets.
  func endpoints() -> (sources: [UInt32], targets: [UInt32]) {
    let half = count / 2
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    sources.reserveCapacity(half)
    targets.reserveCapacity(half)
    for index in 0..<half {
      unsafe sources.append(UInt32(vector.stor_begin[2 * index]))
      unsafe targets.append(UInt32(vector.stor_begin[2 * index + 1]))
    }
    return (sources, targets)
  }
}
