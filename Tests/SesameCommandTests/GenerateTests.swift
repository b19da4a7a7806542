import Foundation
import Testing

/// What `sesame generate` writes.
struct GenerateTests {
  private static let outputs =
    "-o people.csv --edge-list edges.csv --truth truth.csv --transfers transfers.csv "
    + "--claims claims.csv --parameters parameters.json"

  @Test func `a population is enriched as it is, and its claims and transfers are read`()
    async throws
  {
    let folder = try Folder([:])
    let made = try await Program.run("generate --size 600 \(Self.outputs)", in: folder)
    #expect(made.status == 0, "\(made.standardError)")
    #expect(made.standardOutput.isEmpty)
    for line in ["people       600 in ", "ties         about 3,000 among people, 20.0 % between "] {
      #expect(made.standardError.contains(line), "\(made.standardError)")
    }
    let enriched = try await Program.run(
      "enrich edges.csv --people people.csv -o enriched.csv --starts 2", in: folder)
    #expect(enriched.status == 0, "\(enriched.standardError)")
    #expect(!enriched.standardError.contains("warning"), "\(enriched.standardError)")
    #expect(ScoreColumns.expectSums(in: Sheet(try folder.text("enriched.csv"))) > 550)
    let resolved = try await Program.run(
      "resolve claims.csv --sources standard --as-of 2025-01-01 -o resolved.csv", in: folder)
    #expect(resolved.status == 0, "\(resolved.standardError)")
    let scored = try await Program.run("score resolved.csv --reliability --quiet", in: folder)
    #expect(scored.status == 0, "\(scored.standardError)")
    let paid = try await Program.run(
      "features transfers.csv --people people.csv --weight amount --time time --as-of 2025-02-01 "
        + "--directed --features strength --quiet", in: folder)
    #expect(paid.status == 0, "\(paid.standardError)")
    let parameters = try JSONSerialization.jsonObject(with: folder.bytes("parameters.json"))
    #expect((parameters as? [String: Any])?["format"] as? String == "sesame-population/1")
  }

  @Test func `the bytes are the same for any number of threads, and in each format`() async throws {
    let folder = try Folder([:])
    var found: [[Data]] = []
    let names = [
      "people.csv", "edges.csv", "truth.csv", "transfers.csv", "claims.csv", "parameters.json",
    ]
    for threads in [1, 2, 8] {
      let outcome = try await Program.run(
        "generate --size 700 --sybils 20 --businesses 30 --seed 5 --quiet --threads \(threads) "
          + Self.outputs, in: folder)
      #expect(outcome.status == 0 && outcome.standardError.isEmpty, "\(outcome.standardError)")
      found.append(try names.map { try folder.bytes($0) })
    }
    #expect(found.allSatisfy { $0 == found[0] })
    let other = try await Program.run(
      "generate --size 700 --sybils 20 --businesses 30 --seed 5 --quiet -o p.jsonl "
        + "--edge-list e.tsv.gz --truth sqlite:t.db?truth", in: folder)
    #expect(other.status == 0, "\(other.standardError)")
    let features = try await Program.run(
      "features e.tsv.gz --people p.jsonl --features degree --aggregate none --columns degree "
        + "--quiet", in: folder)
    let same = try await Program.run(
      "features edges.csv --people people.csv --features degree --aggregate none "
        + "--columns degree --quiet", in: folder)
    #expect(features.status == 0, "\(features.standardError)")
    #expect(features.text == same.text)
    let kinds = try await Program.run(
      "features edges.csv --people people.csv --kind kind --features none --quiet "
        + "--exclude-kinds owner,customer", in: folder)
    #expect(kinds.status == 0, "\(kinds.standardError)")
  }

  @Test func `without an output the people go to standard output`() async throws {
    let outcome = try await Program.run("generate --size 50 --mean-degree 4 --quiet")
    #expect(outcome.status == 0)
    #expect(outcome.rows.count == 51)
    #expect(outcome.rows[0].first == "id" && outcome.rows[0].last == "defaulted")
  }

  @Test func `two kinds of entity are scored each by its card, and sybil accounts have low ranks`()
    async throws
  {
    let folder = try Folder([:])
    let made = try await Program.run(
      "generate --size 800 --sybils 60 --businesses 80 --quiet -o people.csv --edge-list edges.csv "
        + "--truth truth.csv", in: folder)
    #expect(made.status == 0, "\(made.standardError)")
    let enriched = try await Program.run(
      "enrich edges.csv --people people.csv --entity kind --model person=2015 "
        + "--model business=small-business --kind kind --seeds trusted --influence sybil_rank "
        + "--starts 2 -o enriched.csv", in: folder)
    #expect(enriched.status == 0, "\(enriched.standardError)")
    #expect(enriched.standardError.contains("(model small-business)"))
    let ranks = Sheet(try folder.text("enriched.csv"))["sybil_rank"].map { Double($0) }
    let kinds = Sheet(try folder.text("truth.csv"))["kind"]
    let highest = zip(kinds, ranks).compactMap { $0 == "sybil" ? $1 : nil }.max() ?? 1
    let below = zip(kinds, ranks).count { $0 != "sybil" && ($1 ?? 1) <= highest }
    #expect(below < 20, "\(below)")
  }

  @Test func `one output that can't be made leaves none behind`() async throws {
    let folder = try Folder(["people.csv": "old\n"])
    let outcome = try await Program.run(
      "generate --size 100 -o people.csv --edge-list edges.csv --truth nowhere/truth.csv",
      in: folder)
    #expect(outcome.status == 73)
    #expect(try folder.names == ["people.csv"])
    #expect(try folder.text("people.csv") == "old\n")
    // A device that is always full is found out last.
    let full = try await Program.run(
      "generate --size 100 -o people.csv --edge-list edges.csv --truth /dev/full", in: folder)
    #expect(full.status == 74)
    #expect(try folder.names == ["people.csv"])
    #expect(try folder.text("people.csv") == "old\n")
  }

  @Test(.timeLimit(.minutes(5)), arguments: [true, false])
  func `Ctrl-C and kill end with 130 and leave the folder as it was`(_ isControlC: Bool)
    async throws
  {
    let folder = try Folder(["people.csv": "old\n"])
    let outcome = try await Program.stop(
      "generate --size 2000000 -o people.csv --edge-list edges.csv --truth truth.csv",
      by: { isControlC ? $0.interrupt() : $0.terminate() }, in: folder)
    #expect(outcome.status == 130)
    #expect(outcome.standardError == "sesame: interrupted; no result was written\n")
    #expect(try folder.names == ["people.csv"])
    #expect(try folder.text("people.csv") == "old\n")
  }

  @Test func `real people get real records, whose homophily is the one asked for`() async throws {
    let folder = try Folder([:])
    let demo = Program.project.appending(path: "Graphs/lastfm-credit").path
    let words =
      "generate --graph \(demo)/edges.csv --records \(demo)/people-control.csv "
      + "--risk default_next_month=3,worst_delay_months=0.5,on_time_share=-0.5 --homophily 0.25 "
    let made = try await Program.run(words + "-o people.csv --truth truth.csv", in: folder)
    #expect(made.status == 0, "\(made.standardError)")
    #expect(made.standardError.contains("\nrecords      7,624 of 7,624\n"), "\(made.standardError)")
    #expect(made.standardError.contains("\nhomophily    0.2"))
    let people = Sheet(try folder.text("people.csv"))
    let control = Sheet(
      try String(
        contentsOf: Program.project.appending(path: "Graphs/lastfm-credit/people-control.csv"),
        encoding: .utf8))
    #expect(people.header == control.header)
    // Every record once, whole.
    let records = { (sheet: Sheet) in
      sheet.rows.map { Array($0.dropFirst()) }.sorted { "\($0)" < "\($1)" }
    }
    #expect(records(people) == records(control))
    #expect(people.rows != control.rows)
    let truth = Sheet(try folder.text("truth.csv"))
    #expect(truth.header == ["id", "record", "latent_risk", "field"])
    // An independent measurement of the risk's assortativity.
    let risks = Dictionary(
      uniqueKeysWithValues: zip(truth["id"], truth["latent_risk"].map { Double($0) ?? 0 }))
    let edges = try String(
      contentsOf: Program.project.appending(path: "Graphs/lastfm-credit/edges.csv"), encoding: .utf8
    )
    var sums = (count: 0.0, sum: 0.0, squares: 0.0, products: 0.0)
    for line in edges.split(separator: "\n").dropFirst() {
      let ends = line.split(separator: ",").map { risks[String($0)] ?? 0 }
      sums.count += 2
      sums.sum += ends[0] + ends[1]
      sums.squares += ends[0] * ends[0] + ends[1] * ends[1]
      sums.products += 2 * ends[0] * ends[1]
    }
    let mean = sums.sum / sums.count
    let found =
      (sums.products / sums.count - mean * mean) / (sums.squares / sums.count - mean * mean)
    #expect((found - 0.25).magnitude < 1e-3, "\(found)")
    let again = try await Program.run(words + "--threads 1 --quiet", in: folder)
    #expect(again.text == (try folder.text("people.csv")))
  }
}
