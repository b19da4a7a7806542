import Foundation
import Testing

/// How sure communities are, as `sesame communities` says it.
struct CommunityCheckTests {
  @Test func `the summary says how modularity compares with chance`() async throws {
    let start = "communities Graphs/uk-faculty/edges.csv --weight weight --starts 2"
    let command = "\(start) --significance 19"
    let outcome = try await Program.run(command)
    #expect(outcome.status == 0)
    let line = try #require(
      outcome.standardError.split(separator: "\n").first { $0.hasPrefix("significance ") })
    #expect(line.contains(" in 19 rewired graphs, z ") && line.hasSuffix(", p 0.0500"))
    let plain = try await Program.run(start)
    #expect(plain.text == outcome.text)
    #expect(!plain.standardError.contains("significance"))
    for threads in [1, 3] {
      let again = try await Program.run("\(command) --threads \(threads)")
      #expect(again.standardError.contains(line))
    }
    let short = try await Program.run("\(command) --memory 100M --quiet")
    #expect(short.text == outcome.text && short.standardError == "")
  }

  @Test func `without friendships chance has nothing to compare`() async throws {
    let folder = try Folder(["edges.csv": "ann,ann\n", "people.csv": "id\nann\nbob\n"])
    let outcome = try await Program.run(
      "communities edges.csv --people people.csv --significance 5", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardError.contains("significance undefined without friendships\n"))
  }

  @Test func `a scan has a row per resolution, and its plateaus are in the summary`() async throws {
    let folder = try Folder(["edges.csv": try Program.ukFaculty()])
    let command = "communities edges.csv --resolutions 0.2:5:9 --scan scan.csv"
    let outcome = try await Program.run(command, in: folder)
    #expect(outcome.status == 0)
    let scan = Sheet(try folder.text("scan.csv"))
    #expect(
      scan.header == [
        "resolution", "communities", "modularity", "quality", "run_agreement", "next_agreement",
        "plateau",
      ])
    #expect(scan["resolution"].count == 9)
    #expect(scan["resolution"].first == "0.2" && scan["resolution"].last == "5.0")
    let counts = scan.integers("communities").compactMap { $0 }
    #expect(counts == counts.sorted() && counts[0] < counts[8])
    let plateaus = outcome.standardError.split(separator: "\n").filter { $0.hasPrefix("plateau ") }
    let numbers = Set(scan["plateau"].filter { !$0.isEmpty })
    #expect(plateaus.count == max(1, numbers.count))
    let bytes = try folder.text("scan.csv")
    _ = try await Program.run("\(command) --threads 1", in: folder)
    #expect(try folder.text("scan.csv") == bytes)
    let same = try await Program.run("\(command) --output scan.csv", in: folder)
    #expect(same.status == 64)
  }

  @Test func `a scan is a page with pictures where its name says so`() async throws {
    let folder = try Folder(["edges.csv": try Program.ukFaculty(), "alone.csv": "a,a\n"])
    let command = "communities edges.csv --resolutions"
    for ending in ["csv", "html", "json", "md"] {
      let outcome = try await Program.run(
        "\(command) 0.2:5:9 --scan scan.\(ending) --output c.csv", in: folder)
      #expect(outcome.status == 0, "\(outcome.standardError)")
    }
    let counts = Sheet(try folder.text("scan.csv"))["communities"]
    let page = try folder.text("scan.html")
    #expect(page.components(separatedBy: "<svg").count == 3)
    for count in counts { #expect(page.contains("<td class=\"n\">\(count)</td>")) }
    #expect(try folder.text("scan.md").contains("| 0.2 |"))
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(folder.text("scan.json").utf8))
        as? [String: Any])
    #expect(document["format"] as? String == "sesame-report/1")
    // With nobody to find there is a page all the same.
    let alone = try await Program.run(
      "communities alone.csv --resolutions 0.5:2:3 --scan alone.html", in: folder)
    #expect(alone.status == 0, "\(alone.standardError)")
    #expect(try folder.text("alone.html").contains("There is none"))
  }

  @Test func `communities are followed from date to date`() async throws {
    let ties = """
      source,target,time
      ann,bob,2020-01-01
      bob,cid,2020-01-01
      cid,ann,2020-01-01
      dan,eva,2020-02-01
      eva,fay,2020-02-01
      fay,dan,2020-02-01
      cid,gus,2020-03-01
      ann,gus,2020-03-01

      """
    let folder = try Folder(["ties.csv": FileContent(ties)])
    let outcome = try await Program.run(
      "communities ties.csv --time time --dates 2020-02-01,2020-02-02,2020-04-01 --events e.csv",
      in: folder)
    #expect(outcome.status == 0)
    #expect(
      outcome.text == """
        id,2020-02-01,2020-02-02,2020-04-01
        ann,0,0,0
        bob,0,0,0
        cid,0,0,0
        dan,,1,1
        eva,,1,1
        fay,,1,1
        gus,,,0

        """)
    #expect(
      try folder.text("e.csv") == """
        date,number,community,change,size,stayed,other
        2020-02-01,0,0,born,3,0,
        2020-02-02,0,0,continued,3,3,
        2020-02-02,1,1,born,3,0,
        2020-04-01,0,0,continued,4,3,
        2020-04-01,1,1,continued,3,3,

        """)
    #expect(
      outcome.standardError.contains(
        "2020-04-01   2 communities (2 continued), modularity 0.4688, 7 people, 8 friendships\n"))
  }

  @Test func `dates before the first friendship are told`() async throws {
    let folder = try Folder(["edges.csv": "a,b,2020-01-02\n"])
    let panel = "communities edges.csv --time 3 --quiet --dates"
    let message =
      "sesame: warning: edges.csv: no friendship is before 2006-01-01T00:00:00Z; the times are from "
      + "2020-01-02T00:00:00Z to 2020-01-02T00:00:00Z"
    for later in ["", ",2021-01-01"] {
      let outcome = try await Program.run("\(panel) 2005-01-01,2006-01-01\(later)", in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.standardError == message + "; this is so at 2 dates\n")
    }
    #expect(
      try await Program.run("\(panel) 2006-01-01,2021-01-01", in: folder).standardError == message
        + "\n"
    )
  }

  @Test func `a panel of a real graph is the same for any number of threads`() async throws {
    let command =
      "communities Graphs/bitcoin-otc/edges.csv --time 4 --dates 2011-03-01,2011-06-01 --quiet"
    let expected = try await Program.run(command)
    #expect(expected.status == 0 && expected.standardError == "")
    let sheet = Sheet(expected.text)
    #expect(sheet.header == ["id", "2011-03-01", "2011-06-01"])
    #expect(sheet["2011-03-01"].contains(""))
    for threads in [1, 3] {
      #expect(try await Program.run("\(command) --threads \(threads)").text == expected.text)
    }
  }
}
