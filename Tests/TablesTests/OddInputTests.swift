import Files
import Statistics
import Tables
import Testing

@Suite struct `Odd input` {
  /// Small changes to sound files, of the kind that break readers.
  @Test(arguments: [
    ("p.csv", "id,age,city\r\nann,31,\"Kyiv, \"\"old\"\"\"\r\nbob,,São Paulo\r\ncid,1.5,NA\r\n"),
    (
      "p.jsonl",
      "{\"id\":\"ann\",\"x\":1.5e3,\"y\":null}\n{\"id\":\"\\ud83d\\ude00\",\"x\":-1,\"y\":true}\n"
    ),
    ("p", "id;a\n1;2\n3;4\n"),
  ])
  func `a damaged file is read or refused with a place in it`(name: String, text: String) throws {
    var generator = SplitMix64(seed: 42)
    let pieces = Array("\"\\,;\t\n\r {}[]:0-+.eEé\u{FEFF}\u{0}n#".unicodeScalars)
    var refused = 0
    for _ in 0..<3000 {
      var scalars = Array(text.unicodeScalars)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<scalars.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: scalars.remove(at: place)
        case 1: scalars[place] = pieces.randomElement(using: &generator) ?? "x"
        default: scalars.insert(pieces.randomElement(using: &generator) ?? "x", at: place)
        }
      }
      var damaged = ""
      damaged.unicodeScalars.append(contentsOf: scalars)
      do {
        let table = try Table(parsing: damaged, named: name)
        // What was read can be written and is read again.
        let again = try Table(parsing: table.text(), named: name, format: .csv)
        try #require(again.identifiers == table.identifiers)
        let lines = try Table(parsing: table.text(as: .jsonLines), named: name, format: .jsonLines)
        try #require(lines.columns.map(\.name) == table.columns.map(\.name))
        try #require(lines.identifiers == table.identifiers)
      } catch let error as DataError {
        refused += 1
        let lineCount = damaged.utf8.count { $0 == 10 || $0 == 13 } + 1
        try #require(error.code == .badData)
        try #require((error.line ?? 1) <= lineCount)
        try #require((error.column ?? 1) <= damaged.utf8.count + 1)
      }
    }
    #expect(refused > 100)
  }
}
