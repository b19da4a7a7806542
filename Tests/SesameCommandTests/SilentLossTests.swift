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
