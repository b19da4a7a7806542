import Foundation
import Testing

/// Inputs that are read although something in them is rather meant otherwise, with a word.
struct SilentLossTests {
  private static let options = "--features degree --aggregate none"

  static let inputs = [
    OddInput(
      "two lists joined with their headers", "features edges.csv --header yes \(options)",
      ["edges.csv": "source,target\nann,bob\nsource,target\nann,cid\n"],
      "id,degree\nann,2\nbob,1\nsource,1\ntarget,1\ncid,1\n",
      "edges.csv:3: the line looks like a header and was taken for a friendship; remove it"),
    OddInput(
      "two lists joined with their byte-order marks", "features edges.csv --header yes \(options)",
      ["edges.csv": "source,target\nann,bob\n\u{FEFF}source,target\nann,cid\n"],
      "id,degree\nann,2\nbob,1\n\"\u{FEFF}source\",1\ntarget,1\ncid,1\n",
      "edges.csv:3: the line looks like a header and was taken for a friendship; remove it"),
    OddInput(
      "a column of numbers that a long one makes texts, in JSON lines",
      "features edges.csv --people people.jsonl \(options)",
      [
        "edges.csv": "ann,bob\n",
        "people.jsonl":
          "{\"id\":\"ann\",\"z\":1}\n{\"id\":\"bob\",\"z\":123456789012345678901234567890}\n",
      ],
      "id,z,degree\nann,1,1\nbob,123456789012345678901234567890,1\n",
      "people.jsonl:2: column 'z' holds texts: 1 of 2 values is a number too long to be kept "
        + "exactly, first here; write it with fewer digits"),
    OddInput(
      "a column of numbers that is not the one to aggregate",
      "features edges.csv --people people.csv --features degree --aggregate z,age",
      ["edges.csv": "ann,bob\n", "people.csv": "id,z,age\nann,1,1\nbob,2,3\n"],
      "id,z,age,degree,neighbor_z_count,neighbor_z_mean,neighbor_z_sd,neighbor_z_min,"
        + "neighbor_z_max,neighbor_z_median,neighbor_age_count,neighbor_age_mean,neighbor_age_sd,"
        + "neighbor_age_min,neighbor_age_max,neighbor_age_median\n"
        + "ann,1,1,1,1,2.0,0.0,2.0,2.0,2.0,1,3.0,0.0,3.0,3.0,3.0\n"
        + "bob,2,3,1,1,1.0,0.0,1.0,1.0,1.0,1,1.0,0.0,1.0,1.0,1.0\n"),
    OddInput(
      "all kinds left out", "features edges.csv --kind 3 --exclude-kinds x,y \(options)",
      ["edges.csv": "ann,bob,x\nbob,cid,y\nbob,bob,x\n", "people.csv": "id\nann\n"],
      "id,degree\n",
      "edges.csv: no friendship is left of 3 rows (3 of excluded kinds); exclude fewer kinds with "
        + "--exclude-kinds"),
    OddInput(
      "people tied to themselves alone", "features edges.csv --people people.csv \(options)",
      ["edges.csv": "ann,ann\nbob,bob\n", "people.csv": "id\nann\nbob\n"],
      "id,degree\nann,0\nbob,0\n",
      "edges.csv: no friendship is left of 2 rows (2 of people with themselves); check in which columns "
        + "people are (--source, --target)"),
    OddInput(
      "friendships with unknown people alone",
      "features edges.csv --people people.csv --unknown-people drop \(options)",
      ["edges.csv": "ann,bob\nann,cid\n", "people.csv": "id\nann\ndora\n"],
      "id,degree\nann,0\ndora,0\n",
      "edges.csv: no friendship is left of 2 rows (2 of people absent from the table); check that both "
        + "files name people alike, or keep these people with --unknown-people add"),
    OddInput(
      "things that too many share", "features edges.csv --two-mode --hub-limit 2 \(options)",
      ["edges.csv": "ann,s\nbob,s\ncid,s\n"], "id,degree\nann,0\nbob,0\ncid,0\n",
      "edges.csv: no friendship is left of 3 rows (3 of what too many people share); let more people "
        + "share it with --hub-limit"),
    OddInput(
      "shares of friends in communities that are not there",
      "features edges.csv --features none --community-shares 3",
      ["edges.csv": "ann,bob\n", "people.csv": "id\nann\nbob\ncid\n"],
      "id,community_0_share\nann,1.0\nbob,1.0\n",
      "there are shares of friends for 1 of the 3 communities asked for: nobody has a friend in any "
        + "other"),
    OddInput(
      "communities, whose table has no such column", "communities edges.csv --people people.csv",
      ["edges.csv": "ann,bob\n", "people.csv": "id,z\nann,1\nbob,x\n"],
      "id,community,community_size,community_internal_degree\nann,0,2,1\nbob,0,2,1\n"),
    OddInput(
      "a friendship a moment before the date",
      "features edges.csv --time 3 --as-of 2020-01-01 \(options)",
      [
        "edges.csv": """
        ann,bob,2019-12-31T23:59:59.9999999999Z
        bob,cid,1577836799.99999999999
        cid,dora,2020-01-01

        """
      ], "id,degree\nann,1\nbob,2\ncid,1\n"),
  ]

  @Test(arguments: inputs)
  func `nothing is lost or invented without a word`(_ input: OddInput) async throws {
    let outcome = try await Program.run("\(input.command) --quiet", in: Folder(input.files))
    #expect(outcome.status == 0)
    #expect(outcome.text == input.output)
    #expect(
      outcome.standardError == input.warnings.map { "sesame: warning: \($0)\n" }.joined())
  }

  @Test(arguments: [
    ("text", "Score of x\\u{1B}[31my\\u{202E}: "),
    ("markdown", "# Score of x\\\\u{1B}\\[31my\\\\u{202E}: "),
  ])
  func `what a terminal would obey is written the same in every explanation`(
    format: String, start: String
  ) async throws {
    let person = "x\u{1B}[31my\u{202E}"
    let folder = try Folder([
      "edges.csv": FileContent("\(person),bob\n"), "model.json": FileContent(Samples.model),
      "people.csv": FileContent("id,age\n\(person),31\nbob,45\n"),
    ])
    let outcome = try await Program.run(
      [
        "explain", "edges.csv", "--people", "people.csv", "--model", "model.json", "--person",
        person, "--format", format,
      ], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix(start))
    #expect(!outcome.text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }
}
