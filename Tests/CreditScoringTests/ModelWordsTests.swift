import CreditScoring
import Identifiers
import Tables
import Testing

@Suite struct `Models in code told in Swift's words` {
  private func model(
    _ bins: [ScoreModel.Bin], _ direction: ScoreModel.Direction = .higherIsBetter,
    name: String = "m", reason: String = "x"
  ) throws(ScoreModelError) -> ScoreModel {
    try ScoreModel(
      name: name, purpose: "a test", scale: 0...10, bands: [.init(name: "all", from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: [
            .init(
              name: "x", reason: reason, budget: 10,
              measure: .column(.init("x", direction, bins: bins, missingPoints: 0)))
          ])
      ])
  }

  private func withFriends() throws(ScoreModelError) -> ScoreModel {
    try ScoreModel(
      name: "m", purpose: "a test", scale: 0...10, bands: [.init(name: "all", from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 0.5,
          characteristics: [
            .init(
              name: "x", reason: "x", budget: 5,
              measure: .column(
                .init(
                  "x", .higherIsBetter, bins: .steps(at: [1], points: [0, 5]), missingPoints: 0)
              ))
          ]),
        .init(
          name: .interpersonalRelationships, weight: 0.5,
          characteristics: [
            .init(name: "f", reason: "f", budget: 5, measure: .friendsScores(.init()))
          ]),
      ])
  }

  private func message(_ make: () throws(ScoreModelError) -> ScoreModel) -> String? {
    do throws(ScoreModelError) {
      _ = try make()
      return nil
    } catch { return error.description }
  }

  @Test func `a remedy names arguments, not keys`() {
    let place = "model 'm': categories[0].characteristics[0]"
    #expect(
      message { () throws(ScoreModelError) in
        try model([
          .init(.numbers(from: nil, below: 5), points: 0),
          .init(.numbers(from: 6, below: nil), points: 10),
        ])
      } == "\(place).bins[1]: numbers from 5 to below 6 fall in no bin; write from: 5")
    #expect(
      message { () throws(ScoreModelError) in
        try model(.steps(at: [5], points: [0, 10]), .any)
      }
        == "\(place): the direction 'any' is for texts, for true or false, and for points that rise and fall; write .higherIsBetter "
        + "or .lowerIsBetter")
    #expect(
      message { () throws(ScoreModelError) in
        try model(
          [
            .init(.texts(["a"], other: true), points: 0),
            .init(.texts([], other: true), points: 10),
          ], .any)
      } == "\(place).bins[1]: a second bin for other values; keep one bin with other: true")
  }

  @Test func `what a table holds is told with the model's place too`() async throws {
    let texts = try model(
      [.init(.texts(["a"]), points: 0), .init(.texts(["b"]), points: 10)], .any)
    let error = await #expect(throws: ScoreModelError.self) {
      try await CreditScorer(model: texts).scores(for: Table(["id": ["p"], "x": ["c"]]))
    }
    #expect(
      error?.description
        == "model 'm': categories[0].characteristics[0]: row 1 of column 'x' of table in memory holds "
        + "a text that no bin lists; list it or add other: true to a bin")
  }

  @Test func `friends' earlier scores need a column with a name`() throws {
    for (column, problem) in [
      (nil, ": 'earlierScoreColumn' is missing; "),
      (" ", ".earlierScoreColumn: the text is empty; "),
      ("a\0", ".earlierScoreColumn: a NUL character in a text; "),
    ] {
      let error = #expect(throws: ScoreModelError.self) {
        try withFriends().readingFriendsScores(.lagged, from: column)
      }
      #expect(error?.description.contains(problem) == true)
    }
    let lagged = try withFriends().readingFriendsScores(.lagged, from: "earlier")
    #expect(lagged.columnNames.contains("earlier"))
  }

  @Test func `a NUL in a text is refused as in a document`() {
    let nul = "a NUL character in a text; remove it"
    let bins = [ScoreModel.Bin].steps(at: [5], points: [0, 10])
    #expect(
      message { () throws(ScoreModelError) in try model(bins, reason: "x\0") }
        == "model 'm': categories[0].characteristics[0].reason: \(nul)")
    #expect(
      message { () throws(ScoreModelError) in
        try model([.init(.texts(["a\0"]), points: 0), .init(.texts(["b"]), points: 10)], .any)
      } == "model 'm': categories[0].characteristics[0].bins[0].values: \(nul)")
  }

  @Test func `texts that look the same are one, in a bin and in a table`() async throws {
    let texts = try model(
      [.init(.texts(["\u{E9}"]), points: 10), .init(.texts([], other: true), points: 0)], .any)
    let table = try Table(["id": ["a", "b", "c"], "x": ["\u{E9}", "e\u{301}", "e"]])
    let scores = try await CreditScorer(model: texts).scores(for: table)
    #expect(["a", "b", "c"].map { scores.score(of: $0)?.score } == [10, 10, 0])
    // The kelvin sign is a K to Unicode: ASCII, which what a bin lists is not.
    let kelvin = try model(
      [.init(.texts(["\u{212A}"]), points: 10), .init(.texts([], other: true), points: 0)], .any)
    let listed = ColumnValues.strings(TextList(["K", "\u{212A}", "k"]))
    let people = Table([Column("id", .strings(["a", "b", "c"])), Column("x", listed)])
    #expect(try await CreditScorer(model: kelvin).scores(for: people).map(\.score) == [10, 10, 0])
  }

  @Test func `an explanation shows a number as the table's file does`() async throws {
    let model = try model(.steps(at: [1], points: [0, 10]))
    let table = try Table(["id": ["a", "b"], "x": [0.0, 1.0]])
    let read = try Table(parsing: table.text(), named: "t.csv")
    for people in [table, read] {
      let scores = try await CreditScorer(model: model).scores(for: people)
      let values = try ["a", "b"].map {
        try scores.explanation(for: $0).categories[0].lines[0].value
      }
      #expect(values == ["0.0", "1.0"])
    }
  }
}
