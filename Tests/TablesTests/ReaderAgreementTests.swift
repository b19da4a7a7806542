import Execution
import Files
import Statistics
import Tables
import Testing
import TextFormats

@Suite struct `Readers of tables agree` {
  /// What reading a text gives: a table as it goes out again, or the message, and what was set aside.
  private func outcome(
    _ text: [UInt8], threads: Int, blockSize: Int?, setsAside: Bool,
    decimal: DecimalMark = .point
  ) -> [String] {
    var aside: [String] = []
    do {
      var options = TableReadingOptions()
      options.format = .csv
      options.decimal = decimal
      let table = try Table.read(
        text, source: "t.csv", options: options, execution: Execution(threads: threads),
        blockSize: blockSize
      ) { error, row throws(DataError) in
        guard setsAside else { throw error }
        aside.append("\(error) \(String(decoding: row, as: UTF8.self))")
      }
      return aside + [table.text(), table.text(as: .jsonLines), "\(table.columns.map(\.values))"]
        + table.columns.map { "\($0.spelling == nil) \($0.isAsWritten)" }
        + (0..<table.rowCount).map { "\(table.lines?[$0] ?? 0)" }
    } catch {
      return aside + ["\(error)"]
    }
  }

  /// The rows of a table with every kind of column, some of which change their kind late.
  private func text(_ generator: inout SplitMix64) -> [UInt8] {
    let kinds: [[String]] = [
      ["1", "-5", "+7", "0", "-0", "", "NA", " 3 ", "9223372036854775807"],
      [
        "1.5", "0.1", "2", "1e3", "-0.0", "", "1.50", "0.30000000000000004", ".5",
        "12345678901234567",
      ],
      ["true", "false", "", "TRUE", " false"], ["a", "é", "", "NA", "\"q\"", " x ", "007", "nan"],
      ["\"a,b\"", "\"\"", "a\"b", "\"say \"\"x\"\"\""], ["1", "2", "3"], ["1.0", "0.25", "100.0"],
      ["", "NA"], ["true", "false"],
    ]
    let columns = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      kinds.randomElement(using: &generator) ?? []
    }
    let isSound = Bool.random(using: &generator)
    let late = ["x", "2.5", "true", "9223372036854775808", "\"two\nlines\"", "\"open", "a\u{0}b"]
    var lines = [(["id"] + columns.indices.map { "c\($0)" }).joined(separator: ",")]
    for row in 0..<Int.random(in: 0...60, using: &generator) {
      var fields = ["p\(row)"] + columns.map { $0.randomElement(using: &generator) ?? "" }
      if Int.random(in: 0..<(isSound ? 200 : 20), using: &generator) == 0 {
        fields[fields.count - 1] = late.randomElement(using: &generator) ?? ""
      }
      if !isSound, Int.random(in: 0..<30, using: &generator) == 0 {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: fields.append("more")
        case 1: fields[0] = "p0"
        case 2: fields[0] = ""
        default: lines.append(["", "  ", "x"].randomElement(using: &generator) ?? "")
        }
      }
      lines.append(fields.joined(separator: ","))
    }
    let end = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
    var text = Array(lines.joined(separator: end).utf8)
    if Bool.random(using: &generator) { text += Array(end.utf8) }
    if Int.random(in: 0..<10, using: &generator) == 0 { text.insert(0xFF, at: text.count / 2) }
    return text
  }

  @Test(arguments: 0..<16)
  func `blocks of any size on any number of threads give what one row after another gives`(
    seed: Int
  ) {
    var generator = SplitMix64(seed: UInt64(seed))
    for _ in 0..<8 {
      let text = text(&generator)
      for setsAside in [false, true] {
        let exact = outcome(text, threads: 1, blockSize: nil, setsAside: setsAside)
        for (threads, blockSize) in [(1, 1 << 18), (2, 1), (3, 150), (8, 333)] {
          let read = outcome(text, threads: threads, blockSize: blockSize, setsAside: setsAside)
          #expect(read == exact)
        }
      }
    }
  }

  @Test func `a number that prints as it was written keeps no spelling`() throws {
    let table = try Table(
      parsing: "id,a,b,c,d\nx,1,1.5,true,t\ny,,0.25,,u\n", named: "t.csv")
    #expect(table.columns.allSatisfy { $0.spelling == nil })
    let spelled = try Table(parsing: "id,a,b,c\nx,+1,1.50,True\ny,NA,0.25,NA\n", named: "t.csv")
    #expect(spelled.columns.dropFirst().allSatisfy { $0.spelling != nil })
    #expect(spelled.text() == "id,a,b,c\nx,+1,1.50,True\ny,NA,0.25,NA\n")
  }
}
