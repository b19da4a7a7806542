import Foundation
import Testing

/// Weights and values at the ends of the range of numbers, as users meet them.
struct WeightTests {
  /// A command and the table that it prints.
  struct Instance: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let command: String
    let edges: String
    var people = ""
    let table: String

    init(
      _ testDescription: String, _ command: String, edges: String, people: String = "",
      gives table: String
    ) {
      self.testDescription = testDescription
      self.command = command
      self.edges = edges
      self.people = people
      self.table = table
    }
  }

  private static let triangles = "a,b\nb,c\nc,a\nx,y\ny,z\nz,x\np,q\n"

  @Test(arguments: [
    Instance(
      "two equal triangles share the eigenvector, and a pair has none of it",
      "--features eigenvector_centrality", edges: triangles,
      gives: "id,eigenvector_centrality\na,1.0\nb,1.0\nc,1.0\nx,1.0\ny,1.0\nz,1.0\np,0.0\nq,0.0\n"
    ),
    Instance(
      "an isolated pair has the largest closeness, and harmonic centrality tells",
      "--features closeness,harmonic_centrality", edges: "a,b\nc,d\nd,e\n",
      gives: """
        id,closeness,harmonic_centrality
        a,1.0,0.25
        b,1.0,0.25
        c,0.6666666666666666,0.375
        d,1.0,0.5
        e,0.6666666666666666,0.375

        """
    ),
    Instance(
      "the constraint of a triangle is 1.125",
      "--features constraint --weight 3", edges: "a,b,1e-300\nb,c,1e-300\na,c,1e-300\n",
      gives: "id,constraint\na,1.125\nb,1.125\nc,1.125\n"),
    Instance(
      "friends' values next to nothing have a deviation, and equal ones a mean on the bin's edge",
      "--people people.csv --features none --aggregate tiny,share",
      edges: "a,b\na,c\na,d\nb,c\nb,d\nc,d\n",
      people: "id,tiny,share\na,1e-200,0.7\nb,1e-200,0.7\nc,2e-200,0.7\nd,3e-200,0.7\n",
      gives: """
        id,tiny,share,neighbor_tiny_count,neighbor_tiny_mean,neighbor_tiny_sd,neighbor_tiny_min,\
        neighbor_tiny_max,neighbor_tiny_median,neighbor_share_count,neighbor_share_mean,\
        neighbor_share_sd,neighbor_share_min,neighbor_share_max,neighbor_share_median
        a,1e-200,0.7,3,2e-200,8.16496580927726e-201,1e-200,3e-200,2e-200,3,0.7,0.0,0.7,0.7,0.7

        """
    ),
  ])
  func `features are right at the ends of the range`(instance: Instance) async throws {
    let folder = try Folder([
      "edges.csv": FileContent(instance.edges), "people.csv": FileContent(instance.people),
    ])
    let outcome = try await Program.run("features edges.csv \(instance.command)", in: folder)
    #expect(outcome.status == 0)
    // Of a long table the first row stands for all.
    #expect(outcome.text.hasPrefix(instance.table), "\(outcome.text)")
  }

  @Test func `the mean of a community equals that of the same people as friends`() async throws {
    // Everyone is everyone's friend and in one community.
    let names = (0..<12).map { "p\($0)" }
    let edges = names.indices.flatMap { one in (0..<one).map { "\(names[one]),\(names[$0])" } }
    let people = names.enumerated().map {
      "\($0.element),0.7,\(Double($0.offset) / 7),\($0.offset < 3 ? "1e308" : "")"
    }
    let folder = try Folder([
      "edges.csv": FileContent(edges.joined(separator: "\n")),
      "people.csv": FileContent("id,same,other,large\n" + people.joined(separator: "\n")),
    ])
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --features community", in: folder)
    let sheet = Sheet(outcome.text)
    #expect(sheet.rows.count == 12)
    for column in ["same", "other", "large"] {
      #expect(sheet["community_\(column)_mean"] == sheet["neighbor_\(column)_mean"])
    }
    #expect(sheet["community_same_mean"].allSatisfy { $0 == "0.7" })
    #expect(sheet["community_large_mean"].allSatisfy { $0 == "1e+308" })
  }

  @Test func `faded friendships are left out and counted`() async throws {
    let recent = "a,b,1000\nb,c,1000\na,c,990\nc,d,900\n"
    let folder = try Folder([
      "all.csv": FileContent("source,target,time\na,d,-20000\n" + recent + "x,y,-20000\n"),
      "recent.csv": FileContent("source,target,time\n" + recent),
    ])
    let options =
      "--time time --as-of 1001 --half-life 10s --features pagerank,constraint,eigenvector_centrality"
    let (all, byHand) = (
      try await Program.run("features all.csv " + options, in: folder),
      try await Program.run("features recent.csv " + options, in: folder)
    )
    #expect(all.status == 0)
    let rows = { (text: String) in text.split(separator: "\n").sorted() }
    #expect(rows(all.text).count == 5)
    #expect(rows(all.text) == rows(byHand.text))
    #expect(all.standardError.contains("friendships  4 of 6 rows (2 faded to nothing)\n"))
    for method in ["infomap", "walktrap", "fast-greedy", "leading-eigenvector", "spinglass"] {
      let outcome = try await Program.run(
        "communities all.csv --time time --as-of 1001 --half-life 10s --method \(method)",
        in: folder)
      #expect(outcome.status == 0, "\(outcome.standardError)")
    }
  }

  @Test func `whole numbers that are rounded get a warning that names the column`() async throws {
    let folder = try Folder([
      "edges.csv": "a,b\nb,c\n",
      "people.csv": """
      id,account,even,age
      a,9007199254740993,9007199254740994,30
      b,9007199254740995,,40
      c,12,12,50
      """,
    ])
    let warning =
      "sesame: warning: people.csv: column 'account' has 2 whole numbers beyond 2^53 that "
      + "aggregates round; leave it out if they are identifiers\n"
    for command in [
      "features edges.csv --people people.csv",
      "communities edges.csv --people people.csv --community-table table.csv",
    ] {
      let outcome = try await Program.run(command, in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.standardError.hasPrefix(warning), "\(outcome.standardError)")
      #expect(!outcome.standardError.contains("'even'") && !outcome.standardError.contains("'age'"))
    }
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --aggregate age", in: folder)
    #expect(!outcome.standardError.contains("warning"))
  }
}
