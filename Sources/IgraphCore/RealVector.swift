package import CIgraph

/// An `igraph_vector_t` with one owner, made and destroyed inside ``IgraphGate``.
///
/// The key asked of `init` is only lent to the body of a gated call, and the vector can't be
/// copied out of that body, so no vector outlives the lock.
@safe
package struct RealVector: ~Copyable {
  private var vector: igraph_vector_t

  package init(_ elements: [Double] = [], _ key: borrowing GateKey) throws(GateFailure) {
    var vector = unsafe igraph_vector_t()
    try key.check(unsafe igraph_vector_init(&vector, igraph_integer_t(elements.count)))
    unsafe elements.withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return }
      unsafe vector.stor_begin.update(from: start, count: $0.count)
    }
    unsafe self.vector = vector
  }

  deinit {
    var vector = unsafe vector  // `self` can't be passed inout here; the struct may move bitwise
    unsafe igraph_vector_destroy(&vector)
  }

  package mutating func withPointer<R>(
    _ body: (UnsafeMutablePointer<igraph_vector_t>) throws(GateFailure) -> R
  ) throws(GateFailure) -> R {
    try unsafe body(&vector)
  }

  package func elements() -> [Double] {
    unsafe Array(
      UnsafeBufferPointer(start: vector.stor_begin, count: vector.end - vector.stor_begin))
  }
}

extension RealVector {
  /// Lends a vector of `elements`, or a null pointer for `nil`.
  package static func with<R>(
    _ elements: [Double]?, _ key: borrowing GateKey,
    _ body: (UnsafeMutablePointer<igraph_vector_t>?) throws(GateFailure) -> R
  ) throws(GateFailure) -> R {
    guard let elements else { return try body(nil) }
    var vector = try RealVector(elements, key)
    return try unsafe vector.withPointer { pointer throws(GateFailure) in
      try unsafe body(pointer)
    }
  }
}
