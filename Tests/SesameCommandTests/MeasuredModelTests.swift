import Foundation
import Testing

/// `--write-model`: the model that states the shares of its bins and how stable its communities are, as a run
/// measured them.
struct MeasuredModelTests {
  private static let model = """
    {
      "format": "sesame-score-model/1", "name": "small", "version": "1", "purpose": "test",
      "scale": {"minimum": 0, "maximum": 100}, "bands": [{"name": "all", "from": 0}],
      "coverage": {"minimum": 0},
      "categories": [
        {
          "name": "behavior_and_preferences", "weight": 1,
          "characteristics": [
            {
              "name": "age", "column": "age", "budget": 60, "direction": "higher_is_better",
              "bins": [{"below": 40, "points": 0}, {"from": 40, "points": 60}],
              "missing": {"points": 10}, "reason": "The age is low"
            },
            {
              "name": "circle", "column": "community_age_mean", "budget": 40,
              "direction": "higher_is_better",
              "bins": [{"below": 40, "points": 0}, {"from": 40, "points": 40}],
              "missing": {"points": 10}, "reason": "The circle is young"
            }
          ]
        }
      ]
    }
    """

  private func folder() throws -> Folder {
    let people = (1...81).map { "\($0),\(20 + $0 % 50),\($0 % 2)\n" }.joined()
    return try Folder([
      "m.json": .init(Self.model), "e.csv": try Program.ukFaculty(),
      "p.csv": FileContent("id,age,late\n" + people),
    ])
  }

  private func stabilities(_ text: String) throws -> [Double?] {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let categories = try #require(document["categories"] as? [[String: Any]])
    let characteristics = try #require(categories[0]["characteristics"] as? [[String: Any]])
    return characteristics.map { $0["stability"] as? Double }
  }

  private func shares(_ text: String) throws -> [[Double]] {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let categories = try #require(document["categories"] as? [[String: Any]])
    let characteristics = try #require(categories[0]["characteristics"] as? [[String: Any]])
    return characteristics.map { characteristic in
      (characteristic["bins"] as? [[String: Any]] ?? []).compactMap { $0["share"] as? Double }
    }
  }

  /// The ages are 20 + n % 50 for n from 1 to 81: those below 40 are 19 and 20 of them.
  @Test func `shares are those of the people whose value is known`() async throws {
    let folder = try folder()
    let known = (1...81).filter { 20 + $0 % 50 < 40 }.count
    let share = (Double(known) / 81 * 1e4).rounded() / 1e4
    let enriched = try await Program.run(
      "enrich e.csv --people p.csv --model m.json --quiet --write-model w.json", in: folder)
    #expect(enriched.status == 0, "\(enriched.standardError)")
    let found = try shares(folder.text("w.json"))
    #expect(found[0] == [share, ((1 - share) * 1e4).rounded() / 1e4])
    #expect(abs(found[1].reduce(0, +) - 1) < 1e-9 && found[1].count == 2)
    // A table alone gives them too; of a column of which nothing is known there are none.
    try folder.write(
      FileContent("id,age,community_age_mean\n1,30,\n2,50,\n3,60,\n4,,\n"), to: "t.csv")
    let scored = try await Program.run(
      "score t.csv --model m.json --write-model s.json", in: folder)
    #expect(scored.status == 0, "\(scored.standardError)")
    #expect(try shares(folder.text("s.json")) == [[0.3333, 0.6667], []])
    // Scores stay as they are, and what is missing is drawn from the shares.
    let again = try await Program.run("score t.csv --model s.json --certainty", in: folder)
    let plain = Sheet(scored.text)
    let sheet = Sheet(again.text)
    #expect(sheet["score"] == plain["score"])
    #expect(sheet["score_low"][3] == "10" && sheet["score_high"][3] == "70")
    let stream = try await Program.run(
      "score t.csv --model m.json --stream --write-model s.json", in: folder)
    #expect(stream.status == 64)
  }

  @Test func `it is the mean over people of the column of stability`() async throws {
    let folder = try folder()
    let outcome = try await Program.run(
      "enrich e.csv --people p.csv --model m.json --runs 7 --method label-propagation --quiet "
        + "--write-model w.json", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let column = Sheet(outcome.text)["community_stability"].compactMap(Double.init)
    let mean = column.reduce(0, +) / 81
    #expect(column.count == 81 && mean < 1)
    let written = try folder.text("w.json")
    #expect(try stabilities(written) == [nil, (mean * 1e4).rounded() / 1e4])
    #expect(written.contains("sesame-score-model/2"))
    // Scores with it are the same, and the card and the explanation tell it.
    let again = try await Program.run(
      "enrich e.csv --people p.csv --model w.json --runs 7 --method label-propagation --quiet",
      in: folder)
    #expect(again.text == outcome.text)
    let figure = "\((mean * 1e4).rounded() / 1e4)"
    for words in [
      "model w.json --as table", "model w.json --as markdown",
      "explain e.csv --people p.csv --model w.json --person 5",
      "explain e.csv --people p.csv --model w.json --person 5 --format json",
    ] {
      let text = try await Program.run(words, in: folder).text
      #expect(text.contains(figure) && text.contains("stability"), "\(words)")
    }
  }

  @Test func `a verdict's model states it where its communities are of several runs`() async throws
  {
    let folder = try folder()
    let words =
      "graph-helps e.csv --people p.csv --outcome late --model m.json --write-model w.json "
      + "--placebos 1 --repetitions 1 --permutations 9 --method label-propagation"
    let once = try await Program.run(words, in: folder)
    #expect(once.status == 0, "\(once.standardError)")
    #expect(try stabilities(folder.text("w.json")) == [nil, nil])
    let several = try await Program.run(words + " --runs 5", in: folder)
    #expect(several.status == 0)
    let found = try #require(try stabilities(folder.text("w.json"))[1])
    #expect(0...1 ~= found)
  }

  @Test func `several dates have no model of their own`() async throws {
    let outcome = try await Program.run(
      "enrich edges.csv --people people.csv --model model.json --weight weight --time time "
        + "--as-of 2020-01-01,2021-01-01 --write-model w.json", in: Folder(Samples.files))
    #expect(outcome.status == 64)
    #expect(
      outcome.standardError
        == "sesame: option '--write-model' is about one date, and '--as-of' has several; keep one\n"
    )
  }
}
