import EdgeLists
import GraphFeatures
import Graphs
import Tables
import TestSupport
import Testing
import TextFormats

/// Friendships given more than once, at different times.
struct TimedDuplicateTests {
  private let timed = EdgeListFormat(weight: 3, time: 4)

  //      row  weight  time
  //  a-b   1       5   300
  //  b-a   2       7   100
  //  a-b   3       2   300
  //  a-b   4      11   900, not before 500
  private let lines = "a,b,5,300\nb,a,7,100\na,b,2,300\na,b,11,900\n"

  @Test(arguments: [(DuplicatePolicy.first, 7.0), (.last, 2.0), (.sum, 14.0), (.max, 7.0)])
  func `first and last go by time, and of equal times by row`(
    _ policy: DuplicatePolicy, _ strength: Double
  ) async throws {
    let built = try graph(lines, duplicates: policy, format: timed, asOf: 500)
    let table = try await built.features([.strength])
    #expect(table["strength"]?.values == .reals([strength, strength]))
  }

  // As of 500 with a half-life of 200: 300 is one of them ago, 100 two.
  // So the three weights are 5/2, 7/4 and 2/2, and each time counts 1/2, 1/4 and 1/2.
  @Test(arguments: [
    (DuplicatePolicy.first, 1.75), (.last, 1), (.sum, 5.25), (.max, 2.5), (.count, 1.25),
  ])
  func `weights have decayed when they are merged, and so has each time that counts`(
    _ policy: DuplicatePolicy, _ strength: Double
  ) async throws {
    let built = try graph(lines, duplicates: policy, format: timed, asOf: 500, halfLife: 200)
    let table = try await built.features([.strength])
    #expect(table["strength"]?.values == .reals([strength, strength]))
  }

  @Test func `without a half-life every time counts 1`() async throws {
    let built = try graph(lines, duplicates: .count, format: timed, asOf: 500)
    let table = try await built.features([.strength])
    #expect(table["strength"]?.values == .reals([3, 3]))
  }
}
