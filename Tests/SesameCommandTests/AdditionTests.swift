import Foundation
import Testing

/// What is told beside scores: points, benefits, admittance, changes, history.
struct AdditionTests {
  private static let benefits = FileContent(
    """
    {"format": "sesame-benefits/1", "name": "b", "version": "1", "benefits": [
      {"id": "high", "title": "High", "issuer": "I", "kind": "privilege", "from": 700,
       "hysteresis": 20, "valid_from": "2026-01-01"},
      {"id": "loan", "title": "Loan", "issuer": "I", "kind": "loan_limit",
       "steps": [{"from": 400, "amount": 100}, {"from": 800, "amount": 900}]}]}
    """)

  private static let files = Samples.files.merging(["b.json": benefits]) { $1 }

  @Test func `a scored table is verified, and an altered row named by its line`() async throws {
    let folder = try Folder(Self.files)
    let scored = try await Program.run(
      "enrich edges.csv --people people.csv --model model.json --weight weight --time time "
        + "--as-of 2021-01-01 --points -o scored.csv", in: folder)
    #expect(scored.status == 0, "\(scored.standardError)")
    #expect(scored.standardError.contains("\nmean         μ 0."))
    let sound = try await Program.run("verify scored.csv --model model.json", in: folder)
    #expect(sound.status == 0 && sound.text.contains("3 rows"), "\(sound.text)")
    let whole = try await Program.run(
      "verify scored.csv --model model.json --edges edges.csv --weight weight --time time "
        + "--as-of 2021-01-01", in: folder)
    #expect(whole.status == 0, "\(whole.text)\(whole.standardError)")
    var rows = Rows.split(try folder.text("scored.csv"))
    let place = try #require(rows[0].firstIndex(of: "score"))
    let score = try #require(Int(rows[2][place]))
    rows[2][place] = "\(score + 1)"
    let text = rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    try folder.write(FileContent(text), to: "altered.csv")
    let altered = try await Program.run("verify altered.csv --model model.json", in: folder)
    #expect(altered.status == 65)
    #expect(
      altered.text.hasPrefix(
        "altered.csv:3: column 'score': \(score + 1) is written, and \(score) results\n"))
    #expect(
      altered.standardError.hasSuffix("altered.csv: 1 of 3 rows does not add up; see the list\n"))
    #expect(!altered.text.contains("bob") && !altered.standardError.contains("bob"))
  }

  @Test func `two months bring benefits, changes and a history`() async throws {
    let folder = try Folder(Self.files)
    let words = "--model model.json --points --benefits b.json --history h.csv"
    let january = try await Program.run(
      "score people.csv \(words) --date 2026-01-31 -o jan.csv", in: folder)
    #expect(january.status == 0, "\(january.standardError)")
    try folder.write(
      FileContent(Samples.people.replacing("bob,45", with: "bob,28") + "eve,45,Rome\n"),
      to: "next.csv")
    let february = try await Program.run(
      "score next.csv \(words) --date 2026-02-28 --previous jan.csv -o feb.csv", in: folder)
    #expect(february.status == 0, "\(february.standardError)")
    #expect(february.standardError.contains("\nsince then   3 compared, 1 new, 0 gone\n"))
    let sheet = Sheet(try folder.text("feb.csv"))
    let changes = sheet.integers("score_change")
    let parts = ["own", "friends", "model", "population"].map { sheet.integers("change_\($0)") }
    for row in 0..<3 { #expect(parts.reduce(0) { $0 + ($1[row] ?? 0) } == changes[row]) }
    #expect(changes[1] != 0 && changes[3] == nil)
    #expect(sheet["benefits_gained"].count == 4 && sheet["benefit_high"].count == 4)
    let history = Rows.split(try folder.text("h.csv"))
    #expect(history[0] == ["date", "id", "score", "band", "benefits"])
    #expect(
      history.dropFirst().map { $0[0] } == Array(repeating: "2026-01-31", count: 3)
        + Array(repeating: "2026-02-28", count: 4))
    // A run comes once, and leaves everything as it is if it does not come.
    let again = try await Program.run(
      "score next.csv \(words) --date 2026-02-28 --previous jan.csv -o other.csv", in: folder)
    #expect(again.status == 65)
    #expect(
      again.standardError
        == "h.csv: it has rows of 2026-02-28 already; add runs in the order of their dates, each once; to do "
        + "a run again, first delete its rows, and those of later dates\n"
    )
    #expect(try !folder.names.contains("other.csv"))
    #expect(Rows.split(try folder.text("h.csv")) == history)
  }

  @Test func `what scores bring is verified with the options of the run`() async throws {
    let folder = try Folder(Self.files.merging(["k": FileContent("0123456789abcdef")]) { $1 })
    let words =
      "--model model.json --benefits b.json --admittance 600 --reference-key k --date 2026-02-28 "
      + "--certainty"
    let january = try await Program.run(
      "score people.csv --model model.json --points --benefits b.json --date 2026-01-31 -o jan.csv",
      in: folder)
    #expect(january.status == 0, "\(january.standardError)")
    try folder.write(
      FileContent(Samples.people.replacing("bob,45", with: "bob,28")), to: "next.csv")
    let february = try await Program.run(
      "score next.csv \(words) --points --previous jan.csv -o feb.csv", in: folder)
    #expect(february.status == 0, "\(february.standardError)")
    let verify = "\(words) --previous jan.csv"
    let sound = try await Program.run("verify feb.csv \(verify)", in: folder)
    #expect(sound.status == 0 && sound.text.contains("everything adds up"), "\(sound.text)")
    #expect(!sound.text.contains("not checked"), "\(sound.text)")
    let rows = Rows.split(try folder.text("feb.csv"))
    let columns = [
      "benefit_high", "benefit_loan", "admittance", "reference", "score_low", "score_change",
      "previous_score", "change_own",
    ]
    for name in columns {
      var altered = rows
      let place = try #require(rows[0].firstIndex(of: name))
      let value = rows[2][place]
      altered[2][place] = value == "true" ? "false" : Int(value).map { "\($0 + 1)" } ?? "Y?"
      let lines = altered.map { row in
        row.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
      }
      let text = lines.joined(separator: "\n") + "\n"
      try folder.write(FileContent(text), to: "altered.csv")
      let found = try await Program.run("verify altered.csv \(verify)", in: folder)
      #expect(found.status == 65, "\(name)")
      #expect(found.text.contains("altered.csv:3: column '\(name)': "), "\(name): \(found.text)")
    }
    let other = try await Program.run("verify feb.csv --model model.json", in: folder)
    #expect(other.text.contains("give the options that the run had"))
  }

  @Test func `an identifier with a line break does not end a history`() async throws {
    let folder = try Folder(
      Samples.files.merging(["people.csv": "id,age\n\"a\n2030-01-01,x\",31\n"]) { $1 })
    for day in ["01", "02"] {
      let outcome = try await Program.run(
        "score people.csv --model model.json --history h.csv --date 2026-01-\(day) -o \(day).csv",
        in: folder)
      #expect(outcome.status == 0, "\(outcome.standardError)")
    }
    #expect(try folder.text("h.csv").contains("2026-01-02,"))
  }

  @Test func `what is doubtful of thresholds and earlier runs is said`() async throws {
    let folder = try Folder(Samples.files)
    let words = "score people.csv --model model.json --points"
    let beyond = try await Program.run("\(words) --admittance 9999 -o first.csv", in: folder)
    #expect(beyond.standardError.contains("9999 is no score of model 'small'"))
    try folder.write("id,age\nzoe,31\n", to: "others.csv")
    let others = try await Program.run(
      "score others.csv --model model.json --points --previous first.csv", in: folder)
    #expect(others.standardError.contains("nobody of this run is in the earlier table"))
    let verified = try await Program.run("verify first.csv --model model.json", in: folder)
    #expect(verified.text.contains("not checked: admittance, reference"))
  }

  @Test func `references are computed again by another program`() async throws {
    let folder = try Folder(Self.files)
    let scored = try await Program.run(
      "score people.csv --model model.json --admittance 600 --date 2026-01-31 -o a.csv", in: folder)
    #expect(scored.status == 0, "\(scored.standardError)")
    let sheet = Sheet(try folder.text("a.csv"))
    let script = """
      model=$("$0" model model.json | sha256sum | cut -c 1-64)
      printf 'format=sesame-admittance/1\\nmodel=%s\\nthreshold=600\\ndate=2026-01-31\\nperson=ann\\nanswer=\
      \(sheet["admittance"][0])\\n' "$model" | sha256sum | cut -c 1-16
      """
    let other = try await Program.shell(script, in: folder)
    #expect(other.text == sheet["reference"][0] + "\n")
  }

  @Test func `columns can be chosen, prefixed and explained`() async throws {
    let folder = try Folder(Self.files)
    let first = try await Program.run(
      "score people.csv --model model.json --points --prefix s_ -o jan.csv", in: folder)
    #expect(first.status == 0, "\(first.standardError)")
    let chosen = try await Program.run(
      "score people.csv --model model.json --points --prefix s_ --previous jan.csv "
        + "--columns s_score_change,s_points_age,s_change_age_own", in: folder)
    #expect(chosen.status == 0, "\(chosen.standardError)")
    #expect(chosen.rows[0] == ["id", "s_score_change", "s_points_age", "s_change_age_own"])
    let verified = try await Program.run(
      "verify jan.csv --model model.json --prefix s_", in: folder)
    #expect(verified.status == 0, "\(verified.text)")
    let explained = try await Program.run(
      "score people.csv --model model.json --points --benefits b.json --date 2026-01-31 "
        + "--admittance 600 --percentile-bands 5 --previous jan.csv --explain-columns", in: folder)
    #expect(explained.status == 0, "\(explained.standardError)")
    for name in [
      "points_age", "friends_figure", "benefit_high", "benefits_lost", "points_to_next",
      "reference",
      "previous_score", "change_own", "change_4", "percentile_band",
    ] { #expect(explained.text.contains("\n\(name) ("), "\(name)") }
  }
}
