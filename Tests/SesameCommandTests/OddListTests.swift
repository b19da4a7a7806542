import Foundation
import Testing

struct OddListTests {
  private static let path = "id,degree\nann,1\nbob,2\ncid,1\n"
  private static let counted =
    "edges.csv: column 1 numbers the rows and was taken for people: if it is an index of the rows, "
    + "use --source 2 --target 3"

  /// Ten rows whose first field is their number, from a number on.
  private static func numbered(from first: Int, header: String = "") -> FileContent {
    FileContent(header + (first..<first + 10).map { "\($0),ann,p\($0)\n" }.joined())
  }

  static let lists = [
    OddInput(
      "identifiers that differ by blanks", "features edges.csv --features degree",
      ["edges.csv": "57, 52\n52, 57\n"], "id,degree\n57,1\n\" 52\",1\n52,1\n\" 57\",1\n",
      "edges.csv: 2 of 4 people are there in another spelling too (blanks around), and count as "
        + "others: write identifiers alike"),
    OddInput(
      "identifiers of which one column was read as decimal numbers",
      "features edges.csv --features degree",
      ["edges.csv": "57.0,52\n52.0,57\n"], "id,degree\n57.0,1\n52,1\n52.0,1\n57,1\n",
      "edges.csv: 2 of 4 people are there in another spelling too (a .0 at the end), and count as "
        + "others: write identifiers alike"),
    OddInput(
      "identifiers in one spelling with zeros and points",
      "features edges.csv --features degree",
      ["edges.csv": "007,08.0\n10.20,100\n"], "id,degree\n007,1\n08.0,1\n10.20,1\n100,1\n"),
    OddInput(
      "fields between vertical bars", "features edges.csv --features degree",
      ["edges.csv": "ann|bob\nbob|cid\n"], path),
    OddInput(
      "fields between vertical bars, which is said",
      "features edges.csv --delimiter pipe --features degree",
      ["edges.csv": "ann|bob\nbob|cid\n"], path),
    OddInput(
      "weights with a decimal comma",
      "features edges.csv --weight w --decimal comma --features strength",
      ["edges.csv": "source;target;w\nann;bob;2,5\nbob;cid;1.000,25\n"],
      "id,strength\nann,2.5\nbob,1002.75\ncid,1000.25\n"),
    OddInput(
      "names in brackets", "features edges.csv --features degree",
      ["edges.csv": "[ann],<bob>\n<bob>,{cid}\n"], "id,degree\n[ann],1\n<bob>,2\n{cid},1\n"),
    OddInput(
      "names with a bracket, where the separator is said",
      "features edges.csv --delimiter tab --features degree",
      ["edges.csv": "[ann, x]\tbob\nbob\tcid\n"],
      "id,degree\n\"[ann, x]\",1\nbob,2\ncid,1\n"),
    OddInput(
      "a people table with a tab in quotes",
      "features edges.csv --people people.csv --features degree",
      ["people.csv": "id,note\nann,\"a\tb\"\nbob,\nann2,\n", "edges.csv": "ann,bob\nann2,bob\n"],
      "id,note,degree\nann,a\tb,1\nbob,,2\nann2,,1\n"),
  ]

  @Test(arguments: lists)
  func `odd lists are read with a warning where one is due`(_ input: OddInput) async throws {
    let outcome = try await Program.run("\(input.command) --quiet", in: Folder(input.files))
    #expect(outcome.status == 0)
    #expect(outcome.text == input.output)
    #expect(
      outcome.standardError == input.warnings.map { "sesame: warning: \($0)\n" }.joined())
  }

  @Test(arguments: [0, 1]) func `a first column that numbers the rows is pointed out`(
    first: Int
  ) async throws {
    for header in ["", "nr,a,b\n"] {
      let folder = try Folder(["edges.csv": Self.numbered(from: first, header: header)])
      let outcome = try await Program.run("features edges.csv --quiet", in: folder)
      #expect(outcome.standardError.contains("sesame: warning: \(Self.counted)\n"))
      let named = try await Program.run(
        "features edges.csv --quiet --source 2 --target 3", in: folder)
      #expect(!named.standardError.contains("numbers the rows"))
    }
  }

  @Test func `other numbers in the first column are people`() async throws {
    let lists = [
      Self.numbered(from: 2), FileContent((0..<9).map { "\($0),ann,p\($0)\n" }.joined()),
      FileContent((0..<20).map { "\($0),\($0 + 1)\n" }.joined()),
      FileContent((0..<20).map { "\($0 / 2),\($0 + 1),1\n" }.joined()),
    ]
    for list in lists {
      let outcome = try await Program.run(
        "features edges.csv --quiet", in: Folder(["edges.csv": list]))
      #expect(!outcome.standardError.contains("numbers the rows"))
    }
  }
}
