import Execution
import GraphKernels
import Testing

@Suite struct `Agreement of partitions` {
  struct Example: Sendable {
    let one: [Int]
    let other: [Int]
    let randIndex: Double
    let normalized: Double
    let adjusted: Double
  }

  /// Numbers below a bound in an order that repeats anywhere.
  private static func drawn(_ count: Int, below bound: Int, seed: Int) -> [Int] {
    var state = seed
    return (0..<count).map { _ in
      state = (state * 1_103_515_245 + 12345) % (1 << 31)
      return (state >> 16) % bound
    }
  }

  private static let roots = (0..<5000).map { Int(Double($0).squareRoot()) }

  /// The values are scikit-learn's (1.9.1): `adjusted_rand_score`, `normalized_mutual_info_score`,
  /// `adjusted_mutual_info_score`.
  static let examples = [
    Example(one: [0, 0, 1, 1], other: [5, 5, 2, 2], randIndex: 1, normalized: 1, adjusted: 1),
    Example(
      one: [0, 0, 1, 1], other: [0, 1, 0, 1], randIndex: -0.5, normalized: 0, adjusted: -0.5),
    Example(one: [0, 0, 0, 0], other: [0, 1, 2, 3], randIndex: 0, normalized: 0, adjusted: 0),
    Example(one: [0, 0, 0, 0], other: [7, 7, 7, 7], randIndex: 1, normalized: 1, adjusted: 1),
    Example(one: [0, 1, 2, 3], other: [3, 2, 1, 0], randIndex: 1, normalized: 1, adjusted: 1),
    Example(
      one: [0, 0, 1, 2], other: [0, 0, 1, 1], randIndex: 0.5714285714285714,
      normalized: 0.7999999999999999, adjusted: 0.5714285714285714),
    Example(
      one: drawn(100, below: 4, seed: 1), other: drawn(100, below: 7, seed: 2),
      randIndex: 0.021999180957991766, normalized: 0.11543430038246133,
      adjusted: 0.058741484364684356),
    Example(
      one: (0..<200).map { $0 / 10 }, other: (0..<200).map { ($0 + 3) / 13 },
      randIndex: 0.6249278781429103, normalized: 0.8382493423411262,
      adjusted: 0.7763053750356095),
    Example(
      one: drawn(2000, below: 40, seed: 3), other: drawn(2000, below: 40, seed: 3).map { $0 / 3 },
      randIndex: 0.4894820091888032, normalized: 0.8313920337805786,
      adjusted: 0.8236874582388098),
    Example(
      one: roots, other: (0..<5000).map { Int(Double($0 * 7 % 5000).squareRoot()) },
      randIndex: 0.10744703911890433, normalized: 0.5007272121747496,
      adjusted: 0.43725698836588744),
    Example(
      one: roots, other: roots.map { $0 / 2 }, randIndex: 0.6607968536458191,
      normalized: 0.9090511803831315, adjusted: 0.9026487001939352),
  ]

  @Test(arguments: examples) func `is scikit-learn's`(example: Example) throws {
    let (one, other) = (
      CanonicalPartition(labels: example.one), CanonicalPartition(labels: example.other)
    )
    for threadCount in [1, 3] {
      let found = try PartitionAgreement(one, other, Execution(threads: threadCount))
      #expect(abs(found.adjustedRandIndex - example.randIndex) < 1e-12)
      #expect(abs(found.normalizedMutualInformation - example.normalized) < 1e-12)
      #expect(abs(found.adjustedMutualInformation - example.adjusted) < 1e-9)
      let back = try PartitionAgreement(other, one, Execution(threads: threadCount))
      #expect(abs(back.adjustedMutualInformation - found.adjustedMutualInformation) < 1e-12)
      #expect(abs(back.variationOfInformation - found.variationOfInformation) < 1e-12)
    }
  }

  /// Not 0.9999999999999997 or 1.0000000000000002.
  @Test(arguments: [
    roots, drawn(81, below: 4, seed: 1), drawn(2000, below: 40, seed: 3), [0, 1, 1],
  ])
  func `a partition and itself agree exactly`(labels: [Int]) throws {
    let partition = CanonicalPartition(labels: labels)
    let found = try PartitionAgreement(partition, partition, Execution(threads: 2))
    #expect(found.variationOfInformation == 0)
    #expect(found.adjustedRandIndex == 1)
    #expect(found.normalizedMutualInformation == 1)
    #expect(found.adjustedMutualInformation == 1)
  }

  @Test func `nobody agrees with nobody`() throws {
    let partition = CanonicalPartition(labels: [])
    let found = try PartitionAgreement(partition, partition, Execution(threads: 1))
    #expect(found.adjustedRandIndex == 1)
    #expect(found.normalizedMutualInformation == 1)
    #expect(found.adjustedMutualInformation == 1)
  }

  @Test func `overlaps count shared people`() {
    let one = CanonicalPartition(labels: [0, 0, 0, 1, 1])
    let other = CanonicalPartition(labels: [4, 4, 9, 9, 9])  // 9 is the larger one, number 0
    #expect(
      one.overlaps(with: other).map { [$0.group, $0.otherGroup, $0.count] }
        == [[0, 0, 1], [0, 1, 2], [1, 0, 2]])
  }
}
