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
  /// 1 for each friendship without a direction, 0 for the others.
  private(set) var undirected: GrowingColumn<UInt8>
  /// How many have no direction.
  private(set) var undirectedCount = 0
  /// Where they stand.
  private(set) var lines = EdgeLines()

  /// Begins without friendships, whose columns will be where the space says.
  init(usesWeights: Bool, in space: ScratchSpace) {
    sources = GrowingColumn(in: space)
    targets = GrowingColumn(in: space)
    weights = usesWeights ? GrowingColumn(in: space) : nil
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

/// What a reader is told besides the file.
struct GraphFileOptions {
  /// Whether weights are read.
  let usesWeights: Bool
  /// Where the columns have their place.
  var space = ScratchSpace.memory
  /// How the work runs.
  var execution = Execution()
}
