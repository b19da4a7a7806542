import Execution
import GraphKernels
import Memory
import Testing

@Suite struct `Kernels on drawn graphs` {
  let execution = Execution()

  //   a
  //  / \       A triangle a-b-c with
  // b---c---d  a pendant d on c; e is alone.
  private func kite() throws -> CompressedGraph { try CompressedGraph("ab bc ca cd", people: 5) }

  @Test func `degree counts friends`() throws {
    #expect(try kite().degree(execution).integers == [2, 2, 3, 1, 0])
    #expect(try kite().inDegree(execution).integers == [2, 2, 3, 1, 0])
    #expect(try kite().outDegree(execution).integers == [2, 2, 3, 1, 0])
  }

  @Test func `strength adds weights`() throws {
    let graph = try CompressedGraph("ab bc ca cd", people: 5, weights: [1, 2, 4, 8])
    #expect(try graph.strength(execution).known == [5, 3, 14, 8, 0])
    #expect(try kite().strength(execution).known == [2, 2, 3, 1, 0])
  }

  @Test func `one triangle counts once for each of its three people`() throws {
    #expect(try kite().triangleCount(execution).integers == [1, 1, 1, 0, 0])
  }

  @Test func `the coefficient is missing below two friends`() throws {
    #expect(try kite().localClusteringCoefficient(execution).known == [1, 1, 1.0 / 3, nil, nil])
  }

  @Test func `coreness drops from 2 to 1 outside the triangle`() throws {
    #expect(try kite().coreness(execution).integers == [2, 2, 2, 1, 0])
  }

  @Test func `components are numbered by size`() throws {
    // e-f comes after the isolate a, but is larger; b-c-d is the largest.
    let graph = try CompressedGraph("bc cd ef", people: 7)
    let components = try graph.components(execution)
    #expect(components.membership == [2, 0, 0, 0, 1, 1, 3])
    #expect(components.sizes == [3, 2, 1, 1])
    #expect(components.sizeOfOwnGroup == [1, 3, 3, 3, 2, 2, 1])
  }

  //   a ⇄ b → c     a→b, b→a, b→c, c→a and d→a:
  //   ↖_____/       one triangle, one mutual tie.
  //   d → a
  private func knot() throws -> CompressedGraph {
    try CompressedGraph("ab ba bc ca da", directed: true, weights: [1, 2, 4, 8, 16])
  }

  @Test func `a mutual tie counts twice in a directed degree and once among friends`() throws {
    #expect(try knot().degree(execution).integers == [4, 3, 2, 1])
    #expect(try knot().inDegree(execution).integers == [3, 1, 1, 0])
    #expect(try knot().outDegree(execution).integers == [1, 2, 1, 1])
    #expect(try knot().strength(execution).known == [27, 7, 12, 16])
    #expect(try knot().neighbors.weights == [3, 8, 16, 3, 4, 8, 4, 16])
  }

  @Test func `directed clustering counts ties among friends of either direction`() throws {
    // a's friends b, c, d have the tie b→c of 6; b's friends a, c have c→a of 2; c's have a⇄b.
    #expect(try knot().localClusteringCoefficient(execution).known == [1.0 / 6, 0.5, 1, nil])
    #expect(try knot().triangleCount(execution).integers == [1, 1, 1, 0])
  }

  @Test func `directed coreness counts a mutual tie twice`() throws {
    #expect(try knot().coreness(execution).integers == [2, 2, 2, 1])
    #expect(try CompressedGraph("ab ba", directed: true).coreness(execution).integers == [2, 2])
  }

  @Test func `reciprocity is the returned part of a person's ties`() throws {
    #expect(try knot().reciprocity(execution).known == [0.5, 2.0 / 3, 0, 0])
    #expect(try kite().reciprocity(execution).known == [1, 1, 1, 1, nil])
  }

  @Test func `internal degree counts friends in the own group`() throws {
    let groups = CanonicalPartition(labels: [7, 7, 3, 3, 3])
    #expect(groups.membership == [1, 1, 0, 0, 0])
    let weights = try kite().groupWeights(in: groups, execution)
    #expect(weights.internalDegrees.integers == [1, 1, 1, 1, 0])
  }

  @Test func `modularity of two triangles joined by a tie is 5 in 14`() throws {
    // a-b-c and d-e-f, joined by c-d: 2 · (3/7 − (7/14)²).
    let graph = try CompressedGraph("ab bc ca cd de ef fd")
    let halves = CanonicalPartition(labels: [0, 0, 0, 1, 1, 1])
    #expect(isClose(try graph.modularity(of: halves, execution), 5.0 / 14, relative: 1e-15))
    #expect(isClose(try graph.modularity(of: halves, resolution: 2, execution), -1.0 / 7))
    let one = CanonicalPartition(labels: [0, 0, 0, 0, 0, 0])
    #expect(try graph.modularity(of: one, execution) == 0)
  }

  @Test func `weighted sums run over friends only`() throws {
    let rows = try kite().neighbors  // a: b c, b: a c, c: a b d, d: c
    let closeness = [1, 2, 3, 4, 5, 6, 7, 8.0]
    let sums = try rows.weightedSums(
      of: [1, 10, 100, 1000, 1e9], coefficients: Buffer(closeness), execution)
    #expect(sums == [210, 403, 7065, 800, 0])
    let plain = try rows.weightedSums(of: [1, 10, 100, 1000, 1e9], coefficients: nil, execution)
    #expect(plain == [110, 101, 1011, 100, 0])
    #expect(try rows.counts(of: [true, false, false, true, true], execution) == [0, 1, 2, 0, 0])
  }
}
