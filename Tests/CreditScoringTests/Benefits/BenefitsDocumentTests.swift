import CreditScoring
import Foundation
import Testing

/// Documents of benefits, and the mistakes in them.
struct BenefitsDocumentTests {
  /// The example of the format's documentation, taken from the documentation.
  static func documentedExample() throws -> String {
    let lines = Benefits.formatDescription.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "  {"))
    let end = try #require(lines[start...].firstIndex(of: "  }"))
    return lines[start...end].map { $0.dropFirst(2) }.joined(separator: "\n")
  }

  @Test func `the documented example is a document`() throws {
    let benefits = try Benefits(parsing: Self.documentedExample())
    #expect(benefits.name == "spring" && benefits.benefits.map(\.id) == ["bike", "loan", "badge"])
    let bike = try #require(benefits["bike"])
    #expect(bike.kind == .privilege && bike.hysteresis == 15 && !bike.hasAmounts)
    #expect(bike.validFrom?.description == "2026-01-01")
    let loan = try #require(benefits["loan"])
    #expect(loan.steps.map(\.amount) == [500, 2000] && loan.unit == "EUR" && loan.hasAmounts)
    #expect(benefits["badge"]?.steps.map(\.from) == [700])
    #expect(benefits["boat"] == nil)
  }

  @Test func `the description has every key and keeps to 100 columns`() throws {
    let text = Benefits.formatDescription
    let words = try #require(text.components(separatedBy: "\nThe document:\n").last)
    for key in Set(try Self.documentedExample().matches(of: /"(\w+)":/).map(\.output.1)) {
      #expect(words.contains(key), "\(key)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: [
    (
      "sesame-benefits/1", "sesame-benefits/9",
      "$.format: the format is not known; write \"sesame-benefits/1\""
    ),
    (
      "\"name\": \"spring\"", "\"name\": \" \"",
      "$.name: the text is empty; write at least one word"
    ),
    (
      "\"hysteresis\": 15", "\"hysteresis\": -1",
      "$.benefits[0].hysteresis: -1 is out of range; write a whole number from 0"
    ),
    (
      "\"id\": \"bike\"", "\"id\": \"Bike 1\"",
      "$.benefits[0].id: 'Bike 1' is no name of a column; write it with the letters a to z, digits and _"
    ),
    (
      "\"id\": \"badge\"", "\"id\": \"bike\"",
      "$.benefits[2].id: two benefits have the id 'bike'; give each its own id"
    ),
    (
      "\"kind\": \"reward\"", "\"kind\": \"gift\"",
      "$.benefits[2].kind: 'gift' is no kind of benefit; write one of privilege, loan_limit, reward"
    ),
    (
      "\"from\": 650,", "",
      "$.benefits[0]: neither 'from' nor 'steps' says from which score on there is a "
        + "benefit; add one of them"
    ),
    (
      "\"from\": 650,", "\"from\": 650, \"steps\": [],",
      "$.benefits[0]: both 'from' and 'steps' say from which score on there is a benefit; keep one of them"
    ),
    (
      "\"kind\": \"loan_limit\",", "\"kind\": \"privilege\",",
      "$.benefits[1].steps: a privilege is held or not, and has no amounts; write \"from\": SCORE, or make it "
        + "a reward"
    ),
    (
      "\"kind\": \"reward\"", "\"kind\": \"loan_limit\"",
      "$.benefits[2]: a loan limit has no amounts; write \"steps\": [{\"from\": SCORE, \"amount\": AMOUNT}, …]"
    ),
    (
      "\"from\": 700, \"amount\": 2000", "\"from\": 600, \"amount\": 2000",
      "$.benefits[1].steps[1].from: 600 is not above the step before it, which starts at 600; order the "
        + "steps from low to high"
    ),
    (
      "\"amount\": 2000", "\"amount\": 500",
      "$.benefits[1].steps[1].amount: 500 is not more than the step before it brings, 500; let the amounts "
        + "rise with the score"
    ),
    (
      "\"amount\": 500", "\"amount\": 0",
      "$.benefits[1].steps[0].amount: 0 is out of range; write a whole number from 1 to 1000000000"
    ),
    (
      "\"2026-01-01\"", "\"2026-02-30\"",
      "$.benefits[0].valid_from: '2026-02-30' is no date; write it like 2026-03-31"
    ),
    (
      "\"2027-01-01\"", "\"2026-01-01\"",
      "$.benefits[0].valid_until: 2026-01-01 does not lie after 2026-01-01; write a later date, or leave one "
        + "of them out"
    ),
    (
      "\"unit\"", "\"unti\"",
      "$.benefits[1]: the key 'unti' is not known here; the keys are id, title, issuer, purpose, kind, from, "
        + "steps, unit, hysteresis, valid_from, valid_until"
    ),
  ])
  func `a mistake is told with its place`(_ old: String, _ new: String, _ message: String) throws {
    let text = try Self.documentedExample()
    let range = try #require(text.range(of: old))
    let changed = text.replacingCharacters(in: range, with: new)
    let error = #expect(throws: ScoreModelError.self) { try Benefits(parsing: changed) }
    #expect(error?.description == "benefits: " + message)
  }

  @Test func `all mistakes are told at once`() throws {
    let error = #expect(throws: ScoreModelError.self) {
      try Benefits(
        parsing: """
          {"format": "sesame-benefits/1", "name": "", "version": "1",
           "benefits": [7, {"id": "a", "title": "A", "issuer": "I", "kind": "reward", "from": 6.5}]}
          """)
    }
    #expect(
      error?.mistakes.map(\.path) == ["$.benefits[0]", "$.benefits[1].from", "$.name"])
  }

  @Test func `what is no document at all is told as such`() {
    #expect(throws: ScoreModelError.self) { try Benefits(parsing: "") }
    #expect(throws: ScoreModelError.self) { try Benefits(parsing: "[1]") }
    let error = #expect(throws: ScoreModelError.self) {
      try Benefits(
        parsing:
          "{\"format\": \"sesame-benefits/1\", \"name\": \"a\", \"version\": \"1\", \"benefits\": []}"
      )
    }
    #expect(error?.description == "benefits: $.benefits: there are no benefits; add at least one")
  }
}
