import Execution
import Files
import Foundation
import Identifiers
import Memory
import Tables
import TestSupport
import Testing
import TextFormats

@Suite struct `Tables stream` {
  /// What a text gives in blocks of a size: the table as it goes out again, or the message, and what was
  /// set aside.
  private func outcome(
    _ text: [UInt8], blockSize: Int?, threads: Int = 2, setsAside: Bool, name: String = "t",
    _ options: TableReadingOptions = TableReadingOptions()
  ) -> [String] {
    var aside: [String] = []
    do {
      let table = try Table.read(
        text, source: name, options: options, execution: Execution(threads: threads),
        blockSize: blockSize
      ) { error, row throws(DataError) in
        guard setsAside else { throw error }
        aside.append("\(error) \(String(decoding: row, as: UTF8.self))")
      }
      return aside + [table.text(), table.text(as: .jsonLines), "\(table.columns.map(\.values))"]
        + table.columns.map { "\($0.name) \($0.spelling == nil) \($0.isAsWritten)" }
        + (0..<table.rowCount).map { "\(table.lines?[$0] ?? 0)" }
        + (table.readingWarnings + table.spellingWarnings).map(\.description)
    } catch {
      return aside + ["\(error)"]
    }
  }

  private static let oddTexts = [
    "", "\n", "id", "id,x\n", "id,x\na,1", "id,x\r\na,1\r\nb,2\r\n", "id,x\ra,1\rb,2\r",
    "id,x\r\na,\"1\r\n2\"\r\nb,\"é\n\nü\"\n", "id,x\na,\"open\nb,2\nc,3\n",
    "id,x\na,1,2\nb\nc,3\n", "id,x\na,\u{0}\nb,2\n", "id,x\na,\"say \"\"x\"\"\"\nb,\"\"\n",
    "\u{FEFF}id,x\nä,1\n", "sep=;\nid;x\na;1,5\nb;2\n", "\"id\",\"x\ny\"\na,1\nb,2\n",
    "id\tx\na\t1\n\n  \nb\tdöner\n", "id,x\na,1\na,x\nb,2\n,y\nc,3\n",
    "id,x\na,\"b\" c\nb,\"1\n2\" c\nc,3\n", "id,x\na,\"\nb,2\nc,\"3\nd,4\n", "1,2\n3,4\n5,6\n",
    "{\"id\":\"a\",\"x\":1}\n{\"id\":\"b\",\"y\":\"é\"}\n\n{\"id\":\"a\"}\n{\"id\":\"c\",\"x\":[]}",
    "\u{FEFF}{\"id\":1,\"x\":\"1\"}\r\n{\"id\":2,\r\"x\":true}\r\n\u{0}\n{\"id\":3}\n",
    "{\"id\":1}\r{\"id\":2}\r", "[{\"id\":1}]\n", "from,to\na,b\na,c\nb,c\nc,a\n",
  ]

  @Test(arguments: oddTexts, [false, true])
  func `the size of a block changes nothing`(text: String, setsAside: Bool) {
    let bytes = Array(text.utf8)
    let expected = outcome(bytes, blockSize: 1 << 18, setsAside: setsAside)
    #expect(outcome(bytes, blockSize: nil, setsAside: setsAside) == expected)
    for blockSize in [1, 2, 3, 5, 8, 13, 40] {
      #expect(outcome(bytes, blockSize: blockSize, setsAside: setsAside) == expected)
    }
  }

  @Test(arguments: [
    ["1", "2", "1.5", "x"], ["1", "", "0.10", "x"], ["+1", "2", "2.5", "x"],
    ["true", "FALSE", "x"], ["1", "true"], ["NA", "None", "1"], ["None", "NA", ""],
    ["3000000000", "1", "7.25"], ["1", "99999999999", "-5"], ["1.0", "2.50", "1e3", "x"],
    ["-0", "0", "x"], ["\" 1\"", "\"2 \"", "x"], ["12345678901234567890", "1"],
    ["1", "-999", "-999.0", "x"], ["1", "2", "1.5", "-999.0"],
  ])
  func `a column that turns out to hold something else keeps what was written`(fields: [String]) {
    // So many rows that a column is gathered in several parts, and the last field comes late.
    let rows = (0..<20_000).map { "p\($0),\(fields[min($0 / 6_000, fields.count - 1)])\n" }.joined()
    let text = Array(("id,x\n" + rows).utf8)
    var options = TableReadingOptions()
    options.format = .csv
    options.missing = .standard.adding(["-999"])
    let expected = outcome(text, blockSize: 1 << 20, setsAside: false, options)
    for (blockSize, threads) in [(nil, 1), (1000, 3), (4096, 1), (65_536, 2)] {
      #expect(
        outcome(text, blockSize: blockSize, threads: threads, setsAside: false, options)
          == expected)
    }
    let output = expected.first.map { Array($0.utf8) }
    #expect(output == text)
  }

  @Test(arguments: [
    ["1,5", "1.234,5", "x"], ["1", "1.234", "x"], ["+1", "2,50", "x"], ["1,5", "NA", "2,0", "x"],
    ["1", "2", "0,5", "1.5"], ["1,5", "-999,0", "x"],
  ])
  func `so does one with a decimal comma`(fields: [String]) {
    let rows = fields.enumerated().map { "p\($0);\($1)\n" }.joined()
    let text = Array(("id;x\n" + rows).utf8)
    var options = TableReadingOptions()
    options.format = .delimited(by: .semicolon)
    options.decimal = .comma
    let expected = outcome(text, blockSize: 1 << 18, setsAside: false, options)
    for blockSize in [nil, 1, 12] {
      #expect(outcome(text, blockSize: blockSize, setsAside: false, options) == expected)
    }
    #expect(
      expected.first == "id,x\n"
        + fields.enumerated().map { number, field in
          "p\(number)," + (field.contains(",") ? "\"\(field)\"" : field) + "\n"
        }.joined())
  }

  @Test(arguments: [1, 9, 1 << 18])
  func `a row that is set aside has no part in what a column is taken for`(
    blockSize: Int
  ) throws {
    let text = "id,x,y\na,1,0.5\na,word,0.50\nb,2,1.5\n,1.5,\nc,3\nc,4,2.5\n"
    var count = 0
    let table = try Table.read(
      Array(text.utf8), source: "t.csv", options: TableReadingOptions(), blockSize: blockSize
    ) { _, _ in count += 1 }
    #expect(count == 3)
    #expect(table["x"]?.values == .integers([1, 2, 4]))
    #expect(table["y"]?.values == .reals([0.5, 1.5, 2.5]))
    #expect(table.columns.allSatisfy { $0.spelling == nil })
    #expect((0..<3).map { table.lines?[$0] } == [2, 4, 7])
  }

  @Test func `a table comes through a pipe in whatever pieces`() throws {
    let text = "id,x,y\n" + (0..<50_000).map { "p\($0),\($0),\"é\($0 % 7)\"\n" }.joined()
    let pipe = Pipe()
    let bytes = Data(text.utf8)
    Thread.detachNewThread {
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + 7_001)
        try? pipe.fileHandleForWriting.write(contentsOf: bytes[start..<end])
        start = end
      }
      try? pipe.fileHandleForWriting.close()
    }
    let source = try TextSource(
      descriptor: pipe.fileHandleForReading.fileDescriptor, name: "standard input")
    let told = Shared<[Double]>([])
    let execution = Execution(threads: 2) { progress in
      told.withLock { $0.append(progress.fractionCompleted) }
    }
    let table = try Table.read(
      source, options: TableReadingOptions(), execution: execution
    ) { error, _ throws(DataError) in throw error }
    #expect(try table == Table(parsing: text, named: "t.csv"))
    #expect(told.withLock { $0 == $0.sorted() && $0.last == 1 })
  }

  @Test(.timeLimit(.minutes(2)), .ownThreads)
  func `a pipe that gives little is left as soon as the work is cancelled`() throws {
    let pipe = Pipe()
    let execution = Execution(threads: 2)
    Thread.detachNewThread {
      let writing = pipe.fileHandleForWriting
      try? writing.write(contentsOf: Data("id,x\n".utf8))
      for row in 0... {
        if row == 5 { execution.cancel() }
        guard (try? writing.write(contentsOf: Data("p\(row),1\n".utf8))) != nil, row < 1000 else {
          return
        }
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
    let start = Date()
    #expect(throws: CancellationError.self) {
      try Table.read(
        TextSource(descriptor: pipe.fileHandleForReading.fileDescriptor, name: "p"),
        options: TableReadingOptions(), execution: execution
      ) { error, _ throws(DataError) in throw error }
    }
    #expect(Date().timeIntervalSince(start) < 5)
  }
}
