internal import Essentials
internal import Files
internal import Graphs
internal import TextFormats

/// What was settled when a snapshot was made: for a person to read on standard error.
public struct SnapshotOrigin: Sendable, Equatable, CustomStringConvertible {
  /// The name of the edge list that it was made of, without its folder.
  public let listName: String
  /// Whether friendships have a direction.
  public let isDirected: Bool
  /// Whether friendships have weights.
  public let isWeighted: Bool
  /// The moment, in seconds since 1970, before which friendships count; `nil` if they have no times.
  public let asOf: Double?
  /// After how many seconds a friendship's weight has halved; `nil` if weights do not decay.
  public let halfLife: Double?

  /// Tells of a graph what the snapshot settled; `nil` if the graph was built.
  init?(_ graph: RelationGraph) {
    guard graph.origin.isSnapshot else { return nil }
    listName = graph.origin.listName
    isDirected = graph.isDirected
    isWeighted = graph.isWeighted
    asOf = graph.asOf
    halfLife = graph.halfLife
  }

  /// The list, then whatever is not the default.
  public var description: String {
    var parts = ["of \(listName.printable)"]
    if isDirected { parts.append("directed") }
    if isWeighted { parts.append("weighted") }
    if let asOf { parts.append("as of \(date(asOf))") }
    if let halfLife { parts.append("half-life \(halfLife.plainDigits) s") }
    return parts.joined(separator: ", ")
  }

  private func date(_ seconds: Double) -> String {
    guard seconds == seconds.rounded(), abs(seconds) < 1e11 else { return "\(seconds) s" }
    return Date(timeIntervalSince1970: seconds).formatted(.iso8601)
  }
}
