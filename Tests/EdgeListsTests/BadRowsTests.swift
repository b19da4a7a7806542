import EdgeLists
import Files
import Foundation
import Identifiers
import Memory
import Testing
import TextFormats

@Suite struct BadRowsTests {
  static let weighted = EdgeListFormat(weight: .number(3))
  static let timed = EdgeListFormat(time: .number(3))
  static let rows = "give one friendship a line, two people in each"
  static let time =
    "neither unix seconds nor a date of ISO 8601; write it like 1700000000 or 2023-11-14T22:13:20Z, "
    + "or set such rows aside with `badRows: .setAside`"

  static let faults: [(String, EdgeListFormat, String)] = [
    // Rows.
    ("a,b\nc\n", .detected, "2:1: expected 2 fields, found 1; check the separator"),
    ("a,b\nc,d,e\n", .detected, "2:1: expected 2 fields, found 3; check the separator"),
    ("a,b,1\nc,d\n", .detected, "2:1: expected 3 fields, found 2; check the separator"),
    ("source,target\na\n", .detected, "2:1: expected 2 fields, found 1; check the separator"),
    ("# x\n\na,b\nc;d\n", .detected, "4:1: expected 2 fields, found 1; check the separator"),
    ("a b\nc\n", .detected, "2:1: expected 2 fields, found 1; check the separator"),
    ("a/b\nc/d\n", .detected, "1:1: expected 2 fields, found 1; check the separator"),
    ("a,b\n", .tabSeparated, "1:1: expected 2 fields, found 1; check the separator"),
    (
      "a\nb,c\nd,e\n", .commaSeparated,
      "1:1: expected 2 fields, found 1; check the separator; if an index of the rows comes first, "
        + "name the columns with `source` and `target`"
    ),
    ("a,b\n,d\n", .detected, "2:1: the source is empty; a friendship needs two people"),
    ("a,b\nc,\n", .detected, "2:3: the target is empty; a friendship needs two people"),
    ("a\tb\n李\t\n", .tabSeparated, "2:5: the target is empty; a friendship needs two people"),
    ("a,\"\"\n", .detected, "1:3: the target is empty; a friendship needs two people"),
    // Weights.
    ("a,b,1\nc,dd,-2\n", weighted, "2:6: weight '-2' \(notPositive)"),
    ("a,b,0\n", weighted, "1:5: weight '0' \(notPositive)"),
    ("a,b,1\nc,d,NaN\n", weighted, "2:5: weight 'NaN' \(notPositive)"),
    ("a,b,inf\n", weighted, "1:5: weight 'inf' \(notPositive)"),
    ("a,b,1e999\n", weighted, "1:5: weight '1e999' \(notPositive)"),
    ("a,b,1e-999\n", weighted, "1:5: weight '1e-999' \(notPositive)"),
    ("a,b,1\nc,d,\n", weighted, "2:5: weight '' \(notPositive)"),
    ("a,b,1\nc,d, 1 1\n", weighted, "2:5: weight ' 1 1' \(notPositive)"),
    (
      "a;b;0,5\n", weighted,
      "1:5: weight '0,5' is not a number greater than 0; "
        + "say `decimal: .comma` if the comma is the decimal mark"
    ),
    ("a,b,0x10\n", weighted, "1:5: weight '0x10' \(notPositive)"),
    // What looks like a word may be a name, which no message shows.
    ("a,b,1\nc,d,Ann\n", weighted, "2:5: weight \(notPositive)"),
    ("a,b,\"1\"\nc,d,\"x\"\n", weighted, "2:5: weight \(notPositive)"),
    // Times.
    ("a,b,1\nc,d,2024-02-30\n", timed, "2:5: time '2024-02-30' is \(time)"),
    ("a,b,1\nc,d,tomorrow\n", timed, "2:5: time is \(time)"),
    ("a,b,1\nc,d,\n", timed, "2:5: time '' is \(time)"),
    // Columns.
    (
      "source,target,weight\na,b,1\n", EdgeListFormat(weight: .name("wieght")),
      "1:1: column 'wieght' is missing; did you mean 'weight'? the columns are 'source', 'target', 'weight'"
    ),
    (
      "a,b\nc,d\n", EdgeListFormat(weight: .name("weight")),
      "1:1: column 'weight' is unknown, since there is no header; give columns by number"
    ),
    ("a,b\nc,d\n", weighted, "1:1: column 3 is missing; the rows have 2 fields"),
    (
      "from,to\nc,d\n", EdgeListFormat(source: ColumnReference("7")),
      "1:1: column 7 is missing; the rows have 2 fields"
    ),
    (
      "Ann,Bob\nAnn,Cid\n", EdgeListFormat(kind: .name("Ben"), header: true),
      "1:1: column 'Ben' is missing; check the names of the 2 columns in the file's first line"
    ),
    (
      "from,to,to\na,b,c\n", EdgeListFormat(target: .name("to")),
      "1:1: the header has column 'to' twice; give the column by number"
    ),
    // Characters.
    (
      "a,b\nc,\"d\n", .detected,
      "2:3: a quote is opened here and never closed; close it, or double it if it belongs to the text"
    ),
    (
      "a,b\n\"c\"d,e\n", .detected,
      "2:4: text follows the closing quote; double the quotes that belong to the text"
    ),
    (
      "a,b\nc,d\0\n", .detected,
      "2:4: a NUL byte, which text does not have; save the file as UTF-8 text if it is UTF-16 or a spreadsheet"
    ),
  ]

  @Test(arguments: faults)
  func `a fault is reported with its place`(
    text: String, format: EdgeListFormat, message: String
  ) {
    let error = #expect(throws: DataError.self) {
      try EdgeList(parsing: text, named: "friends.csv", format: format)
    }
    #expect(error?.description == "friends.csv:" + message)
    #expect(error?.code == .badData)
  }

  @Test(arguments: [
    (EdgeListFormat(source: .number(0)), "there is no column 0; count columns from 1"),
    (EdgeListFormat(source: "0"), "there is no column 0; count columns from 1"),
    (EdgeListFormat(weight: "-1"), "there is no column -1; count columns from 1"),
    (EdgeListFormat(source: 2), "source and target are the same column; name two columns"),
  ])
  func `columns that no list can have are a misuse`(format: EdgeListFormat, message: String) {
    let error = #expect(throws: DataError.self) {
      try EdgeList(parsing: "a,b\nb,c\n", named: "friends.csv", format: format)
    }
    #expect(error?.description == "friends.csv: \(message)")
    #expect(error?.code == .usage)
  }

  @Test(arguments: [
    ("", "the file has no rows"), ("\n\n", "the file has no rows"),
    ("\u{FEFF}", "the file has no rows"),
    ("source,target\n", "the file has a header and no rows"),
    ("from\tto", "the file has a header and no rows"),
  ])
  func `a file without friendships is refused`(text: String, problem: String) {
    for policy in [BadRowPolicy.stop, .setAside] {
      let error = #expect(throws: DataError.self) {
        try EdgeList(parsing: text, named: "friends.csv", badRows: policy)
      }
      #expect(error?.description == "friends.csv: \(problem); \(Self.rows)")
    }
  }

  @Test func `a file of comments is refused with their number`() {
    for policy in [BadRowPolicy.stop, .setAside] {
      let error = #expect(throws: DataError.self) {
        try EdgeList(parsing: "# nothing\n% here\n", named: "f", badRows: policy)
      }
      #expect(
        error?.description
          == "f: the file has no rows but 2 comment lines; \(Self.rows); `comments: \"C\"` says what a "
          + "comment begins with")
    }
  }

  @Test func `invalid UTF-8 is refused with its place`() {
    let error = #expect(throws: DataError.self) {
      try EdgeList(parsing: Array("a,b\nc,".utf8) + [0xE9, 0x0A], named: "friends.csv")
    }
    #expect(
      error?.description == "friends.csv:2:3: the bytes are not UTF-8; save the file as UTF-8")
  }

  @Test func `bad rows are set aside with the reason, the good ones count`() throws {
    let bytes =
      Array("# list\nsource,target,w\na,b,1\nc,d,-1\ne,\"f\"x,1\ng,,1\nh,i\nj,".utf8)
      + [0xFF] + Array(",1\nk,\"l\nm,n,2\n\"o\n\",p,3\n".utf8)
    let edges = try EdgeList(
      parsing: bytes, named: "friends.csv", format: EdgeListFormat(weight: .name("w")),
      badRows: .setAside)
    #expect(pairs(edges) == [["a", "b"], ["m", "n"], ["o\n", "p"]])
    #expect(edges.weights == [1, 2, 3])
    #expect(edges.summary.rowCount == 3)
    #expect(edges.summary.commentCount == 1)
    #expect(
      edges.summary.setAside.map { "\($0.line):\($0.column) \($0.row)" } == [
        "4:5 c,d,-1", "5:6 e,\"f\"x,1", "6:3 g,,1", "7:1 h,i", "8:3 j,\u{FFFD},1", "9:3 k,\"l",
      ])
    #expect(edges.summary.setAside[0].problem == "weight '-1' \(notPositiveSetAside)")
    #expect(edges.summary.setAside[3].problem == "expected 3 fields, found 2; check the separator")
  }

  @Test func `a row set aside leaves no trace in any column`() throws {
    let edges = try EdgeList(
      parsing: "a,b,1,0,x\nc,d,1,never,y\ne,f,2,1,z\n", named: "f",
      format: EdgeListFormat(
        weight: .number(3), time: .number(4), kind: .number(5), header: false),
      badRows: .setAside)
    #expect(Array(edges.names) == ["a", "b", "e", "f"])
    #expect(edges.weights == [1, 2])
    #expect(edges.times == [0, 1])
    #expect(edges.kinds == EdgeKinds(names: TextList(["x", "z"]), numbers: [0, 1]))
  }

  @Test func `the file of rows set aside reads back`() throws {
    let edges = try EdgeList(
      parsing: "a,b\n\"c\td\ne\nf,\"g\0\n", named: "f", badRows: .setAside)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try edges.summary.setAside.write(to: path)
    var reader = RecordReader(
      try Input.contents(of: path), source: path, dialect: Dialect(delimiter: .tab, comments: []))
    var record = Record()
    var rows: [[String]] = []
    while try reader.next(&record) { rows.append((0..<record.count).map { record.text($0) }) }
    #expect(rows.count == 4)
    #expect(rows.first == ["file", "line", "column", "problem", "row"])
    #expect(rows.dropFirst().map { $0[1] } == ["2", "3", "4"])
    #expect(rows.dropFirst().map { $0[4] } == ["\"c\td", "e", "f,\"g\u{FFFD}"])
    #expect(rows[2][3] == "expected 2 fields, found 1; check the separator")
  }

  @Test func `where no row can be used, the first fault stops the run`() {
    let error = #expect(throws: DataError.self) {
      try EdgeList(
        parsing: "# x\na,b,0\nc,d,-1\n", named: "f", format: Self.weighted, badRows: .setAside)
    }
    #expect(error?.description == "f:2:5: weight '0' \(notPositiveSetAside)")
  }

  @Test func `a program in place of a list is refused at its first byte that is no text`() {
    let bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0x0A] + Array("text\nmore\n".utf8)
    let error = #expect(throws: DataError.self) { try EdgeList(parsing: bytes, named: "f") }
    #expect(error?.description.hasPrefix("f:1:5: a NUL byte") == true)
  }

  @Test func `a damaged file stops the run even where bad rows are set aside`() {
    #expect(throws: DataError.self) {
      try EdgeList(parsing: "a,b\n", named: "f", format: Self.weighted, badRows: .setAside)
    }
  }
}

/// What is wrong with a weight, and what to do about it.
private let notPositive =
  "is not a number greater than 0; correct it, set such rows aside with `badRows: .setAside`, or leave "
  + "`weight` out"
/// The same of a row that is set aside.
private let notPositiveSetAside =
  "is not a number greater than 0; correct it, or leave `weight` out"
