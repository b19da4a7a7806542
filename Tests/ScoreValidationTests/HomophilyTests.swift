import Execution
import Memory
import ScoreValidation
import Testing

@Suite struct `Homophily of ties` {
  @Test func `of numbers is NetworkX's and igraph's, with jackknife errors`() async throws {
    for golden in try Golden.load().mixing {
      for weights in [nil, Buffer(golden.weights)] {
        let found = try await Homophily(
          sources: Buffer(golden.sources), targets: Buffer(golden.targets), weights: weights,
          values: golden.values, directed: golden.directed, permutations: 0, seed: 1)
        let expected = golden.numeric
        let isPlain = weights == nil
        #expect(
          isClose(found.coefficient, isPlain ? expected.coefficient : expected.weightedCoefficient))
        #expect(isClose(found.standardError, isPlain ? expected.error : expected.weightedError))
        #expect(found.pValue == nil)
      }
    }
  }

  @Test func `of kinds is NetworkX's and igraph's, with jackknife errors`() async throws {
    for golden in try Golden.load().mixing {
      for weights in [nil, Buffer(golden.weights)] {
        let found = try await Homophily(
          sources: Buffer(golden.sources), targets: Buffer(golden.targets), weights: weights,
          kinds: golden.kinds, directed: golden.directed, permutations: 0, seed: 1)
        let expected = golden.nominal
        let isPlain = weights == nil
        #expect(
          isClose(found.coefficient, isPlain ? expected.coefficient : expected.weightedCoefficient))
        #expect(isClose(found.standardError, isPlain ? expected.error : expected.weightedError))
      }
    }
  }

  @Test func `is the same in another unit of values and of weights`() async throws {
    let golden = try Golden.load().mixing[0]
    func found(_ factor: Double, _ shift: Double, _ weight: Double) async throws -> Homophily {
      try await Homophily(
        sources: Buffer(golden.sources), targets: Buffer(golden.targets),
        weights: Buffer(golden.weights.map { $0 * weight }),
        values: golden.values.map { $0 * factor + shift }, directed: false, permutations: 0,
        seed: 1)
    }
    let one = try #require(try await found(1, 0, 1).coefficient)
    #expect(try await isClose(found(1, 1e6, 1).coefficient, one, within: 1e-9))
    #expect(try await isClose(found(1e300, 0, 1e-3).coefficient, one))
    #expect(try await isClose(found(1e-300, 0, 1e3).coefficient, one))
  }

  // 0 - 1   3 - 4
  //  \ /  -  \ /     Two triangles of two kinds, tied by one tie.
  //   2       5
  private let sources: Buffer<UInt32> = [0, 1, 2, 3, 4, 5, 2]
  private let targets: Buffer<UInt32> = [1, 2, 0, 4, 5, 3, 3]

  @Test func `is more than chance among triangles of one kind`() async throws {
    let found = try await Homophily(
      sources: sources, targets: targets, kinds: ["a", "a", "a", "b", "b", "b"], directed: false,
      permutations: 999, seed: 1)
    #expect(isClose(found.coefficient, 5.0 / 7))
    // Two of the twenty ways to deal out the kinds are as divided.
    #expect(isClose(found.pValue, 0.1, within: 0.03))
    let again = try await Homophily(
      sources: sources, targets: targets, kinds: ["a", "a", "a", "b", "b", "b"], directed: false,
      permutations: 999, seed: 1, execution: Execution(threads: 5))
    #expect(again == found)
    let numbers = try await Homophily(
      sources: sources, targets: targets, values: [0, 0, 0, 1, 1, 1], directed: false,
      permutations: 0, seed: 1)
    #expect(isClose(numbers.coefficient, 5.0 / 7))
  }

  @Test func `leaves out and counts ties without a value at both ends, and ties to oneself`()
    async throws
  {
    let found = try await Homophily(
      sources: [0, 1, 1, 2, 3], targets: [1, 1, 2, 3, 0], values: [1, 2, nil, 3], directed: true,
      permutations: 9, seed: 1)
    #expect(found.tieCount == 2)
    #expect(found.omittedTieCount == 3)
    #expect(found.valueCount == 3)
    #expect(isClose(found.coefficient, -1))
  }

  @Test func `is undefined without ties and where all values are equal`() async throws {
    let none = try await Homophily(
      sources: [], targets: [], values: [1, 2], directed: false, permutations: 9, seed: 1)
    let equal = try await Homophily(
      sources: sources, targets: targets, values: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1], directed: false,
      permutations: 9, seed: 1)
    let kind = try await Homophily(
      sources: sources, targets: targets, kinds: ["a", "a", "a", "a", "a", "a"], directed: true,
      permutations: 9, seed: 1)
    for found in [none, equal, kind] {
      #expect(found.coefficient == nil)
      #expect(found.standardError == nil)
      #expect(found.pValue == nil)
    }
  }

  @Test func `is refused for numbers and ends that make no sense`() async throws {
    await #expect(throws: ValidationError.self) {
      try await Homophily(
        sources: [0], targets: [1], values: [1, .nan], directed: false, permutations: 0, seed: 1)
    }
    await #expect(throws: ValidationError.self) {
      try await Homophily(
        sources: [0], targets: [2], values: [1, 2], directed: false, permutations: 0, seed: 1)
    }
    await #expect(throws: ValidationError.self) {
      try await Homophily(
        sources: [0], targets: [1], weights: [0], values: [1, 2], directed: false,
        permutations: 0, seed: 1)
    }
    await #expect(throws: ValidationError.self) {
      try await Homophily(
        sources: [0], targets: [1, 0], values: [1, 2], directed: false, permutations: 0, seed: 1)
    }
    await #expect(throws: ValidationError.self) {
      try await Homophily(
        sources: [0], targets: [1], values: [1, 2], directed: false, permutations: -1, seed: 1)
    }
  }
}
