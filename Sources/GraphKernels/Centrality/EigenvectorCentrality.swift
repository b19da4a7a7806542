package import Execution
package import Memory

// Eigenvector centrality. Each connected component has one vector without negative numbers that its
// edges only stretch, and the component that stretches its own most is the leading one. Several can
// lead together: each gets its own vector. So nothing hangs on the order of vertices, and what is
// in no leading component gets an exact 0.

extension CompressedGraph {
  /// A number for every vertex in proportion to the sum of its neighbors' numbers, the largest
  /// being 1.
  ///
  /// Direction is ignored: a mutual edge counts once, with weights those of both directions are
  /// added. With *λ* the largest eigenvalue of a component's matrix, the members of every component
  /// whose *λ* is the graph's largest, to one part in 10¹², get the positive eigenvector of their
  /// own component, scaled so that its largest element is 1; all others get 0.
  ///
  /// - Range: 0 to 1. Without edges all components lead, and every vertex gets 1. What rounding
  ///   leaves in doubt is about 10⁻¹⁵ over the part by which the component's next eigenvalue is
  ///   smaller, however many steps are made.
  /// - Complexity: O(*n* + *m*) for each step; some hundred steps where the largest eigenvalue is
  ///   well apart from the next, at most ``stepLimit``. 80 bytes per vertex.
  /// - Throws: `CancellationError`.
  /// - Source: Bonacich, "Power and centrality" (1987),
  ///   [doi:10.1086/228631](https://doi.org/10.1086/228631); steps: Knyazev, "Toward the optimal
  ///   preconditioned eigensolver" (2001),
  ///   [doi:10.1137/S1064827500366124](https://doi.org/10.1137/S1064827500366124).
  package func eigenvectorCentrality(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    let quiet = execution.quiet
    guard neighbors.hasEdges else { return Buffer(repeating: 1, count: vertexCount) }
    let rows = try neighbors.withHeaviestNearOne(quiet)
    let components = try components(quiet)
    let members = MemberList(groups: components.membership, groupCount: components.groupCount)
    let strengths = try rows.strengths(quiet)
    let candidates = try LeadingComponents(components, members, rows, strengths, quiet)
    var vector = DominantVector(rows, start: strengths)
    var found: [(value: Double, component: Int)] = []
    let centralities = ScatterBuffer<Double>(zeroedCount: vertexCount)
    var largest = candidates.largest
    for (number, candidate) in candidates.list.enumerated() {
      guard candidate.upperBound >= largest * LeadingComponents.equality else { continue }
      let range = members.starts[candidate.component]..<members.starts[candidate.component + 1]
      let value = try vector.find(in: members.vertices.extracting(range), quiet)
      largest = max(largest, value)
      found.append((value, candidate.component))
      try vector.write(to: centralities, quiet)
      execution.report(Double(number + 1) / Double(candidates.list.count))
    }
    for (value, component) in found where value < largest * LeadingComponents.equality {
      for place in members.starts[component]..<members.starts[component + 1] {
        centralities[Int(members.vertices[place])] = 0
      }
    }
    return centralities.freeze()
  }
}

extension CompressedRows {
  /// Whether any edge has a weight above 0.
  fileprivate var hasEdges: Bool { weights.map { $0.contains { $0 > 0 } } ?? (entryCount > 0) }
}

/// The components whose largest eigenvalue may be the largest of all.
private struct LeadingComponents {
  struct Candidate {
    let component: Int
    let lowerBound: Double
    let upperBound: Double
  }

  /// Those that may lead, the likeliest first.
  let list: [Candidate]
  /// A number that the largest eigenvalue is not below.
  let largest: Double

  /// Eigenvalues whose quotient is not below this are equal.
  static var equality: Double { 1 - 1e-12 }

  /// Bounds the eigenvalues by what the edges make of the strengths: in proportion at least to the
  /// square mean, at most to the largest quotient (Collatz).
  init(
    _ components: CanonicalPartition, _ members: MemberList, _ rows: CompressedRows,
    _ strengths: Buffer<Double>, _ execution: Execution
  ) throws(CancellationError) {
    let images = try rows.weightedSums(of: strengths, coefficients: rows.weights, execution)
    var list: [Candidate] = []
    var largest = 0.0
    for component in 0..<components.groupCount {
      var (squares, products, quotient) = (0.0, 0.0, 0.0)
      for place in members.starts[component]..<members.starts[component + 1] {
        let vertex = Int(members.vertices[place])
        let (strength, image) = (strengths[vertex], images[vertex])
        squares += strength * strength
        products += strength * image
        quotient = max(quotient, strength > 0 ? image / strength : 0)
      }
      let lower = squares > 0 ? products / squares : 0
      largest = max(largest, lower)
      // The errors of rounding are given the benefit of the doubt.
      list.append(
        Candidate(
          component: component, lowerBound: lower, upperBound: quotient * (1 + 0x1p-30)))
    }
    self.largest = largest
    self.list = list.filter { $0.upperBound >= largest * Self.equality }
      .sorted { ($1.lowerBound, $0.component) < ($0.lowerBound, $1.component) }
  }
}
