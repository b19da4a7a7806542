import EdgeLists
import Execution
import Files
import Identifiers
import Testing
import TextFormats

/// What the first line of a list is taken for, and whether there is a doubt.
struct HeaderDetectionTests {
  /// A list, and what its first line is.
  struct Beginning: Sendable, CustomTestStringConvertible {
    let text: String
    let isHeader: Bool
    let isCertain: Bool
    var testDescription: String { text }

    init(_ text: String, isHeader: Bool, isCertain: Bool = true) {
      self.text = text
      self.isHeader = isHeader
      self.isCertain = isCertain
    }
  }

  static let beginnings =
    [
      // Both columns have usual names.
      "source,target", "Source,Target", "FROM,TO", "user1,user2", "user_a,user_b", "User 1,User 2",
      "node1,node2", "id_1,id_2", "person,friend", "user_id,friend_id", "follower_id,followee_id",
      "src,dst", "head,tail", "FromNodeId,ToNodeId", "V1,V2", "personA,personB", "sender,receiver",
      "user1_id,user2_id", "id1,id2",
    ].map { Beginning("\($0)\nann,bob\ncid,dora\n", isHeader: true) } + [
      // Further columns do not count.
      Beginning("from,to,place\nann,bob,Rome\ncid,dora,Oslo\n", isHeader: true),
      // One column has.
      Beginning("user,colleague\nann,bob\ncid,dora\n", isHeader: true, isCertain: false),
      // None has.
      Beginning("left,right\nann,bob\ncid,dora\n", isHeader: false, isCertain: false),
      Beginning("ann,bob\ncid,dora\n", isHeader: false, isCertain: false),
      // A person of the first line is in a later one.
      Beginning("ann,bob\ncid,dora\neve,ann\n", isHeader: false),
      Beginning("head,tail\nann,bob\ntail,cid\n", isHeader: false),
      // All are called alike.
      Beginning("u1,u2\nu3,u4\nu5,u6\n", isHeader: false),
      Beginning("user1,user2\nuser3,user4\n", isHeader: false, isCertain: false),
      Beginning("user1,user2\nuser2,user4\n", isHeader: false),
      // Numbers tell.
      Beginning("ann,bob,3\ncid,dora,4\n", isHeader: false),
      Beginning("ann,bob,times\ncid,dora,4\n", isHeader: true),
      Beginning("a,b\n1,2\n3,4\n", isHeader: true),
      Beginning("1,2\n3,4\n", isHeader: false),
      Beginning("1,bob\n3,ann\n", isHeader: false),
      Beginning("admin,17\n5,6\n6,7\n", isHeader: true, isCertain: false),
      Beginning("admin,17\n5,admin\n6,7\n", isHeader: false),
      Beginning("5,6,NA\n7,8,3\n8,9,4\n", isHeader: true, isCertain: false),
      Beginning("0,1,weight\n5,6,3\n6,7,4\n", isHeader: true, isCertain: false),
      Beginning("0,1\nann,bob\ncid,dora\n", isHeader: true, isCertain: false),
    ]

  @Test(arguments: beginnings)
  func `a first line is a header or a friendship, and a guess is told as one`(
    _ beginning: Beginning
  ) throws {
    let list = try EdgeList(parsing: beginning.text, named: "edges.csv")
    let first = try #require(list.summary.firstLine)
    #expect(first.isHeader == beginning.isHeader)
    #expect(first.isCertain == beginning.isCertain)
    #expect(first.line == 1)
    let lineCount = beginning.text.count { $0 == "\n" }
    #expect(list.count == lineCount - (beginning.isHeader ? 1 : 0))
  }

  @Test(arguments: [true, false])
  func `what the format says is no guess`(_ hasHeader: Bool) throws {
    let list = try EdgeList(
      parsing: "# names\nleft,right\nann,bob\n", named: "edges.csv",
      format: EdgeListFormat(header: hasHeader))
    let first = try #require(list.summary.firstLine)
    #expect(first.isHeader == hasHeader)
    #expect(first.isCertain)
    #expect(first.line == 2)
  }

  @Test func `a name far below decides as well as one near the beginning`() throws {
    let rows = (0..<500).map { "p\($0)x,q\($0)y\n" }.joined()
    let doubtful = try EdgeList(parsing: "left,right\n" + rows, named: "edges.csv")
    #expect(doubtful.summary.firstLine?.isCertain == false)
    let certain = try EdgeList(parsing: "left,right\n" + rows + "right,zoe\n", named: "edges.csv")
    #expect(certain.summary.firstLine?.isHeader == false)
    #expect(certain.summary.firstLine?.isCertain == true)
    let header = try EdgeList(parsing: "from,to\n" + rows + "zoe,from\n", named: "edges.csv")
    #expect(header.summary.firstLine?.isHeader == true)
    #expect(header.summary.firstLine?.isCertain == false)
  }

  /// The list, with people of whom a table tells.
  private func list(_ text: String, knowing people: [String]) throws -> EdgeList {
    try EdgeList(
      reading: TextSource(Array(text.utf8), name: "edges.csv"), execution: Execution(threads: 1),
      knownPeople: { TextList(people) })
  }

  @Test func `with a people table membership decides`() throws {
    let text = "left,right\nann,bob\ncid,dora\n"
    let header = try list(text, knowing: ["ann", "bob", "cid", "dora"])
    #expect(header.summary.firstLine?.isHeader == true)
    #expect(header.summary.firstLine?.isCertain == true)
    #expect(header.count == 2)
    let row = try list(text, knowing: ["left", "right", "ann", "bob"])
    #expect(row.summary.firstLine?.isHeader == false)
    #expect(row.summary.firstLine?.isCertain == true)
    #expect(row.count == 3)
    let alike = try list(
      "user1,user2\nuser3,user4\n", knowing: ["user1", "user2", "user3", "user4"])
    #expect(alike.summary.firstLine?.isCertain == true)
    #expect(alike.count == 2)
  }

  @Test func `a people table that knows nobody decides nothing`() throws {
    let other = try list("left,right\nann,bob\ncid,dora\n", knowing: ["7", "8"])
    #expect(other.summary.firstLine?.isHeader == false)
    #expect(other.summary.firstLine?.isCertain == false)
    #expect(other.count == 3)
  }
}

/// Columns without a name that hold an index of the rows, as pandas and R write them.
struct RowIndexTests {
  @Test(arguments: [
    // DataFrame.to_csv, also of a frame that was read with its index
    (",source,target\n0,ann,bob\n1,bob,cid\n", 1),
    ("Unnamed: 0,source,target\n0,ann,bob\n1,bob,cid\n", 1),
    (",Unnamed: 0,source,target\n0,0,ann,bob\n1,1,bob,cid\n", 2),
    (",source,target,weight\n0,ann,bob,2\n1,bob,cid,3\n", 1),
    (";from;to\n0;ann;bob\n1;bob;cid\n", 1),
    // write.csv and write.table
    ("\"\",\"from\",\"to\"\n\"1\",\"ann\",\"bob\"\n\"2\",\"bob\",\"cid\"\n", 1),
    ("\"from\" \"to\"\n\"1\" \"ann\" \"bob\"\n\"2\" \"bob\" \"cid\"\n", 1),
    ("from\tto\n1\tann\tbob\n2\tbob\tcid\n", 1),
  ])
  func `an index of rows in front of usual names is passed over`(
    _ text: String, _ indexCount: Int
  ) throws {
    let list = try EdgeList(parsing: text, named: "edges.csv")
    #expect(Array(list.names) == ["ann", "bob", "cid"])
    #expect(Array(list.sources) == [0, 1])
    #expect(Array(list.targets) == [1, 2])
    #expect(list.summary.indexColumnCount == indexCount)
    #expect(list.summary.firstLine?.isHeader == true)
    #expect(list.summary.firstLine?.isCertain == true)
  }

  @Test(arguments: [
    ",left,right\n0,ann,bob\n1,bob,cid\n", "left right\n1 ann bob\n2 bob cid\n",
    ",0,1\n0,ann,bob\n1,bob,cid\n",
  ])
  func `other names must be named`(_ text: String) throws {
    let names: [ColumnReference] = text.contains("0,1") ? ["0", "1"] : ["left", "right"]
    let list = try EdgeList(
      parsing: text, named: "edges.csv", format: EdgeListFormat(source: names[0], target: names[1]))
    #expect(Array(list.names) == ["ann", "bob", "cid"])
    #expect(list.summary.indexColumnCount == 1)
  }

  @Test(arguments: [
    ",left,right\n0,ann,bob\n1,bob,cid\n", ",weight,source,target\n0,2,ann,bob\n1,3,bob,cid\n",
    ",0,1\n0,ann,bob\n1,bob,cid\n", ",0,1\n0,7,9\n1,9,8\n",
    ",left,right,weight\n0,ann,bob,2\n1,bob,cid,3\n",
  ])
  func `without a word on the columns the list is refused`(_ text: String) {
    #expect {
      try EdgeList(parsing: text, named: "edges.csv")
    } throws: {
      "\($0)"
        == "edges.csv:1:1: the first column has no name and holds an index of rows, not people; "
        + "name the columns of source and target with `source` and `target`, or remove the one without "
        + "a name"
    }
  }

  @Test func `a column asked for by number is that column`() throws {
    let list = try EdgeList(
      parsing: ",source,target\nx,ann,bob\ny,bob,cid\n", named: "edges.csv",
      format: EdgeListFormat(source: "1", target: "3"))
    #expect(Array(list.names) == ["x", "bob", "y", "cid"])
    #expect(list.summary.indexColumnCount == 0)
  }
}
