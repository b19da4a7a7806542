import EdgeLists
import Files
import Memory
import Testing
import TextFormats

struct ForeignFormatTests {
  @Test(arguments: [
    "{\"a\": [\"b\"]}", "{a: [b, c]}", "{1: [2, 3]}", "{\n\"a\": 1}", "{}", "[]",
    "[[1, 2], [2, 3]]", "[\"a\", \"b\"]\n[\"b\", \"c\"]", "[{\"a\": 1}]", "[1, 2]\n[2, 3]", "[\n1",
    "  \n\t[[1,2]]", "<!DOCTYPE html>\n<p>", "<html lang=\"en\"> no", "<HTML>\n",
    "<a href=\"x\">b,c",
    "<?xml version=\"1.0\"?>\n<GraphML>", "<gexf>", "graph\n[\n", "GRAPH [\n",
    "Version 1\ngraph [\n",
    "digraph {\n a -> b\n", "strict graph g {\n", "*Network n\n*Vertices 3\n",
  ])
  func `what is no list is refused, however bad rows are treated`(text: String) {
    for policy in [BadRowPolicy.stop, .setAside] {
      let error = #expect(throws: DataError.self) {
        try EdgeList(parsing: text, named: "f", badRows: policy)
      }
      #expect(error?.code == .badData)
      #expect(error?.problem.hasPrefix("this is ") ?? false)
      #expect(error?.remedy != nil)
    }
  }

  @Test(arguments: [
    "{3F2504E0-4F89},{6B29FC40-CA47}\n", "[deleted],ann\n", "[1] [2]\n", "[bot];ann\n",
    "<ann@example.org>,<bob@example.org>\n", "<http://a> <http://b>\n",
    "graph,node\n", "graph node\n",
    "creator,member\nx,y\n", "*,a\n", "digraph strict\n", "((a,b\n", "version 1\n", "*edges 5\n",
  ])
  func `names in brackets and words of formats are people`(text: String) throws {
    let edges = try EdgeList(parsing: text, named: "f", format: EdgeListFormat(header: false))
    #expect(edges.count == text.count { $0 == "\n" })
  }

  @Test(arguments: [
    ("friends.graphml", "<graphml>\n<graph/></graphml>\n"), ("friends.net", "*Vertices 2\n1 2\n"),
  ])
  func `a graph file is not to be renamed, but to be read as one`(
    _ name: String, _ text: String
  ) throws {
    let error = try #require(throws: DataError.self) { try EdgeList(parsing: text, named: name) }
    #expect(error.remedy?.hasPrefix("read it with `EdgeList(contentsOf:as:usesWeights:)`") == true)
    #expect("\(error)".contains(", not delimited text; "))
  }

  @Test(arguments: [GraphFileFormat.graphML, .pajek])
  func `what a graph file says itself can't be said otherwise`(_ format: GraphFileFormat) throws {
    let refused: [EdgeListFormat] = [
      EdgeListFormat(source: "x"), EdgeListFormat(target: 3), EdgeListFormat(weight: 3),
      EdgeListFormat(time: 4), EdgeListFormat(kind: 5),
      EdgeListFormat(header: true), EdgeListFormat(decimal: .comma), EdgeListFormat(comments: "!"),
      .tabSeparated,
    ]
    for options in refused {
      let error = try #require(throws: DataError.self, "\(options)") {
        try options.check(for: format, source: "f")
      }
      #expect(error.code == .usage)
    }
    for options in [EdgeListFormat.detected, EdgeListFormat(weight: "weight")] {
      try options.check(for: format, source: "f")
    }
    // Edges of GraphML have attributes of any names.
    for options in [
      EdgeListFormat(weight: "amount"), EdgeListFormat(time: "when"), EdgeListFormat(kind: "kind"),
    ] {
      let isRefused = (try? options.check(for: format, source: "f")) == nil
      #expect(isRefused == (format == .pajek))
    }
  }

  @Test func `whoever says what separates fields has a list`() throws {
    let format = EdgeListFormat(delimiter: .comma)
    #expect(try EdgeList(parsing: "{\"a\": 1,b}\nb,c\n", named: "f", format: format).count == 2)
  }

  @Test func `a decimal comma is one in weights alone`() throws {
    let format = EdgeListFormat(weight: 3, delimiter: .semicolon, header: false, decimal: .comma)
    let edges = try EdgeList(
      parsing: "1,5;2,5;0,25\n2,5;3;1.234,5\n3;4;7\n", named: "f", format: format)
    #expect(Array(edges.names) == ["1,5", "2,5", "3", "4"])
    #expect(edges.weights == [0.25, 1234.5, 7])
  }
}
