import Foundation
import Sesame
import Testing

@Suite struct `Memory that a run plans with` {
  /// A file of so many friendships of so many people, each row drawn by a small generator.
  private func file(friendships: Int, people: UInt64) throws -> String {
    var state: UInt64 = 1
    func draw() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % people
    }
    var text = "source,target\n"
    for _ in 0..<friendships { text += "\(draw()),\(draw())\n" }
    let path = FileManager.default.temporaryDirectory.path + "/memory-\(UUID().uuidString).csv"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func enrichment(_ path: String, memory: Int?) async throws -> FeatureResult {
    var job = FeatureJob.nothing(seed: 1)
    job.features = [.degree, .coreness, .pageRank, .component]
    return try await job.run(
      on: GraphSource(edges: .file(path)), execution: Execution(memoryLimit: memory))
  }

  private func problem(_ path: String, memory: Int) async -> DataError? {
    do {
      _ = try await enrichment(path, memory: memory)
      return nil
    } catch { return error as? DataError }
  }

  @Test func `a run in scratch files gives the same table`() async throws {
    let path = try file(friendships: 40_000, people: 500)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let expected = try await enrichment(path, memory: nil)
    // Room for the program and the people, not for the friendships.
    let spilled = try await enrichment(path, memory: 33 << 20)
    #expect(spilled.table == expected.table)
    #expect(spilled.graph.friendshipCount == expected.graph.friendshipCount)
  }

  @Test func `too little memory is said before anything is read, with what would fit`() async throws
  {
    let path = try file(friendships: 40_000, people: 500)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = try #require(await problem(path, memory: 1 << 20))
    #expect(error.code == .inputOutput)
    #expect(error.source == path)
    #expect(
      error.problem.hasPrefix("about 40,000 friendships of 500 people need 32.8 MiB of memory"))
    #expect(error.problem.hasSuffix("; the limit that was given allows 1.0 MiB"))
    #expect(
      error.remedy?.hasPrefix(
        "ask for fewer features, no communities, or raise `memoryLimit`; about ")
        ?? false)
    #expect(error.remedy?.hasSuffix("friendships would fit") ?? false)
  }

  @Test func `a limit that allows next to nothing is said in words that fit its size`() async throws
  {
    let edges = try EdgeList([("ann", "bob")])
    let error = await #expect(throws: DataError.self) {
      try await FeatureJob.nothing(seed: 1).run(
        on: GraphSource(edges: .value(edges)), execution: Execution(memoryLimit: 1000))
    }
    #expect(
      error?.problem.hasPrefix("about 1 friendship of 2 people needs 32.0 MiB of memory") == true)
    #expect(error?.problem.hasSuffix("; the limit that was given allows 1000 bytes") == true)
    #expect(error?.remedy == "ask for fewer features, no communities, or raise `memoryLimit`")
    let table = try Table(["id": ["ann"]])
    let scoring = await #expect(throws: DataError.self) {
      try await ScoringJob(model: .reported2015).run(
        on: .value(table), execution: Execution(memoryLimit: 1000))
    }
    #expect(scoring?.problem.hasPrefix("about 1 person needs ") == true)
    #expect(scoring?.remedy == "take fewer people at a time, or raise `memoryLimit`")
  }

  @Test func `the people of a large file are estimated from a sample`() async throws {
    // Twice as much as the sample takes.
    let path = try file(friendships: 700_000, people: 40_000)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = try #require(await problem(path, memory: 1 << 20))
    let numbers = error.problem.split(separator: " ")
    let friendships = try #require(Int(numbers[1].replacing(",", with: "")))
    let people = try #require(Int(numbers[4].replacing(",", with: "")))
    #expect((690_000...710_000).contains(friendships))
    #expect((39_000...41_000).contains(people))
  }

  @Test func `a snapshot is estimated by its header`() async throws {
    let path = try file(friendships: 40_000, people: 500)
    let snapshot = path + ".sgraph"
    defer {
      for path in [path, snapshot] { try? FileManager.default.removeItem(atPath: path) }
    }
    let list = try await ImportJob().run(on: GraphSource(edges: .file(path)))
    try list.graph.write(snapshotTo: snapshot)
    let error = try #require(await problem(snapshot, memory: 1 << 20))
    #expect(error.code == .inputOutput)
    #expect(error.problem.contains("friendships of 500 people need"))
    #expect(try await enrichment(snapshot, memory: 64 << 20).graph.personCount == 500)
  }

  /// A table of so many people with ten columns, under a name.
  private func table(people: Int, ending: String) throws -> String {
    let header = (0..<10).map { "c\($0)" }.joined(separator: ",")
    let rows = (0..<people).map {
      "p\($0)," + Array(repeating: "12", count: 10).joined(separator: ",")
    }
    let path = FileManager.default.temporaryDirectory.path + "/memory-\(UUID().uuidString)" + ending
    try Table(parsing: "id,\(header)\n" + rows.joined(separator: "\n"), named: "t.csv").write(
      to: path)
    return path
  }

  @Test func `a table to be scored is estimated before it is read`() async throws {
    let path = try table(people: 20_000, ending: ".csv")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = await #expect(throws: DataError.self) {
      try await ScoringJob(model: .reported2015).run(
        on: .file(path), execution: Execution(memoryLimit: 33 << 20))
    }
    #expect(error?.code == .inputOutput)
    #expect(error?.problem.hasPrefix("about 20,000 people need ") == true)
  }

  @Test func `gzipped people are estimated by what they expand to`() async throws {
    let edges = try file(friendships: 10, people: 500)
    let people = try table(people: 20_000, ending: ".csv.gz")
    defer {
      for path in [edges, people] { try? FileManager.default.removeItem(atPath: path) }
    }
    let source = GraphSource(edges: .file(edges), people: .file(people))
    var job = FeatureJob(seed: 1)
    job.features = [.degree]
    job.communityColumns = []
    let error = await #expect(throws: DataError.self) {
      try await job.run(on: source, execution: Execution(memoryLimit: 33 << 20))
    }
    let words = try #require(error?.problem.split(separator: " "))
    let place = try #require(words.firstIndex(of: "people"))
    let count = try #require(Int(words[place - 1].replacing(",", with: "")))
    #expect((15_000...25_000).contains(count))
  }

  @Test func `a file that is not there is the reader's to report`() async throws {
    let error = try #require(await problem("/no/such/file.csv", memory: 1 << 20))
    #expect(error.code == .noInput)
  }
}
