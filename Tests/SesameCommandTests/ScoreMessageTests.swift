import Foundation
import Testing

/// What commands that score people say, word by word.
struct ScoreMessageTests {
  /// A model of 570 points by a column of texts and 30 by friends.
  private static let homes = Samples.model.replacing(
    """
    "column": "age", "direction": "higher_is_better", "budget": 570,
              "bins": [
                {"below": 30, "points": 0}, {"from": 30, "below": 40, "points": 300},
                {"from": 40, "points": 570}
              ],
    """,
    with: """
      "column": "city", "budget": 570,
                "bins": [
                  {"values": ["Rome"], "points": 570}, {"values": ["Praha"], "points": 300},
                  {"values": ["Wien", "Linz"], "other": true, "points": 0}
                ],
      """)

  @Test func `a bin of text that matches no row is a warning of enrich, score and explain`()
    async throws
  {
    let folder = try Folder(Samples.filesWithoutWeights)
    try folder.write(FileContent(Self.homes), to: "homes.json")
    let warning =
      "sesame: warning: homes.json: $.categories[0].characteristics[0]: 2 of 3 values of column 'city' of "
      + "people.csv are listed in no bin (first in line 3) and bring the 0 of at most 570 points of all other "
      + "texts; no row falls in the bin 'Praha': compare the spelling\n"
    for command in [
      "enrich edges.csv --people people.csv", "explain edges.csv --people people.csv --person bob",
    ] {
      let outcome = try await Program.run("\(command) --model homes.json --quiet", in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.standardError == warning)
    }
    let score = try await Program.run("score people.csv --model homes.json --quiet", in: folder)
    #expect(
      score.standardError == warning
        + "sesame: warning: no friendships are given: friends brings everyone the neutral 10 points\n"
    )
  }

  @Test func `a column that the model reads and a result of its name are told apart by a prefix`()
    async throws
  {
    let folder = try Folder(Samples.files)
    let model = Samples.model.replacing(
      "\"column\": \"age\"", with: "\"column\": \"credit_history\"")
    try folder.write(FileContent(model), to: "history.json")
    try folder.write("id,credit_history\nann,31\nbob,45\n", to: "history.csv")
    let score = "score history.csv --model history.json --quiet"
    let refused = try await Program.run(score, in: folder)
    #expect(refused.status == 65)
    #expect(
      refused.standardError
        == "history.csv: model 'small' reads column 'credit_history', which is also the name of a "
        + "result; put a prefix before new columns, such as --prefix card_\n")
    let found = try await Program.run(score + " --prefix card_", in: folder)
    #expect(found.status == 0 && found.text.hasPrefix("id,credit_history,card_credit_history,"))
    let model2 = "model history.json --as sql-duckdb"
    let statement = try await Program.run(model2 + " --prefix card_", in: folder)
    #expect(statement.text.contains("AS \"card_credit_history\""))
    let table = try await Program.run("model history.json --as table --prefix card_", in: folder)
    #expect(table.status == 64)
  }

  @Test func `a text that no bin lists is shown as the person's value`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write(FileContent(Self.homes), to: "homes.json")
    let explain = "explain edges.csv --people people.csv --model homes.json --quiet --person bob"
    let text = try await Program.run(explain, in: folder).text
    let age = try #require(text.split(separator: "\n").first { $0.hasPrefix("  age ") })
    #expect(
      age.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        == ["age", "Oslo", "Wien,", "Linz,", "any", "other", "0", "570"])
    #expect(text.contains("   +570  age: Rome, now Oslo\n"))
    let markdown = try await Program.run("\(explain) --format markdown", in: folder).text
    #expect(markdown.contains("- +570: age: Rome, now Oslo\n"))
    let json = try await Program.run("\(explain) --format json", in: folder).text
    #expect(json.contains("\"value\": \"Oslo\""))
  }

  @Test func `the summary of score tells the time of reading and writing too`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run("score people.csv --model model.json -o o.csv", in: folder)
    #expect(outcome.status == 0)
    let time = try #require(outcome.standardError.split(separator: "\n").last)
    #expect(
      time.wholeMatch(of: /time         read \d+\.\d\d s, score \d+\.\d\d s, write \d+\.\d\d s/)
        != nil, "\(time)")
  }

  /// Ann has two friends: whether the age of one is missing is the friend's matter.
  @Test func `what is missing about one of few friends changes nothing that is told`() async throws
  {
    let folder = try Folder(Samples.files)
    let explain = "explain edges.csv --people people.csv --model model.json --quiet --person ann"
    let start =
      "\nWhat is missing about others is not told, since few of them count: whatever they bring, "
    var told: Set<String> = []
    for age in ["", "20", "50"] {
      let people = "id,age,city\nann,31,Rome\nbob,45,Oslo\ncid,\(age),Bern\n"
      try folder.write(FileContent(people), to: "people.csv")
      let text = try await Program.run(explain, in: folder).text.replacing("\n", with: " ")
      let parts = text.split(separator: start.replacing("\n", with: " "))
      told.insert(String(try #require(parts.dropFirst().first?.split(separator: ".").first)))
    }
    #expect(told.count == 1 && told.first?.contains("the score stays between ") ?? false, "\(told)")
  }
}
