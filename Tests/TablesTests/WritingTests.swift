import Execution
import Files
import Foundation
import Statistics
import Tables
import Testing
import TextFormats

@Suite struct `Writing tables` {
  let table = Table([
    Column("id", .strings(["7", "#1", "a,b"])),
    Column("count", .integers([.min, nil, 0])),
    Column("mean", .reals([0.1, 3, nil])),
    Column("partner", .booleans([true, nil, false])),
    Column("note", .strings(["say \"hi\"", "two\nlines\t", nil])),
  ])

  @Test func `comma-separated values are quoted where they must be`() {
    #expect(
      table.text() == """
        id,count,mean,partner,note
        7,-9223372036854775808,0.1,true,"say ""hi\"""
        "#1",,3.0,,"two
        lines\t"
        "a,b",0,,false,

        """)
  }

  @Test func `tab-separated values are quoted where they must be`() {
    #expect(
      table.text(as: .tsv) == """
        id\tcount\tmean\tpartner\tnote
        7\t-9223372036854775808\t0.1\ttrue\t"say ""hi\"""
        "#1"\t\t3.0\t\t"two
        lines\t"
        a,b\t0\t\tfalse\t

        """)
  }

  @Test func `JSON lines keep numbers numbers and identifiers texts`() {
    #expect(
      table.text(as: .jsonLines) == #"""
        {"id":"7","count":-9223372036854775808,"mean":0.1,"partner":true,"note":"say \"hi\""}
        {"id":"#1","count":null,"mean":3.0,"partner":null,"note":"two\nlines\t"}
        {"id":"a,b","count":0,"mean":null,"partner":false,"note":null}

        """#)
  }

  @Test func `what is cancelled leaves no file`() throws {
    let execution = Execution()
    execution.cancel()
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: CancellationError.self) {
      try table.write(to: folder.appending(path: "t.csv"), execution: execution)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    #expect(table.text(execution: execution) == table.text())
  }

  @Test(arguments: [1, 7, 8, 9, 30], [1, 3])
  func `wide tables are written whatever their rows`(rowCount: Int, threads: Int) throws {
    let columns = (0..<9000).map { number in
      Column("c\(number)", .integers((0..<rowCount).map { $0 * 31 % (number + 1) }))
    }
    let table = Table([Column("id", .strings((0..<rowCount).map { "p\($0)" }))] + columns)
    let lines = table.text(execution: Execution(threads: threads)).split(separator: "\n")
    #expect(lines.count == rowCount + 1)
    for row in [0, rowCount - 1] {
      let fields = (0..<9000).map { "\(row * 31 % ($0 + 1))" }
      #expect(lines[row + 1] == "p\(row),\(fields.joined(separator: ","))")
    }
  }

  @Test func `control characters are escaped in JSON`() {
    let table = Table([Column("id", .strings(["\u{1}\u{1F}\r\\\u{7F}é"]))])
    #expect(
      table.text(as: .jsonLines) == #"{"id":"\u0001\u001f\r\\"# + "\u{7F}é\"}\n")
  }

  @Test func `fields go out as they came`() throws {
    let text = """
      id,whole,decimal,truth,text,code,blank,none
      7,+1,1.50,TRUE,NA,007,\" 5\",NA
      07,-0,.5,False, x ,1,6,
      7.0,NA,1E3,N/A,"a ""b"", c",2,,null

      """
    let table = try Table(parsing: text, named: "people.csv")
    #expect(table["whole"]?.values == .integers([1, 0, nil]))
    #expect(table["decimal"]?.values == .reals([1.5, 0.5, 1000]))
    #expect(table["truth"]?.values == .booleans([true, false, nil]))
    #expect(table["code"]?.values == .strings(["007", "1", "2"]))
    #expect(table["blank"]?.values == .integers([5, 6, nil]))
    #expect(table["none"]?.values == .reals([nil, nil, nil]))
    // Only blanks at the ends of a field get quotes that were not there.
    #expect(table.text() == text.replacingOccurrences(of: ", x ,", with: ",\" x \","))
    #expect(
      table.text(as: .jsonLines) == #"""
        {"id":"7","whole":1,"decimal":1.50,"truth":true,"text":null,"code":"007","blank":5,"none":null}
        {"id":"07","whole":-0,"decimal":0.5,"truth":false,"text":" x ","code":"1","blank":6,"none":null}
        {"id":"7.0","whole":null,"decimal":1E3,"truth":null,"text":"a \"b\", c","code":"2","blank":null,"none":null}

        """#)
  }

  @Test func `fields go out as they came after rows were moved and people added`() throws {
    let table = try Table(parsing: "id,x,y\na,+1,NA\nb,02,1.0\n", named: "people.csv")
    #expect(
      table.rows([1, 0]).adding(people: ["c"]).text() == "id,x,y\nb,02,1.0\na,+1,NA\nc,,\n")
  }

  @Test func `JSON numbers go out as they came`() throws {
    let text = "{\"id\":\"a\",\"x\":1.50,\"y\":-0}\n{\"id\":\"b\",\"x\":2E+3,\"y\":null}\n"
    let table = try Table(parsing: text, named: "p.jsonl")
    #expect(table.text(as: .jsonLines) == text)
    #expect(table.text() == "id,x,y\na,1.50,-0\nb,2E+3,\n")
  }

  @Test func `what delimited text can't keep apart, JSON lines can`() throws {
    let table = Table([
      Column("id", .strings(["a", "b", "c"])),
      Column("text", .strings(["", "NA", "x"])),
      Column("code", .strings(["1", "2", nil])),
    ])
    let lines = try Table(parsing: table.text(as: .jsonLines), named: "table", format: .jsonLines)
    #expect(lines.columns == table.columns)
    let fields = try Table(parsing: table.text(), named: "table", format: .csv)
    #expect(fields["text"]?.values == .strings([nil, nil, "x"]))
    #expect(fields["code"]?.values == .integers([1, 2, nil]))
  }

  // MARK: Random tables

  /// A table of 0 to 3 columns of each type with values that are hard to write.
  func randomTable(seed: UInt64) -> Table {
    var generator = SplitMix64(seed: seed)
    let rowCount = Int.random(in: 1...12, using: &generator)
    func fill<Value>(_ make: (inout SplitMix64) -> Value) -> [Value?] {
      // The first row has a value, so that the column's type can be found again.
      (0..<rowCount).map {
        let value = make(&generator)
        return $0 > 0 && Int.random(in: 0..<4, using: &generator) == 0 ? nil : value
      }
    }
    let pieces = [
      "a", "é", "e\u{301}", "👩‍👩‍👧", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", " ", "#", "%",
      "\\", "\u{FEFF}",
      "\u{7F}", "\u{1}", "{", "'", "0", "-", "NA", "true", "日本", "\u{2028}",
    ]
    func text(_ generator: inout SplitMix64) -> String {
      let count = Int.random(in: 1...6, using: &generator)
      return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    let reals: [Double] = [
      .leastNonzeroMagnitude, -0.0, 0.1, 1e22, 1e23, -1.7976931348623157e308,
      2.2250738585072014e-308,
    ]
    var columns = [
      Column(
        "id,\"\(text(&generator))", .strings((0..<rowCount).map { "\(text(&generator))\($0)" }))
    ]
    for index in 0..<Int.random(in: 0...3, using: &generator) {
      columns.append(
        Column(
          "integer \(index)",
          .integers(
            fill { generator in
              switch Int.random(in: 0..<4, using: &generator) {
              case 0: .min
              case 1: .max
              case 2: Int.random(in: -9...9, using: &generator)
              default: Int.random(in: .min ... .max, using: &generator)
              }
            })))
      columns.append(
        Column(
          "real \(index)",
          .reals(
            fill { generator in
              let bits = Double(bitPattern: generator.next())
              if bits.isFinite, Bool.random(using: &generator) { return bits }
              return reals.randomElement(using: &generator) ?? 0
            })))
      columns.append(
        Column(
          "\(index) truth\n\(text(&generator))", .booleans(fill { Bool.random(using: &$0) })))
      columns.append(Column("\(index)\ttext", .strings(fill { "~" + text(&$0) })))
    }
    return Table(columns)
  }

  @Test(arguments: [TableFormat.csv, .tsv, .delimited(by: .semicolon), .jsonLines])
  func `random tables are read back as they were`(format: TableFormat) throws {
    for seed in 0..<300 as Range<UInt64> {
      let table = randomTable(seed: seed)
      let text = table.text(as: format)
      let again = try Table(parsing: text, named: "table", format: format)
      try #require(again == table, "seed \(seed)")
      for (column, before) in zip(again.columns, table.columns) {
        guard case .reals(let values) = column.values, case .reals(let old) = before.values else {
          continue
        }
        // Equal also in the sign of zero.
        try #require(values.map { $0?.bitPattern } == old.map { $0?.bitPattern })
      }
      try #require(again.text(as: format) == text, "seed \(seed)")
    }
  }

  @Test(arguments: ["csv", "csv.gz", "tsv", "tsv.gz", "jsonl", "ndjson.gz"])
  func `files are read back as they were`(ending: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "people.\(ending)")
    for seed in 0..<20 as Range<UInt64> {
      let table = randomTable(seed: seed)
      try table.write(to: file)
      let bytes = try Data(contentsOf: file)
      #expect(bytes.starts(with: [0x1F, 0x8B]) == ending.hasSuffix(".gz"))
      let format = try #require(TableFormat(ending: "people.\(ending)"))
      #expect(try Table(contentsOf: file, format: format).columns == table.columns)
    }
    try table.write(to: file)
    #expect(try Table(contentsOf: file.path()) == table)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).count == 1)
  }

  @Test func `the ending decides the format, and CSV if it says nothing`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, format) in [
      ("a.csv", .csv), ("a.TSV", .tsv), ("a.jsonl", .jsonLines), ("a", .csv), ("a.dat", .csv),
    ] as [(String, TableFormat)] {
      let path = folder.appending(path: name).path()
      try table.write(to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == table.text(as: format))
      try table.write(to: path, as: .jsonLines)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == table.text(as: .jsonLines))
    }
  }

  @Test func `a folder that is missing`() throws {
    let error = #expect(throws: DataError.self) { try table.write(to: "/no/such/people.csv") }
    #expect(error?.code == .cannotCreate)
    #expect(error?.description == "/no/such/people.csv: the folder does not exist; make it first")
  }
}
