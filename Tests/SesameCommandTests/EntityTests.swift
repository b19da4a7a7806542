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
    #expect(messages.contains("person high 2, business weak 1, business strong 0"))
    #expect(messages.contains("(model small for person, shop for business)"))
    let plain = Sheet(try await run("score people.csv \(cards)").text)
    #expect(plain["score"].dropFirst(3) == ["", ""])
    #expect(plain.header.last == "reason_4")
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
    #expect(club.standardError.contains("there is no card for kind 'club'"))
    let dictionary = try await Program.run(
      "score people.csv \(cards) --explain-columns", in: folder)
    #expect(dictionary.text.contains("low, high; weak, strong"))
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
