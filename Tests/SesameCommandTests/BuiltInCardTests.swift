import Foundation
import Testing

/// The built-in cards, on friendships from Graphs/uk-faculty and made-up records.
struct BuiltInCardTests {
  /// The columns of the built-in cards, with the worst and the best value of each.
  static let columns: [(name: String, worst: Double, best: Double)] = [
    ("on_time_share", 0, 1), ("worst_delay_months", 9, 0), ("credit_age_months", 0, 240),
    ("utilization", 1.2, 0.05), ("inquiries_12m", 12, 0), ("active_months", 0, 60),
    ("spending_volatility", 3, 0.01), ("essential_spend_share", 0, 0.9),
    ("income_stability", 0, 1), ("savings_buffer_months", 0, 24),
    ("contract_completion_share", 0, 1), ("payment_ratio", 0, 1), ("verified_fields", 0, 6),
    ("address_tenure_months", 0, 240), ("phone_tenure_months", 0, 240),
  ]

  /// Records for 81 people: the first all worst, the second all best, the third unknown, the others
  /// between with every fifth field missing.
  static let people: FileContent = {
    var state: UInt64 = 2015
    func random() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    var text = "id," + columns.map(\.name).joined(separator: ",") + "\n"
    for person in 1...81 {
      let fields = columns.map { column in
        switch person {
        case 1: return "\(column.worst)"
        case 2: return "\(column.best)"
        case 3: return ""
        default:
          if random() % 5 == 0 { return "NA" }
          let share = Double(random() % 101) / 100
          return "\(column.worst + (column.best - column.worst) * share)"
        }
      }
      text += "\(person)," + fields.joined(separator: ",") + "\n"
    }
    return FileContent(text)
  }()

  private func enrich(_ options: String) async throws -> (sheet: Sheet, messages: String) {
    let folder = try Folder(["people.csv": Self.people, "edges.csv": try Program.ukFaculty()])
    let outcome = try await Program.run(
      "enrich edges.csv --people people.csv --aggregate none \(options)", in: folder)
    try #require(outcome.status == 0)
    return (Sheet(outcome.text), outcome.standardError)
  }

  @Test(arguments: [
    "", "--model 2015", "--model 2015-variant-b", "--model european", "--relationships off",
    "--model 2015-variant-b --relationships off", "--directed --weight weight",
  ])
  func `every card adds up, and who is unknown is not assessable`(_ options: String) async throws {
    let (sheet, messages) = try await enrich(options)
    let assessed = ScoreColumns.expectSums(in: sheet)
    #expect(sheet.rows.count == 81)
    #expect(assessed > 70 && assessed < 81)
    #expect(messages.contains("\nno score     \(81 - assessed)\n"))
    let unused = "warning: edges.csv: column 'weight' is not used; --weight weight counts it"
    #expect(messages.contains(unused) != options.contains("--weight"))
    #expect(!messages.replacing(unused, with: "").contains("warning"))
    #expect(sheet["score"][2].isEmpty)
    #expect(
      sheet["score_status"][2] == "not assessable: nothing is known about credit history")
    // Friends still speak where relationships count: theirs are 30 points.
    #expect(350...380 ~= sheet.integers("score_minimum")[2] ?? 0)
    #expect(920...950 ~= sheet.integers("score_maximum")[2] ?? 0)
  }

  @Test(arguments: ["--model european", "--relationships off"])
  func `without relationships the worst record has 350 and the best 950`(_ options: String)
    async throws
  {
    let (sheet, _) = try await enrich(options)
    #expect(sheet["score"].prefix(2) == ["350", "950"])
    #expect(sheet["band"].prefix(2) == ["poor", "outstanding"])
    #expect(sheet["interpersonal_relationships"].prefix(2) == ["0", "0"])
  }

  @Test func `the variant exchanges the second and third budget`() async throws {
    let card = try await enrich("--model 2015").sheet
    let variant = try await enrich("--model 2015-variant-b").sheet
    let best = { (sheet: Sheet) in ScoreColumns.categories.prefix(4).map { sheet[$0][1] } }
    #expect(best(card) == ["210", "150", "120", "90"])
    #expect(best(variant) == ["210", "120", "150", "90"])
  }

  @Test func `what is missing widens the span of the score and never leaves it`() async throws {
    let (sheet, _) = try await enrich("--model european")
    let spans = zip(sheet.integers("score_minimum"), sheet.integers("score_maximum")).map {
      ($1 ?? 0) - ($0 ?? 0)
    }
    #expect(spans[0] == 0 && spans[1] == 0 && spans[2] == 600)
    let records = Rows.split(String(decoding: Self.people.bytes, as: UTF8.self)).dropFirst()
    for (span, record) in zip(spans, records) {
      #expect((span > 0) == record.contains { $0 == "NA" || $0.isEmpty })
    }
  }

  @Test(arguments: ["enrich edges.csv --people people.csv", "score people.csv"])
  func `a table that has nothing of what the card asks for is refused with what it lacks`(
    _ command: String
  ) async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(command, in: folder)
    #expect(outcome.status == 65)
    #expect(outcome.standardOutput.isEmpty)
    let lacking = Self.columns.map { "'\($0.name)'" }.joined(separator: ", ")
    #expect(
      outcome.standardError
        == "people.csv: none of the columns that model '2015' reads is there: \(lacking); choose a "
        + "model that fits the table, or rename its columns\n")
  }

  @Test func `a table that lacks most of what the card asks for gets two warnings and no scores`()
    async throws
  {
    let folder = try Folder(Samples.filesWithoutWeights)
    try folder.write("id,active_months\nann,3\nbob,4\ncid,5\n", to: "people.csv")
    let outcome = try await Program.run("enrich edges.csv --people people.csv", in: folder)
    #expect(outcome.status == 0)
    let lacking = Self.columns.map(\.name).filter { $0 != "active_months" }
      .map { "'\($0)'" }.joined(separator: ", ")
    #expect(
      outcome.standardError.hasPrefix(
        """
        sesame: warning: people.csv has no columns \(lacking): missing for everyone in model '2015'
        sesame: warning: nobody can be assessed by model '2015': too little of what it asks for is \
        in people.csv; choose a model that fits the table
        people       3

        """))
    #expect(ScoreColumns.expectSums(in: Sheet(outcome.text)) == 0)
  }

  @Test(arguments: ["2015", "2015-variant-b", "european"])
  func `a card that is printed and read again gives the same bytes`(_ name: String) async throws {
    let printed = try await Program.run("model \(name)")
    #expect(printed.status == 0)
    let folder = try Folder(["card.json": FileContent(printed.text), "people.csv": Self.people])
    let again = try await Program.run("model card.json", in: folder)
    #expect(again.standardOutput == printed.standardOutput)
    let byName = try await Program.run("score people.csv --quiet --model \(name)", in: folder)
    let byFile = try await Program.run("score people.csv --quiet --model card.json", in: folder)
    #expect(byName.status == 0)
    #expect(byName.standardOutput == byFile.standardOutput)
  }
}
