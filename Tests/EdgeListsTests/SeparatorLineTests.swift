import EdgeLists
import Execution
import Files
import Testing
import TextFormats

/// A first line that declares the separator, as Excel reads it.
struct SeparatorLineTests {
  @Test(arguments: ["sep=;\n", "\u{FEFF}sep=;\r\n", "SEP=;\r", "\"sep=;\"\n"], ["", "from;to\n"])
  func `the line is no row, and lines keep their numbers`(_ first: String, _ header: String) throws
  {
    let text = first + header + "a,1;b\n# c\nb;a,1\n"
    let above = header.isEmpty ? 1 : 2
    for blockSize in [1, 7, 1 << 18] {
      let edges = try EdgeList(
        reading: TextSource(Array(text.utf8), name: "e.csv", blockSize: blockSize),
        execution: Execution(threads: 2))
      #expect(Array(edges.names) == ["a,1", "b"])
      #expect(Array(edges.sources) == [0, 1])
      #expect([0, 1].map { edges.line(of: $0) } == [above + 1, above + 3])
      #expect(edges.summary.firstLine?.line == 2)
      #expect(edges.summary.delimiter == .semicolon)
      #expect(edges.summary.commentCount == 1)
      #expect(edges.summary.laterCommentCount == 1)
    }
  }

  @Test func `a separator that the format gives counts`() throws {
    let edges = try EdgeList(parsing: "sep=;\na;1,b\n", named: "e.csv", format: .commaSeparated)
    #expect(Array(edges.names) == ["a;1", "b"])
    #expect(edges.line(of: 0) == 2)
  }

  @Test(arguments: ["sep=x\na;b\n", "sep=;;\na;b\n", "sep=\na;b\n"])
  func `another line is a row`(_ text: String) {
    let error = #expect(throws: DataError.self) {
      try EdgeList(parsing: text, named: "e.csv", format: .semicolonSeparated)
    }
    #expect(error?.line == 1)
  }

  @Test func `what comes above the first row is told from comments below it`() throws {
    let list = try EdgeList(parsing: "# a\n% b\n1,2\n# c\n2,3\n", named: "e.csv")
    #expect(list.summary.commentCount == 3)
    #expect(list.summary.laterCommentCount == 1)
    let headed = try EdgeList(parsing: "# a\nfrom,to\n# b\n# c\n2,3\n", named: "e.csv")
    #expect(headed.summary.commentCount == 3)
    #expect(headed.summary.laterCommentCount == 2)
  }
}
