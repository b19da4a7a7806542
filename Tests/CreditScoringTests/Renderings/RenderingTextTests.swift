import CreditScoring
import Foundation
import Testing

/// What the renderings look like, and what they refuse.
struct RenderingTextTests {
  /// A model of one characteristic with a text in every place where one can be.
  private func model(
    _ text: String, column: String? = nil, bins: [ScoreModel.Bin]? = nil,
    isAlwaysGiven: Bool = false
  ) throws -> ScoreModel {
    try ScoreModel(
      name: text, purpose: text, scale: 0...10, bands: [.init(name: text, from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: [
            .init(
              name: text, reason: text, budget: 10,
              measure: .column(
                .init(
                  column ?? text,
                  bins: bins ?? [
                    .init(.texts([text]), points: 10), .init(.texts(["other"]), points: 0),
                  ], missingPoints: 5, missingReason: text, isAlwaysGiven: isAlwaysGiven)))
          ])
      ])
  }

  static let oddTexts = RandomCard.oddTexts.filter { $0.contains { !$0.isWhitespace } }

  @Test(arguments: oddTexts)
  func `texts of every kind survive PMML`(_ text: String) throws {
    let model = try model(text)
    let evaluator = try #require(PMMLEvaluator(model.pmml()))
    let best = try #require(evaluator.results([text: .text(text)]))
    #expect(best["score"] == .number(10))
    #expect(best["band"] == .text(text))
    #expect(best["reason_1"] == nil)
    #expect(evaluator.results([text: .text("other")])?["reason_1"] == .text(text))
    #expect(evaluator.results([text: .text("unlisted")]) == nil)
  }

  @Test(arguments: oddTexts)
  func `texts and names in SQL stand within quotes of the dialect`(_ text: String) throws {
    let model = try model(text)
    for dialect in SQLDialect.allCases {
      let statement = try model.sql(dialect, table: "a \"b\" `c`.d", identifier: "the id")
      // Whoever skips what is quoted, as the dialect quotes, meets no quote, and words alone.
      let bare = try Self.withoutQuoted(statement, dialect)
      #expect(!bare.contains { "\"'`\\$".contains($0) || !$0.isASCII }, "\(dialect)")
    }
  }

  /// A statement without remarks, names and texts.
  private static func withoutQuoted(_ statement: String, _ dialect: SQLDialect) throws -> String {
    let name = dialect == .spark ? "`(?:[^`]|``)*`" : "\"(?:[^\"]|\"\")*\""
    let text =
      switch dialect {
      case .duckDB: "'(?:[^']|'')*'"
      case .postgreSQL: "E'(?:[^'\\\\]|''|\\\\\\\\)*'|'(?:[^'\\\\]|'')*'"
      case .spark: "'(?:[^'\\\\$]|\\\\['\\\\]|\\\\u0024)*'"
      }
    let lines = statement.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.hasPrefix("-- ") }.joined(separator: "\n")
    let expression = try NSRegularExpression(pattern: "\(name)|\(text)|-- [^\n]*")
    return expression.stringByReplacingMatches(
      in: lines, range: NSRange(lines.startIndex..., in: lines), withTemplate: "")
  }

  @Test func `a character that XML can't hold is refused with its places`() throws {
    let error = try #require(throws: ScoreModelError.self) { try model("bell \u{7}").pmml() }
    #expect(error.code == .notRenderable)
    #expect(error.mistakes.count == 8)
    #expect(
      error.description.hasPrefix(
        "model 'bell \\u{7}': name: XML can't hold the character U+0007; remove it\n"))
    #expect(error.description.contains("categories[0].characteristics[0].column: XML can't hold"))
    // SQL and the points table can.
    #expect(try model("bell \u{7}").sql(.postgreSQL).contains("bell \u{7}"))
    #expect(try model("bell \u{7}").pointsTable.contains("bell \\u{7}"))
  }

  @Test func `a column of two types has no field in PMML`() throws {
    let bins = ScoreModel.Bin.Values.self
    let parts: [[ScoreModel.Bin]] = [
      .steps(at: [1], points: [0, 5]),
      [.init(bins.booleans([false]), points: 0), .init(bins.booleans([true]), points: 5)],
    ]
    let model = try ScoreModel(
      name: "two", purpose: "a test", scale: 0...10, bands: [.init(name: "all", from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: parts.enumerated().map { number, bins in
            .init(
              name: "c\(number)", reason: "r", budget: 5,
              measure: .column(
                .init(
                  "x", number == 0 ? .higherIsBetter : .any, bins: bins, missingPoints: 0)))
          })
      ])
    let error = #expect(throws: ScoreModelError.self) { try model.pmml() }
    #expect(
      error?.description
        == "model 'two': categories[0].characteristics[1].column: the column 'x' holds true and false "
        + "here and numbers in an earlier characteristic, and a field of PMML has one type; use bins of "
        + "one kind for it")
    #expect(try model.sql(.duckDB).contains("CAST(\"x\" AS DOUBLE)"))
  }

  /// A model of a column of texts, with a bin for all that no bin lists.
  private func words(_ listed: [String]) throws -> ScoreModel {
    try model(
      "word",
      bins: listed.enumerated().map { .init(.texts([$1]), points: 10 - $0) }
        + [.init(.texts([], other: true), points: 0)])
  }

  @Test func `texts that a database took for another type are told or not scored`() throws {
    let duckDB = try words(["yes", "no"]).sql(.duckDB)
    #expect(
      duckDB.contains(
        "WHEN LOWER(typeof(\"word\")) = 'boolean' THEN CASE LOWER(CAST(\"word\" AS VARCHAR)) "
          + "WHEN 'true' THEN 'yes' WHEN 'false' THEN 'no' END"))
    #expect(duckDB.contains("TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM"))
    #expect(duckDB.contains("WHEN NOT \"word_odd\" THEN 0"))
    #expect(
      duckDB.contains("'not scored: column ''word'' is not of texts, and no bin lists a value'"))
    #expect(!duckDB.contains("= 'boolean' AS"))
    // Nothing says which of several words stands for true, or which number 01 is.
    let codes = try words(["yes", "y", "01"]).sql(.postgreSQL)
    #expect(codes.contains("OR CAST(pg_typeof(\"word\") AS text) = 'boolean'"))
    #expect(codes.contains("'bigint'"))
    #expect(try !words(["1", "2"]).sql(.spark).contains("'bigint'"))
    #expect(duckDB.contains("\n-- Bins list texts of the columns word."))
  }

  @Test func `results in SQL may have a prefix`() throws {
    let model = try model("plain", column: "credit_history")
    let bare = try model.sql(.duckDB)
    #expect(bare.contains("names: credit_history of the result is the model's"))
    let statement = try model.sql(.duckDB, identifier: "score", prefix: "card_")
    #expect(!statement.contains("of results' names"))
    for name in ["plain_points", "credit_history", "score", "score_status", "band", "reason_4"] {
      #expect(statement.contains("AS \"card_\(name)\""), "\(name)")
    }
    #expect(statement.contains("\n  scored.\"score\","))
    #expect(throws: ScoreModelError.self) {
      try model.sql(.duckDB, identifier: "card_score", prefix: "card_")
    }
    #expect(throws: ScoreModelError.self) {
      try model.sql(.postgreSQL, prefix: String(repeating: "p", count: 63))
    }
  }

  @Test func `a column with the name of a result has no field in PMML`() throws {
    let error = #expect(throws: ScoreModelError.self) {
      try model("plain", column: "score").pmml()
    }
    #expect(
      error?.description
        == "model 'plain': categories[0].characteristics[0].column: the column 'score' has the name of "
        + "a result of the document; rename the column")
  }

  @Test func `a reason that is always given has a fifth column, in SQL and PMML`() throws {
    let records: [String: RecordValue?] = [
      "on_time_share": .number(0), "worst_delay_months": .number(9), "active_months": .number(0),
      "spending_volatility": .number(3), "essential_spend_share": .number(0),
      "income_stability": .number(1), "savings_buffer_months": .number(9),
    ]
    let evaluator = try #require(PMMLEvaluator(ScoreModel.european.pmml()))
    let known = records.merging(["inquiries_12m": .number(9)]) { $1 }
    #expect(
      evaluator.results(known)?["reason_5"] == .text("Credit was applied for in the past year"))
    #expect(evaluator.results(records)?["reason_5"] == .text("Recent inquiries is not known"))
    let best = records.merging(["inquiries_12m": .number(0)]) { $1 }
    #expect(evaluator.results(best)?["reason_5"] == nil)
    for dialect in SQLDialect.allCases {
      let column = dialect == .spark ? "`reason_5`" : "\"reason_5\""
      #expect(try ScoreModel.european.sql(dialect).contains("AS \(column)"))
      #expect(try !ScoreModel.smallBusiness.sql(dialect).contains(column))
    }
    // The names of its results are taken only where there are such.
    #expect(try model("plain", column: "reason_5").pmml().contains("reason_5"))
    let error = #expect(throws: ScoreModelError.self) {
      try model("plain", column: "reason_5", isAlwaysGiven: true).pmml()
    }
    #expect(error?.description.contains("'reason_5' has the name of a result") == true)
  }

  @Test func `names that a database takes for one are refused or told apart`() throws {
    let names = ["Age", "age"]
    let model = try ScoreModel(
      name: "case", purpose: "a test", scale: 0...10, bands: [.init(name: "all", from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: names.map { name in
            .init(
              name: name, reason: "r", budget: 5,
              measure: .column(
                .init(
                  name, .higherIsBetter, bins: .steps(at: [1], points: [0, 5]), missingPoints: 0))
            )
          })
      ])
    let error = #expect(throws: ScoreModelError.self) { try model.sql(.duckDB) }
    #expect(
      error?.description
        == "model 'case': categories[0].characteristics[1].column: DuckDB takes the columns 'Age' and "
        + "'age' for one; rename one of them")
    #expect(try model.sql(.postgreSQL).contains("\"age_points\""))
    for identifier in ["score", "", "a\0"] {
      #expect(throws: ScoreModelError.self) {
        try ScoreModel.european.sql(.spark, identifier: identifier)
      }
    }
    #expect(throws: ScoreModelError.self) { try ScoreModel.european.sql(.spark, table: "a..b") }
    // Of results, and of one another.
    #expect(
      try ScoreModel.european.sql(.duckDB, identifier: "utilization_points")
        .contains("AS \"utilization_2_points\""))
  }

  @Test func `a thousand bins are a thousand lines`() throws {
    let limits = (1..<1000).map { Double($0) / 7 }
    let bins = [ScoreModel.Bin].steps(
      at: limits, points: (0..<1000).map { $0 / 100 }.dropLast() + [10])
    let numbers = try ScoreModel(
      name: "many", purpose: "a test", scale: 0...10, bands: [.init(name: "all", from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: [
            .init(
              name: "c", reason: "r", budget: 10,
              measure: .column(.init("x", .higherIsBetter, bins: bins, missingPoints: 0)))
          ])
      ])
    let evaluator = try #require(PMMLEvaluator(numbers.pmml()))
    for (place, limit) in limits.enumerated() where place % 50 == 0 {
      for value in [limit.nextDown, limit] {
        let sum = HandAddition(numbers, ["x": .number(value)])
        #expect(
          evaluator.results(["x": .number(value)])?["score"] == .number(Double(sum.score ?? -1)))
      }
    }
    #expect(numbers.pointsTable.split(separator: "\n").count > 1000)
    #expect(
      try numbers.sql(.postgreSQL).components(separatedBy: "WHEN \"c_value\" <").count == 1000)
  }

  @Test(arguments: cards)
  func `the points table has every bin, reason and band, and fits a page`(_ model: ScoreModel) {
    let text = model.pointsTable
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    for characteristic in model.categories.flatMap(\.characteristics) {
      #expect(text.contains("  \(characteristic.name)"))
      #expect(text.contains(characteristic.reason))
      guard case .column(let measure) = characteristic.measure else { continue }
      for bin in measure.bins { #expect(text.contains("    \(bin.values.description) ")) }
      #expect(model.markdown.contains("| not known | \(measure.missingPoints) |"))
    }
    for band in model.bands { #expect(text.contains("\(band.from) to ")) }
  }

  @Test func `where friends' scores count, a column tells their points`() throws {
    let model = ScoreModel.reported2015
    for dialect in SQLDialect.allCases {
      #expect(try model.sql(dialect).contains("BETWEEN 0 AND 30"))
      #expect(try !ScoreModel.european.sql(dialect).contains("BETWEEN 0 AND 30"))
    }
    let evaluator = try #require(PMMLEvaluator(model.pmml()))
    let record: [String: RecordValue?] = [
      "on_time_share": .number(1), "worst_delay_months": .number(0),
      "spending_volatility": .number(0), "active_months": .number(12),
      "income_stability": .number(1), "savings_buffer_months": .number(9),
      "interpersonal_relationships": .number(17),
    ]
    #expect(evaluator.results(record)?["score"] != nil)
    #expect(evaluator.results(record.filter { $0.key != "interpersonal_relationships" }) == nil)
    let more = record.merging(["interpersonal_relationships": .number(18)]) { $1 }
    guard case .number(let score) = evaluator.results(record)?["score"] else { return }
    #expect(evaluator.results(more)?["score"] == .number(score + 1))
    // What is switched off is not rendered.
    let off = try model.readingFriendsScores(.off)
    #expect(try off.pmml() == model.removing(.interpersonalRelationships).pmml())
    #expect(try off.sql(.spark) == model.removing(.interpersonalRelationships).sql(.spark))
    #expect(off.pointsTable == model.removing(.interpersonalRelationships).pointsTable)
  }
}
