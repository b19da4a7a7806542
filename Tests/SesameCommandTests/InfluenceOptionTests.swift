import Foundation
import Testing

/// Seeds from a file of their own, spread over communities, and outcomes as seeds.
struct InfluenceOptionTests {
  private static let files: [String: FileContent] = [
    // A square, and a triangle that a tie leads to.
    "e.csv": "a,b\nb,c\nc,d\nd,a\na,c\nd,x\nx,y\ny,z\nz,x\n",
    "p.csv": "id,late,trust\na,0,2\nb,1,0\nc,0,0\nd,,0\nx,0,1\ny,1,0\nz,0,0\n",
    "named.csv": "person,weight\na,2\nx,1\n", "plain.csv": "a\nx\n", "odd.csv": "nobody\na\nx\n",
  ]
  private static let job = "features e.csv --header no --people p.csv --aggregate none --quiet"

  private func ranks(_ options: String) async throws -> Program.Outcome {
    let outcome = try await Program.run(
      "\(Self.job) --influence sybil_rank \(options) --columns sybil_trust,sybil_rank",
      in: Folder(Self.files))
    #expect(outcome.status == 0, "\(outcome.standardError)")
    return outcome
  }

  @Test func `a file of seeds does what their weights in the people table do`() async throws {
    let listed = try await ranks("--seed-file named.csv --seed-weight weight")
    #expect(try await listed.text == ranks("--seeds trust").text)
    let alike = try await ranks("--seed-file named.csv")
    #expect(try await alike.text == ranks("--seed-people a,x").text)
    #expect(alike.text != listed.text)
    #expect(!alike.standardError.contains("first line"))
  }

  @Test func `a first line that is a person is a seed, with a warning, as is a doubtful one`()
    async throws
  {
    let plain = try await ranks("--seed-file plain.csv")
    #expect(try await plain.text == ranks("--seed-people a,x").text)
    #expect(
      plain.standardError.contains(
        "sesame: warning: plain.csv:1: the first line was taken for a seed, since it begins with a "
          + "person of the graph; add a line of names above it\n"))
    let odd = try await ranks("--seed-file odd.csv")
    #expect(odd.text == plain.text)
    #expect(
      odd.standardError.contains(
        "sesame: warning: odd.csv:1: the first line was taken for the names of columns; add one above "
          + "it if it is a seed\n"))
  }

  @Test func `a file of one seed needs no line of names, and seeds without weight are counted`()
    async throws
  {
    let folder = try Folder(["e.csv": "a,b\nx,y\ny,z\n", "s": "x", "w.csv": "id,w\nx,2\ny,0\nz,\n"])
    let usual = "features e.csv --features none --influence sybil_rank"
    let alone = try await Program.run("\(usual) --seed-file s", in: folder)
    #expect(alone.status == 0, "\(alone.standardError)")
    let weighed = try await Program.run("\(usual) --seed-file w.csv --seed-weight w", in: folder)
    #expect(weighed.text == alone.text)
    #expect(
      weighed.standardError.contains(
        "sesame: warning: w.csv: 2 of the 3 people have no weight above 0 in column 'w', and are no "
          + "seeds\n"))
  }

  @Test func `seeds that are spread give each community its part`() async throws {
    let spread = try await ranks("--seed-people a,x --spread-seeds")
    // Four people of seven are in the community of a, three in that of x.
    let numbers = "person,weight\na,4\nx,3\n"
    let folder = try Folder(Self.files.merging(["w.csv": FileContent(numbers)]) { $1 })
    let weighed = try await Program.run(
      "\(Self.job) --influence sybil_rank --seed-file w.csv --seed-weight weight --columns "
        + "sybil_trust,sybil_rank", in: folder)
    #expect(spread.text == weighed.text)
    #expect(try await spread.text != ranks("--seed-people a,x").text)
    let told = try await Program.run(
      "features e.csv --header no --features none --seed-people a,x --spread-seeds --influence "
        + "sybil_rank", in: folder)
    #expect(told.standardError.contains("\ninfluence    from 2 seeds, spread over 2 communities\n"))
    // No column of communities came with it.
    #expect(told.rows.first == ["id", "sybil_trust", "sybil_rank"])
    let meaning = try await Program.run(
      "features e.csv --header no --features none --seed-people a --spread-seeds --influence "
        + "sybil_rank --explain-columns", in: folder)
    #expect(meaning.text.contains("the seeds' weight is spread over communities by their size"))
  }

  @Test func `outcomes are seeds out of fold`() async throws {
    let outcome = try await Program.run(
      "\(Self.job) --outcome late --outcome-features --folds 2 --outcome-influence sybil_rank",
      in: Folder(Self.files))
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let header = try #require(outcome.rows.first)
    #expect(
      header.filter { $0.contains("_trust_oof") || $0.contains("_rank_oof") }
        == ["non_late_sybil_trust_oof", "non_late_sybil_rank_oof"])
    #expect(!header.contains { $0.contains("pagerank_oof") || $0.contains("activation_oof") })
    let none = try await Program.run(
      "\(Self.job) --outcome late --outcome-features --folds 2 --outcome-influence none",
      in: Folder(Self.files))
    #expect(none.rows.first?.contains { $0.contains("sybil") || $0.contains("pagerank_") } == false)
    let edges = (0..<60).map { "\($0),\(($0 + 1) % 60)\n\($0),\(($0 + 7) % 60)\n" }.joined()
    let people = "id,late\n" + (0..<60).map { "\($0),\($0 % 3 == 0 ? 1 : 0)\n" }.joined()
    let helps = try await Program.run(
      "graph-helps e.csv --header no --people p.csv --outcome late --folds 2 --outcome-influence "
        + "sybil_rank --placebos 0 --permutations 0 --minimum-friends 2 --repetitions 1",
      in: Folder(["e.csv": FileContent(edges), "p.csv": FileContent(people)]))
    #expect(helps.status == 0, "\(helps.standardError)")
  }

  @Test func `rates over fewer people than asked for are missing`() async throws {
    func rates(_ options: String) async throws -> [[String]] {
      try await Program.run(
        "\(Self.job) --outcome late --outcome-features --folds 2 \(options) --columns "
          + "neighbor_late_count_oof,neighbor_late_excess_oof,community_late_count_oof,"
          + "community_late_excess_oof", in: Folder(Self.files)
      ).rows.dropFirst().map { $0 }
    }
    let (all, few) = (try await rates(""), try await rates("--minimum-friends 2"))
    #expect(all.count == 7 && few.count == 7)
    var missing = 0
    for (one, other) in zip(all, few) {
      for place in [1, 3] {
        #expect(one[place] == other[place] && !one[place + 1].isEmpty)
        let isEnough = try #require(Int(one[place])) >= 2
        #expect(other[place + 1] == (isEnough ? one[place + 1] : ""))
        missing += isEnough ? 0 : 1
      }
    }
    #expect(missing > 0 && missing < 14)
    let meaning = try await Program.run(
      "\(Self.job) --outcome late --outcome-features --minimum-friends 2 --explain-columns",
      in: Folder(Self.files)
    ).text
    #expect(meaning.contains("and with fewer than 2 such outcomes among them"))
  }

  /// Some 60,000 rows, which several blocks hold.
  @Test func `a rating beyond its scale is told with its place in a long list`() async throws {
    var text = "from,to,\"note, long\",rating\n"
    for row in 0..<60_000 { text += "p\(row % 500),p\((row * 7 + 1) % 500),\"x\",\(row % 11)\n" }
    text += "p1,\"p2\",\"a\nb\",-10.5\np1,p2,,3\n"
    let folder = try Folder(["r.csv": FileContent(text)])
    for options in ["", " --directed --tie-columns all"] {
      let outcome = try await Program.run(
        "features r.csv --features none --ratings rating --largest-rating 10\(options)", in: folder)
      #expect(outcome.status == 65)
      #expect(
        outcome.standardError
          == "r.csv:60003:4: rating '-10.5' is not from -10 to 10; correct it, set such rows aside with "
          + "--quarantine, or say how large ratings are (--largest-rating)\n")
    }
    let aside = try await Program.run(
      "features r.csv --features none --ratings rating --largest-rating 10 --quarantine bad.csv "
        + "--quiet", in: folder)
    #expect(aside.status == 0)
    #expect(
      try folder.text("bad.csv").contains(
        "r.csv,60002,1,\"rating '-10.5' is not from -10 to 10 (line 60003, column 4); correct it"))
  }
}
