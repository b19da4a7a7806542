public import Execution
internal import Files
internal import GraphKernels
public import Graphs
internal import Identifiers
internal import Memory
public import Tables

/// Communities followed from one date to the next under lasting numbers.
///
/// ```swift
/// let edges = try EdgeList(contentsOf: "ties.csv", format: EdgeListFormat(time: "when"))
/// var history = CommunityHistory()
/// for date in try ["2020-01-01", "2021-01-01"].map({ try CommunityHistoryJob.Date($0) }) {
///   let graph = try await edges.graph(rules: GraphRules(asOf: date.seconds))
///   try await history.append(communitiesOf: graph, named: date.name, seed: 1)
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
  /// The name of the identifiers' column.
  private var identifierName = "id"
  private var identifierType: SourceType?
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
  /// - Throws: ``GraphError`` if the name was used before.
  /// - Complexity: O(*people so far*), with a logarithm for the pairs of communities that share
  ///   anyone.
  /// - Precondition: The communities are those of the graph's people.
  @discardableResult
  public mutating func append(
    _ communities: Communities, of graph: RelationGraph, named date: String
  ) throws(GraphError) -> [Event] {
    precondition(
      communities.personCount == graph.personCount, "one community per person")
    if dates.contains(where: { $0.name == date }) { throw .repeatedDate(date) }
    if dates.isEmpty {
      identifierName = graph.people.identifierName
      identifierType = graph.people.columns[0].sourceType
    }
    var labels: [Int: Int] = [:]
    let friends = graph.compressed.neighbors
    for (row, identifier) in graph.identifiers.enumerated() {
      let person = Int(index.insert(identifier))
      if friends.count(of: row) > 0 { labels[person] = communities.community(ofRow: row) }
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

  /// Finds the communities of the next date and adds them.
  ///
  /// Leiden and Louvain start from the communities of the date before, people who were not there alone,
  /// so that communities differ by what happened and not by chance. Other methods begin anew.
  ///
  /// - Parameters:
  ///   - graph: The graph at the date.
  ///   - date: A name for the date, not used before.
  ///   - method: How communities are found.
  ///   - startsFromEarlier: Whether the search starts from the date before; else every date is searched
  ///     for itself.
  ///   - seed: The seed of the method's random choices.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The communities, and what became of each.
  /// - Throws: As ``RelationGraph/communities(using:startingFrom:keeping:seed:execution:)``, and
  ///   ``GraphError`` if the name was used before.
  /// - Complexity: As the method; what was found before is mostly kept, so that later dates take less.
  /// - Source: Aynaud & Guillaume, "Static community detection algorithms for evolving networks"
  ///   (2010), [complexnetworks.fr](https://complexnetworks.fr/?p=597).
  @discardableResult
  public mutating func append(
    communitiesOf graph: RelationGraph, named date: String,
    using method: CommunityMethod = .leiden(), startsFromEarlier: Bool = true, seed: UInt64,
    execution: Execution = Execution()
  ) async throws -> (communities: Communities, events: [Event]) {
    let start = startsFromEarlier && method.canStartFromEarlier ? latestNumbers(of: graph) : nil
    let found = try await graph.communities(
      using: method, startingFrom: start, seed: seed, execution: execution)
    return (found, try append(found, of: graph, named: date))
  }

  /// The lasting number of the community in which each person of a graph was at the latest date, in the
  /// order of its rows; `nil` for people who were not there.
  public func latestNumbers(of graph: RelationGraph) -> [Int?] {
    guard let latest = dates.last?.numbers else {
      return [Int?](repeating: nil, count: graph.personCount)
    }
    return graph.identifiers.map { identifier in
      index.lookup(identifier).flatMap { latest.indices.contains(Int($0)) ? latest[Int($0)] : nil }
    }
  }

  /// A row per event: `date`, `number`, `community`, `change`, `size`, `stayed`, `other`, as
  /// ``Event`` has them.
  public var eventTable: Table {
    Table([
      Column("date", times: events.map(\.date)),
      Column("number", .integers(events.map(\.number))),
      Column("community", .integers(events.map(\.community))),
      Column("change", .strings(events.map(\.change.rawValue))),
      Column("size", .integers(events.map(\.size))),
      Column("stayed", .integers(events.map(\.stayedCount))),
      Column("other", .integers(events.map(\.otherNumber))),
    ])
  }

  /// A row for everyone who was ever there, in order of first appearance, and a column per date.
  ///
  /// The identifier's column is called as in the first graph, a date's column as the date. It holds the
  /// lasting number of the person's community, missing where the person is not there. A name that is a
  /// number, such as `1577836800`, becomes `community_at_1577836800`: numbers in a first line would look
  /// like data.
  ///
  /// - Throws: ``DataError`` if a date is called like the identifiers.
  public var table: Table {
    get throws(DataError) {
      var table = Table([Column(identifierName, .strings(index.texts)).typed(identifierType)])
      for (name, numbers) in dates {
        let later = [Int?](repeating: nil, count: index.count - numbers.count)
        let title = Double(name) == nil ? name : "community_at_\(name)"
        try table.append(Column(title, .integers(numbers + later)))
      }
      return table
    }
  }
}

extension GraphError {
  /// A date is given twice.
  package static func repeatedDate(_ name: String) -> GraphError {
    GraphError(.usage, "date '\(name)' is given twice", remedy: "give each date once")
  }
}

extension CommunityMethod {
  /// Whether the method finds as good communities from earlier ones as from everyone alone.
  fileprivate var canStartFromEarlier: Bool {
    search != nil
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

extension CommunityHistory: CustomStringConvertible {
  /// How many dates, people and events there are: one line.
  public var description: String {
    "\(dates.count.counting("date")), \(index.count.counting("person", "people")), "
      + events.count.counting("event")
  }
}
