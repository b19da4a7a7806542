import Foundation
import Testing

/// Entities of several kinds, each with a card.
struct EntityTests {
  private static let files: [String: FileContent] = [
    "people.csv": """
    id,age,kind
    ann,31,person
    bob,45,person
    shop,28,business
    club,28,club
    void,50,

    """,
    "edges.csv": """
    source,target
    ann,bob
    bob,shop
    shop,ann
    shop,club
    void,ann

    """,
    "shop.json": FileContent(
      Samples.model.replacing("\"small\"", with: "\"shop\"")
        .replacing("\"low\"", with: "\"weak\"").replacing("\"high\"", with: "\"strong\"")),
  ]

  private func run(_ words: String) async throws -> (text: String, messages: String) {
    let folder = try Folder(Samples.files.merging(Self.files) { $1 })
    let outcome = try await Program.run(words, in: folder)
    try #require(outcome.status == 0, "\(outcome.standardError)")
    return (outcome.text, outcome.standardError)
  }

  private let cards = "--entity kind --model person=model.json --model business=shop.json"

  @Test func `one command gives the scores of all kinds`() async throws {
    let (text, messages) = try await run(
      "enrich edges.csv --people people.csv --features none --aggregate none \(cards) --points "
        + "--percentile-bands 5 --admittance 600")
    let sheet = Sheet(text)
    #expect(sheet["band"] == ["high", "high", "weak", "", ""])
    #expect(sheet["admittance"] == ["Y", "Y", "N", "N/A", "N/A"])
    #expect(
      sheet["score_status"] == [
        "assessed", "assessed", "assessed", "not assessable: no card for kind 'club'",
        "not assessable: the kind is not known",
      ])
    #expect(messages.contains("score        person: low 0, high 2 (model small)\n"))
    #expect(messages.contains("score        business: weak 1, strong 0 (model shop)\n"))
    let plain = Sheet(try await run("score people.csv \(cards)").text)
    #expect(plain["score"].dropFirst(3) == ["", ""])
    #expect(plain.header.last == "reason_4")
  }

  @Test func `a letter calls the entity by its kind`() async throws {
    let words = "explain edges.csv --people people.csv \(cards) --person "
    let shop = try await run(words + "shop").text
    #expect(shop.contains("% of the points of the business's own categories"))
    #expect(shop.contains("the model says the business can change"))
    #expect(!shop.contains("the person"))
    let bob = try await run(words + "bob").text
    #expect(bob.contains("\nWhat speaks for the person\n") && !bob.contains("business"))
  }

  @Test func `what was scored can be explained and verified`() async throws {
    let folder = try Folder(Samples.files.merging(Self.files) { $1 })
    let scored = try await Program.run(
      "enrich edges.csv --people people.csv --features none --aggregate none \(cards) -o scored.csv",
      in: folder)
    #expect(scored.status == 0)
    let found = try await Program.run(
      "verify scored.csv --edges edges.csv \(cards)", in: folder)
    #expect(found.text.contains("everything adds up"))
    let shop = try await Program.run(
      "explain edges.csv --people people.csv --person shop \(cards)", in: folder)
    #expect(shop.text.contains("Model shop, version 1"))
    let club = try await Program.run(
      "explain edges.csv --people people.csv --person club \(cards)", in: folder)
    #expect(club.status == 0 && club.text == Self.ofClub + "\n")
    #expect(club.standardError.contains("there is no card for kind 'club'"))
    let dictionary = try await Program.run(
      "score people.csv \(cards) --explain-columns", in: folder)
    #expect(dictionary.text.contains("low, high; weak, strong"))
  }

  private static let ofClub = "Score of club: not assessable: no card for kind 'club'"

  @Test func `who has no card is no obstacle to the explanations of others`() async throws {
    let words = "explain edges.csv --people people.csv --person void,ann,club,shop \(cards)"
    let text = try await run(words).text
    let heads = text.split(separator: "\n").filter { $0.hasPrefix("Score of ") }
    try #require(heads.count == 4)
    #expect(heads[0] == "Score of void: not assessable: the kind is not known")
    #expect(heads[1].hasPrefix("Score of ann: ") && heads[1].hasSuffix(", high"))
    #expect(heads[2] == Self.ofClub)
    #expect(heads[3].hasPrefix("Score of shop: ") && heads[3].hasSuffix(", weak"))
    let markdown = try await run(words + " --format markdown").text
    #expect(markdown.contains("# Score of club: not assessable: no card for kind 'club'\n"))
    for options in ["", " --disclosure"] {
      let json = try await run(words + " --format json" + options).text
      let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      let found = try #require(document?["explanations"] as? [[String: Any]])
      #expect(found.map { $0["identifier"] as? String } == ["void", "ann", "club", "shop"])
      #expect(found.map { $0["score"] as? Int != nil } == [false, true, false, true])
      #expect(
        found[2]["score_status"] as? String == "not assessable: no card for kind 'club'")
    }
    // The band is one of the people's card alone.
    let (reached, messages) = try await run(words + " --reach high")
    #expect(reached.contains("Score of shop: ") && reached.contains("Score of ann: "))
    #expect(
      messages.contains(
        "kind 'business': the model has no band 'high', so that nothing is told of what would reach it; the bands "
          + "are weak, strong"
      ))
    let folder = try Folder(Samples.files.merging(Self.files) { $1 })
    let unknown = try await Program.run(words + " --reach top", in: folder)
    #expect(unknown.status == 65 && unknown.standardError.contains("the model has no band 'top'"))
    let strict = try await Program.run(
      "explain people.csv --person shop,club --reach high \(cards)", in: folder)
    #expect(strict.status == 65)
    #expect(strict.standardError.contains("shop.json: the model has no band 'high'; the bands are"))
    let other = try await Program.run(
      "explain people.csv --person club --set age=30 \(cards)", in: folder)
    #expect(
      other.standardError.contains(
        "people.csv: there is no card for the kind of the person whose values are to change; give a card for "
          + "the kind, or leave the values out"))
  }

  @Test func `changes since an earlier run are told card by card`() async throws {
    let folder = try Folder(Samples.files.merging(Self.files) { $1 })
    func month(_ options: String) async throws -> Sheet {
      let outcome = try await Program.run(
        "enrich edges.csv --people people.csv --features none --aggregate none --points \(cards) "
          + options, in: folder)
      try #require(outcome.status == 0, "\(outcome.standardError)")
      return Sheet(outcome.text)
    }
    let before = try await month("")
    _ = try await month("-o before.csv")
    // A person's and a business's ages change; the club becomes a business.
    try folder.write(
      """
      id,age,kind
      ann,20,person
      bob,45,person
      shop,50,business
      club,28,business
      void,50,

      """, to: "people.csv")
    let after = try await month("--previous before.csv")
    #expect(after["previous_score"] == before["score"].prefix(3) + ["", ""])
    for row in 0..<3 {
      let change = try #require(after.integers("score_change")[row])
      let (now, then) = (after.integers("score")[row], before.integers("score")[row])
      #expect(now == then.map { $0 + change })
      let causes = ["own", "friends", "model", "population"].map {
        after.integers("change_\($0)")[row] ?? 0
      }
      #expect(causes.reduce(0, +) == change)
    }
    #expect(after.integers("change_own")[0] ?? 0 < 0 && after.integers("change_own")[2] ?? 0 > 0)
    #expect(after["score_change"].dropFirst(3) == ["", ""])
  }

  @Test func `ties have the kinds of their ends`() async throws {
    let ofEnds = "features edges.csv --people people.csv --kind-of-ends kind"
    let (text, messages) = try await run(
      "\(ofEnds) --features degree --aggregate age --over kind=business-person")
    #expect(
      messages.contains(
        "business-person: 2, person-person: 1, business-club: 1, person-unknown: 1"))
    let sheet = Sheet(text)
    #expect(sheet["business_person_neighbor_age_mean"] == ["28.0", "28.0", "38.0", "", ""])
    let without = Sheet(
      try await run(
        "\(ofEnds) --features degree --aggregate none --exclude-kinds business-person"
      ).text)
    #expect(without.integers("degree") == [2, 1, 1, 1, 1])
    let directed = try await run(
      "\(ofEnds) --directed --features degree --aggregate none --exclude-kinds person-business")
    #expect(Sheet(directed.text).integers("degree") == [3, 1, 2, 1, 1])
  }
}
