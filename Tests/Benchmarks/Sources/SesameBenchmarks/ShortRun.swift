internal import Foundation
internal import Sesame

/// Every stage on two small graphs, checking that the answers can be right; times are not judged.
enum ShortRun {
  private static let people = 2_000
  private static let friendships = 20_000
  private static let scale = 10

  static func run() async throws -> [Measurement] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "sesame-benchmarks-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }

    let communities = GraphFiles(folder.appending(path: "communities").path)
    let model = CommunityModel(people: people, seed: 1)
    try await communities.writeEdges(
      of: model, count: friendships, distinct: true, styles: IdentifierStyle.allCases, seed: 1)
    try await communities.writePeople(
      of: model, columns: GeneratedPeople.columnNames.count, seed: 1)

    let matrix = GraphFiles(folder.appending(path: "r-mat").path)
    let quarters = RecursiveMatrixModel(scale: scale, seed: 1)
    try await matrix.writeEdges(
      of: quarters, count: 16 << scale, distinct: false, styles: [.integers], seed: 1)
    try await matrix.writePeople(
      of: quarters, columns: GeneratedPeople.columnNames.count, seed: 1)

    try ShortChecks.checkShuffle(Shuffle(count: people, seed: 3), count: people)
    var measurements: [Measurement] = []
    for files in [communities, matrix] {
      var first: [Measurement] = []
      for threads in [1, 2, 3] {
        var run = StageRun(edges: files.edges(), people: files.people)
        run.output = files.enriched
        run.rows = 1_000
        run.threads = threads
        run.repetitions = 1
        run.outcome = OutcomeColumn("age", events: Set((18...35).map { String($0) }))
        let found = try await run.run(Stage.allCases)
        if first.isEmpty { first = found }
        try ShortChecks.checkEqual(first, found)
        try ShortChecks.checkSnapshots(found)
      }
      try await ShortChecks.checkLaws(files, isSimple: files.folder == communities.folder)
      measurements += first
    }
    var names = StageRun(edges: communities.edges(.names))
    names.repetitions = 1
    let read = try await names.run([.read])
    try ShortChecks.require(
      read[0].numbers["friendships"] == Double(friendships), "names give another graph")
    try await ShortChecks.checkScores(communities, people: people)
    return measurements + read
  }
}
