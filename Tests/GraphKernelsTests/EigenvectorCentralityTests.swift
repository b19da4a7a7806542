import Execution
import GraphKernels
import Statistics
import Testing

@Suite struct `Eigenvector centrality` {
  private func centralities(
    _ count: Int, _ edges: [(Int, Int, Double)], threads: Int = 2
  ) throws -> [Double] {
    let graph = try GraphBuilder(vertexCount: count, isDirected: false).build(
      sources: edges.map { UInt32($0.0) }, targets: edges.map { UInt32($0.1) },
      weights: edges.map(\.2)
    ).graph
    return Array(try graph.eigenvectorCentrality(Execution(threads: threads)))
  }

  private let triangle = [(0, 1, 1.0), (1, 2, 1), (0, 2, 1)]

  private func moved(
    _ edges: [(Int, Int, Double)], by places: Int, times factor: Double = 1
  ) -> [(Int, Int, Double)] {
    edges.map { ($0.0 + places, $0.1 + places, $0.2 * factor) }
  }

  @Test func `of two equal triangles is 1 for all six, in any order`() throws {
    let edges = triangle + moved(triangle, by: 3) + [(6, 7, 1)]
    #expect(try centralities(8, edges) == [1, 1, 1, 1, 1, 1, 0, 0])
    #expect(try centralities(8, edges.reversed()) == [1, 1, 1, 1, 1, 1, 0, 0])
  }

  @Test func `is 0 outside the leading component, and not -0`() throws {
    let edges = triangle + moved(triangle, by: 3, times: 1.001) + [(6, 7, 1.9)]
    let found = try centralities(9, edges)
    #expect(found == [0, 0, 0, 1, 1, 1, 0, 0, 0])
    #expect(found.allSatisfy { $0.sign == .plus })
  }

  @Test func `takes components of one eigenvalue as equal, whatever their shapes`() throws {
    // A path of weights 2 and 3 has the root of 13, which a triangle of half of it has too.
    let root = 13.0.squareRoot()
    let path = [(0, 1, 2.0), (1, 2, 3)]
    let edges = path + moved(triangle, by: 3, times: root / 2) + [(6, 7, 3.6)]
    let found = try centralities(8, edges)
    let expected = [2 / root, 1, 3 / root, 1, 1, 1, 0, 0]
    #expect(areClose(found, expected, relative: 1e-14))
  }

  @Test func `of bipartite graphs is the positive vector`() throws {
    // A star of four, and two people tied to the same three.
    let star = (1...4).map { (0, $0, 1.0) }
    #expect(areClose(try centralities(5, star), [1, 0.5, 0.5, 0.5, 0.5], relative: 1e-14))
    let both = (0..<2).flatMap { one in (2..<5).map { (one, $0, 1.0) } }
    let other = (2 / 3.0).squareRoot()
    #expect(areClose(try centralities(5, both), [1, 1, other, other, other], relative: 1e-14))
  }

  // The elements of a path's vector are sines.
  @Test(arguments: [(2, 1e-15), (3, 1e-14), (31, 1e-12), (301, 1e-9)])
  func `of a path is a half wave`(count: Int, tolerance: Double) throws {
    let found = try centralities(count, (1..<count).map { ($0 - 1, $0, 1.0) })
    // Symmetric, so that the sines of both halves come from the first: none of a multiple of pi.
    var wave = (1...count).map { sine(Double($0) / Double(count + 1)) }
    let largest = wave.max() ?? 1
    wave = wave.map { $0 / largest }
    #expect(areClose(found, wave, relative: 0, absolute: tolerance))
  }

  /// The sine of a part of a half turn.
  private func sine(_ part: Double) -> Double {
    let angle = (part > 0.5 ? 1 - part : part) * Double.pi
    var (term, sum) = (angle, angle)
    for step in 1..<20 {
      term *= -angle * angle / Double(2 * step * (2 * step + 1))
      sum += term
    }
    return sum
  }

  // Python's mpmath with 60 digits. The next eigenvalue is smaller by 3.6e-6 and by 1.9e-10.
  @Test func `loses digits where two groups are nearly as dense as each other`() throws {
    func clique(_ count: Int, weight: Double) -> [(Int, Int, Double)] {
      (0..<count).flatMap { one in (0..<one).map { ($0, one, weight) } }
    }
    let path = (9..<14).map { ($0, $0 + 1, 1.0) }
    let heavier = [(0, 1, 0.000001)]
    let barbell = clique(10, weight: 1) + moved(clique(10, weight: 1), by: 14) + path + heavier
    let found = try centralities(24, barbell)
    #expect(isClose(found[14], 0.9938096648208256, relative: 0, absolute: 1e-9))
    let twins =
      clique(4, weight: 1) + moved(clique(4, weight: 1), by: 4, times: 1 - 1e-10) + [(3, 4, 1e-9)]
    #expect(isClose(try centralities(8, twins)[7], 0.566190354743973, relative: 0, absolute: 1e-5))
  }

  @Test(arguments: [1e-300, 1e-100, 1e-24, 0.01, 3, 1e100, 1e150, 1e300])
  func `does not depend on the unit of weights`(factor: Double) throws {
    var generator = SplitMix64(seed: 11)
    let edges = (0..<60).map { _ in
      (
        Int.random(in: 0..<10, using: &generator), Int.random(in: 10..<20, using: &generator),
        Double.random(in: 0.1...5, using: &generator)
      )
    }
    let once = try centralities(20, edges)
    #expect(areClose(try centralities(20, moved(edges, by: 0, times: factor)), once))
    for exponent in [-900, -300, 200, 900] {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      #expect(try centralities(20, moved(edges, by: 0, times: power)) == once)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `is an eigenvector of the leading components for any order and number of threads`(
    seed: UInt64
  ) throws {
    var generator = SplitMix64(seed: seed)
    let count = Int.random(in: 2...40, using: &generator)
    let edges = (0..<Int.random(in: 1...2 * count, using: &generator)).map { _ in
      (
        Int.random(in: 0..<count, using: &generator), Int.random(in: 0..<count, using: &generator),
        Double.random(in: 0.5...2, using: &generator)
      )
    }.filter { $0.0 != $0.1 }
    let found = try centralities(count, edges, threads: 1)
    #expect(try centralities(count, edges, threads: 3) == found)
    #expect(found.max() == 1)
    #expect(found.allSatisfy { $0 >= 0 && $0 <= 1 })
    var image = [Double](repeating: 0, count: count)
    for (one, other, weight) in edges {
      image[one] += weight * found[other]
      image[other] += weight * found[one]
    }
    let value = image.max() ?? 0
    #expect(areClose(image, found.map { $0 * value }, relative: 0, absolute: 1e-12 * value))
    let places = (0..<count).shuffled(using: &generator)
    let renamed = try centralities(count, edges.map { (places[$0.0], places[$0.1], $0.2) })
    #expect(areClose(places.map { renamed[$0] }, found, relative: 0, absolute: 1e-9))
  }

  // By hand: with a and b at 1 and the eigenvalue 1, i is twice the light weight.
  @Test(arguments: [-199, -201, -345, -520, -690, -1000, -1022], [-40, 0, 900])
  func `of a person with light ties takes nothing from the others`(light: Int, unit: Int) throws {
    guard light + unit >= -1022 else { return }
    let (weight, heavy) = (power(light + unit), power(unit))
    // A pair on its own that is as light.
    let found = try centralities(
      5, [(0, 1, weight), (0, 2, weight), (1, 2, heavy), (3, 4, weight)])
    #expect(isClose(found[0], 2 * power(light), relative: 1e-12))
    #expect(areClose(found[1...2], [1, 1], relative: 1e-14))
    #expect(found.max() == 1)
    #expect(found[3...] == [0, 0])
  }

  // By hand: c is 1, b and d are its root of 1/2, and a half of the light weight.
  @Test(arguments: [-300, -690, -1020])
  func `of a path with a light end is that of the others`(light: Int) throws {
    let found = try centralities(4, [(0, 1, power(light)), (1, 2, 1), (2, 3, 1)])
    let root = 0.5.squareRoot()
    #expect(areClose(found, [power(light - 1), root, 1, root], relative: 1e-12))
  }

  @Test func `is at most 1 where ties are lighter than numbers can say beside the heaviest`() throws
  {
    let (least, largest) = (Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude)
    let found = try centralities(
      5, [(0, 1, least), (0, 2, least), (1, 2, largest), (3, 4, least)])
    #expect(found == [0, 1, 1, 0, 0])
    #expect(try centralities(3, [(0, 1, least), (1, 2, least), (0, 2, least)]) == [1, 1, 1])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `of a graph is the same with light ties added`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let edges = (0..<60).map { _ in
      (
        Int.random(in: 0..<10, using: &generator), Int.random(in: 10..<20, using: &generator),
        Double.random(in: 0.5...5, using: &generator)
      )
    }
    let light = (0..<20).map { _ in
      (
        Int.random(in: 0..<20, using: &generator), Int.random(in: 20..<30, using: &generator),
        power(Int.random(in: -1000 ... -300, using: &generator))
      )
    }
    let (alone, found) = (try centralities(20, edges), try centralities(30, edges + light))
    #expect(areClose(found[..<20], alone, relative: 1e-9, absolute: 1e-12))
    #expect(found.max() == 1)
    #expect(found[20...].allSatisfy { $0 < 1e-80 })
  }

  private func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  @Test func `without ties is 1 for everyone`() throws {
    #expect(try centralities(3, []) == [1, 1, 1])
    #expect(try centralities(3, [(0, 1, 0), (1, 2, 0)]) == [1, 1, 1])
    #expect(try centralities(0, []).isEmpty)
  }
}
