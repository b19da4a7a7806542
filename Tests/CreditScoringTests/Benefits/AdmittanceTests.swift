import CreditScoring
import Execution
import Memory
import Statistics
import Tables
import Testing

/// Answers at a threshold, references and bands of percentiles.
struct AdmittanceTests {
  private func columns(
    _ values: [Int?], _ admittance: Admittance, date: String = ""
  ) async throws -> Table {
    let scores = try await BenefitHoldingTests.scores(values)
    return Table(
      scores.identified.columns
        + scores.columns(of: admittance, date: date, execution: Execution()))
  }

  @Test func `the answer is yes from the threshold on, and none without a score`() async throws {
    let table = try await columns([649, 650, 651, nil], Admittance(threshold: 650))
    #expect(table.texts("admittance") == ["N", "Y", "Y", "N/A"])
  }

  @Test func `a reference is the beginning of the hash of the documented record`() async throws {
    let table = try await columns([700, nil], Admittance(threshold: 650), date: "2026-01-31")
    let model = SHA256.hexadecimal(SHA256.hash(Array(BenefitHoldingTests.plainCard.json.utf8)))
    for (row, answer) in ["Y", "N/A"].enumerated() {
      let record =
        "format=sesame-admittance/1\nmodel=\(model)\nthreshold=650\ndate=2026-01-31\nperson=p\(row)\n"
        + "answer=\(answer)\n"
      let hash = SHA256.hexadecimal(SHA256.hash(Array(record.utf8)))
      #expect(table.texts("reference")[row] == String(hash.prefix(16)))
    }
  }

  /// Whoever has the answer can't find the score by trying: it has no part in the reference.
  @Test func `without a key nothing but the answer is in a reference`() async throws {
    let admittance = Admittance(threshold: 650)
    let (one, other) = (
      try await columns([700], admittance), try await columns([950], admittance)
    )
    #expect(one["reference"] == other["reference"])
    let (refused, later) = (
      try await columns([600], admittance),
      try await columns([700], admittance, date: "2026-01-31")
    )
    #expect(one["reference"] != refused["reference"] && one["reference"] != later["reference"])
  }

  @Test func `with a key a reference proves the values and the score`() async throws {
    let key = Array("0123456789abcdef".utf8)
    let admittance = Admittance(threshold: 650, key: key)
    let table = try await columns([700, 701], admittance)
    let model = SHA256.hexadecimal(SHA256.hash(Array(BenefitHoldingTests.plainCard.json.utf8)))
    for (row, value) in [700, 701].enumerated() {
      let record =
        "format=sesame-admittance/1\nmodel=\(model)\nthreshold=650\ndate=\nperson=p\(row)\nanswer=Y\n"
        + "score=\(value)\nvalue x=\(value)\n"
      let hash = SHA256.hexadecimal(SHA256.keyedHash(Array(record.utf8), key: key))
      #expect(table.texts("reference")[row] == String(hash.prefix(16)))
    }
  }

  @Test
  func `bands of percentiles have the least number of people, and keep equal scores together`() {
    var generator = SplitMix64(seed: 9)
    for _ in 0..<300 {
      let least = Int.random(in: 5...40, using: &generator)
      let counts = Dictionary(
        (0..<Int.random(in: 1...60, using: &generator)).map { _ in
          (Int.random(in: 350...950, using: &generator), Int.random(in: 1...30, using: &generator))
        }, uniquingKeysWith: +)
      let total = counts.values.reduce(0, +)
      let bands = PercentileBands(of: counts, atLeast: least).bands
      if total < least {
        #expect(bands.isEmpty)
        continue
      }
      #expect(bands.allSatisfy { $0.count >= least } && bands.count <= 100)
      #expect(bands.map(\.count).reduce(0, +) == total)
      #expect(bands.first?.percent.lowerBound == 0 && bands.last?.percent.upperBound == 100)
      for (band, next) in zip(bands, bands.dropFirst()) {
        #expect(band.scores.upperBound < next.scores.lowerBound)
        #expect(band.percent.upperBound == next.percent.lowerBound)
      }
      for (score, count) in counts {
        let own = bands.filter { $0.scores.contains(score) }
        #expect(own.count == 1 && own[0].count >= count)
      }
    }
  }

  @Test func `nobody without a score is in a band`() async throws {
    let scores = try await BenefitHoldingTests.scores(
      [400, 400, 400, 500, 500, 500, 600, 600, 600, 600, nil])
    let bands = scores.percentileBands(atLeast: 5)
    let table = Table(
      scores.identified.columns + [scores.column(of: bands, execution: Execution())])
    #expect(bands.bands.map(\.name) == ["0 to 100 %"])
    #expect(table.texts("percentile_band").last == .some(nil))
    #expect(scores.percentileBands(atLeast: 11).bands.isEmpty)
  }
}
