internal import CIgraph

/// An `igraph_strvector_t` with one owner, made and destroyed inside ``IgraphGate``.
@safe
struct StringVector: ~Copyable {
  private var vector: igraph_strvector_t

  init(_ key: borrowing GateKey) throws(GateFailure) {
    var vector = unsafe igraph_strvector_t()
    try key.check(unsafe igraph_strvector_init(&vector, 0))
    unsafe self.vector = vector
  }

  deinit {
    var vector = unsafe vector  // `self` can't be passed inout here; the struct may move bitwise
    unsafe igraph_strvector_destroy(&vector)
  }

  mutating func withPointer<R>(
    _ body: (UnsafeMutablePointer<igraph_strvector_t>) throws(GateFailure) -> R
  ) throws(GateFailure) -> R {
    try unsafe body(&vector)
  }

  /// The strings, with bytes that are not UTF-8 replaced.
  mutating func elements() -> [String] {
    let count = unsafe igraph_strvector_size(&vector)
    var result: [String] = []
    result.reserveCapacity(Int(count))
    for index in 0..<count {
      let text: UnsafePointer<CChar>? = unsafe igraph_strvector_get(&vector, index)
      result.append(unsafe text.map { unsafe String(cString: $0) } ?? "")
    }
    return result
  }
}
