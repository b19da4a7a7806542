public import Tables

/// What can be said of a graph and its people table without reading them: enough to plan a job.
public struct GraphSchema: Sendable, Hashable {
  /// Whether edges have a direction.
  public var isDirected: Bool
  /// Whether edges have weights: read from the list, counted, or left by a decay.
  public var isWeighted: Bool
  /// Whether edges have timestamps.
  public var hasTimes: Bool
  /// Whether edges have kinds.
  public var hasKinds: Bool
  /// Whether edges are made of resources that people share, which are known.
  public var hasResources: Bool
  /// Whether edges have an end.
  public var hasEnds = false
  /// The further columns that the edge list keeps.
  public var edgeColumns: [EdgeColumnSchema] = []
  /// The columns of the people table; `nil` without one.
  public var people: TableSchema?

  /// Describes a graph.
  public init(
    isDirected: Bool = false, isWeighted: Bool = false, hasTimes: Bool = false,
    hasKinds: Bool = false, hasResources: Bool = false, people: TableSchema? = nil
  ) {
    self.isDirected = isDirected
    self.isWeighted = isWeighted
    self.hasTimes = hasTimes
    self.hasKinds = hasKinds
    self.hasResources = hasResources
    self.people = people
  }
}

extension RelationGraph {
  /// The graph's schema, with the columns of its people table.
  public var schema: GraphSchema {
    GraphSchema(
      isDirected: isDirected, isWeighted: isWeighted, hasTimes: asOf != nil,
      hasKinds: !summary.kinds.isEmpty, hasResources: shared != nil, people: people.schema)
  }
}
