import Foundation
import Testing

@testable import CreditScoring

struct ScoreModelTests {
  /// The example of the format's documentation, taken from the documentation.
  static func documentedExample() throws -> String {
    let lines = ScoreModel.formatDescription.split(
      separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "  {"))
    let end = try #require(lines[start...].firstIndex(of: "  }"))
    return lines[start...end].map { $0.dropFirst(2) }.joined(separator: "\n")
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

  @Test func `the description of the format has every key of a model and keeps to 100 columns`()
    throws
  {
    let text = ScoreModel.formatDescription
    let words = try #require(text.components(separatedBy: "\n\nThe document:\n").dropFirst().first)
    let keys = try Self.documentedExample().matches(of: /"(\w+)":/).map { String($0.output.1) }
    for key in Set(keys) { #expect(words.contains(key), "\(key)") }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `the demonstration's model in Graphs passes every check`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Graphs/lastfm-credit/model.json")
    let model = try ScoreModel(contentsOf: file.path)
    #expect(model.categories.map(\.budget) == [210, 150, 120, 90, 30])
    #expect(try ScoreModel(parsing: model.json) == model)
  }

  @Test func `texts of every kind survive rendering`() throws {
    let name = "quote \" backslash \\ tab \t line \n bell \u{7} é 信用 \u{1F600}"
    let escaped =
      "quote \\\" backslash \\\\ tab \\t line \\n bell \\u0007 \\u00e9 信用 \\ud83d\\ude00"
    let model = try ScoreModel(
      parsing: Self.documentedExample().replacingOccurrences(of: "demonstration", with: escaped))
    #expect(model.name == name)
    #expect(try ScoreModel(parsing: model.json).name == name)
  }

  @Test func `a byte-order mark and windows line ends are read`() throws {
    let text = try Self.documentedExample()
    let model = try ScoreModel(
      parsing: "\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(try model == ScoreModel(parsing: text))
  }

  @Test func `budgets follow the weights on other scales too`() throws {
    // 0.95 and 0.05 of 850 - 300 = 550 points: 522.5 and 27.5, the tie to the first.
    let text = try Self.documentedExample()
      .replacingOccurrences(
        of: "\"minimum\": 350, \"maximum\": 950", with: "\"minimum\": 300, \"maximum\": 850"
      )
      .replacingOccurrences(of: "\"poor\", \"from\": 350", with: "\"poor\", \"from\": 300")
      .replacingOccurrences(of: "400", with: "353")
      .replacingOccurrences(of: "\"budget\": 30", with: "\"budget\": 27")
    let model = try ScoreModel(parsing: text)
    #expect(model.categories.map(\.budget) == [523, 27])
    #expect(model.totalPoints == 550)
  }

  @Test func `true and false may have a direction`() throws {
    let text = try Self.documentedExample().replacingOccurrences(
      of: "\"column\": \"phone_verified\",",
      with: "\"column\": \"phone_verified\", \"direction\": \"lower_is_better\",")
    let error = #expect(throws: ScoreModelError.self) { try ScoreModel(parsing: text) }
    #expect(
      error?.description
        == "model: $.categories[0].characteristics[2].bins[1]: points rise from 0 to 50 although "
        + "lower is better; write at most 0")
    let higher = try Self.documentedExample().replacingOccurrences(
      of: "\"column\": \"phone_verified\",",
      with: "\"column\": \"phone_verified\", \"direction\": \"higher_is_better\",")
    #expect(try ScoreModel(parsing: higher).categories.count == 2)
  }

  @Test func `friends alone can't make a score`() throws {
    let text = try Self.documentedExample()
      .replacingOccurrences(of: "\"weight\": 0.95", with: "\"weight\": 0")
      .replacingOccurrences(of: "\"weight\": 0.05", with: "\"weight\": 1")
    let error = #expect(throws: ScoreModelError.self) { try ScoreModel(parsing: text) }
    #expect(
      error?.description
        == "model: $.categories: the categories that describe the person have no points; give "
        + "interpersonal_relationships less weight")
  }
}
