/// An edge that a policy does not admit.
package struct EdgeRejection: Error, Equatable, CustomStringConvertible {
  /// The rule that an edge broke.
  package enum Reason: Sendable, Equatable {
    /// The edge was given before, first at this place of the input.
    case duplicate(ofEdge: Int)
    /// The edge joins a vertex to itself.
    case selfLoop
  }

  /// The place of the first edge at fault, counted from 0 in input order.
  package let edge: Int
  /// The rule it broke.
  package let reason: Reason

  /// Makes a rejection.
  package init(edge: Int, reason: Reason) {
    self.edge = edge
    self.reason = reason
  }

  /// One line that names the edges by their places, from 0.
  package var description: String {
    switch reason {
    case .duplicate(let twin): "edge \(edge) repeats edge \(twin); merge duplicates instead"
    case .selfLoop: "edge \(edge) ties a person to themself; drop self-loops instead"
    }
  }
}
