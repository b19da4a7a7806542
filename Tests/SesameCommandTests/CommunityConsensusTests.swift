import Testing

/// What runs have in common, and what chance gives: `--runs` and `--significance`.
struct CommunityConsensusTests {
  /// Four groups of four people who all know each other, each group tied to the next.
  private static let ring =
    (0..<4).flatMap { group in
      let people = ["a", "b", "c", "d"].map { "\($0)\(group)" }
      return ["ab", "ac", "ad", "bc", "bd", "cd"].map { pair in
        pair.map { "\($0)\(group)" }.joined(separator: ",")
      } + ["\(people[0]),b\((group + 1) % 4)"]
    }.joined(separator: "\n") + "\n"

  // Modularity by python-igraph.
  @Test(arguments: [
    (
      "--resolution 0",
      "communities  1, quality (modularity at resolution 0) 1.0000, modularity 0.0000, agreement of "
        + "3 runs 1.0000"
    ),
    (
      "--objective constant-potts --resolution 0",
      "communities  1, quality (constant Potts at resolution 0) 1.0000, modularity 0.0000, agreement "
        + "of 3 runs 1.0000"
    ),
    (
      "--method louvain --resolution 0",
      "communities  1, quality (modularity at resolution 0) 1.0000, modularity 0.0000, agreement of "
        + "3 runs 1.0000"
    ),
    // 16 people alone, 28 friendships: −1.5 · 16 / 56.
    (
      "--objective constant-potts --resolution 1.5",
      "communities  16, quality (constant Potts at resolution 1.5) -0.4286, modularity -0.0638, "
        + "agreement of 3 runs 1.0000"
    ),
    ("", "communities  4, modularity 0.6071, agreement of 3 runs 1.0000"),
    ("--method walktrap", "communities  4, modularity 0.6071, agreement of 3 runs 1.0000"),
    ("--method infomap", "communities  4, modularity 0.6071, agreement of 3 runs 1.0000"),
    (
      "--method fluid --community-count 1",
      "communities  1, modularity 0.0000, agreement of 3 runs 1.0000"
    ),
  ])
  func `the consensus is what all runs found`(options: String, line: String) async throws {
    let folder = try Folder(["ring.csv": FileContent(Self.ring)])
    let outcome = try await Program.run("communities ring.csv --runs 3 \(options)", in: folder)
    #expect(outcome.status == 0)
    let found = outcome.standardError.split(separator: "\n").first { $0.hasPrefix("communities ") }
    #expect(found == line[...])
    let plain = try await Program.run("communities ring.csv \(options)", in: folder)
    let columns = { (outcome: Program.Outcome) in outcome.rows.map { $0.prefix(4) } }
    #expect(columns(outcome) == columns(plain))
    #expect(outcome.rows.dropFirst().allSatisfy { $0.last == "1.0" })
  }

  /// python-igraph's walktrap finds 12 communities, of modularity 0.4254.
  @Test func `five equal runs are their own consensus on a real graph`() async throws {
    let command = "communities Tests/Golden/communities/polblogs.edges --method walktrap"
    let (plain, runs) = try await (
      Program.run(command), Program.run("\(command) --runs 5 --threads 2")
    )
    #expect(plain.status == 0 && runs.status == 0)
    #expect(Sheet(plain.text)["community"] == Sheet(runs.text)["community"])
    #expect(
      runs.standardError.contains(
        "communities  12, modularity 0.4254, agreement of 5 runs 1.0000\n"))
  }

  @Test(arguments: [
    ("", "modularity "), ("--resolution 3", "modularity at resolution 3 "),
    ("--objective constant-potts --resolution 0.2", "constant Potts quality at resolution 0.2 "),
    ("--directed", "modularity "),
    ("--directed --objective directed-modularity", "directed modularity "),
    ("--directed --method infomap", "directed modularity "),
  ])
  func `the summary names the quality that is compared`(
    options: String, name: String
  ) async throws {
    let outcome = try await Program.run(
      "communities Graphs/uk-faculty/edges.csv --significance 2 \(options)")
    #expect(outcome.status == 0)
    let line = try #require(
      outcome.standardError.split(separator: "\n").first { $0.hasPrefix("significance ") })
    let text = line.dropFirst("significance ".count)
    #expect(text.hasPrefix(name) && text.dropFirst(name.count).first?.isNumber == true)
    #expect(text.contains(" in 2 rewired graphs"))
  }
}
