internal import Execution
internal import Files
internal import Identifiers
internal import Memory

/// The friendships of a file that lists vertices, gathered one by one.
struct GraphFileEdges: Sendable {
  /// The position of each friendship's first person.
  private(set) var sources: GrowingColumn<UInt32>
  /// The position of each friendship's second person.
  private(set) var targets: GrowingColumn<UInt32>
  /// The weight of each friendship, if weights are read.
  private(set) var weights: GrowingColumn<Double>?
  /// The time of each friendship, if times are read.
  private(set) var times: GrowingColumn<Double>?
  /// The end of each friendship, if ends are read.
  private(set) var untils: GrowingColumn<Double>?
  /// The kind of each friendship, a position in ``kindNames``, if kinds are read.
  private(set) var kindNumbers: GrowingColumn<UInt32>?
  /// The different kinds.
  private(set) var kindNames = TextIndex()
  /// 1 for each friendship without a direction, 0 for the others.
  private(set) var undirected: GrowingColumn<UInt8>
  /// How many have no direction.
  private(set) var undirectedCount = 0
  /// Where they stand.
  private(set) var lines = EdgeLines()

  /// Begins without friendships, whose columns will be where the space says.
  init(_ attributes: GraphFileAttributes, in space: ScratchSpace) {
    sources = GrowingColumn(in: space)
    targets = GrowingColumn(in: space)
    weights = attributes.weight == nil ? nil : GrowingColumn(in: space)
    times = attributes.time == nil ? nil : GrowingColumn(in: space)
    untils = attributes.until == nil ? nil : GrowingColumn(in: space)
    kindNumbers = attributes.kind == nil ? nil : GrowingColumn(in: space)
    undirected = GrowingColumn(in: space)
  }

  /// The number of friendships.
  var count: Int { sources.count }

  /// Adds a friendship.
  ///
  /// - Throws: ``DataError`` if the columns are in files and there is no room for more.
  mutating func append(
    _ source: UInt32, _ target: UInt32, weight: Double, isDirected: Bool, line: Int
  ) throws(DataError) {
    do throws(ScratchSpace.Failure) {
      try sources.append(source)
      try targets.append(target)
      try weights?.append(weight)
      try undirected.append(isDirected ? 0 : 1)
    } catch {
      throw DataError(error)
    }
    if !isDirected { undirectedCount += 1 }
    lines.append(line)
  }

  /// Adds an edge with its data.
  ///
  /// - Throws: As ``append(_:_:weight:isDirected:line:)``.
  mutating func append(_ edge: XMLGraphEdge) throws(DataError) {
    try append(
      edge.source, edge.target, weight: edge.weight ?? 1, isDirected: edge.isDirected,
      line: edge.line)
    do throws(ScratchSpace.Failure) {
      try times?.append(edge.time ?? 0)
      try untils?.append(edge.until ?? .infinity)
      if kindNumbers != nil { try kindNumbers?.append(kindNames.insert((edge.kind ?? [])[...])) }
    } catch {
      throw DataError(error)
    }
  }

  /// The kinds of the friendships, if they are read.
  var kinds: EdgeKinds? {
    kindNumbers.map { EdgeKinds(names: kindNames.texts, numbers: $0.values) }
  }

  /// Gives people other numbers.
  func renumber(_ numbers: [UInt32]) {
    for edge in 0..<count {
      sources.memory[edge] = numbers[Int(sources.memory[edge])]
      targets.memory[edge] = numbers[Int(targets.memory[edge])]
    }
  }
}

extension GrowingColumn {
  /// Adds a value.
  mutating func append(_ value: Element) throws(ScratchSpace.Failure) {
    try grow(by: 1, expectedCount: 1024)
    memory[count - 1] = value
  }
}

/// All that is read of a file that lists vertices.
struct GraphFileContent: Sendable {
  /// The name of the file in messages.
  let source: String
  /// The people, in the order of the file.
  let names: TextList
  /// The friendships.
  let edges: GraphFileEdges
  /// The number of comment lines.
  var commentCount = 0
  /// What people should know of how the file was read.
  var warnings: [Message] = []
  /// What the file says of itself, where the format is to be told.
  var declaration: EdgeListSummary.Declaration?
}

extension GraphFileContent {
  /// Puts together what was read of XML.
  ///
  /// - Throws: ``DataError`` with the place of the first edge that has an end which is no node.
  init(
    _ source: String, _ people: XMLGraphPeople, _ edges: GraphFileEdges, _ keys: XMLGraphKeys,
    _ attributes: GraphFileAttributes
  ) throws(DataError) {
    let ranks = try people.ranks { place in
      DataError(
        .badData, source: source, line: place.line, column: place.column,
        problem: "an end of the edge is the id of no node",
        remedy: "add the node or remove the edge")
    }
    if let ranks { edges.renumber(ranks) }
    let (names, areShared) = people.names(ranks)
    var warnings: [Message] = []
    if areShared {
      warnings.append(
        "\(source): several nodes share a name; people are called by the ids of their nodes")
    }
    if attributes.weight == nil, keys.edgeNames.contains(GraphFileAttributes.usualWeight) {
      warnings.append(
        "\(source): the edges' attribute 'weight' is not used; \(.weight, "weight") counts it")
    }
    self.init(source: source, names: names, edges: edges, warnings: warnings)
  }
}

/// What a reader is told besides the file.
struct GraphFileOptions {
  /// What of edges is read.
  let attributes: GraphFileAttributes
  /// Where the columns have their place.
  var space = ScratchSpace.memory
  /// How the work runs.
  var execution = Execution()

  /// Whether weights are read.
  var usesWeights: Bool { attributes.weight != nil }
}
