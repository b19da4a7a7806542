import Foundation
import Testing

/// Parquet in and out of the program; what needs its library runs where the tests are told of one.
struct ParquetCommandTests {
  private static let isThere = ProcessInfo.processInfo.environment["SESAME_CARQUET"] != nil
  private static let edges: FileContent = "source,target\nann,bob\nbob,cid\n"

  @Test(arguments: ["-o out.parquet", "--format parquet"])
  func `without the library the run ends before any work, with what to install`(
    _ options: String
  ) async throws {
    let folder = try Folder(["edges.csv": Self.edges])
    let outcome = try await Program.shell(
      "SESAME_CARQUET=/none.so \"$0\" features edges.csv \(options)", in: folder)
    #expect(outcome.status == 69)
    #expect(outcome.text.isEmpty)
    #expect(
      outcome.standardError.hasSuffix(
        ": there is no library '/none.so', which SESAME_CARQUET names; correct the variable, or unset it "
          + "and run pip install 'carquet==0.7.*'\n"))
  }

  @Test(.enabled(if: isThere))
  func `ties and people in Parquet give what they give as text`() async throws {
    let folder = try Folder(["edges.csv": Self.edges])
    let outcome = try await Program.shell(
      """
      "$0" features edges.csv --features degree,component --quiet -o people.parquet || exit
      "$0" features edges.csv --features degree,component --quiet -o people.csv || exit
      for people in people.parquet people.csv
      do "$0" features edges.csv --people $people --prefix new_ --quiet --format parquet > $people.out
      done
      cmp people.parquet.out people.csv.out && head -c 4 people.csv.out
      "$0" features edges.csv --people people.parquet --columns new_degree --prefix new_ --quiet
      """, in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(outcome.text == "PAR1id,new_degree\nann,1\nbob,2\ncid,1\n")
  }

  @Test func `folders of Parquet files in a folder are refused with what reads them`() async throws
  {
    let folder = try Folder(["edges.csv": Self.edges])
    for (name, place) in [("hive/", "hive"), ("hive.parquet", "hive.parquet")] {
      try folder.makeFolder(place)
      try folder.makeFolder("\(place)/year=2020")
      try folder.write("", to: "\(place)/year=2020/part.parquet")
      let outcome = try await Program.run("features edges.csv --people \(name)", in: folder)
      #expect(outcome.status == 66)
      #expect(
        outcome.standardError
          == "\(name): this is a folder with folders of Parquet files in it, which are not read; read them "
          + "through DuckDB, as \"duckdb:?SELECT * FROM read_parquet('\(place)/**/*.parquet')\"\n")
    }
  }

  @Test(.enabled(if: isThere))
  func `standard input may be a Parquet file, and no pipe`() async throws {
    let folder = try Folder(["edges.csv": Self.edges])
    let command = "\"$0\" features edges.csv --columns degree --prefix new_ --quiet --people -"
    let made = try await Program.shell(
      """
      "$0" features edges.csv --features degree --quiet -o people.parquet || exit
      \(command) < people.parquet
      """, in: folder)
    #expect(made.status == 0, "\(made.standardError)")
    #expect(made.text == "id,degree\nann,1\nbob,2\ncid,1\n")
    let piped = try await Program.shell("cat people.parquet | \(command)", in: folder)
    #expect(piped.status == 65)
    #expect(
      piped.standardError
        == "standard input: the data are Parquet, which is not read from here; store them in a file on a "
        + "disk, without gzip, or save them as CSV\n")
  }
}
