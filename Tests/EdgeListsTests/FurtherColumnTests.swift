import EdgeLists
import Execution
import Files
import Identifiers
import Tables
import Testing
import TextFormats

/// The columns of a list that are kept besides the usual ones.
@Suite struct FurtherColumnTests {
  private static let text = """
    from,to,day,amount,kind,note
    ann,bob,2024-01-01,-2.5,rent,x
    bob,cid,2024-01-02,NA,gift,
    cid,ann,2024-01-03,None,,NaN
    ann,cid,2024-01-04,1e3,rent,"a, b"

    """

  private func list(
    _ columns: EdgeColumnSelection, _ text: String = text, header: Bool? = nil
  ) throws -> EdgeList {
    try EdgeList(
      parsing: text, named: "list.csv",
      format: EdgeListFormat(
        time: header == false ? nil : "day", columns: columns, header: header))
  }

  private func numbers(_ list: EdgeList, _ name: String) throws -> [Double?] {
    let column = try #require(list.columns.first { $0.name == name })
    guard case .numbers(let numbers) = column.values else {
      Issue.record("texts")
      return []
    }
    return Array(numbers)
  }

  private func texts(_ list: EdgeList, _ name: String) throws -> [String?] {
    let column = try #require(list.columns.first { $0.name == name })
    guard case .texts(let codes, of: let texts) = column.values else {
      Issue.record("numbers")
      return []
    }
    return codes.map { $0.map { texts[Int($0)] } }
  }

  @Test func `no further column is kept unless it is asked for`() throws {
    #expect(try list(.none).columns.isEmpty)
  }

  @Test func `numbers keep their signs, and what is missing in a table is missing here`() throws {
    let list = try list(["amount", "kind"])
    #expect(list.columns.map(\.name) == ["amount", "kind"])
    #expect(try numbers(list, "amount") == [-2.5, nil, nil, 1000])
    #expect(try texts(list, "kind") == ["rent", "gift", nil, "rent"])
  }

  @Test func `every column is kept but those of people and times`() throws {
    let list = try list(.every)
    #expect(list.columns.map(\.name) == ["amount", "kind", "note"])
    // Among texts only the spellings for all columns are missing.
    #expect(try texts(list, "note") == ["x", nil, "NaN", "a, b"])
  }

  @Test func `columns without a name are called by their numbers`() throws {
    let list = try list([3, .texts(4)], "a,b,1,2\nb,c,2,07\n", header: false)
    #expect(list.columns.map(\.name) == ["column_3", "column_4"])
    #expect(try numbers(list, "column_3") == [1, 2])
    #expect(try texts(list, "column_4") == ["2", "07"])
  }

  @Test func `texts among numbers are faults, or rows that are set aside`() throws {
    let text = "from,to,amount\na,b,1\nb,c,2\nc,d,x\nd,e,\n"
    let error = #expect(throws: DataError.self) {
      try EdgeList(parsing: text, named: "e.csv", format: EdgeListFormat(columns: ["amount"]))
    }
    #expect(
      error?.description
        == "e.csv:4:5: value of column 'amount' is not a number; correct it, set such rows aside with "
        + "`badRows: .setAside`, say with `missing` how a missing value is written, or read texts with "
        + "`tieColumns: \"amount=text\"`")
    let list = try EdgeList(
      parsing: text, named: "e.csv", format: EdgeListFormat(columns: ["amount"]),
      badRows: .setAside)
    #expect(try numbers(list, "amount") == [1, 2, nil])
    #expect(list.summary.setAside.count == 1)
  }

  @Test func `a spelling of a missing value may be a number`() throws {
    var format = EdgeListFormat(columns: ["amount"])
    format.missing = .standard.adding(["-999"])
    let list = try EdgeList(
      parsing: "from,to,amount\na,b,-999.0\nb,c,-5\n", named: "e.csv", format: format)
    #expect(try numbers(list, "amount") == [nil, -5])
  }

  @Test func `numbers may have a decimal comma`() throws {
    let format = EdgeListFormat(columns: ["amount"], delimiter: .semicolon, decimal: .comma)
    let list = try EdgeList(
      parsing: "from;to;amount\na;b;-1.234,5\nb;c;\n", named: "e.csv", format: format)
    #expect(try numbers(list, "amount") == [-1234.5, nil])
  }

  @Test(arguments: [1, 2, 3])
  func `many blocks and threads give the same columns`(threads: Int) throws {
    var text = "from,to,amount,kind\n"
    for row in 0..<60_000 {
      text +=
        "p\(row % 997),p\(row % 1009 + 1),\(row % 13 == 0 ? "" : "\(row % 100 - 50)"),k\(row % 7)\n"
    }
    let format = EdgeListFormat(columns: .every)
    let list = try EdgeList(
      reading: TextSource(Array(text.utf8), name: "e.csv", blockSize: 10_000), format: format,
      execution: Execution(threads: threads))
    let amounts = try numbers(list, "amount")
    #expect(amounts.count == 60_000)
    #expect(
      amounts.indices.allSatisfy { amounts[$0] == ($0 % 13 == 0 ? nil : Double($0 % 100 - 50)) })
    let kinds = try texts(list, "kind")
    #expect(kinds.indices.allSatisfy { kinds[$0] == "k\($0 % 7)" })
  }

  @Test func `ends may be missing, and none is before its beginning`() throws {
    let format = EdgeListFormat(time: 3, until: 4)
    let list = try EdgeList(
      parsing: "a,b,5,7\nb,c,6,\nc,d,7,7\nd,e,8,NA\n", named: "e.csv", format: format)
    #expect(list.untils.map { Array($0) } == [7, .infinity, 7, .infinity])
    let error = #expect(throws: DataError.self) {
      try EdgeList(parsing: "a,b,5,7\nb,c,6,5\n", named: "e.csv", format: format)
    }
    #expect(
      error?.description
        == "e.csv:2:7: the friendship ends before it begins; correct it, or set such "
        + "rows aside with `badRows: .setAside`")
  }

  @Test(arguments: [
    (
      EdgeListFormat(columns: ["amuont"]),
      "e.csv:1:1: column 'amuont' is missing; did you mean 'amount'?"
    ),
    (
      EdgeListFormat(columns: ["to"]),
      "e.csv: column 'to' has people, not what friendships are like"
    ),
    (EdgeListFormat(columns: ["amount", 3]), "e.csv: column '3' is asked for twice; keep one"),
    (EdgeListFormat(until: "amount"), "e.csv: friendships have an end and no beginning"),
  ])
  func `columns that can't be kept are refused`(format: EdgeListFormat, message: String) {
    let error = #expect(throws: DataError.self) {
      try EdgeList(parsing: "from,to,amount\na,b,1\n", named: "e.csv", format: format)
    }
    #expect(error?.description.hasPrefix(message) ?? false, "\(error?.description ?? "")")
  }

  @Test func `lists in memory have further columns and ends too`() throws {
    let list = try EdgeList(
      sources: ["a", "b"], targets: ["b", "c"], times: [1, 2], untils: [nil, 5],
      columns: [Column("amount", .integers([-3, nil])), Column("kind", .strings(["x", nil]))])
    #expect(try numbers(list, "amount") == [-3, nil])
    #expect(try texts(list, "kind") == ["x", nil])
    #expect(list.untils.map { Array($0) } == [.infinity, 5])
    let error = #expect(throws: DataError.self) {
      try EdgeList(sources: ["a"], targets: ["b"], times: [2], untils: [1])
    }
    #expect(
      error?.description
        == "edges in memory: row 1: the friendship ends before it begins; correct it")
  }
}
