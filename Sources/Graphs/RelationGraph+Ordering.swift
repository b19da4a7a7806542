public import Execution
internal import Files
internal import GraphKernels
internal import Identifiers
internal import Memory
public import Tables

extension RelationGraph {
  /// The same graph with the rows of a people table first, as they stand, then those people whom only
  /// the graph knows, in the order they had.
  ///
  /// The result is what building the graph with that table would have given, but for the summary where
  /// people are left out: it counts each of their friendships once, as merged.
  ///
  /// - Parameters:
  ///   - table: The people table, which may have people without friends.
  ///   - unknownPeople: What to do with people who are absent from `table`.
  ///   - execution: How the work runs.
  /// - Returns: The graph, whose people are that table's and those added to it.
  /// - Throws: ``DataError`` for an unknown person whose policy is `error`, or if two people of the
  ///   graph share a name; `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people* + *friendships*); nothing is moved where the order stays.
  public func ordered(
    by table: Table, unknownPeople: UnknownPeoplePolicy = .add, execution: Execution = Execution()
  ) async throws -> RelationGraph {
    try await Computation.run(execution, on: origin) {
      try ordered(by: table, unknownPeople: unknownPeople, $0.execution)
    }
  }

  func ordered(
    by table: Table, unknownPeople: UnknownPeoplePolicy, _ execution: Execution
  ) throws -> RelationGraph {
    if table.identifiers == identifiers {
      return replacing(
        identifiers, people: table, compressed, kindGraphs, unknownPersonCount: 0,
        unknownFriendshipCount: 0, leavesUnknownPeopleOut: unknownPeople == .drop)
    }
    let places = try PersonPlaces(
      identifiers, in: table, unknownPeople, sourceName: origin.sourceName)
    let moved = try compressed.renumbered(
      places.rows, vertexCount: places.identifiers.count, execution)
    let movedKinds = try kindGraphs.mapValues {
      try $0.renumbered(places.rows, vertexCount: places.identifiers.count, execution)
    }
    return replacing(
      places.identifiers, people: table.extended(to: places.identifiers), moved, movedKinds,
      unknownPersonCount: places.unknownCount,
      unknownFriendshipCount: friendshipCount - moved.edgeCount,
      leavesUnknownPeopleOut: unknownPeople == .drop)
  }

  private func replacing(
    _ identifiers: TextList, people: Table, _ compressed: CompressedGraph,
    _ kindGraphs: [String: CompressedGraph], unknownPersonCount: Int, unknownFriendshipCount: Int,
    leavesUnknownPeopleOut: Bool
  ) -> RelationGraph {
    RelationGraph(
      identifiers: identifiers, people: people, isDirected: isDirected, asOf: asOf,
      halfLife: halfLife,
      summary: GraphSummary(
        rowCount: summary.rowCount, tooLateCount: summary.tooLateCount,
        fadedCount: summary.fadedCount,
        duplicateCount: summary.duplicateCount, selfLoopCount: summary.selfLoopCount,
        // Whom an earlier table did not know is left out for good, or may be known to this one.
        unknownPersonCount: unknownPersonCount
          + (summary.leavesUnknownPeopleOut ? summary.unknownPersonCount : 0),
        unknownFriendshipCount: unknownFriendshipCount + summary.unknownFriendshipCount,
        setAsideCount: summary.setAsideCount, commentCount: summary.commentCount,
        bothWaysCount: summary.bothWaysCount,
        kinds: summary.kinds, resources: summary.resources,
        leavesUnknownPeopleOut: leavesUnknownPeopleOut || summary.leavesUnknownPeopleOut),
      compressed: compressed, weightExponent: weightExponent, origin: origin,
      kindGraphs: kindGraphs)
  }
}

/// The rows that the people of a graph get beside a table.
private struct PersonPlaces {
  /// Everyone's identifier: the table's people, then those whom it does not know.
  let identifiers: TextList
  /// The new row of each of the graph's people; `nil` for those left out.
  private(set) var rows: [UInt32?] = []
  private(set) var unknownCount = 0

  init(
    _ names: TextList, in table: Table, _ policy: UnknownPeoplePolicy, sourceName: String
  ) throws(DataError) {
    var index = TextIndex(table.identifiers)
    try table.checkPeople(in: index)
    var isTaken = Array(repeating: false, count: index.count)
    rows.reserveCapacity(names.count)
    let (bytes, offsets) = (names.bytes.span, names.offsets.span)
    for number in names.indices {
      let name = bytes.extracting(offsets[number]..<offsets[number + 1])
      let known = index.lookup(name)
      if known == nil {
        unknownCount += 1
        switch policy {
        case .drop:
          rows.append(nil)
          continue
        case .add: isTaken.append(false)
        case .error:
          throw DataError(
            .badData, source: sourceName,
            problem: "person \(number + 1) is not in the people table",
            remedy:
              "add the person there, or use \(.unknownPeople, choice: "add") or \(value: .choice("drop"))"
          )
        }
      }
      let row = known ?? index.insert(name)
      guard !isTaken[Int(row)] else {
        throw DataError(
          .badData, source: sourceName, problem: "two people share a name",
          remedy: "import the edge list again")
      }
      isTaken[Int(row)] = true
      rows.append(row)
    }
    identifiers = index.texts
  }
}
