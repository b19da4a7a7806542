import Foundation
import Sesame
import Statistics

/// A few people with friendships, written to files and scored by the whole pipeline.
struct Village {
  var names: [String]
  /// Each person's fields in a CSV file, by column; empty is missing.
  var fields: [[String: String]]
  var friendships: Set<[Int]>

  /// The columns of the people's file.
  var columns = Self.columns

  static let columns = ["x", "y", "earlier"]

  /// People with rows and friendships of one's own.
  init(
    names: [String], columns: [String], fields: [[String: String]], friendships: Set<[Int]>
  ) {
    (self.names, self.columns) = (names, columns)
    (self.fields, self.friendships) = (fields, friendships)
  }

  /// People of whom something is missing here and there.
  init(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let size = Int.random(in: 8...11, using: &generator)
    names = (0..<size).map { "p\($0)" }
    fields = names.map { _ in
      var row: [String: String] = [:]
      for column in ["x", "y"] {
        let value = Double(Int.random(in: 0...30, using: &generator)) / 10
        row[column] = Int.random(in: 0..<7, using: &generator) == 0 ? "" : "\(value)"
      }
      let earlier = Int.random(in: 350...950, using: &generator)
      row["earlier"] = Int.random(in: 0..<7, using: &generator) == 0 ? "" : "\(earlier)"
      return row
    }
    friendships = []
    for left in 0..<size {
      for right in 0..<left where Double.random(in: 0..<1, using: &generator) < 0.3 {
        friendships.insert([right, left])
      }
    }
  }

  /// The steps from a person to everyone, `nil` where there is no way.
  func distances(from start: Int) -> [Int?] {
    var distances = [Int?](repeating: nil, count: names.count)
    distances[start] = 0
    for step in 1...names.count {
      for pair in friendships {
        for (one, other) in [(pair[0], pair[1]), (pair[1], pair[0])]
        where distances[one] == step - 1 && distances[other] == nil {
          distances[other] = step
        }
      }
    }
    return distances
  }

  /// A random row, at an end of all scales or in between.
  static func row(_ generator: inout SplitMix64) -> [String: String] {
    let value = ["", "-1000", "1000", "1.5"].randomElement(using: &generator) ?? ""
    let other = ["", "-1000", "1000", "0.5"].randomElement(using: &generator) ?? ""
    let earlier = ["", "350", "950", "700"].randomElement(using: &generator) ?? ""
    return ["x": value, "y": other, "earlier": earlier]
  }

  /// Scores everyone, with features, aggregates and communities as the model needs them.
  func scores(by model: ScoreModel) async throws -> Scores {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (edges, people) = (folder.appending(path: "e.csv"), folder.appending(path: "p.csv"))
    let ties = friendships.sorted { $0.lexicographicallyPrecedes($1) }
      .map { "\(names[$0[0]]),\(names[$0[1]])" }
    try Data((["source,target"] + ties + [""]).joined(separator: "\n").utf8).write(to: edges)
    let rows = zip(names, fields).map { name, row in
      ([name] + columns.map { row[$0] ?? "" }).joined(separator: ",")
    }
    let header = (["id"] + columns).joined(separator: ",")
    try Data(([header] + rows + [""]).joined(separator: "\n").utf8).write(to: people)
    var job = FeatureJob.nothing(seed: 1)
    job.communities = .once(.leiden(starts: 1))
    let source = GraphSource(edges: .file(edges.path()), people: .file(people.path()))
    return try await EnrichmentJob(job, model: model)
      .run(on: source, execution: Execution(threads: 1)).scores
  }
}
