internal import EdgeLists
internal import Execution
internal import Graphs
internal import Memory
internal import Tables

/// Inputs that were read already, of which several graphs are built.
struct ReadInputs: Sendable {
  let edges: EdgeList
  let people: Table?
  /// Where the people of the list are in the table, if there is one.
  let matches: PeopleMatches?
  /// Where large lists have their place.
  let space: ScratchSpace
}

extension JobRun {
  /// Reads what graphs of several dates have in common, and looks people up once.
  mutating func inputs(
    _ edges: Source<EdgeList>, _ source: GraphSource, in space: ScratchSpace
  ) async throws -> ReadInputs {
    let (edges, people) = try await read(edges, source, in: space)
    var matches: PeopleMatches?
    if let people {
      matches = try await execution.quiet.run { try PeopleMatches(edges, people: people, $0) }
    }
    return ReadInputs(edges: edges, people: people, matches: matches, space: space)
  }
}
