internal import Files
internal import GraphKernels
internal import Graphs
internal import Tables

/// Over whom of those around a person something is aggregated.
public struct FriendCircle: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case friends, tiesIn, tiesOut
    case second(includingFriends: Bool)
    case kind(String)
  }

  let kind: Kind

  /// Friends; in a directed graph people tied in either direction, each once.
  public static let friends = FriendCircle(kind: .friends)
  /// Those from whom a tie leads to the person.
  ///
  /// Needs a directed graph.
  public static let tiesIn = FriendCircle(kind: .tiesIn)
  /// Those to whom a tie leads from the person.
  ///
  /// Needs a directed graph.
  public static let tiesOut = FriendCircle(kind: .tiesOut)
  /// Friends of friends, each once, who are neither the person nor a friend.
  public static let friendsOfFriends = friendsOfFriends()

  /// Friends of friends, each once and never the person; they have no weights of their own.
  ///
  /// - Parameter includingFriends: Whether friends count too, whether or not they are friends' friends.
  /// - Returns: The circle.
  public static func friendsOfFriends(includingFriends: Bool = false) -> FriendCircle {
    FriendCircle(kind: .second(includingFriends: includingFriends))
  }

  /// Friends by ties of one kind, in either direction.
  ///
  /// - Parameter name: The kind as the list names it, or as columns do, with `_` for what is neither
  ///   letter nor digit.
  /// - Returns: The circle.
  public static func kind(_ name: String) -> FriendCircle { FriendCircle(kind: .kind(name)) }

  /// Those for which nothing needs to be named.
  static let simple: [FriendCircle] = [
    .friends, .tiesIn, .tiesOut, .friendsOfFriends, .friendsOfFriends(includingFriends: true),
  ]

  /// How the circle is asked for by name: `friends`, `ties-in`, `ties-out`, `second`, `within-two`,
  /// `kind=NAME`.
  public var name: String {
    switch kind {
    case .friends: "friends"
    case .tiesIn: "ties-in"
    case .tiesOut: "ties-out"
    case .second(let includesFriends): includesFriends ? "within-two" : "second"
    case .kind(let name): "kind=\(name)"
    }
  }

  /// Whether only ties of one kind count.
  package var isOfKind: Bool { if case .kind = kind { true } else { false } }

  /// The circles that have a name without a part of their own.
  public static var simpleNames: [String] { simple.map(\.name) }

  /// The circle of that name.
  public static func named(_ name: String) -> FriendCircle? {
    if let circle = simple.first(where: { $0.name == name }) { return circle }
    let prefix = "kind="
    guard name.hasPrefix(prefix), name.count > prefix.count else { return nil }
    return .kind(String(name.dropFirst(prefix.count)))
  }

  /// What the names of its columns begin with.
  var columnPrefix: String {
    switch kind {
    case .friends: "neighbor"
    case .tiesIn: "in_neighbor"
    case .tiesOut: "out_neighbor"
    case .second(let includesFriends):
      includesFriends ? "within_two_neighbor" : "second_neighbor"
    case .kind(let name):
      Self.ownPrefixes.contains("\(NamePart.of(name))_neighbor")
        ? "kind_\(NamePart.of(name))_neighbor" : "\(NamePart.of(name))_neighbor"
    }
  }

  /// What begins the names of other circles' columns.
  private static let ownPrefixes: Set<String> = Set(
    ["in", "out", "second", "within_two"].map { "\($0)_neighbor" })

  /// The circle whose columns' names begin so, where kinds are known to be there or not.
  static func withPrefix(_ prefix: String, hasKinds: Bool) -> FriendCircle? {
    if let circle = simple.first(where: { $0.columnPrefix == prefix }) { return circle }
    let end = "_neighbor"
    guard hasKinds, prefix.hasSuffix(end), prefix.count > end.count else { return nil }
    let name = String(prefix.dropLast(end.count))
    let start = "kind_"
    if name.hasPrefix(start), ownPrefixes.contains(String(prefix.dropFirst(start.count))) {
      return .kind(String(name.dropFirst(start.count)))
    }
    return .kind(name)
  }

  /// Whom the circle consists of, in words.
  var people: String {
    switch kind {
    case .friends: "friends"
    case .tiesIn: "people with a tie to the person"
    case .tiesOut: "people to whom the person has a tie"
    case .second(let includesFriends):
      includesFriends ? "friends and friends of friends" : "friends of friends (friends left out)"
    case .kind(let name): "friends by ties of kind '\(name)'"
    }
  }

  /// The error that asking for the circle would be, or `nil` if a graph has what it needs.
  func lacking(in schema: GraphSchema, _ statistics: [NumberStatistic]) -> GraphError? {
    switch kind {
    case .tiesIn where !schema.isDirected, .tiesOut where !schema.isDirected:
      return .lacksDirection("'\(name)'")
    case .kind where schema.hasResources:
      return GraphError(
        .notApplicable,
        "'\(name)' needs ties of a kind, and people who share something are tied by all kinds at once",
        remedy: "leave it out, or read the rows of that kind alone")
    case .kind where !schema.hasKinds:
      return GraphError(
        .notApplicable, "'\(name)' needs kinds of friendships",
        remedy: "name the edges' kind column (\(.kind)), and give the list, not a snapshot")
    case .second where statistics.contains(.weightedMean):
      return GraphError(
        .notApplicable, "'weighted_mean' over '\(name)': friends of friends have no weights",
        remedy: "leave one of them out")
    default:
      guard statistics.contains(.weightedMean), !schema.isWeighted else { return nil }
      return GraphError(
        .notApplicable, "'weighted_mean' needs weights",
        remedy: "name the edges' weight column (\(.weight))")
    }
  }

  /// The circle in the kernel's terms.
  ///
  /// - Throws: ``GraphError`` if the graph keeps no ties of that kind apart.
  func rows(of graph: RelationGraph) throws(GraphError) -> NeighborCircle {
    let compressed = graph.compressed
    switch kind {
    case .friends: return .row(compressed.neighbors)
    case .tiesIn: return .row(compressed.incoming)
    case .tiesOut: return .row(compressed.outgoing)
    case .second(let includesFriends):
      return .second(compressed.neighbors, includingFirst: includesFriends)
    case .kind(let name):
      guard let kept = graph.kindGraphs[name] else { throw graph.lacksKind(name) }
      return .row(kept.neighbors)
    }
  }
}
