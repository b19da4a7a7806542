import Foundation
import Testing

@testable import CreditScoring

struct ScoreModelTests {
  /// The example of the format's documentation, taken from the documentation.
  static func documentedExample() throws -> String {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/CreditScoring/ScoreModel+Format.swift")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasSuffix("```json") })
    let end = try #require(lines[start...].firstIndex { $0.hasSuffix("/// ```") })
    return lines[(start + 1)..<end].map { $0.drop { $0 == " " }.dropFirst(3) }.joined(
      separator: "\n")
  }

  @Test func `the documented example is a model that renders back to itself`() throws {
    let model = try ScoreModel(parsing: Self.documentedExample())
    #expect(model.name == "demonstration")
    #expect(model.scale == 350...950)
    #expect(model.categories.map(\.budget) == [570, 30])
    #expect(model.columnNames == ["worst_delay_months", "home", "phone_verified"])
    #expect(model.friendsScores?.priorStrength == 5)
    let again = try ScoreModel(parsing: model.json)
    #expect(again == model)
    #expect(again.json == model.json)
  }
}
