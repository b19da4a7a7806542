import Foundation
import Testing

/// `influence` and the options of influence and ratings.
@Suite struct `Influence by the program` {
  @Test func `a person's influence comes as text, Markdown or JSON, and names nobody`()
    async throws
  {
    let line =
      "influence \(Demo.edges) --people \(Demo.people) --model \(Demo.model) --person 2 --quiet"
    let text = try await Program.run(line)
    #expect(text.status == 0 && text.standardError.isEmpty)
    #expect(text.text.hasPrefix("Influence on the score of 2: "))
    #expect(text.text.contains("ten invented friends"))
    #expect(text.text.contains(" friendships in turn was taken away"))
    let json = try await Program.run(line + " --format json --invented-friends 3")
    let object = try #require(
      JSONSerialization.jsonObject(with: json.standardOutput) as? [String: Any])
    let ties = try #require(object["ties"] as? [[String: Any]])
    #expect(ties.count == object["friend_count"] as? Int && ties.count > 5)
    #expect(ties.allSatisfy { $0["friend"] == nil })
    #expect(json.text.contains("3 invented friends"))
  }

  @Test func `a ring is planted, with a discount if there are seeds`() async throws {
    let line =
      "influence \(Demo.edges) --people \(Demo.people) --model \(Demo.model) --person 12 "
      + "--plant-ring 5 --attack-edges 2 --quiet"
    let alone = try await Program.run(line)
    #expect(alone.status == 0 && alone.text.contains("No discount was tried"))
    let seeded = try await Program.run(line + " --seed-people 0,500,1000 --format markdown")
    #expect(seeded.status == 0 && seeded.text.contains("discounted by sybil risk"))
  }

  @Test(arguments: [
    ("influence edges.csv --people people.csv", "the person is missing; add --person ID"),
    (
      "influence edges.csv --people people.csv --model model.json --person bob --attack-edges 2",
      "option '--attack-edges' is about a ring, and none is planted; add --plant-ring SIZE"
    ),
    (
      "influence edges.csv --people people.csv --model model.json --person bob --seeds age",
      "option '--seeds' is about influence, and nothing here needs it; add --plant-ring N, whose discount "
        + "rests on seeds, or leave the option out"
    ),
    (
      "features edges.csv --influence rev2",
      "'rev2' needs ratings, and there are none; add --ratings C"
    ),
    (
      "features edges.csv --influence sybil_rnk",
      "there is no method 'sybil_rnk' of influence; did you mean 'sybil_rank'?"
    ),
    (
      "features edges.csv --influence sybil_rank",
      "'sybil_rank' needs people from whom influence goes out; add --seeds C, "
        + "--seed-people ID,… or --seed-file TABLE"
    ),
    (
      "features edges.csv --cold-start mean",
      "option '--cold-start' is about ratings, and there are none; add --ratings C"
    ),
    (
      "features edges.csv --people people.csv --seeds age --seed-people ann",
      "options '--seeds' and '--seed-people' can't go together; keep one"
    ),
  ])
  func `options that don't fit are refused`(_ line: String, message: String) async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(line, in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.standardError == "sesame: \(message)\n")
  }

  @Test func `ratings below zero are read and counted`() async throws {
    let folder = try Folder(["r.csv": "from,to,rating\nann,bob,5\nbob,ann,-2\ncid,bob,3\n"])
    let outcome = try await Program.run(
      "features r.csv --directed --ratings rating --seed-people ann --features none", in: folder)
    #expect(outcome.status == 0)
    #expect(
      outcome.text.hasPrefix(
        "id,personalized_pagerank,personalized_pagerank_per_degree,activation,"))
    #expect(
      outcome.standardError.contains("\nratings      3 (1 not above 0 left out of influence)\n"))
  }
}
