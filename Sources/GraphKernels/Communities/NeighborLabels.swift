/// What vertices see of their neighbors.
protocol NeighborLabels: Sendable {
  associatedtype Weight: EdgeWeight
  var rows: LevelRows<Weight> { get }
  /// Bits that depend on what is known of a vertex.
  func fetch(_ vertex: Int) -> UInt64
  /// Bits that depend on what is known of a label.
  func fetch(label: UInt32) -> UInt64
  /// The label of a vertex.
  func label(of vertex: Int) -> UInt32
  /// 1 if a neighbor counts for a vertex, else 0.
  func counts(_ neighbor: Int, for vertex: Int) -> Int
}

extension NeighborLabels {
  @inline(__always)
  func fetch(label: UInt32) -> UInt64 { 0 }

  @inline(__always)
  func counts(_ neighbor: Int, for vertex: Int) -> Int { 1 }
}

/// 1 if two labels differ, else 0: computed, not decided, which a processor would have to predict.
@inline(__always)
func differ(_ one: UInt32, _ other: UInt32) -> Int {
  Int(truncatingIfNeeded: (UInt64(one ^ other) &+ 0xFFFF_FFFF) &>> 32)
}

/// A vertex's edges, and what they weigh.
struct EdgeWeights: BitwiseCopyable, Sendable {
  let count: Int
  /// Those into its own community.
  let inside: Double
  /// Those out of it.
  let outside: Double
}
