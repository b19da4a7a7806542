import CreditScoring
import Foundation
import Statistics
import Tables
import Testing

struct ExplanationTests {
  /// Six people: 0 knows everyone else, which makes five friends for 0 and one for each other.
  static let star = ListedTies(personCount: 6, [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)])

  @Test(arguments: cards, 0..<3)
  func `every explanation adds up`(card: ScoreModel, seed: Int) async throws {
    var generator = SplitMix64(seed: seed + 20)
    let size = 150
    let table = randomTable(for: card, rows: size, missing: 0.15, using: &generator)
    let ties = ListedTies(random: size, probability: 0.04, using: &generator)
    let scores = try await CreditScorer(model: card).scores(for: table, friends: ties)
    for row in 0..<size {
      let explanation = try scores.explanation(for: "p\(row)")
      var total = 350
      for part in explanation.categories {
        let told = part.lines.compactMap(\.points)
        if told.count == part.lines.count { #expect(part.points == told.reduce(0, +)) }
        #expect(part.budget == part.lines.map(\.budget).reduce(0, +))
        #expect(part.lines.allSatisfy { (0...$0.budget).contains($0.points ?? 0) })
        #expect(part.lines.allSatisfy { ($0.points == nil) == $0.isWithheld })
        total += part.points
        if explanation.score != nil {
          #expect(scores.integers(part.category.rawValue)[row] == part.points)
        }
      }
      #expect(explanation.score == scores.integers("score")[row])
      if let score = explanation.score {
        #expect(score == total)
        #expect(explanation.sum?.hasSuffix(" = \(score)") == true)
        #expect(explanation.reasons.count <= 5)
        // Whoever lost points of their own gets a reason.
        #expect(explanation.reasons.isEmpty == false || explanation.changes.isEmpty)
      }
      // Every figure in the range that is told gives the points.
      if let friends = explanation.friends, let figures = friends.figures {
        for figure in [figures.lowerBound + 1e-9, figures.upperBound - 1e-9] {
          let points = Int((Double(friends.budget) * figure + 0.5).rounded(.down))
          #expect(points == friends.points)
        }
      }
    }
  }

  @Test func `each change brings the points that it promises`() async throws {
    var generator = SplitMix64(seed: 31)
    let card = ScoreModel.european
    let table = randomTable(for: card, rows: 60, missing: 0.1, using: &generator)
    let scorer = CreditScorer(model: card)
    let scores = try await scorer.scores(for: table)
    for row in 0..<60 {
      let explanation = try scores.explanation(for: "p\(row)")
      #expect(explanation.changes.map(\.gain) == explanation.changes.map(\.gain).sorted(by: >))
      guard let score = explanation.score, let change = explanation.changes.first else { continue }
      for characteristic in card.categories.flatMap(\.characteristics)
      where characteristic.name == change.characteristic {
        guard case .column(let measure) = characteristic.measure else { continue }
        let bin = try #require(
          measure.bins.firstIndex { $0.values.description == change.betterBin })
        let changed = table.replacing(
          measure.column, row: row, with: measure.value(inBin: bin, at: 0))
        #expect(try await scorer.scores(for: changed).integers("score")[row] == score + change.gain)
      }
    }
  }

  @Test func `changes never concern other people`() async throws {
    let table = extremeTable(for: .reported2015, rows: 6, best: false)
    let explanation = try await CreditScorer(model: .reported2015).explanation(
      for: "p0", in: table, friends: Self.star)
    let names = explanation.changes.map(\.characteristic)
    #expect(names.count == 14 && !names.contains("friends_scores"))
    #expect(explanation.reasons.count == 5)
    #expect(explanation.reasons.last == "Credit was applied for in the past year")
  }

  @Test func `few friends are not told about`() async throws {
    let table = extremeTable(for: .reported2015, rows: 6, best: false)
    let scorer = CreditScorer(model: .reported2015)
    let many = try await scorer.explanation(for: "p0", in: table, friends: Self.star)
    #expect(many.friends?.contributing == .enough && many.friends?.isWithheld == false)
    let few = try await scorer.explanation(for: "p1", in: table, friends: Self.star)
    #expect(few.friends?.contributing == .few && few.friends?.isWithheld == true)
    #expect(few.friends?.points == nil && few.friends?.figures == nil)
    #expect(few.text.contains("withheld: fewer than 5 friends contribute"))
    #expect(few.json.contains("\"figure_minimum\": null"))
    // Nor is it a reason, although all 30 points are lost.
    var best = extremeTable(for: .reported2015, rows: 6, best: true)
    for column in best.columns.dropFirst() {
      for row in 1..<6 {
        best = best.replacing(column.name, row: row, with: table[column.name]?.values.numbers?[0])
      }
    }
    let star = try await scorer.explanation(for: "p0", in: best, friends: Self.star)
    #expect(star.reasons == ["Relationships could add more to the score"])
    let pair = try await scorer.explanation(
      for: "p0", in: best, friends: ListedTies(personCount: 6, [(0, 1)]))
    #expect(pair.reasons.isEmpty)
    #expect((pair.categories.last?.points ?? 30) < 30)
  }

  /// A friends' mean of one friend is that friend's value.
  @Test func `with few friends no value, bin or reason of relationships is told`() async throws {
    let card = ScoreModel.reported2015
    var document = card.json
    let budget = try #require(document.range(of: "\"budget\": 30", options: .backwards))
    document.replaceSubrange(budget, with: "\"budget\": 1")
    let model = try ScoreModel(
      parsing: document.replacingOccurrences(
        of: "\"name\": \"friends_scores\",",
        with: """
          "name": "friends_payments", "column": "neighbor_on_time_share_mean",
          "direction": "higher_is_better", "budget": 29,
          "bins": [{"below": 0.9, "points": 0}, {"from": 0.9, "points": 29}],
          "missing": {"points": 15}, "reason": "The circle could add more"
          }, {
          "name": "friends_scores",
          """))
    let best = extremeTable(for: card, rows: 6, best: true)
    let table = Table(
      best.columns + [Column("neighbor_on_time_share_mean", .reals([0.75, 0.8125, 0, 0, 0, nil]))])
    let scorer = CreditScorer(model: model)
    let many = try await scorer.explanation(for: "p0", in: table, friends: Self.star)
    #expect(many.reasons.first == "The circle could add more")
    // Many friends are told about by the bin alone.
    #expect(many.text.contains("below 0.9") && !many.text.contains("0.75"))
    for friends in [Self.star, ListedTies(personCount: 6), nil] {
      let few = try await scorer.explanation(for: "p1", in: table, friends: friends)
      #expect(!few.reasons.contains("The circle could add more"))
      #expect(few.text.contains("withheld  (few friends)"))
      for rendering in [few.text, few.json, few.markdown] {
        #expect(!rendering.contains("0.8125") && !rendering.contains("below 0.9"))
      }
      let last = try #require(few.categories.last)
      #expect(last.lines.first?.points == nil && last.points >= 0)
      #expect(350 + few.categories.map(\.points).reduce(0, +) == few.score)
    }
    let none = try await scorer.explanation(for: "p5", in: table, friends: Self.star)
    // Whether the only friend has a value is the friend's matter.
    #expect(none.text.contains("withheld  (few friends)") && !none.text.contains("not known"))
  }

  @Test func `a person who is not in the table is named as the caller did`() async throws {
    let table = extremeTable(for: .european, rows: 1, best: true)
    let error = await #expect(throws: ScoreModelError.self) {
      try await CreditScorer(model: .european).explanation(for: "Ada", in: table)
    }
    #expect(
      error?.description
        == "table: no person 'Ada' in column 'person'; check the identifier")
    #expect(error?.code == .unknownPerson)
  }

  @Test func `the text can be added up by hand`() async throws {
    let table = try Self.smallTable()
    let model = try ScoreModel(parsing: ScoreModelTests.documentedExample())
    let explanation = try await CreditScorer(model: model).explanation(
      for: "a", in: table, friends: ListedTies(personCount: 2))
    #expect(explanation.text == Self.expectedText)
  }

  static func smallTable() throws -> Table {
    Table([
      Column("person", .strings(["a", "b"])), Column("worst_delay_months", .integers([1, 0])),
      Column("home", .strings([nil, "owned"])), Column("phone_verified", .booleans([true, true])),
    ])
  }

  static let expectedText = """
    Score of a: 632, good
    Model demonstration, version 1.0.0; purpose: showing the format

                                     value  bin               points   of
    credit history                                               260  570
      worst_delay                        1  1 to below 2         150  400
      home                       not known  (neutral points)      60  120
      phone_verified                  true  true                  50   50
    interpersonal relationships                                   22   30
      friends_scores                        (few friends)          –   30

    Sum: 350 + 260 + 22 = 632
    If everything missing turned out worst, the score would be 550; if best, 700 (by home and
    interpersonal relationships). That counts what is missing about others, too.
    78.9 % of the points of the person's own categories rest on data; 50 % are needed.

    Friends' scores (friends_scores)
      What counts is the mean of friends' places on their scale, from 0 (lowest) to 1 (highest), weighed
      by the strength of the tie, and pulled toward the mean of all people, as by 5 further friends. All
      scores are computed together, since each counts for those of others.
      The points are withheld: fewer than 5 friends contribute. They are among those of the category.

    What other people can do to it
      friends_scores (30 points) rests on other people's data.
      Whatever others do, the score stays between 610 and 640.
      The most points that others can add to this score or take from it, proven for any data that they
      could have: in total, and through friends_scores alone (before rounding). People far away count as
      well: they move the mean of all, toward which friends_scores is pulled. So as not to tell how many
      friends have a score, these are the limits for few friends; with many, each moves the score by
      less.
        total  friends  influence
           30    30.00  all other people together
           21    20.25  what is known about one other person
            6     5.27  one friendship made or ended
           30    30.00  ten invented friends
           30    30.00  everyone two or more steps away
           30    30.00  everyone three or more steps away

    Why the score is not higher
      1. A payment was late by a month or more
      2. Where the person lives is not known

    What speaks for the person
      1. Phone verified (50 points more than neutral)

    What would change it (the next step of each; of texts, the best)
       +250  worst_delay: below 1, now 1 to below 2
        +60  home: owned, now not known

    What is looked at
      worst_delay: The longest delay of a payment in months.

    """

  @Test func `the text keeps to 100 columns`() async throws {
    var generator = SplitMix64(seed: 77)
    for card in cards {
      let table = randomTable(for: card, rows: 50, missing: 0.2, using: &generator)
      let ties = ListedTies(random: 50, probability: 0.15, using: &generator)
      let scores = try await CreditScorer(model: card).scores(for: table, friends: ties)
      for row in 0..<50 {
        let lines = try scores.explanation(for: "p\(row)").text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 100 })
      }
    }
  }

  @Test func `Markdown escapes what would be markup`() async throws {
    let example = try ScoreModelTests.documentedExample()
    let model = try ScoreModel(
      parsing: example.replacingOccurrences(of: "\"demonstration\"", with: "\"a | *b*\""))
    let text = try await CreditScorer(model: model).explanation(for: "a", in: Self.smallTable())
      .markdown
    #expect(text.contains("Model a \\| \\*b\\*, version 1.0.0"))
    #expect(text.contains("| worst\\_delay | 1 | 1 to below 2 | 150 | 400 |"))
    #expect(text.contains("| home | not known | (neutral points) | 60 | 120 |"))
    #expect(text.contains("**350 + 260 + "))
  }

  @Test func `JSON is read back by another reader`() async throws {
    let model = try ScoreModel(parsing: ScoreModelTests.documentedExample())
    let explanation = try await CreditScorer(model: model).explanation(
      for: "a", in: Self.smallTable())
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(explanation.json.utf8)) as? [String: Any])
    #expect(document["score"] as? Int == explanation.score)
    #expect(document["score_minimum"] as? Int == explanation.minimum)
    #expect((document["categories"] as? [[String: Any]])?.count == 2)
    #expect(document["identifier"] as? String == "a")
    let person = try await CreditScorer(model: .european).explanation(
      for: "a", in: Table([Column("person", .strings(["a"]))]))
    #expect(person.score == nil && person.sum == nil)
    #expect(person.json.contains("\"score\": null"))
    #expect(
      person.text.hasPrefix(
        "Score of a: not assessable: nothing is known about credit history\n"))
  }

  /// Of b nothing is known but a phone: 50 of 570 points.
  @Test func `who has no score is told what is missing, and nothing of points`() async throws {
    let table = Table([
      Column("person", .strings(["a", "b"])), Column("worst_delay_months", .integers([1, nil])),
      Column("home", .strings(["owned", nil])), Column("phone_verified", .booleans([true, true])),
    ])
    let model = try ScoreModel(parsing: ScoreModelTests.documentedExample())
    let scores = try await CreditScorer(model: model).scores(
      for: table, friends: ListedTies(personCount: 2))
    let explanation = try scores.explanation(for: "b", reaching: .band("good"))
    #expect(explanation.score == nil && explanation.changes.isEmpty)
    // Half of 570 are 285, and 50 are known.
    #expect(explanation.gap?.points == 235 && explanation.gap?.categories.isEmpty == true)
    #expect(explanation.counterfactuals == nil)
    let text = explanation.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("what is to become known must count for 235 points or more"))
    #expect(text.contains("worst_delay (400), home (120)"))
    #expect(
      text.contains("That can't be answered: there is no score that changes could start from"))
    for rendering in [explanation.text, explanation.markdown] {
      #expect(!rendering.contains("If everything missing") && !rendering.contains("neutral points"))
      #expect(!rendering.contains("What would change it") && !rendering.contains("Sum:"))
    }
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(explanation.json.utf8)) as? [String: Any])
    #expect(document["score_maximum"] is NSNull)
    let answer = try #require(document["counterfactuals"] as? [String: Any])
    #expect(answer["target"] as? Int != nil && answer["reason"] as? String != nil)
    #expect((answer["answers"] as? [Any])?.isEmpty == true)
    let gap = try #require(document["missing_for_score"] as? [String: Any])
    #expect(gap["points"] as? Int == 235)
    // Who has a score has no gap, and a reason where nothing is left to reach.
    let assessed = try scores.explanation(for: "a")
    #expect(
      assessed.gap == nil && (assessed.counterfactuals == nil) == (assessed.unanswered != nil))
  }

  @Test func `long values go on below, and no number is cut`() async throws {
    let name = "status_of_the_existing_checking_account_of_the_household"
    let model = try ScoreModel.ofOne(
      .init(
        "amount", .higherIsBetter,
        bins: [
          .init(.numbers(below: 1_234_567.890123), points: 0),
          .init(.numbers(from: 1_234_567.890123, below: 98_765_432.12345), points: 5),
          .init(.numbers(from: 98_765_432.12345), points: 10),
        ], missingPoints: 0),
      named: "long", characteristic: name, reason: "It is low", budget: 10)
    let table = Table([
      Column("id", .strings(["a"])), Column("amount", .reals([7_654_321.123456789])),
    ])
    let text = try await CreditScorer(model: model).explanation(for: "a", in: table).text
    for part in [
      "7654321.123456789", "1234567.890123 to below", "98765432.12345", "status_of_the_existing_",
      "household",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("…"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }
}
