import Foundation
import Testing

/// What `sesame fit` writes, and what becomes of it.
struct FitTests {
  /// People whose income, delays and friends tell whether they will be late.
  private static func people(_ count: Int = 600) -> FileContent {
    var text = "id,income,delays,town,degree,late\n"
    for person in 0..<count {
      let draw = (person * 7919 + 13) % 101
      let income = (person * 31) % 97
      let delays = (person * 17) % 6
      let isLate = draw < 10 + (97 - income) / 4 + 6 * delays
      let town = ["Rome", "Oslo", "Bern"][(person / 3) % 3]
      let degree = (person * 13) % 21 + (isLate ? 0 : 6)
      text +=
        "p\(person),\(person % 11 == 0 ? "" : "\(income)"),\(delays),\(town),\(degree),"
        + "\(isLate ? "yes" : "no")\n"
    }
    return FileContent(text)
  }

  private static let map = """
    column,category
    income,fulfillment_capacity
    delays,credit_history
    town,personal_characteristics
    """

  private static let categories =
    "credit_history or behavior_and_preferences or fulfillment_capacity or personal_characteristics or "
    + "interpersonal_relationships"

  private static let words = "fit people.csv --outcome late --event yes"

  @Test func `bands are named, and a map to edit has the words that it takes`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let words = Self.words + " --default-category credit_history"
    let fit = try await Program.run(words + " --bands no=0,yes=550 -o model.json", in: folder)
    #expect(fit.status == 0, "\(fit.standardError)")
    let bands = try folder.text("model.json").split(separator: "\n").filter {
      $0.contains("\"from\"")
    }
    #expect(bands.contains { $0.contains("no") } && bands.contains { $0.contains("550") })
    let map = try await Program.run(
      Self.words + " --default-category credit_history --write-categories map.csv", in: folder)
    #expect(map.status == 0, "\(map.standardError)")
    #expect(
      try folder.text("map.csv").hasPrefix(
        "column,category,reason,actionable,months,cost,always_given,one_of\nincome,credit_history,,,,,,credit_history or behavior_and_preferences or "
      ))
    let back = try await Program.run(Self.words + " --categories map.csv", in: folder)
    #expect(back.status == 0, "\(back.standardError)")
  }

  @Test func `refits tell how sure scores are`() async throws {
    let folder = try Folder(["people.csv": Self.people(), "map.csv": FileContent(Self.map + "\n")])
    let words = Self.words + " --categories map.csv"
    let plain = try await Program.run(words + " -o plain.json", in: folder)
    #expect(plain.status == 0, "\(plain.standardError)")
    let fit = try await Program.run(words + " --bootstrap 30 -o model.json", in: folder)
    #expect(fit.status == 0, "\(fit.standardError)")
    #expect(fit.standardError.contains("refits       30 to rows drawn again: the standard error"))
    // Refits are all that it adds.
    let (own, known) = (try folder.text("model.json"), try folder.text("plain.json"))
    let start = try #require(own.range(of: ",\n    \"replicates\""))
    #expect(known.hasPrefix(own[..<start.lowerBound].prefix(200)))
    let words2 = "score people.csv --model "
    let scored = try await Program.run(words2 + "model.json --certainty", in: folder)
    #expect(scored.status == 0, "\(scored.standardError)")
    let sheet = Sheet(scored.text)
    let sure = Sheet(
      try await Program.run(words2 + "plain.json --certainty", in: folder).text)
    #expect(sheet["score"] == sure["score"])
    #expect(sure["score_low"] == sure["score"] && sure["score_high"] == sure["score"])
    let widths = zip(sheet["score_low"], sheet["score_high"]).map {
      (Int($1) ?? 0) - (Int($0) ?? 0)
    }
    #expect(widths.allSatisfy { $0 > 5 && $0 < 200 })
    #expect(sheet["band_is_firm"].contains("false") && sheet["band_is_firm"].contains("true"))
    let unasked = Sheet(try await Program.run(words2 + "model.json", in: folder).text)
    #expect(!unasked.header.contains("score_low"))
    let told = try await Program.run(
      "explain people.csv --person p5 --model model.json", in: folder)
    #expect(told.text.contains("The standard error of the score is "), "\(told.standardError)")
    let streamed = try await Program.run(words2 + "model.json --certainty --stream", in: folder)
    #expect(streamed.status == 64)
  }

  @Test func `a card is fitted, shown and applied`() async throws {
    let folder = try Folder(["people.csv": Self.people(), "map.csv": FileContent(Self.map + "\n")])
    let fit = try await Program.run(
      Self.words + " --categories map.csv -o model.json --out-of-fold chances.csv --threads 1",
      in: folder)
    #expect(fit.status == 0, "\(fit.standardError)")
    #expect(fit.standardError.contains("\nfit          "))
    #expect(fit.standardError.contains(" out of 5 folds\npoints       "))
    let model = try folder.text("model.json")
    // The graph's column is in its category without being named.
    #expect(model.contains("\"name\": \"interpersonal_relationships\""))
    #expect(model.contains("\"outcome\": \"late\""))
    let again = try await Program.run(
      Self.words + " --categories map.csv --threads 3 --quiet", in: folder)
    #expect(again.text == model)
    let chances = try folder.text("chances.csv").split(separator: "\n")
    #expect(chances[0].hasSuffix(",late_fold,late_chance") && chances.count == 601)
    let people = String(decoding: Self.people().bytes, as: UTF8.self).split(separator: "\n")
    #expect(zip(people, chances).allSatisfy { $1.hasPrefix($0 + ",") })
    let validated = try await Program.run(
      "validate chances.csv --outcome late --event yes --probability late_chance", in: folder)
    #expect(validated.status == 0, "\(validated.standardError)")
    let refused = try await Program.run(
      "fit chances.csv --outcome late --event yes --default-category credit_history", in: folder)
    #expect(refused.status == 65)
    #expect(
      refused.standardError
        == "chances.csv: column 'late_fold' has the name of what a fit writes beside "
        + "each row, out of fold; take the table without it, or rename it\n")
    let card = try await Program.run("model model.json --as markdown", in: folder)
    #expect(card.text.contains("\n## Fit\n"))
    #expect(card.text.contains("| intercept | "))
    let sql = try await Program.run("model model.json --as sql-duckdb", in: folder)
    #expect(sql.status == 0 && sql.text.contains("CASE"))
    let scores = try await Program.run("score people.csv --model model.json --quiet", in: folder)
    #expect(scores.status == 0, "\(scores.standardError)")
    #expect(scores.text.split(separator: "\n").count == 601)
  }

  @Test func `a map of categories is written to be edited`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let outcome = try await Program.run(
      Self.words + " --category income=fulfillment_capacity --write-categories map.csv", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(
      try folder.text("map.csv") == """
        column,category,reason,actionable,months,cost,always_given,one_of
        income,fulfillment_capacity,,,,,,\(Self.categories)
        delays,,,,,,,\(Self.categories)
        town,,,,,,,\(Self.categories)
        degree,interpersonal_relationships,,,,,,\(Self.categories)

        """)
    let same = try await Program.run(
      Self.words + " --categories map.csv --category delays=credit_history,town=credit_history "
        + "--quiet", in: folder)
    #expect(same.status == 0, "\(same.standardError)")
  }

  @Test func `options say how`() async throws {
    let folder = try Folder(["people.csv": Self.people()])
    let outcome = try await Program.run(
      Self.words + " --default-category credit_history --selection forward --criterion 0.2 "
        + "--ridge 2 --folds 3 --seed 7 --scale 0..1000 --name card --purpose testing "
        + "--date 2024-06-30 --model-version 2 --coverage 0.25 --most-bins 4 --missing-rows 200 "
        + "--leave-out town", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    for part in [
      "\"name\": \"card\"", "\"version\": \"2\"", "\"purpose\": \"testing\"", "\"minimum\": 0.25",
      "\"date\": \"2024-06-30\"", "\"selection\": \"forward\"", "\"criterion\": \"p below 0.2\"",
      "\"penalty\": 2", "\"seed\": 7", "\"folds\": 3", "\"maximum\": 1000", "\"most bins 4\"",
      "\"column\": \"town\"", "\"reason\": \"as was asked\"",
    ] {
      #expect(outcome.text.contains(part), "\(part)")
    }
    let held = try await Program.run(
      Self.words + " --category income=fulfillment_capacity,delays=credit_history "
        + "--leave-out town,degree --least-iv 0 --category-weights 2015 --quiet", in: folder)
    #expect(held.status == 0, "\(held.standardError)")
    // 35 and 20 percent of 600, where the other categories have no column.
    #expect(held.text.contains("\"budget\": 382") && held.text.contains("\"budget\": 218"))
  }
}
