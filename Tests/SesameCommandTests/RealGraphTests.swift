import Foundation
import Testing

/// The other graphs of Graphs/, with their directions, weights and times.
struct RealGraphTests {
  private func rows(_ path: String) throws -> [[String]] {
    Rows.split(
      try String(contentsOf: Program.project.appending(path: "Graphs/\(path)"), encoding: .utf8))
  }

  @Test func `directed weighted friendships have in- and out-degrees and strengths`() async throws {
    let outcome = try await Program.run(
      "features Graphs/uk-faculty/edges.csv --directed --weight weight")
    #expect(outcome.status == 0)
    let sheet = Sheet(outcome.text)
    #expect(
      sheet.header.prefix(6)
        == ["id", "degree", "strength", "in_degree", "out_degree", "triangle_count"])
    var incoming: [String: Int] = [:]
    var outgoing: [String: Int] = [:]
    var strength: [String: Double] = [:]
    for row in try rows("uk-faculty/edges.csv").dropFirst() {
      outgoing[row[0], default: 0] += 1
      incoming[row[1], default: 0] += 1
      for end in row.prefix(2) { strength[end, default: 0] += Double(row[2]) ?? 0 }
    }
    for (row, person) in sheet["id"].enumerated() {
      #expect(sheet.integers("in_degree")[row] == incoming[person, default: 0])
      #expect(sheet.integers("out_degree")[row] == outgoing[person, default: 0])
      #expect(Double(sheet["strength"][row]) == strength[person])
    }
    #expect(outcome.standardError.hasPrefix("people       81\nfriendships  817 of 817 rows\n"))
  }

  @Test func `only ratings strictly before the date count`() async throws {
    let rows = try rows("bitcoin-otc/edges.csv")
    // The moment of a rating itself: that one is not before it.
    let moment = rows.sorted { (Double($0[3]) ?? 0) < (Double($1[3]) ?? 0) }[9_999][3]
    let before = rows.filter { Double($0[3]) ?? 0 < Double(moment) ?? 0 }
    #expect(before.count < 10_000)
    let outcome = try await Program.run(
      "features Graphs/bitcoin-otc/edges.csv --directed --features in_degree,out_degree"
        + " --time 4 --as-of \(moment)")
    #expect(outcome.status == 0)
    let left = rows.count - before.count
    #expect(
      outcome.standardError.contains(
        "friendships  \(before.count.inGroups) of \(rows.count.inGroups) rows "
          + "(\(left.inGroups) not before the date)\n"))
    let sheet = Sheet(outcome.text)
    var outgoing: [String: Int] = [:]
    var order: [String] = []
    var seen: Set<String> = []
    for row in before {
      outgoing[row[0], default: 0] += 1
      for person in row.prefix(2) where seen.insert(person).inserted { order.append(person) }
    }
    #expect(sheet["id"] == order)
    #expect(sheet.integers("out_degree") == order.map { outgoing[$0, default: 0] })
  }

  @Test func `a date may be written as a date, and what comes later changes nothing`()
    async throws
  {
    let folder = try Folder(Samples.files)
    let command =
      "features edges.csv --time time --as-of 2020-02-01 --features degree,pagerank --quiet"
    let outcome = try await Program.run(command, in: folder)
    #expect(Sheet(outcome.text)["id"] == ["ann", "bob"])
    try folder.write(
      FileContent(Samples.edges + "eve,ann,9,2020-02-02\n"), to: "edges.csv")
    #expect(try await Program.run(command, in: folder).standardOutput == outcome.standardOutput)
  }

  @Test func `weights halve with every half-life`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "features edges.csv --weight weight --time time --as-of 2020-03-02 --half-life 30d"
        + " --features strength", in: folder)
    // 2020-02-01 is 30 days before the date, 2020-01-01 61 days and 2020-03-01 one day.
    let strengths = Sheet(outcome.text)["strength"].compactMap { Double($0) }
    let first = exp2(-61.0 / 30)
    let third = 3 * exp2(-1.0 / 30)
    let expected = [first + third, first + 1, 1 + third]
    #expect(strengths.count == 3)
    #expect(zip(strengths, expected).allSatisfy { abs($0 - $1) < 1e-12 })
  }
}

/// GraphML and Pajek files against the same graph as comma-separated text.
struct GraphFileTests {
  /// The people of Graphs/uk-faculty and one without friends, and the friendships in the file's order.
  private let people = (1...82).map(String.init)

  private func friendships() throws -> [[String]] {
    Array(
      Rows.split(String(decoding: try Program.ukFaculty().bytes, as: UTF8.self)).dropFirst())
  }

  private func graphML() throws -> String {
    let nodes = people.map { "<node id=\"n\($0)\"><data key=\"n\">\($0)</data></node>\n" }
    let edges = try friendships().map {
      "<edge source=\"n\($0[0])\" target=\"n\($0[1])\"><data key=\"w\">\($0[2])</data></edge>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="n" for="node" attr.name="name" attr.type="string"/>
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <graph edgedefault="directed">
      \(nodes.joined())\(edges.joined())</graph>
      </graphml>

      """
  }

  private func pajek() throws -> String {
    let vertices = people.map { "\($0) \"\($0)\"\n" }
    let arcs = try friendships().map { "\($0[0]) \($0[1]) \($0[2])\n" }
    return "*Vertices 82\n\(vertices.joined())*Arcs\n\(arcs.joined())"
  }

  @Test(arguments: ["", "--directed", "--weight weight", "--directed --weight weight"])
  func `GraphML and Pajek files give what the text gives, isolates included`(_ options: String)
    async throws
  {
    let folder = try Folder([
      "edges.csv": try Program.ukFaculty(),
      "people.csv": FileContent("id\n" + people.joined(separator: "\n") + "\n"),
      "g.graphml": FileContent(try graphML()), "g.net": FileContent(try pajek()),
    ])
    let text = try await Program.run(
      "features edges.csv --people people.csv --quiet \(options)", in: folder)
    #expect(text.status == 0)
    let sheet = Sheet(text.text)
    #expect(sheet.rows.count == 82)
    #expect(sheet["degree"].last == "0")
    for file in ["g.graphml", "g.net"] {
      let outcome = try await Program.run("features \(file) --quiet \(options)", in: folder)
      #expect(outcome.status == 0)
      #expect(
        outcome.standardError.contains("--directed counts it") != options.contains("--directed"))
      #expect(
        outcome.standardError.contains("--weight weight counts") != options.contains("--weight"))
      #expect(outcome.standardOutput == text.standardOutput, "\(file)")
    }
  }

  @Test func `a people table gives the order, and drops whom it does not know if asked to`()
    async throws
  {
    let folder = try Folder([
      "g.net": "*Vertices 4\n1 \"ann\"\n2 \"bob\"\n3 \"cid\"\n4 \"dora\"\n*Edges\n1 2\n2 3\n",
      "people.csv": "id\ncid\nbob\n",
    ])
    let command = "features g.net --people people.csv --features degree"
    let added = try await Program.run(command, in: folder)
    #expect(added.text == "id,degree\ncid,1\nbob,2\nann,1\ndora,0\n")
    let dropped = try await Program.run("\(command) --unknown-people drop", in: folder)
    #expect(dropped.text == "id,degree\ncid,1\nbob,1\n")
    #expect(
      dropped.standardError.contains(
        "(1 dropped for unknown people, 2 people absent from the table)"))
  }

  @Test func `the consensus of runs says how surely people belong`() async throws {
    let outcome = try await Program.run("communities Graphs/uk-faculty/edges.csv --runs 8")
    #expect(outcome.status == 0)
    let sheet = Sheet(outcome.text)
    #expect(
      sheet.header == [
        "id", "community", "community_size", "community_internal_degree", "community_stability",
      ])
    let stability = sheet["community_stability"].compactMap(Double.init)
    #expect(stability.count == 81)
    #expect(stability.allSatisfy { 0...1 ~= $0 && ($0 * 8).rounded() == $0 * 8 })
    #expect(outcome.standardError.contains(", agreement of 8 runs "))
    let again = try await Program.run(
      "communities Graphs/uk-faculty/edges.csv --runs 8 --threads 3")
    #expect(again.text == outcome.text)
    let features = try await Program.run(
      "features Graphs/uk-faculty/edges.csv --runs 8 --features community")
    #expect(Sheet(features.text).header == ["id", "community", "community_stability"])
    #expect(Sheet(features.text)["community"] == sheet["community"])
  }

  @Test func `communities have a table and a graph of their own`() async throws {
    let folder = try Folder(["edges.csv": try Program.ukFaculty()])
    let outcome = try await Program.run(
      "communities edges.csv --weight weight --community-table t.csv --community-graph g.csv",
      in: folder)
    #expect(outcome.status == 0)
    let people = Sheet(outcome.text)
    let table = Sheet(try folder.text("t.csv"))
    let sizes = Dictionary(grouping: people["community"], by: { $0 }).mapValues(\.count)
    #expect(table["community"].map { sizes[$0] } == table.integers("size"))
    #expect(table.header.suffix(3) == ["central_1", "central_2", "central_3"])
    let graph = Sheet(try folder.text("g.csv"))
    #expect(graph.header == ["source", "target", "friendships", "weight"])
    // Each friendship is in one row of the graph of communities.
    let friendships = graph.integers("friendships").compactMap { $0 }.reduce(0, +)
    #expect(outcome.standardError.contains("friendships  \(friendships.inGroups) of "))
  }

  @Test(arguments: ["--community-table t.csv -o t.csv", "--community-table - "])
  func `two results don't go to one place`(options: String) async throws {
    let folder = try Folder(["edges.csv": "a,b\n"])
    let outcome = try await Program.run("communities edges.csv \(options)", in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.standardError.hasPrefix("sesame: --output and --community-table "))
    #expect(try folder.names == ["edges.csv"])
  }
}
