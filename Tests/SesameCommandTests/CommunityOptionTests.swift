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
    for options in ["", "--method louvain"] {
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
    let single = try await sheet("--objective constant-potts --resolution 1")
    #expect(Set(single["community"]).count == 7)
    let dense = try await sheet("--objective constant-potts --resolution 0.5")
    #expect(dense["community_size"].sorted() == ["1", "3", "3", "3", "3", "3", "3"])
    let all = try await sheet("--objective constant-potts --resolution 0 --iterations 1")
    #expect(Set(all["community"]) == ["0"])
  }

  // The communities are a, b, c and e, f, g, d: with d at the end of either, nobody else may move.
  // d starts in the second, and label propagation leaves it there.
  private let people: FileContent = """
    id,age,"income, net",a=b,owns,city
    a,20,,1,true,Rome
    b,30,,2,false,Rome
    c,40,,3,true,Oslo
    d,,-5,-1,,Oslo
    e,30,0,,false,Oslo
    f,29.5,5,,false,Bern
    g,,10,,true,Bern

    """

  private func table(_ options: String) async throws -> Sheet {
    let start: FileContent = "who,community\na,x\nb,x\nc,x\nd,y\ne,y\nf,y\ng,y\n"
    let folder = try Folder(["edges.csv": edges, "people.csv": people, "start.csv": start])
    let outcome = try await Program.run(
      "communities edges.csv --header no --people people.csv --method label-propagation "
        + "--start-from start.csv --community-table table.csv \(options)", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(Sheet(outcome.text)["community"] == ["1", "1", "1", "0", "0", "0", "0"])
    return Sheet(try folder.text("table.csv"))
  }

  @Test func `a table of communities has the shares below thresholds that are asked for`()
    async throws
  {
    let plain = try await table("")
    #expect(!plain.header.contains { $0.hasSuffix("_share_below") })

    let found = try await table("--below age=30,a=b=2.5")
    #expect(
      found.header.filter { $0.hasSuffix("_share_below") } == [
        "age_share_below", "a=b_share_below",
      ])
    // Of e and f, the only ones of d to g with an age, f; of a, b and c a. 30 is not below 30.
    #expect(found["age_share_below"] == ["0.5", "0.3333333333333333"])
    // Of d alone, d; of 1, 2 and 3 two.
    #expect(found["a=b_share_below"] == ["1.0", "0.6666666666666666"])
    let rest = found.header.filter { !$0.hasSuffix("_share_below") }
    #expect(rest == plain.header)
    for name in rest { #expect(found[name] == plain[name]) }
    #expect(try await table("--below=a=b=25e-1,age=30").rows == found.rows)
  }

  @Test func `a share below a threshold is missing where nobody has a value`() async throws {
    let folder = try Folder([
      "edges.csv": "a,b\nc,d\nc,e\nd,e\n", "people.csv": "id,debt\na,\nb,\nc,-3\nd,-2\ne,\n",
    ])
    let outcome = try await Program.run(
      "communities edges.csv --header no --people people.csv --community-table t.csv "
        + "--below debt=-2", in: folder)
    #expect(outcome.status == 0)
    #expect(Sheet(try folder.text("t.csv"))["debt_share_below"] == ["0.5", ""])
  }

  @Test func `a column of true and false is described if it has a threshold`() async throws {
    #expect(try await !table("").header.contains("owns_mean"))
    let found = try await table("--below owns=1")
    // Of e, f and g two; of a, b and c one.
    #expect(found["owns_share_below"] == ["0.6666666666666666", "0.3333333333333333"])
    #expect(found["owns_count"] == ["3", "3"])
  }

  @Test func `a comma ends a threshold, also within a column's name`() async throws {
    let folder = try Folder(["edges.csv": edges, "people.csv": people])
    let outcome = try await Program.run(
      [
        "communities", "edges.csv", "--header", "no", "--people", "people.csv",
        "--community-table", "t.csv", "--below", "income, net=5",
      ], in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.standardError.hasSuffix(", such as age=30,income=1000, not 'income'\n"))
    #expect(try folder.names == ["edges.csv", "people.csv"])
  }

  @Test func `labels can be taken in step`() async throws {
    let none = try await sheet("--method synchronous-label-propagation --rounds 0")
    #expect(none["community"] == (0..<7).map { "\($0)" })
    let ten = try await sheet("--method synchronous-label-propagation")
    let same = try await sheet("--method synchronous-label-propagation --rounds 10 --seed 7")
    #expect(ten["community"] == same["community"])
  }
}
