import Foundation
import Testing

/// `--graph-output`, `--edge-format` and `.zst` as people use them.
struct GraphOutputTests {
  private let files: [String: FileContent] = [
    "edges.csv": "from,to,kind\nann,bob,work\nbob,cid,home\ncid,ann,work\ncid,dan,work\n",
    "people.csv": "id,age,secret\nann,41,1\nbob,29,0\ncid,,1\ndan,33,0\n",
  ]

  @Test func `the graph has what the table has, and comes with it or not at all`() async throws {
    let folder = try Folder(files)
    let command =
      "features edges.csv --people people.csv --outcome secret --kind kind --features degree "
      + "--aggregate none --columns age,degree"
    let outcome = try await Program.run(
      "\(command) -o out.csv --graph-output g.graphml --quiet", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardError == "")
    let graph = String(decoding: try folder.bytes("g.graphml"), as: UTF8.self)
    #expect(
      graph.contains(#"<node id="ann"><data key="n0">41</data><data key="n1">2</data></node>"#))
    #expect(
      graph.contains(#"<edge source="bob" target="cid"><data key="kind">home</data></edge>"#))
    #expect(!graph.contains("secret"))
    let read = try await Program.run("features g.graphml --features degree --quiet", in: folder)
    #expect(read.text == "id,degree\nann,2\nbob,2\ncid,3\ndan,1\n")
    let options =
      "--kind kind --people people.csv --features none --aggregate age --over kind=work --quiet"
    let first = try await Program.run("features edges.csv \(options)", in: folder)
    let again = try await Program.run("features g.graphml \(options)", in: folder)
    #expect(first.status == 0 && again.text == first.text)
    let failed = try await Program.run(
      "\(command) -o none/out.csv --graph-output other.gexf", in: folder)
    #expect(failed.status == 73)
    #expect((try? folder.bytes("other.gexf")) == nil)
  }

  @Test func `people's columns go into the graph of communities, unless columns are chosen`()
    async throws
  {
    let folder = try Folder(files)
    let command = "communities edges.csv --people people.csv --quiet"
    let outcome = try await Program.run(
      "\(command) -o out.csv --graph-output g.graphml", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardError == "")
    let graph = String(decoding: try folder.bytes("g.graphml"), as: UTF8.self)
    for name in ["age", "secret", "community", "community_size", "community_internal_degree"] {
      #expect(graph.contains("for=\"node\" attr.name=\"\(name)\" attr.type=\"long\""))
    }
    #expect(graph.contains(#"<node id="ann"><data key="n0">41</data><data key="n1">1</data>"#))
    // Nobody's age is not an attribute of hers.
    #expect(graph.contains(#"<node id="cid"><data key="n1">1</data><data key="n2">"#))
    let table = String(decoding: try folder.bytes("out.csv"), as: UTF8.self)
    #expect(table.hasPrefix("id,community,community_size,community_internal_degree\n"))

    let chosen = try await Program.run(
      "\(command) -o out.csv --columns community --graph-output c.graphml", in: folder)
    #expect(chosen.status == 0)
    let few = String(decoding: try folder.bytes("c.graphml"), as: UTF8.self)
    #expect(!few.contains("age") && few.contains("attr.name=\"community\""))
  }

  @Test func `a column of people gives way to that of the communities found, with a warning`()
    async throws
  {
    let folder = try Folder([
      "edges.csv": "ann,bob\nbob,cid\n",
      "people.csv": "id,community,age\nann,west,1\nbob,,2\ncid,,3\n",
    ])
    let command = "communities edges.csv --people people.csv -o out.csv --graph-output"
    let outcome = try await Program.run("\(command) g.gexf --quiet", in: folder)
    #expect(
      outcome.standardError
        == "sesame: warning: g.gexf: column 'community' is that of the communities found; the people table's "
        + "own of that name is left out\n")
    let graph = String(decoding: try folder.bytes("g.gexf"), as: UTF8.self)
    #expect(!graph.contains("west") && graph.contains("title=\"age\""))
    let both = try await Program.run("\(command) h.gexf --prefix g_ --quiet", in: folder)
    #expect(both.standardError == "")
    let whole = String(decoding: try folder.bytes("h.gexf"), as: UTF8.self)
    #expect(whole.contains("west") && whole.contains("title=\"g_community\""))
  }

  @Test func `communities have colors in GEXF, under their prefix too`() async throws {
    let folder = try Folder(files)
    for options in ["", "--prefix g_"] {
      let outcome = try await Program.run(
        "communities edges.csv \(options) -o out.csv --graph-output g.gexf.zst --quiet", in: folder)
      #expect(outcome.status == 0)
      let packed = try folder.bytes("g.gexf.zst")
      #expect(packed.starts(with: [0x28, 0xB5, 0x2F, 0xFD]))
      let plain = try await Program.run(
        "communities edges.csv \(options) -o out.csv --graph-output g.gexf --quiet", in: folder)
      #expect(plain.status == 0)
      let text = String(decoding: try folder.bytes("g.gexf"), as: UTF8.self)
      #expect(text.contains(#"<viz:color r="230" g="159" b="0"/>"#))
    }
  }

  @Test(arguments: [
    (
      "features edges.csv --graph-output g.csv",
      "sesame: g.csv: a graph is not written as .csv; end the name in .graphml or .gexf\n"
    ),
    (
      "features edges.csv --graph-output g.gml",
      "sesame: g.gml: a graph is not written as .gml; end the name in .graphml or .gexf\n"
    ),
    (
      "communities edges.csv --graph-output g.gephi",
      "sesame: g.gephi: a graph is not written as .gephi; end the name in .graphml or .gexf\n"
    ),
    (
      "features edges.csv --graph-output g.XML.gz",
      "sesame: g.XML.gz: a graph is not written as .xml; end the name in .graphml or .gexf\n"
    ),
    (
      "features edges.csv -o out.csv --graph-output out.csv.graphml --explain-columns",
      "sesame: option '--explain-columns' is about the table of people alone, and '--graph-output' asks "
        + "for more; keep one\n"
    ),
    (
      "features edges.csv --graph-output edges.csv",
      "sesame: edges.csv: a graph is not written as .csv; end the name in .graphml or .gexf\n"
    ),
    (
      "features edges.csv --time 3 --as-of 2020-01-01,2020-02-01 --graph-output g.gexf",
      "sesame: option '--graph-output' is about one date, and '--as-of' has several; keep one\n"
    ),
    (
      "communities edges.csv --time 3 --dates 2020-01-01 --graph-output g.gexf",
      "sesame: option '--graph-output' is about one date, and '--dates' about several; keep one\n"
    ),
  ])
  func `what can't go together is refused`(command: String, message: String) async throws {
    let folder = try Folder(files)
    let outcome = try await Program.run(command, in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.standardError == message)
  }

  @Test func `more kinds than a graph keeps apart are not written, which is told`() async throws {
    let rows = (0...20).map { "a,b\($0),k\($0)\n" }.joined()
    let folder = try Folder(["e.csv": FileContent(bytes: Array(rows.utf8))])
    let outcome = try await Program.run(
      "features e.csv --kind 3 --graph-output g.gexf --features degree --quiet", in: folder)
    #expect(outcome.status == 0)
    #expect(
      outcome.standardError
        == "sesame: warning: g.gexf: edges have no kinds there, since the list has more than 20\n")
    #expect(try !folder.text("g.gexf").contains("kind"))
  }

  @Test func `edges of GraphML have times and kinds as rows have`() async throws {
    let folder = try Folder([
      "g.graphml": """
      <graphml><key id="t" for="edge" attr.name="since"/><key id="k" for="edge" attr.name="kind"/>
      <graph><node id="a"/><node id="b"/><node id="c"/>
      <edge source="a" target="b"><data key="t">2020-01-01</data><data key="k">work</data></edge>
      <edge source="b" target="c"><data key="t">2022-01-01</data></edge></graph></graphml>
      """,
      "g.net": "*Vertices 2\n1 a\n2 b\n*Edges\n1 2\n",
    ])
    let options = "--time since --as-of 2021-01-01 --kind kind --features degree --quiet"
    let outcome = try await Program.run("features g.graphml \(options)", in: folder)
    #expect(outcome.text == "id,degree\na,1\nb,1\nc,0\n", "\(outcome.standardError)")
    let refused = try await Program.run("features g.net \(options)", in: folder)
    #expect(refused.status == 64)
    #expect(
      refused.standardError
        == "sesame: option '--time' is for edge lists with times, and Pajek and METIS files have none; "
        + "leave it out\n")
  }

  @Test func `a list that says it has no directions counts both ways with them`() async throws {
    let folder = try Folder([
      "snap.txt": "# Undirected graph: x.txt\n# Nodes: 3 Edges: 2\n1 2\n2 3\n",
      "out.x": "% sym unweighted\n1 2\n2 3\n",
      "m.mtx": "%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n1 2\n2 3\n",
    ])
    for file in ["snap.txt", "out.x", "m.mtx"] {
      let outcome = try await Program.run(
        "features \(file) --directed --features in_degree,out_degree", in: folder)
      #expect(outcome.text == "id,in_degree,out_degree\n1,1,1\n2,2,2\n3,1,1\n")
      #expect(outcome.standardError.contains("2 without a direction counted both ways"))
    }
    let ties = "features snap.txt --features none --tie-columns all"
    #expect(try await Program.run(ties, in: folder).status == 0)
    let refused = try await Program.run("\(ties) --directed", in: folder)
    #expect(refused.standardError.contains("the list says that its friendships have no direction"))
  }

  @Test func `a format is recognized, or said, also from a pipe`() async throws {
    let folder = try Folder([
      "out.x": "% asym unweighted\n1 2\n2 3\n", "g.txt": "3 2\n2\n1 3\n2\n",
      "plain.graph": "1 2\n2 3\n",
    ])
    let list = try await Program.run("features out.x --features degree", in: folder)
    #expect(list.text == "id,degree\n1,1\n2,2\n3,1\n")
    let piped = try await Program.run(
      "features - --edge-format konect --features degree", in: folder,
      standardInput: "% asym unweighted\n1 2\n2 3\n")
    #expect(piped.text == list.text)
    let messages = list.standardError
    #expect(messages.contains("format       KONECT asym unweighted: directed\n"))
    #expect(messages.contains("2 of 2 friendships have a direction, which is not used; --directed"))
    let metis = try await Program.run(
      "features g.txt --edge-format metis --features degree --quiet", in: folder)
    #expect(metis.text == list.text)
    let text = try await Program.run(
      "features plain.graph --edge-format text --features degree --quiet", in: folder)
    #expect(text.text == list.text)
    let other = try await Program.run("features g.txt --edge-format matrix-market", in: folder)
    #expect(other.status == 65)
    let unknown = try await Program.run("features g.txt --edge-format gml", in: folder)
    #expect(unknown.status == 64)
  }

  @Test func `tables and lists compressed by zstd are as the plain ones`() async throws {
    let folder = try Folder(files)
    let command = "features edges.csv --people people.csv --quiet"
    let plain = try await Program.run(command, in: folder)
    let packed = try await Program.run("\(command) -o out.csv.zst", in: folder)
    #expect(packed.status == 0)
    let again = try await Program.run(
      "features edges.csv --people out.csv.zst --features none --aggregate none --quiet", in: folder
    )
    #expect(again.standardOutput == plain.standardOutput)
  }
}
