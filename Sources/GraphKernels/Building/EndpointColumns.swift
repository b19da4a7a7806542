internal import Execution
package import Memory

/// A list of edges as parallel columns, and which of them count.
package struct EndpointColumns: Sendable {
  /// The end at which each edge starts: a vertex, or a number in ``vertices``.
  package let sources: Buffer<UInt32>
  /// The end to which each edge leads.
  package let targets: Buffer<UInt32>
  /// The weight of each edge, if edges have any.
  package var weights: Buffer<Double>?
  /// The vertex of every number that ends may be, ``noVertex`` for those whose edges do not count;
  /// `nil` if ends are vertices.
  package var vertices: Buffer<UInt32>?
  /// The time of each edge; `nil` if edges count whatever the time.
  package var times: Buffer<Double>?
  /// The moment strictly before which edges count, if they have times.
  package var end = Double.infinity
  /// Whether edges of weight 0 do not count.
  package var leavesWeightlessOut = false

  /// 1 for each edge that has no direction, 0 for the others; `nil` if all have one.
  ///
  /// In a directed graph such an edge leads both ways.
  package var undirected: Buffer<UInt8>?

  /// What stands in ``vertices`` for a vertex that is not in the graph.
  package static let noVertex = UInt32.max

  /// Makes columns of which everything counts.
  ///
  /// - Precondition: They are equally long, below 2³² edges.
  package init(
    sources: Buffer<UInt32>, targets: Buffer<UInt32>, weights: Buffer<Double>? = nil
  ) {
    precondition(sources.count == targets.count, "as many sources as targets")
    precondition(weights.map { $0.count == sources.count } ?? true, "one weight per edge")
    precondition(sources.count <= Int(UInt32.max), "too many edges")
    self.sources = sources
    self.targets = targets
    self.weights = weights
  }

  /// The number of edges, those that do not count included.
  package var count: Int { sources.count }

  /// Whether an edge lies in the time that counts.
  @inline(__always)
  package func isInTime(_ edge: Int) -> Bool { times.map { $0[edge] < end } ?? true }

  /// The two ends of an edge; `nil` if it does not count.
  @inline(__always)
  func ends(of edge: Int) -> (source: UInt32, target: UInt32)? {
    guard isInTime(edge), !(leavesWeightlessOut && weights?[edge] == 0) else { return nil }
    let (source, target) = (sources[edge], targets[edge])
    guard let vertices else { return (source, target) }
    let (from, to) = (vertices[Int(source)], vertices[Int(target)])
    return from == Self.noVertex || to == Self.noVertex ? nil : (from, to)
  }

  /// Whether an edge leads both ways in a directed graph.
  @inline(__always)
  func isUndirected(_ edge: Int) -> Bool { undirected.map { $0[edge] != 0 } ?? false }

  /// The same columns for a graph in which no edge has a direction.
  var ignoringDirections: EndpointColumns {
    var columns = self
    columns.undirected = nil
    return columns
  }

  /// Counts what is not one edge each.
  func specialCounts(_ execution: Execution) throws(CancellationError) -> SpecialEdgeCounts {
    guard
      times != nil || leavesWeightlessOut || undirected != nil
        || vertices?.contains(Self.noVertex) ?? false
    else { return SpecialEdgeCounts() }
    let blocks = BlockList(vertexCount: count)
    let counts = try execution.quiet.map(blocks) { (edges: Range<Int>) in
      var counts = SpecialEdgeCounts()
      for edge in edges {
        if let ends = ends(of: edge) {
          if isUndirected(edge), ends.source != ends.target { counts.undirected += 1 }
        } else if !isInTime(edge) {
          counts.late += 1
        } else if leavesWeightlessOut, weights?[edge] == 0 {
          counts.weightless += 1
        } else {
          counts.unnamed += 1
        }
      }
      return counts
    }
    return counts.reduce(into: SpecialEdgeCounts()) { $0.add($1) }
  }
}

/// How many edges are not one edge each.
struct SpecialEdgeCounts: Sendable {
  /// Those that do not count because of their time.
  var late = 0
  /// Others that do not count because they weigh nothing.
  var weightless = 0
  /// Others that do not count because an end is no vertex.
  var unnamed = 0
  /// Those that count and join two vertices without a direction.
  var undirected = 0

  mutating func add(_ other: SpecialEdgeCounts) {
    late += other.late
    weightless += other.weightless
    unnamed += other.unnamed
    undirected += other.undirected
  }
}
