import Execution
import GraphKernels
import Testing

@Suite struct `Constraint` {
  private let execution = Execution(threads: 2)

  private func constraints(
    _ count: Int, _ edges: [(Int, Int, Double)], directed: Bool = false
  ) throws -> [Double?] {
    let graph = try GraphBuilder(vertexCount: count, isDirected: directed).build(
      sources: edges.map { UInt32($0.0) }, targets: edges.map { UInt32($0.1) },
      weights: edges.map(\.2)
    ).graph
    return try graph.constraint(execution).known
  }

  private func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  // Python's fractions, rounded once.
  @Test(arguments: [-1002, -920, -300, 0, 500, 1023])
  func `keeps what light ties beside heavy ones add`(exponent: Int) throws {
    let found = try constraints(
      5,
      [
        (0, 1, 1), (2, 3, power(exponent - 45)), (3, 4, power(exponent)),
        (2, 4, power(exponent - 72)),
      ])
    let expected = [1, 1, 1.9999999999999432, 0.9999999999999432, 1.0]
    #expect(areClose(found, expected, relative: 1e-15))
  }

  /// A tie that weighs a whole number times a power of two.
  struct Tie: Sendable {
    let one, other, count, exponent: Int

    init(_ one: Int, _ other: Int, _ count: Int, _ exponent: Int) {
      (self.one, self.other, self.count, self.exponent) = (one, other, count, exponent)
    }
  }

  private static let first: [Tie] = [
    Tie(1, 0, 6, -241), Tie(3, 2, 4, -524), Tie(4, 0, 3, -78), Tie(4, 1, 4, -520),
    Tie(4, 2, 4, -896), Tie(4, 3, 7, -779), Tie(5, 0, 7, -62), Tie(5, 1, 2, -184),
    Tie(5, 2, 8, -368), Tie(5, 3, 1, -999), Tie(5, 4, 3, -780),
  ]
  private static let second: [Tie] = [
    Tie(2, 0, 4, -16), Tie(2, 1, 4, -306), Tie(3, 0, 4, -9), Tie(4, 0, 7, -631),
    Tie(4, 1, 5, -851), Tie(4, 2, 1, -692), Tie(4, 3, 6, -276), Tie(5, 0, 5, -637),
    Tie(5, 1, 3, -677), Tie(5, 2, 3, -279), Tie(5, 3, 1, -2),
  ]
  private static let third: [Tie] = [
    Tie(1, 0, 1, -587), Tie(2, 0, 6, -572), Tie(2, 1, 1, -139), Tie(3, 0, 3, -276),
    Tie(3, 1, 4, -23), Tie(3, 2, 8, -749), Tie(4, 0, 9, -637), Tie(4, 1, 2, -527),
    Tie(4, 2, 6, -201), Tie(5, 0, 2, -32), Tie(5, 1, 6, -475), Tie(5, 3, 9, -54),
    Tie(5, 4, 6, -298),
  ]

  // Python's fractions, rounded once.
  private static let expected: [[Double]] = [
    [0.999986921209004, 2.0, 1.0, 2.0, 1.9999869211662398, 1.0000000000427642],
    [1.9104065439840716, 1.0, 1.0, 0.9412304866850322, 1.0009182736455464, 1.0009182736455464],
    [1.000000000001151, 1.0, 2.0, 0.9999999979045242, 2.0, 0.9999978542385435],
  ]

  @Test func `is right for weights of every size`() throws {
    for (ties, expected) in zip([Self.first, Self.second, Self.third], Self.expected) {
      let weighted = ties.map { ($0.one, $0.other, Double($0.count) * power($0.exponent)) }
      #expect(areClose(try constraints(6, weighted), expected, relative: 1e-14))
      // Of two directions the weights are added.
      let halves = weighted.map { ($0.0, $0.1, $0.2 / 2) }
      let back = halves.map { ($0.1, $0.0, $0.2) }
      #expect(
        areClose(try constraints(6, halves + back, directed: true), expected, relative: 1e-14))
    }
  }

  @Test func `stays in range where sums of weights do not`() throws {
    let largest = Double.greatestFiniteMagnitude
    let found = try constraints(3, [(0, 1, largest), (1, 2, largest), (0, 2, largest)])
    #expect(found == [1.125, 1.125, 1.125])
    let least = Double.leastNonzeroMagnitude
    #expect(try constraints(3, [(0, 1, least), (1, 2, least), (0, 2, least)]) == found)
    // A tie that is nothing beside another one, to someone whom that one leads to.
    let light = try constraints(3, [(0, 1, largest), (1, 2, largest), (0, 2, least)])
    #expect(areClose(light, [1.25, 0.5, 1.25], relative: 1e-15))
  }

  // By hand: a third of a rim person's ties goes to each friend, a hundredth of the hub's to each.
  @Test func `of a wheel is that of its definition, though the hub has many friends`() throws {
    let count = 100
    let spokes = (0..<count).map { (count, $0, 1.0) }
    let rims = (0..<count).map { ($0, ($0 + 1) % count, 1.0) }
    let found = try constraints(count + 1, spokes + rims)
    let rim = 25 / 81.0 + 2 * (101 / 300.0) * (101 / 300.0)
    let expected = [Double](repeating: rim, count: count) + [1 / 36.0]
    #expect(areClose(found, expected, relative: 1e-14))
  }

  @Test func `counts a mutual tie twice and ties of no weight not at all`() throws {
    // b's ties: two with a, one with c. By hand.
    let graph = try CompressedGraph("ab ba bc", directed: true)
    #expect(areClose(try graph.constraint(execution).known, [1, 5 / 9.0, 1], relative: 1e-15))
    let weightless = try CompressedGraph("ab bc ca cd", people: 6, weights: [1, 1, 0, 0])
    #expect(try weightless.constraint(execution).known == [1, 0.5, 1, nil, nil, nil])
  }
}
