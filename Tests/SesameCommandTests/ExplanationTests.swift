import Foundation
import Testing

/// The arithmetic that `explain` lays open, done by hand.
struct ExplanationTests {
  static let people = ["0", "12", "7623"]

  private func explain(_ person: String, _ format: String) async throws -> String {
    let outcome = try await Program.run(
      "explain \(Demo.edges) --people \(Demo.people) --model \(Demo.model) --person \(person)"
        + " --format \(format)")
    try #require(outcome.status == 0)
    #expect(outcome.standardError.isEmpty)
    return outcome.text
  }

  @Test func `a page shows friends without names, and no friendships between few`() async throws {
    for person in Self.people {
      let page = try await explain(person, "html")
      let degree = try #require(Int(try await row(of: person)["degree"] ?? ""))
      let circles = page.components(separatedBy: "<circle ").count - 1
      #expect(circles == min(degree, 80) + 1)
      #expect(page.contains("<td>friends</td><td class=\"n\">\(degree)</td>"))
      #expect(page.contains("Friends are few") == (degree < 5))
      #expect(page.contains("friendships between them") == (degree >= 5))
    }
  }

  /// The row of a person in the enriched table, by column.
  private func row(of person: String) async throws -> [String: String] {
    let sheet = try await Demo.enrichedSheet.value
    let row = try #require(sheet.rows.first { $0[0] == person })
    return Dictionary(zip(sheet.header, row)) { first, _ in first }
  }

  @Test(arguments: people)
  func `the text's points add up to the score of the table`(_ person: String) async throws {
    let text = try await explain(person, "text")
    let row = try await row(of: person)
    let score = try #require(row["score"])
    #expect(text.hasPrefix("Score of \(person): \(score), \(row["band"] ?? "")\n"))

    // A category's line begins at the margin, a characteristic's two blanks in; both end with
    // the points and the budget.
    let table = text.split(separator: "\n\n")[1].split(separator: "\n").dropFirst()
    var categories: [(name: String, points: Int, budget: Int)] = []
    // The points of a characteristic are "–" where few friends contribute: the category's hold them.
    var characteristics: [[(points: Int?, budget: Int)]] = []
    for line in table {
      let ends = line.split(separator: " ").suffix(2).map { Int($0) }
      let budget = try #require(ends[1])
      try #require(ends[0] != nil || line.contains("few friends"))
      if line.hasPrefix("  ") {
        characteristics[characteristics.count - 1].append((ends[0], budget))
      } else {
        let name = line.split(separator: " ").dropLast(2).joined(separator: "_")
        categories.append((name, try #require(ends[0]), budget))
        characteristics.append([])
      }
    }
    #expect(categories.map(\.name) == ScoreColumns.categories)
    #expect(categories.map(\.budget) == [210, 150, 120, 90, 30])
    for (category, parts) in zip(categories, characteristics) {
      let points = parts.compactMap(\.points)
      #expect(points.count < parts.count || points.reduce(0, +) == category.points)
      #expect(parts.map(\.budget).reduce(0, +) == category.budget)
      #expect(row[category.name] == "\(category.points)")
    }
    let points = categories.map(\.points)
    #expect("\(350 + points.reduce(0, +))" == score)
    #expect(
      text.contains("\nSum: 350 + \(points.map(String.init).joined(separator: " + ")) = \(score)\n")
    )
    for number in 1...4 {
      if let reason = row["reason_\(number)"], !reason.isEmpty {
        #expect(text.contains("\n  \(number). \(reason)\n"))
      }
    }
  }

  private struct Document: Decodable {
    struct Category: Decodable {
      struct Characteristic: Decodable {
        let points: Int?
        let budget: Int
        let withheld: Bool
      }
      let name: String
      let points: Int
      let budget: Int
      let characteristics: [Characteristic]
    }
    let identifier: String
    let score: Int
    let band: String
    let sum: String
    let categories: [Category]
  }

  @Test func `the JSON rendering parses and adds up`() async throws {
    let text = try await explain("12", "json")
    let people = try JSONDecoder().decode([String: [Document]].self, from: Data(text.utf8))
    let document = try #require(people["explanations"]?.first)
    let row = try await row(of: "12")
    #expect(document.identifier == "12")
    #expect("\(document.score)" == row["score"])
    #expect(document.band == row["band"])
    #expect(document.categories.map(\.name) == ScoreColumns.categories)
    for category in document.categories {
      let points = category.characteristics.compactMap(\.points)
      #expect(category.characteristics.allSatisfy { ($0.points == nil) == $0.withheld })
      #expect(
        points.count < category.characteristics.count || points.reduce(0, +) == category.points)
      #expect(category.characteristics.map(\.budget).reduce(0, +) == category.budget)
    }
    #expect(350 + document.categories.map(\.points).reduce(0, +) == document.score)
    #expect(document.sum.hasSuffix("= \(document.score)"))
  }

  @Test func `the Markdown rendering has the sum`() async throws {
    let folder = try Folder(Samples.files)
    let inputs = "edges.csv --people people.csv --model model.json"
    let enriched = Sheet(try await Program.run("enrich \(inputs)", in: folder).text)
    let outcome = try await Program.run(
      "explain \(inputs) --person bob --format=markdown", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix("# Score of bob: \(enriched["score"][1]), high\n"))
    let points = [
      enriched["personal_characteristics"][1], enriched["interpersonal_relationships"][1],
    ]
    #expect(
      outcome.text.contains(
        "\n**350 + \(points.joined(separator: " + ")) = \(enriched["score"][1])**\n"))
  }

  @Test func `who can't be assessed is told why and what is missing`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("id,age\nann,31\nbob,45\ncid,\n", to: "people.csv")
    let outcome = try await Program.run(
      "explain edges.csv --people people.csv --model model.json --person cid", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix("Score of cid: not assessable: "))
    #expect(outcome.text.contains("0 % of the points of the person's own categories rest on data"))
    #expect(
      !outcome.text.contains("Sum: ") && outcome.text.contains("\nWhat is missing for a score\n"))
  }
}
