/// Communities as igraph found them: a community number per vertex and how good the division is.
package struct Partition: Sendable, Equatable {
  /// The community of every vertex, from 0 and without gaps, in igraph's own order.
  package var membership: [Int]
  /// The measure that the method optimized; `nil` where it is undefined, as without edges.
  package var quality: Double?

  package init(membership: [Int], quality: Double?) {
    self.membership = membership
    self.quality = quality
  }
}
