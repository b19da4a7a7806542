internal import Buffers
internal import DelimitedText
internal import GraphKernels
public import Tables

/// Communities followed from one date to the next under lasting numbers.
///
/// ```swift
/// var history = CommunityHistory()
/// for date in dates {
///   let graph = try RelationGraph(edges, asOf: date)
///   let found = try await graph.communities(seed: 1)
///   let events = try history.append(found, of: graph, named: "\(date)")
/// }
/// try history.table.write(to: "panel.csv")
/// ```
///
/// People are matched by identifier; whoever has no friend at a date is not there. A community goes
/// on in the later one that it shares most people with, if that one shares most with it as well.
public struct CommunityHistory: Sendable {
  /// What became of a community between two dates.
  public enum Change: String, Sendable, CaseIterable {
    /// Its people went on together; others may have come or gone.
    case continued
    /// It is new, and most of its people did not come from one community.
    case born
    /// It is new, and most of its people came from one community that goes on without them.
    case split
    /// It is gone, and most of its people went into one community that others go on in.
    case merged
    /// It is gone, and most of its people are as well, or went different ways.
    case died
  }

  /// One community at one date.
  public struct Event: Sendable, Hashable {
    /// The date's name.
    public let date: String
    /// The number that the community keeps, from 0 in the order of birth.
    public let number: Int
    /// The community at the date, as ``Communities`` number it; `nil` if it is gone.
    public let community: Int?
    /// What became of it.
    public let change: Change
    /// The number of people at the date or, if it is gone, when it was last seen.
    public let size: Int
    /// How many of them were in it at the date before or, after a split, in the one that they came
    /// from; if it merged, how many are in the other now.
    public let stayedCount: Int
    /// The number of the community that it split from or merged into.
    public let otherNumber: Int?
  }

  /// All events, date by date: communities that are there by number in ``Communities``, then those
  /// that are gone by lasting number.
  public private(set) var events: [Event] = []
  private var index = TextIndex()
  private var history = PartitionHistory()
  /// For each date its name and each known person's community's lasting number.
  private var dates: [(name: String, numbers: [Int?])] = []

  /// Begins without a date.
  public init() {}

  /// Adds the communities of the next date.
  ///
  /// - Parameters:
  ///   - communities: The communities.
  ///   - graph: The graph that they are of.
  ///   - date: A name for the date, not used before.
  /// - Returns: What became of each community.
  /// - Complexity: O(*people so far*), with a logarithm for the pairs of communities that share
  ///   anyone.
  /// - Precondition: The communities are those of the graph's people, and the name is new.
  @discardableResult
  public mutating func append(
    _ communities: Communities, of graph: RelationGraph, named date: String
  ) -> [Event] {
    precondition(
      communities.membership.count == graph.personCount, "one community per person")
    precondition(!dates.contains { $0.name == date }, "a date is given once")
    var labels: [Int: Int] = [:]
    let friends = graph.compressed.friends
    for (row, identifier) in graph.identifiers.enumerated() {
      let person = Int(index.insert(identifier))
      if friends.count(of: row) > 0 { labels[person] = communities.membership[row] }
    }
    // People who are not there are in communities of their own, which do not count.
    let count = index.count
    let partition = CanonicalPartition(
      labels: (0..<count).map { labels[$0] ?? communities.count + $0 })
    let present = (0..<count).map { labels[$0] != nil }
    var communityOfGroup = [Int](repeating: -1, count: partition.groupCount)
    for (person, label) in labels {
      communityOfGroup[Int(partition.membership[person])] = label
    }
    let found = history.append(partition, present: present)
    let added = found.map { event in
      Event(
        date: date, number: event.number, community: event.group.map { communityOfGroup[$0] },
        change: Change(event.change), size: event.size, stayedCount: event.stayedCount,
        otherNumber: event.otherNumber)
    }
    .sorted { left, right in
      // Those that are there first.
      let places = (left.community ?? .max, right.community ?? .max)
      return places.0 == places.1 ? left.number < right.number : places.0 < places.1
    }
    events += added
    let numbers = history.numbers
    dates.append(
      (
        date,
        (0..<count).map { present[$0] ? numbers[Int(partition.membership[$0])] : nil }
      ))
    return added
  }

  /// A row for everyone who was ever there, in order of first appearance: the identifier, then for
  /// each date, in a column of its name, the lasting number of the person's community, missing where
  /// the person is not there.
  ///
  /// - Throws: ``DataError`` if a date is called `id`.
  public var table: Table {
    get throws(DataError) {
      var table = Table([Column("id", .strings(index.texts))])
      for (name, numbers) in dates {
        let later = [Int?](repeating: nil, count: index.count - numbers.count)
        try table.append(Column(name, .integers(numbers + later)))
      }
      return table
    }
  }
}

extension CommunityHistory.Change {
  fileprivate init(_ change: GroupChange) {
    self =
      switch change {
      case .continued: .continued
      case .born: .born
      case .split: .split
      case .merged: .merged
      case .died: .died
      }
  }
}
