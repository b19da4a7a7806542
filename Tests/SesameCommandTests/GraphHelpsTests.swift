import Foundation
import Testing

/// What `graph-helps` writes, whatever the verdict.
struct GraphHelpsTests {
  /// Two quarters of people; with `isPlanted` their outcomes go by the quarter, else by nothing.
  private static func files(isPlanted: Bool) -> [String: FileContent] {
    var (ties, people) = ("from,to\n", "id,income,late\n")
    for person in 0..<200 {
      let draw = (person * 7919 + 13) % 101
      let isLate = isPlanted ? (person % 2 == 0) != (draw < 15) : draw < 40
      people += "p\(person),\((person * 31) % 97),\(isLate)\n"
      for step in [2, 6, 34, 58] { ties += "p\(person),p\((person + step) % 200)\n" }
    }
    return ["t.csv": FileContent(ties), "p.csv": FileContent(people)]
  }

  private static let words =
    "graph-helps t.csv --people p.csv --outcome late --features degree,community --aggregate income "
    + "--folds 3 --repetitions 1 --placebos 2 --permutations 19 --starts 1"

  @Test func `the verdict is the last line, and the model stays where the graph helps`()
    async throws
  {
    let folder = try Folder(Self.files(isPlanted: true))
    let outcome = try await Program.run(Self.words + " --write-model m.json", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let lines = outcome.text.split(separator: "\n")
    #expect(lines[0] == "Does the graph help to predict late?")
    let verdict = try #require(outcome.text.range(of: "Verdict: the graph helps: area under"))
    #expect(outcome.text[verdict.lowerBound...].split(separator: "\n").count <= 4)
    #expect(outcome.standardError.contains("late: 200 known, "))
    #expect(outcome.standardError.contains("written as it is, since the graph helps"))
    let plain = try await Program.run("model 2015")
    #expect(try folder.text("m.json") == plain.text)
  }

  @Test
  func `columns of ties, ratings and influence take part, by another name where one is taken`()
    async throws
  {
    var (ties, people) = ("from,to,amount,rating,day\n", "id,late,trusted,tie_rows\n")
    for person in 0..<150 {
      people += "p\(person),\(person % 3 == 0),\(person % 10 == 0 ? 1 : 0),\(person % 7)\n"
      for step in [3, 11, 40] {
        let amount = person % 3 == 0 ? 50 + (person + step) % 30 : (person + step) % 60
        ties +=
          "p\(person),p\((person + step) % 150),\(amount),\(step % 4 - 1),2024-01-0\(1 + step % 9)\n"
      }
    }
    let folder = try Folder(["t.csv": FileContent(ties), "p.csv": FileContent(people)])
    let words =
      "graph-helps t.csv --people p.csv --outcome late --directed --time day --as-of 2024-02-01 "
      + "--tie-columns amount --windows 30d --ratings rating --seeds trusted --influence "
      + "sybil_rank,rev2 --community-shares 2 --features degree,community --aggregate none "
      + "--no-outcome-features --folds 3 --repetitions 2 --placebos 2 --permutations 0 --starts 1 "
    let clash = try await Program.run(words, in: folder)
    #expect(clash.status == 65)
    #expect(
      clash.standardError.hasSuffix(
        "p.csv: column 'tie_rows' is there already; rename it, put a prefix before new columns with "
          + "--prefix, or leave the results of an earlier run out of the table\n"))
    let outcome = try await Program.run(words + "--prefix g_ --format json", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    for name in [
      "g_degree", "g_tie_out_amount_mean", "g_tie_amount_sum_30d", "g_rev2_goodness",
      "g_sybil_rank", "g_community_0_share",
    ] {
      #expect(outcome.text.contains("\"\(name)\""), "\(name)")
    }
    #expect(!outcome.text.contains("\"g_fairness\""))
    #expect(outcome.text.split(separator: "\"p_value\"").count > 3)
    #expect(outcome.text.contains("\"by_repetition\": ["))
  }

  @Test func `without evidence the status is 0 and the model loses its relationships`() async throws
  {
    let folder = try Folder(Self.files(isPlanted: false))
    let outcome = try await Program.run(
      Self.words + " --no-outcome-features --write-model m.json -o v.json --threads 1", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let json = try folder.text("v.json")
    #expect(json.contains("\"conclusion\": \"no_evidence\""))
    #expect(json.contains("\"outcome_columns\": []"))
    #expect(outcome.standardError.contains("written without points for relationships"))
    #expect(!(try folder.text("m.json")).contains("interpersonal_relationships\""))
    let markdown = try await Program.run(
      Self.words + " --no-outcome-features --format markdown --quiet", in: folder)
    #expect(markdown.text.hasPrefix("# Does the graph help to predict late?\n"))
    #expect(markdown.text.contains("\n## Verdict\n\nno evidence that the graph helps or hurts"))
    #expect(markdown.standardError.isEmpty)
  }
}
