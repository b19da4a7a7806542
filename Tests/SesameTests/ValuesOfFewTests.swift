import Foundation
import Sesame
import Tables
import Testing

/// What is told of values that rest on what is known of few people, though friends are many.
struct ValuesOfFewTests {
  /// Seven people who all know each other.
  private static let friendships = Set(
    (0..<7).flatMap { left in (left + 1..<7).map { [left, $0] } })

  private func explanation(
    known: Int, of friends: Int = 6, outside: Bool = false
  ) async throws -> Explanation {
    let village = Village(
      names: (0...friends).map { "p\($0)" }, columns: Village.columns,
      fields: (0...friends).map { person in
        ["x": person == 0 || person <= known ? "1.3" : "", "y": "1.5", "earlier": "700"]
      }, friendships: Self.friendships)
    let card = InfluenceTests.Card(
      name: "relations", relations: true, outside: outside, mode: "lagged", mean: "0.6")
    return try await village.scores(by: card.model()).explanation(for: "p0")
  }

  @Test func `five friends of whom one has a value are few`() async throws {
    let one = try await explanation(known: 1)
    let line = try #require(
      one.categories.flatMap(\.lines).first { $0.characteristic == "c_neighbor_x_mean" })
    #expect(line.isWithheld && line.points == nil && line.bin == nil && line.value == nil)
    // What is left of the category's points would tell it.
    #expect(one.friends?.contributing == .few)
    let all = try await explanation(known: 6)
    let told = try #require(
      all.categories.flatMap(\.lines).first { $0.characteristic == "c_neighbor_x_mean" })
    #expect(!told.isWithheld && told.bin != nil && told.value == nil)
    #expect(all.friends?.contributing == .enough)
  }

  @Test func `the largest value of friends is that of one of them, however many there are`()
    async throws
  {
    let explanation = try await explanation(known: 6, outside: true)
    let lines = explanation.categories.flatMap(\.lines)
    for name in ["c_neighbor_y_max", "c_neighbor_x_mean"] {
      let line = try #require(lines.first { $0.characteristic == name })
      #expect(line.isWithheld && line.points == nil && line.bin == nil, "\(name)")
    }
    #expect(explanation.friends?.contributing == .few)
  }
}
