internal import Memory

// Marks. A vertex is re-examined when a neighbor changes community. With many edges that is nearly
// always so, and looking takes long; so a vertex that has many waits until so much weight has gone
// elsewhere that another community could have become better. What sizes do meanwhile does not
// count, no more than for others, who only look again for neighbors: it is left to the next
// iteration, when all look.

/// Which vertices are to look for a better community.
struct MoveMarks: Sendable {
  private let states: AtomicMarks
  /// Whether vertices with many edges wait before they look again.
  private let letsWait: Bool
  /// How much weight may go elsewhere before a waiting vertex looks again; not positive, as a
  /// number with a sign, once it has gone.
  private let patience: AtomicBuffer

  private static var idle: UInt8 { 0 }
  private static var marked: UInt8 { 1 }
  /// Never looks.
  private static var fixed: UInt8 { 2 }
  private static var waiting: UInt8 { 4 }

  /// With fewer edges no vertex waits: looking takes no longer than counting.
  private static var leastEdges: Int { 64 }
  /// No vertex waits that is so little better off than elsewhere.
  private static var leastMargin: Double { 8 }

  /// Marks that have no vertex look.
  ///
  /// - Parameters:
  ///   - count: The number of vertices.
  ///   - letsWait: Whether vertices with many edges wait.
  init(vertexCount count: Int, letsWait: Bool = false) {
    states = AtomicMarks(zeroedCount: count)
    patience = AtomicBuffer(zeroedCount: letsWait ? count : 0)
    self.letsWait = letsWait
  }

  /// Marks that have all look but those that are fixed.
  init(allOf count: Int, but fixed: Buffer<Bool>?, letsWait: Bool) {
    self.init(vertexCount: count, letsWait: letsWait)
    for vertex in 0..<count {
      states[vertex] = fixed?[vertex] ?? false ? Self.fixed : Self.marked
    }
  }

  var count: Int { states.count }

  /// Whether a vertex is to look; one that waits is not.
  @inline(__always)
  func isMarked(_ vertex: Int) -> Bool { states[vertex] == Self.marked }

  @inline(__always)
  func mark(_ vertex: Int, if isMarked: Bool = true) {
    states[vertex] = isMarked ? Self.marked : Self.idle
  }

  /// Marks a vertex that has waited long enough.
  ///
  /// - Returns: Whether the vertex is to look.
  @inline(__always)
  func update(_ vertex: Int) -> Bool {
    let state = states[vertex]
    if state == Self.waiting, Int32(bitPattern: patience[vertex]) <= 0 {
      states[vertex] = Self.marked
      return true
    }
    return state == Self.marked
  }

  /// Lets a vertex that has looked and stays wait, if that is worth while.
  ///
  /// - Parameters:
  ///   - vertex: The vertex.
  ///   - margin: By how much it is better off than it would be elsewhere.
  ///   - edges: Its edges.
  @inline(__always)
  func wait(_ vertex: Int, margin: Double, _ edges: EdgeWeights) {
    guard letsWait, edges.count >= Self.leastEdges, margin >= Self.leastMargin else { return }
    // All of it may go at once, and the number keeps its sign.
    guard edges.inside + edges.outside + Double(edges.count) < 0x1p31 else { return }
    // An edge from the own community into another changes the margin twice.
    patience[vertex] = UInt32(margin / 2)
    states[vertex] = Self.waiting
  }

  /// 1 if a vertex must be told of a neighbor that goes elsewhere, else 0: computed, not decided.
  @inline(__always)
  func mustBeTold(_ vertex: Int) -> Int {
    Int(((states[vertex] & (Self.marked | Self.fixed)) &- 1) &>> 7)
  }

  /// Tells a vertex that a neighbor with an edge of some weight goes elsewhere.
  ///
  /// - Precondition: It must be told.
  @inline(__always)
  func tell(_ vertex: Int, _ weight: some EdgeWeight) {
    if states[vertex] == Self.waiting {
      patience.subtract(vertex, weight.roundedUp)
    } else {
      states[vertex] = Self.marked
    }
  }
}
