import Foundation
import Testing

/// Runs of the demo that several tests look at, each done once.
enum Demo {
  static let edges = "Graphs/lastfm-credit/edges.csv"
  static let people = "Graphs/lastfm-credit/people.csv"
  static let model = "Graphs/lastfm-credit/model.json"
  /// Fewer starts than by default: a program that is built for debugging takes seconds for each.
  static let starts = "--starts 2"

  static let enriched = run(
    "enrich \(edges) --people \(people) --model \(model) \(starts) --threads 1")
  static let enrichedSheet = Task { Sheet(try await enriched.value.text) }
  static let unrelated = run(
    "enrich \(edges) --people \(people) --model \(model) --relationships off \(starts) --quiet")
  static let featuresWithPeople = run("features \(edges) --people \(people) \(starts) --quiet")
  static let features = run("features \(edges) \(starts) --quiet")

  private static func run(_ words: String) -> Task<Program.Outcome, any Error> {
    Task {
      let outcome = try await Program.run(words)
      try #require(outcome.status == 0, "\(outcome.standardError)")
      return outcome
    }
  }

  /// The people table as it is in the project.
  static func peopleText() throws -> String {
    try String(contentsOf: Program.project.appending(path: people), encoding: .utf8)
  }
}

/// The columns of scores, and the sum that anyone can do.
enum ScoreColumns {
  static let categories = [
    "credit_history", "behavior_and_preferences", "fulfillment_capacity",
    "personal_characteristics", "interpersonal_relationships",
  ]
  static let all =
    categories + [
      "score", "score_status", "score_minimum", "score_maximum", "band", "reason_1", "reason_2",
      "reason_3", "reason_4",
    ]

  /// Expects 350 + the five categories = score for everyone who has one, and that nobody else has
  /// points, and returns how many have a score.
  static func expectSums(in sheet: Sheet) -> Int {
    let points = categories.map { sheet.integers($0) }
    let scores = sheet.integers("score")
    let lowest = sheet.integers("score_minimum")
    let highest = sheet.integers("score_maximum")
    let status = sheet["score_status"]
    let bands = sheet["band"]
    var wrong: [Int] = []
    for row in sheet.rows.indices {
      let own = points.map { $0[row] }
      guard let low = lowest[row], let high = highest[row], 350...950 ~= low, low <= high,
        high <= 950
      else {
        wrong.append(row)
        continue
      }
      if let score = scores[row] {
        let isRight =
          350 + own.compactMap(\.self).reduce(0, +) == score && own.allSatisfy { $0 ?? -1 >= 0 }
          && low <= score && score <= high && status[row] == "assessed"
          && bands[row] == band(of: score)
        if !isRight { wrong.append(row) }
      } else if !own.allSatisfy({ $0 == nil }) || !status[row].hasPrefix("not assessable: ")
        || !bands[row].isEmpty
      {
        wrong.append(row)
      }
    }
    #expect(wrong.isEmpty, "rows \(wrong.prefix(5)) of \(wrong.count) do not add up")
    return scores.count { $0 != nil }
  }

  static func band(of score: Int) -> String {
    switch score {
    case ..<550: "poor"
    case ..<600: "fair"
    case ..<650: "good"
    case ..<700: "excellent"
    default: "outstanding"
    }
  }
}
