import Testing

/// How sure communities are, as `sesame communities` says it.
struct CommunityCheckTests {
  @Test func `the summary says how modularity compares with chance`() async throws {
    let command = "communities Graphs/uk-faculty/edges.csv --weight weight --significance 19"
    let outcome = try await Program.run(command)
    #expect(outcome.status == 0)
    let line = try #require(
      outcome.standardError.split(separator: "\n").first { $0.hasPrefix("significance ") })
    #expect(line.contains(" in 19 rewired graphs, z ") && line.hasSuffix(", p 0.0500"))
    let plain = try await Program.run("communities Graphs/uk-faculty/edges.csv --weight weight")
    #expect(plain.text == outcome.text)
    #expect(!plain.standardError.contains("significance"))
    for threads in [1, 3] {
      let again = try await Program.run("\(command) --threads \(threads)")
      #expect(again.standardError.contains(line))
    }
    let short = try await Program.run("\(command) --memory 100M --quiet")
    #expect(short.text == outcome.text && short.standardError == "")
  }

  @Test func `without friendships chance has nothing to compare`() async throws {
    let folder = try Folder(["edges.csv": "ann,ann\n", "people.csv": "id\nann\nbob\n"])
    let outcome = try await Program.run(
      "communities edges.csv --people people.csv --significance 5", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardError.contains("significance undefined without friendships\n"))
  }
}
