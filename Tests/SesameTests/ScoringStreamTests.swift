import Execution
import Files
import Foundation
import Sesame
import Tables
import Testing
import TextFormats

/// Scores of a table part by part are those of the whole.
struct ScoringStreamTests {
  /// A model of 300 points by numbers, texts and truth values.
  static let card = """
    {"format": "sesame-score-model/1", "name": "m", "version": "1", "purpose": "a test",
     "scale": {"minimum": 0, "maximum": 300},
     "bands": [{"name": "low", "from": 0}, {"name": "high", "from": 150}],
     "coverage": {"minimum": 0.5},
     "categories": [{"name": "credit_history", "weight": 1, "characteristics": [
       {"name": "n", "column": "n", "direction": "higher_is_better", "budget": 100,
        "bins": [{"below": 1, "points": 0}, {"from": 1, "below": 2.5, "points": 60},
                 {"from": 2.5, "points": 100}], "missing": {"points": 5}, "reason": "few"},
       {"name": "home", "column": "home", "budget": 100,
        "bins": [{"values": ["Owned, \\"paid\\"", "1"], "points": 100},
                 {"values": ["castle"], "points": 50},
                 {"other": true, "points": 0}], "missing": {"points": 5}, "reason": "home"},
       {"name": "flag", "column": "flag", "budget": 100,
        "bins": [{"values": [true], "points": 100}, {"values": [false], "points": 0}],
        "missing": {"points": 5}, "reason": "flag"}]}]}
    """

  private func job() throws -> ScoringJob {
    ScoringJob(model: try ScoreModel(parsing: Self.card, named: "m.json"))
  }

  /// What a stream writes, with warnings and summary; or the message.
  private func streamed(
    _ job: ScoringJob, _ text: [UInt8], named name: String, blockSize: Int, threads: Int = 2
  ) async throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv")
    defer { try? FileManager.default.removeItem(at: file) }
    do {
      let output = try OutputFile(file.path)
      let report = try await job.stream(
        TableReadingOptions().resolved(for: name), to: output, as: .csv,
        Execution(threads: threads)
      ) { _ in try TextSource(text, name: name, blockSize: blockSize) }
      try output.commit()
      return [try String(contentsOf: file, encoding: .utf8)] + Self.told(report)
    } catch {
      #expect(!FileManager.default.fileExists(atPath: file.path))
      return ["\(error)"]
    }
  }

  private func whole(_ job: ScoringJob, _ text: String, named name: String) async throws -> [String]
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    do {
      let result = try await job.run(on: .file(file))
      return ([result.table.text()] + Self.told(result.report))
        .map { $0.replacing(file.path, with: name) }
    } catch {
      return ["\(error)".replacing(file.path, with: name)]
    }
  }

  /// All that a report says but the times.
  private static func told(_ report: JobReport) -> [String] {
    report.description.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("time") }
  }

  @Test(arguments: [
    (
      "t.csv",
      "id,n,home,flag,note\na,1,castle,true,\"x\ny\"\nb,2.50,\"Owned, \"\"paid\"\"\",false,\n"
    ),
    (
      "t.csv",
      "id,n,home,flag\r\na,1,castle,true\r\nb,,1,FALSE\r\nc,NA,,\r\nd,3,\"a\r\nb\",true\r\n"
    ),
    ("t.csv", "\u{FEFF}id,n,home,flag\nä,1,castle,1\nb,0,x,0\n"),
    ("t.csv", "id,n,home,flag\na,None,NA,\nb,NaN,,\nc,1,,1\n"),
    ("t.csv", "id,n,home,flag\na,NA,castle,true"),
    ("t.csv", "id,n,home,flag\n"), ("t.csv", "id,n,home,flag\n\n\na,1,Owned,true\n\n"),
    ("t.tsv", "id\tn\thome\tflag\tm\na\t1e3\tcastle\ttrue\t07\nb\t+2\tboat\tfalse\t1\n"),
    ("t.csv", "id,n,n2,home\na,1,1,x\nb,2,2,x\n"),
    ("t.csv", "id,n,home,flag\na,true,castle,true\nb,false,1,false\n"),
    ("t.csv", "id,n,home,flag\na,1,castle,true\nb,1,1\nc,2,2,false\n"),
    ("t.csv", "id,n,home,flag\na,1,castle,true\nb,1,\"1,false\nc,2,2,false\n"),
    (
      "t.jsonl",
      "{\"id\":\"a\",\"n\":1.50,\"home\":\"castle\",\"flag\":true}\n\n{\"id\":\"b\",\"n\":null,\"m\":[1]}\n"
    ),
    (
      "t.jsonl",
      "{\"id\":\"a\",\"n\":1.50,\"home\":\"castle\",\"flag\":true}\n{\"id\":\"b\",\"home\":\"x,y\"}\n"
        + "{\"id\":\"c\",\"n\":\"None\",\"m\":\"7\"}\n{\"id\":\"d\",\"n\":3}\n"
    ),
  ])
  func `a stream writes what the whole table becomes`(name: String, text: String) async throws {
    var job = try job()
    for prefix in ["", "x_"] {
      job.columnPrefix = prefix
      let expected = try await whole(job, text, named: name)
      for blockSize in [1, 3, 11, 40, 1 << 18] {
        let found = try await streamed(job, Array(text.utf8), named: name, blockSize: blockSize)
        #expect(found == expected, "\(blockSize)")
      }
    }
    job.columnPrefix = ""
    job.columns = ["score", "id", "n"]
    let expected = try await whole(job, text, named: name)
    #expect(try await streamed(job, Array(text.utf8), named: name, blockSize: 1) == expected)
  }

  /// Many people, of whom those in the middle have the odd values.
  private static func people(_ count: Int, lastHome: String = "castle") -> String {
    "id,n,m,home,flag\n"
      + (0..<count).map { row in
        let home = row == count - 1 ? lastHome : row % 7 == 0 ? "\"Owned, \"\"paid\"\"\"" : "x"
        return "p\(row),\(row % 5)\(row % 2 == 0 ? ".5" : ""),\(row % 5),\(home),\(row % 3 == 0)\n"
      }.joined()
  }

  @Test func `threads and sizes of blocks change nothing, nor do warnings of the whole`()
    async throws
  {
    for lastHome in ["castle", "x"] {
      let text = Self.people(3000, lastHome: lastHome)
      let expected = try await whole(job(), text, named: "t.csv")
      // That nobody lives in a castle is told once, and only if it is so in all parts.
      #expect(expected.contains { $0.contains("falls in the bin 'castle'") } == (lastHome == "x"))
      for (blockSize, threads) in [(50, 1), (50, 8), (1000, 3), (1 << 18, 2)] {
        let found = try await streamed(
          job(), Array(text.utf8), named: "t.csv", blockSize: blockSize, threads: threads)
        #expect(found == expected, "\(blockSize) \(threads)")
      }
    }
  }

  @Test func `columns that hold the same are told of the whole alone`() async throws {
    let card = Self.card.replacing("\"column\": \"flag\"", with: "\"column\": \"n2\"").replacing(
      "\"bins\": [{\"values\": [true], \"points\": 100}, {\"values\": [false], \"points\": 0}]",
      with:
        "\"direction\": \"higher_is_better\", \"bins\": [{\"below\": 1, \"points\": 0}, {\"from\": 1, \"points\": 100}]"
    )
    let job = ScoringJob(model: try ScoreModel(parsing: card, named: "m.json"))
    for last in [39, 5] {
      let text =
        "id,n,n2,home\n" + (0..<40).map { "p\($0),\($0),\($0 == 39 ? last : $0),castle\n" }.joined()
      let expected = try await whole(job, text, named: "t.csv")
      #expect(expected.contains { $0.contains("hold the same in every row") } == (last == 39))
      for blockSize in [1, 100] {
        let found = try await streamed(job, Array(text.utf8), named: "t.csv", blockSize: blockSize)
        #expect(found == expected, "\(blockSize)")
      }
    }
  }

  @Test(arguments: [
    (
      "x",
      "holds texts (first in line 2002), where the bins are numbers; correct it, or read it as missing with "
        + "`missing.adding([\"…\"], inColumn: \"n\")`"
    ),
    (
      "n/d",
      "holds texts (first in line 2002), where the bins are numbers; correct it, or read it as missing with "
        + "`missing.adding([\"…\"], inColumn: \"n\")`"
    ),
    (
      "unknown",
      "holds texts (first in line 2002), where the bins are numbers; correct it, or read it as missing with "
        + "`missing.adding([\"unknown\"], inColumn: \"n\")`"
    ),
    ("1,5", "holds texts (first in line 2002), where the bins are numbers; read the decimal comma"),
    ("007", "holds texts (first in line 2002), where the bins are numbers; write numbers without"),
  ])
  func `a text among numbers is refused with its line, late as it may come`(
    value: String, message: String
  ) async throws {
    let rows = (0..<2500).map { "p\($0),\($0 == 2000 ? "\"\(value)\"" : "1"),castle,true\n" }
    let text = Array(("id,n,home,flag\n" + rows.joined()).utf8)
    var messages: Set<[String]> = []
    for blockSize in [30, 500, 1 << 18] {
      messages.insert(
        try await streamed(job(), text, named: "t.csv", blockSize: blockSize, threads: 4))
    }
    #expect(messages.count == 1)
    #expect(messages.first?.first?.contains("column 'n' of t.csv " + message) == true)
  }

  @Test(arguments: [
    "id,n,home,flag\na,NaN,castle,true\nb,NaN,castle,false\n",
    "id,n,home,flag\na,1,castle,None\nb,2,castle,NULL\n",
  ])
  func `a column of nothing but NaN or None has no values, in parts and as a whole`(
    _ text: String
  ) async throws {
    let expected = try await whole(job(), text, named: "t.csv")
    #expect(expected.count > 1, "\(expected)")
    for blockSize in [1, 1 << 18] {
      let found = try await streamed(job(), Array(text.utf8), named: "t.csv", blockSize: blockSize)
      #expect(found[0] == expected[0])
    }
  }

  @Test func `numbers where bins are texts are refused at the end, as those of the whole are`()
    async throws
  {
    let card = Self.card.replacing("\"Owned, \\\"paid\\\"\", \"1\"", with: "\"owned\"")
    let job = ScoringJob(model: try ScoreModel(parsing: card, named: "m.json"))
    let text = "id,n,home,flag\na,1,5.5,true\nb,1,5,true\n"
    let refused = try await whole(job, text, named: "t.csv")
    #expect(refused[0].contains("column 'home' of t.csv holds numbers"), "\(refused)")
    for blockSize in [1, 1 << 18] {
      let found = try await streamed(job, Array(text.utf8), named: "t.csv", blockSize: blockSize)
      #expect(found.count == 1)
      #expect(
        found[0].contains("column 'home' of t.csv holds numbers (first in line 2)"), "\(found)")
    }
    let mixed = "id,n,home,flag\na,1,5.5,true\nb,1,owned,true\n"
    let found = try await streamed(job, Array(mixed.utf8), named: "t.csv", blockSize: 1)
    #expect(found.count > 1)
  }

  @Test func `numbers in some parts and truth values in others are refused`() async throws {
    let text = Array("id,n,home,flag\na,1,castle,true\nb,2,castle,1\n".utf8)
    for blockSize in [1, 1 << 18] {
      let found = try await streamed(job(), text, named: "t.csv", blockSize: blockSize)
      #expect(found.count == 1)
      #expect(found[0].contains("column 'flag' of t.csv holds texts"))
      #expect(found[0].contains("where the bins are true and false"))
    }
  }

  @Test func `friends' scores need the mean of all people, unless the model states it`()
    async throws
  {
    #expect {
      try ScoreModel.reported2015.checkRowsSuffice()
    } throws: { error in
      "\(error)".contains("friends' scores need the mean of all people")
        && "\(error)".contains("state population_mean in the model")
    }
    try ScoreModel.reported2015.readingFriendsScores(.off).checkRowsSuffice()
    try ScoreModel(parsing: Self.card, named: "m.json").checkRowsSuffice()
  }

  @Test func `a file is written by path, and a table in memory as a whole`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (people, scored) = (folder.appending(path: "t.csv.gz"), folder.appending(path: "s.csv.gz"))
    let table = try Table(parsing: Self.people(5000), named: "t.csv")
    try table.write(to: people)
    let expected = try await job().run(on: .value(table)).table
    let report = try await job().stream(from: .file(people), to: scored.path)
    #expect(report.summary.personCount == 5000)
    #expect(try Table(contentsOf: scored).text() == expected.text())
    _ = try await job().stream(from: .value(table), to: scored.path)
    #expect(try Table(contentsOf: scored).text() == expected.text())
    await #expect(throws: DataError.self) {
      try await job().stream(from: .file(people), to: folder.appending(path: "s.jsonl").path)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }
}
