import Foundation
import Testing

/// What is told beside scores where cards, kinds and files are not as last time.
struct CardAdditionTests {
  @Test func `a card that counts friends otherwise is told as the model`() async throws {
    let folder = try Folder(Samples.files)
    let words =
      "enrich edges.csv --people people.csv --weight weight --time time --as-of 2021-01-01 --points"
    let before = try await Program.run("\(words) --model model.json -o before.csv", in: folder)
    #expect(before.status == 0, "\(before.standardError)")
    let settings = Sheet(try folder.text("before.csv"))["friends_settings"]
    #expect(settings.allSatisfy { $0.hasPrefix("mode=fixed_point prior_strength=") })
    try folder.write(
      FileContent(
        Samples.model.replacing(
          "\"kind\": \"friends_scores\",",
          with: "\"kind\": \"friends_scores\", \"population_mean\": 1,")), to: "mean.json")
    let now = try await Program.run(
      "\(words) --model mean.json --previous before.csv -o now.csv", in: folder)
    #expect(now.status == 0, "\(now.standardError)")
    let sheet = Sheet(try folder.text("now.csv"))
    #expect(sheet.integers("change_model") == sheet.integers("score_change"))
    #expect(sheet.integers("score_change").contains { ($0 ?? 0) != 0 })
    #expect(
      try folder.text("now.csv").contains(
        ",\"Interpersonal relationships: more points than before, since the model is another\",,,\n"
      ))
    let altered = try folder.text("before.csv").replacing("prior_strength", with: "prior_weight")
    try folder.write(FileContent(altered), to: "altered.csv")
    let verified = try await Program.run("verify altered.csv --model model.json", in: folder)
    #expect(verified.status == 65 && verified.text.contains("column 'friends_settings'"))
  }

  /// The references are those of Python's hashlib and hmac: see Tests/Golden/references.py.
  @Test(arguments: [("", "reference"), ("--reference-key key.txt", "keyed_reference")])
  func `references are those of another program`(_ option: String, _ column: String) async throws {
    let golden = Program.project.appending(path: "Tests/Golden/references")
    let folder = try Folder()
    for name in ["people.csv", "model.json", "key.txt"] {
      let data = try Data(contentsOf: golden.appending(path: name))
      try folder.write(FileContent(bytes: Array(data)), to: name)
    }
    let outcome = try await Program.run(
      "score people.csv --model model.json --admittance 35 --date 2026-04-30 \(option) "
        + "--columns score,admittance,reference -o out.jsonl", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let rows = try folder.text("out.jsonl").split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
    let expected = Sheet(
      String(
        decoding: try Data(contentsOf: golden.appending(path: "expected.csv")), as: UTF8.self))
    #expect(rows.compactMap { $0?["reference"] as? String } == expected[column])
    #expect(rows.compactMap { $0?["admittance"] as? String } == expected["answer"])
    #expect(rows.map { $0?["score"] as? Int } == expected.integers("score"))
  }

  @Test func `a history keeps its mark and the ends of its lines`() async throws {
    let folder = try Folder(Samples.files)
    let header: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("date,id,score,band,benefits\r\n".utf8)
    try folder.write(FileContent(bytes: header), to: "h.csv")
    for (day, status) in [("2026-01-31", 0), ("2026-02-28", 0), ("2026-02-28", 65)] {
      let outcome = try await Program.run(
        "score people.csv --model model.json --history h.csv --date \(day) -o \(day).csv",
        in: folder)
      #expect(Int(outcome.status) == status, "\(outcome.standardError)")
    }
    let bytes = Array(try folder.bytes("h.csv"))
    #expect(bytes.starts(with: header))
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 7 && lines.allSatisfy { $0.last == UInt8(ascii: "\r") })
  }

  @Test func `a kind may hold a sign of equality`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("id,age,kind\nann,31,p=q\n", to: "kinds.csv")
    let outcome = try await Program.run(
      "score kinds.csv --entity kind --model p=q=model.json -o out.csv", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(Sheet(try folder.text("out.csv")).integers("score")[0] != nil)
  }

  @Test func `a catalog that names no column of anyone is warned of`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write(
      """
      {"format": "sesame-sources/1", "kinds": [{"name": "a", "reliability": 0.9}],
       "columns": {"agge": "a"}, "default": "a"}
      """, to: "sources.json")
    let outcome = try await Program.run(
      "score people.csv --model model.json --sources sources.json -o out.csv", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(
      outcome.standardError.contains(
        "sources.json: $.columns: neither the model nor people.csv has a column 'agge'; did you mean 'age'?"
      ))
  }
}
