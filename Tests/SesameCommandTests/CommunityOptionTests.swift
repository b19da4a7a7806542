import Testing

/// What `sesame communities` is told of the method, its start and its levels.
struct CommunityOptionTests {
  //  a---b   e---f
  //   \ /     \ /
  //    c---d---g
  private let edges: FileContent = "a,b\nb,c\nc,a\nc,d\nd,g\ne,f\nf,g\ng,e\n"

  private func sheet(_ options: String, _ files: [String: FileContent] = [:]) async throws -> Sheet
  {
    let folder = try Folder(files.merging(["edges.csv": edges]) { $1 })
    let outcome = try await Program.run(
      "communities edges.csv --header no \(options)", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    return Sheet(outcome.text)
  }

  @Test(arguments: ["leiden", "louvain"])
  func `levels are columns, finest first`(method: String) async throws {
    let found = try await sheet("--method \(method) --levels")
    let plain = try await sheet("--method \(method)")
    #expect(Array(found.header.prefix(5)) == plain.header + ["community_level_1"])
    let last = "community_level_\(found.header.count - 4)"
    #expect(found.header.last == last)
    #expect(found[last] == plain["community"])
    #expect(found["community"] == plain["community"])
  }

  @Test func `the search starts from a table, and others begin alone`() async throws {
    // One community of all is worse than two, and d is placed nowhere.
    let start: FileContent = "who,town\na,x\nb,x\nc,x\ne,x\nf,x\ng,x\nd,\nz,x\n"
    for options in ["", "--method louvain", "--objective directed-modularity"] {
      let found = try await sheet("\(options) --start-from start.csv", ["start.csv": start])
      #expect(Set(found["community"]).count == 2)
    }
    // Label propagation leaves all where they have most friends: with everyone else.
    let stays = try await sheet(
      "--method label-propagation --start-from start.csv --column town", ["start.csv": start])
    #expect(stays["community"] == Array(repeating: "0", count: 7))
  }

  @Test func `what is made large can be chosen`() async throws {
    // Nothing is denser than 1.
    let single = try await sheet("--objective constant-potts")
    #expect(Set(single["community"]).count == 7)
    let dense = try await sheet("--objective constant-potts --resolution 0.5")
    #expect(dense["community_size"].sorted() == ["1", "3", "3", "3", "3", "3", "3"])
    let all = try await sheet("--objective constant-potts --resolution 0 --iterations 1")
    #expect(Set(all["community"]) == ["0"])
  }

  @Test func `labels can be taken in step`() async throws {
    let none = try await sheet("--method synchronous-label-propagation --rounds 0")
    #expect(none["community"] == (0..<7).map { "\($0)" })
    let ten = try await sheet("--method synchronous-label-propagation")
    let same = try await sheet("--method synchronous-label-propagation --rounds 10 --seed 7")
    #expect(ten["community"] == same["community"])
  }
}
