import Execution
import GraphKernels
import Memory
import Populations
import Statistics
import Testing

/// Real records for the people of a real graph.
struct PairingTests {
  /// A ring in which everyone has two neighbors on either side.
  private static func ring(_ count: Int) -> CompressedRows {
    CompressedRows(
      offsets: (0...count).map { 4 * $0 },
      targets: (0..<count).flatMap { person in
        [count - 2, count - 1, 1, 2].map { UInt32((person + $0) % count) }.sorted()
      })
  }

  /// 1 for one record in five.
  private static func outcomes(_ count: Int) -> [Double] {
    (0..<count).map { $0 % 5 == 0 ? 1 : 0 }
  }

  @Test(arguments: [0.1, 0.3, 0.45])
  func `friends are alike as much as is asked for, and everyone has a record of their own`(
    _ homophily: Double
  ) throws {
    let rows = Self.ring(3000)
    let risks = Self.outcomes(3500)
    let pairing = try RecordPairing(
      rows, risks: risks, homophily: homophily, seed: 1, Execution())
    #expect(Set(pairing.records).count == 3000)
    // Measured anew, over the ties.
    let own = pairing.records.map { risks[Int($0)] }
    let mean = own.reduce(0, +) / 3000
    var (products, squares) = (0.0, 0.0)
    for person in 0..<3000 {
      squares += (own[person] - mean) * (own[person] - mean)
      for step in [1, 2] {
        products += (own[person] - mean) * (own[(person + step) % 3000] - mean)
      }
    }
    // A tie more or less between people with the event is about 2 / (12000 · 0.16).
    #expect((products / 2 / squares - homophily).magnitude < 6e-4)
    #expect((pairing.homophily - products / 2 / squares).magnitude < 1e-9)
  }

  @Test func `few people with few events come as near`() throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let pairing = try RecordPairing(
        Self.ring(200), risks: Self.outcomes(200), homophily: 0.1, seed: seed, Execution())
      // A tie more or less between people with the event is 2 / (800 · 0.16), and half of it may be left.
      #expect((pairing.homophily - 0.1).magnitude < 0.0079)
    }
  }

  @Test func `without homophily records are dealt out at random, and another seed deals anew`()
    throws
  {
    let rows = Self.ring(2000)
    let first = try RecordPairing(
      rows, risks: Self.outcomes(2000), homophily: 0, seed: 1, Execution())
    // 4000 ties of chance.
    #expect(first.homophily.magnitude < 4 / 4000.0.squareRoot())
    #expect(first.fieldShare == 0)
    let second = try RecordPairing(
      rows, risks: Self.outcomes(2000), homophily: 0, seed: 2, Execution())
    #expect(first.records != second.records)
  }

  @Test func `the pairing is the same for any number of threads`() throws {
    let rows = Self.ring(40_000)
    let pairings = try [1, 2, 8].map { threads in
      try RecordPairing(
        rows, risks: Self.outcomes(40_000), homophily: 0.2, seed: 3, Execution(threads: threads))
    }
    #expect(pairings.allSatisfy { $0.records == pairings[0].records })
  }

  @Test func `more than the graph allows is refused, and what is told is allowed`() throws {
    let rows = Self.ring(1000)
    let error = #expect(throws: PopulationError.self) {
      _ = try RecordPairing(
        rows, risks: Self.outcomes(1000), homophily: 0.95, seed: 1, Execution())
    }
    let remedy = try #require(error?.remedy)
    let most = try #require(remedy.firstMatch(of: /at most ([0-9.]+)/)?.output.1)
    _ = try RecordPairing(
      rows, risks: Self.outcomes(1000), homophily: try #require(Double(most)), seed: 1,
      Execution())
  }
}
