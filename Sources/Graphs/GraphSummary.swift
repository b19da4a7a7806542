internal import EdgeLists
internal import Files
package import Memory

/// What became of the rows of an edge list when the graph was built.
public struct GraphSummary: Sendable, Equatable {
  /// A kind of friendship and how many rows of the list have it.
  public struct KindCount: Sendable, Equatable {
    /// The kind, as the list names it.
    public let name: String
    /// The number of rows.
    public let count: Int

    /// The kinds of a list, most frequent first.
    static func counting(_ kinds: EdgeKinds) -> [KindCount] {
      var counts = Array(repeating: 0, count: kinds.names.count)
      for kind in kinds.numbers { counts[Int(kind)] += 1 }
      return zip(kinds.names, counts).sorted { $0.1 > $1.1 }.map { KindCount(name: $0, count: $1) }
    }
  }

  /// The rows of the list.
  public let rowCount: Int
  /// Friendships left out since they are not strictly before the date.
  public let tooLateCount: Int
  /// Friendships left out since they were over at the date.
  public var endedCount = 0
  /// Friendships left out since nothing is left of their weight at the date.
  public let fadedCount: Int
  /// Friendships merged into an earlier one.
  public let duplicateCount: Int
  /// Friendships of people with themselves, left out.
  public let selfLoopCount: Int
  /// People whom the friendships name and the people table does not.
  public let unknownPersonCount: Int
  /// Friendships left out since they name such a person.
  public let unknownFriendshipCount: Int
  /// Rows of the list set aside as bad.
  public let setAsideCount: Int
  /// Comment lines of the list.
  public let commentCount: Int
  /// Rows without a direction in a directed graph, which count as two friendships, one each way.
  public let bothWaysCount: Int
  /// How many friendships of each kind the list names, most first; empty without kinds.
  public let kinds: [KindCount]
  /// The kinds whose friendships are left out, with how many each has; these are among ``kinds``.
  public internal(set) var excludedKinds: [KindCount] = []
  /// What people share, where the list is one of people and resources; friendships are made of it
  /// then, and duplicates are pairs of a person and a resource.
  public internal(set) var resources: ResourceSummary?
  /// Whether people whom the people table does not name are left out.
  let leavesUnknownPeopleOut: Bool
}

extension GraphSummary {
  /// How many friendships are left out for their kind.
  public var excludedCount: Int { excludedKinds.reduce(0) { $0 + $1.count } }
}

extension GraphSummary: CustomStringConvertible {
  /// The number of rows and all that became of some of them, in one line.
  public var description: String {
    let parts: [(count: Int, what: String)] = [
      (excludedCount, "of excluded kinds"), (tooLateCount, "too late"),
      (fadedCount, "faded"), (duplicateCount, "merged"),
      (selfLoopCount, "of people with themselves"), (unknownFriendshipCount, "of unknown people"),
      (setAsideCount, "set aside"), (bothWaysCount, "both ways"),
    ]
    return
      ([rowCount.counting("row")]
      + parts.filter { $0.count > 0 }.map { "\($0.count) \($0.what)" }
      + (unknownPersonCount > 0
        ? [unknownPersonCount.counting("unknown person", "unknown people")] : [])
      + (commentCount > 0 ? [commentCount.counting("comment line")] : [])
      + (kinds.isEmpty ? [] : [kinds.count.counting("kind")])).joined(separator: ", ")
  }
}

/// Where the friendships of a graph come from.
package struct GraphOrigin: Sendable, Equatable {
  /// The name of the file in messages.
  package let sourceName: String
  /// The name of the edge list, without its folder.
  package let listName: String
  /// Whether the graph was opened from a snapshot.
  package let isSnapshot: Bool
  /// The file in which the friendships are; `nil` if they are in memory of their own.
  package let file: MappedFile?

  init(sourceName: String, listName: String, isSnapshot: Bool, file: MappedFile? = nil) {
    self.sourceName = sourceName
    self.listName = listName
    self.isSnapshot = isSnapshot
    self.file = file
  }

  /// The origin of a graph that was built from a list.
  init(list: String) {
    let name = list.split(separator: "/").last.map(String.init) ?? list
    self.init(sourceName: list, listName: name, isSnapshot: false)
  }
}
