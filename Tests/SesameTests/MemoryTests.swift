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

  private func enrichment(_ path: String, memory: Int?) async throws -> Enrichment {
    var source = GraphSource(edges: path)
    source.memoryLimit = memory
    var request = FeatureRequest(seed: 1)
    request.features = [.degree, .coreness, .pageRank, .component]
    request.communityColumns = []
    return try await Enrichment(of: source, features: request)
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
      error.problem.hasPrefix("about 40,000 friendships of 500 people take 32.8 MiB of memory"))
    #expect(error.remedy?.hasPrefix("ask for fewer features") ?? false)
    #expect(error.remedy?.hasSuffix("friendships would fit") ?? false)
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

  @Test func `a file that is not there is the reader's to report`() async throws {
    let error = try #require(await problem("/no/such/file.csv", memory: 1 << 20))
    #expect(error.code == .noInput)
  }
}
