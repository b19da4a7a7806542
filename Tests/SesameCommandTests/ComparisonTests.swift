import Foundation
import Testing

/// `sesame communities --compare`: two tables in, measures of agreement out.
struct ComparisonTests {
  private func measures(
    _ first: FileContent, _ second: FileContent, _ options: String = ""
  ) async throws -> (outcome: Program.Outcome, values: [String: Double]) {
    let folder = try Folder(["a.csv": first, "b.csv": second])
    let outcome = try await Program.run("communities --compare a.csv b.csv \(options)", in: folder)
    var values: [String: Double] = [:]
    for row in outcome.rows.dropFirst() { values[row[0]] = Double(row[1]) }
    return (outcome, values)
  }

  @Test func `people are matched by identifier, and labels may be anything`() async throws {
    let found = try await measures(
      "id,group\n1,red\n2,red\n3,blue\n4,blue\n5,blue\n",
      "who,community\n5,0\n4,0\n3,0\n2,1\n1,1\n")
    #expect(found.outcome.status == 0)
    #expect(
      found.outcome.standardError
        == "compared     column 'group' of a.csv with column 'community' of b.csv\n")
    #expect(found.values["people"] == 5)
    #expect(found.values["communities_in_first"] == 2)
    #expect(found.values["adjusted_rand_index"] == 1)
    #expect(abs((found.values["adjusted_mutual_information"] ?? 0) - 1) < 1e-12)
    #expect(found.values["variation_of_information"] == 0)
  }

  // The values are scikit-learn's (1.9.1) for [0, 0, 1, 2] and [0, 0, 1, 1].
  @Test func `people whom one table does not place are counted and left out`() async throws {
    let found = try await measures(
      "id,community,age\n1,0,3\n2,0,3\n3,1,3\n4,2,3\n5,NA,3\n6,7,3\n",
      "id,community\n1,a\n2,a\n3,b\n4,b\n5,b\n9,b\n")
    #expect(found.values["people"] == 4)
    #expect(found.values["people_only_in_first"] == 1)
    #expect(found.values["people_only_in_second"] == 2)
    #expect(abs((found.values["adjusted_rand_index"] ?? 0) - 0.5714285714285714) < 1e-12)
    #expect(abs((found.values["normalized_mutual_information"] ?? 0) - 0.8) < 1e-12)
    #expect(abs((found.values["adjusted_mutual_information"] ?? 0) - 0.5714285714285714) < 1e-12)
  }

  @Test func `the column can be named`() async throws {
    let tables: FileContent = "id,community,town\n1,0,x\n2,0,y\n3,1,x\n4,1,y\n"
    let found = try await measures(tables, tables, "--column town")
    #expect(found.values["communities_in_first"] == 2)
    #expect(found.values["adjusted_rand_index"] == 1)
  }

  @Test func `each table has its own column and its own header`() async throws {
    let (first, second) = ("id,x,club\n1,7,a\n2,8,a\n3,9,b\n", "1,5,0\n2,6,0\n3,7,1\n")
    let found = try await measures(
      FileContent(first), FileContent(second), "--column club,column_3")
    #expect(found.outcome.status == 0)
    #expect(found.values["adjusted_rand_index"] == 1)
    #expect(
      found.outcome.standardError == """
        sesame: warning: b.csv:1: the first line was taken for a person, since it looks like data; \
        add a line of names above it, or say --people-header no (yes if these are names)
        compared     column 'club' of a.csv with column 'column_3' of b.csv

        """)
    #expect(found.outcome.text.contains("people,3\n"))
  }

  static let firstPersonIsTold =
    "csv:1: the first line was taken for a person, since it looks like data; add a line of names above "
    + "it\n"

  /// p0 and p1 are together, p2 or p33 is not; p33 is in one table only.
  @Test func `a first line is a person if its identifier is one of the other table's`()
    async throws
  {
    let named: FileContent = "id,community\np0,a\np1,a\np33,b\n"
    for (first, second, name) in [
      ("p0,a\np1,a\np2,b\n", named, "a"), (named, "p0,a\np1,a\np2,b\n", "b"),
    ] as [(FileContent, FileContent, String)] {
      let found = try await measures(first, second)
      #expect(found.outcome.status == 0)
      #expect(found.values["people"] == 2)
      #expect(
        found.outcome.standardError.hasPrefix(
          "sesame: warning: \(name).\(Self.firstPersonIsTold)compared "))
    }
    // Where it is said that these are names, they are.
    let said = try await measures("p0,a\np1,a\np2,b\n", named, "--people-header yes")
    #expect(said.values["people"] == 1)
    #expect(said.outcome.standardError.hasPrefix("compared "))
  }

  @Test func `two first lines with the same person are persons if their communities come again`()
    async throws
  {
    let found = try await measures("p0,a\np1,a\np2,b\n", "p0,x\np1,y\np2,x\n")
    #expect(found.values["people"] == 3)
    #expect(
      found.outcome.standardError.hasPrefix(
        "sesame: warning: a.\(Self.firstPersonIsTold)sesame: warning: b.\(Self.firstPersonIsTold)"))
  }

  @Test func `a start's first line is a person if the graph knows it`() async throws {
    let folder = try Folder([
      "edges.csv": "source,target\np0,p1\np2,p3\n", "start.csv": "p0,a\np1,b\np2,c\np3,c\n",
    ])
    let outcome = try await Program.run(
      "communities edges.csv --start-from start.csv --quiet", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardError == "sesame: warning: start.\(Self.firstPersonIsTold)")
    try folder.write("p0,1\np1,1\np2,2\np3,2\n", to: "start.csv")
    let numbers = try await Program.run(
      "communities edges.csv --start-from start.csv --quiet", in: folder)
    #expect(numbers.status == 0)
    #expect(
      numbers.standardError.hasPrefix(
        "sesame: warning: start.csv:1: the first line was taken for a person, since it looks like ")
    )
  }

  @Test func `one of several columns is not guessed`() async throws {
    let tables = ("id,x,club\n1,7,a\n2,8,a\n", "id,a_community,b_community\n1,0,0\n2,0,1\n")
    let first = try await measures(FileContent(tables.0), FileContent(tables.0))
    #expect(first.outcome.status == 65)
    #expect(
      first.outcome.standardError
        == "a.csv: several columns could hold the communities: 'x', 'club'; name one with --column\n"
    )
    let second = try await measures(FileContent(tables.1), FileContent(tables.1))
    #expect(second.outcome.status == 65)
    #expect(
      second.outcome.standardError
        == "a.csv: several columns could hold the communities: 'a_community', 'b_community'; name "
        + "one with --column\n")
  }

  @Test func `a header that is read as a person is told`() async throws {
    let found = try await measures(
      "id,community\n1,0\n2,0\n3,1\n", "1,0\n2,0\n3,1\n", "--people-header no")
    #expect(found.outcome.status == 0)
    #expect(found.values["people_only_in_first"] == 1)
    #expect(
      found.outcome.standardError.hasPrefix(
        "sesame: warning: a.csv:1: the first line looks like a header: in 1 column all but it are "
          + "numbers; leave --people-header no out\ncompared "))
  }

  @Test func `the second table must be there`() async throws {
    let folder = try Folder(["a.csv": "id,c\n1,x\n"])
    let outcome = try await Program.run("communities --compare a.csv", in: folder)
    #expect(outcome.status == 64)
    #expect(
      outcome.standardError
        == "sesame: option '--compare' takes two tables, and the second is missing; write --compare "
        + "FIRST SECOND\n")
  }

  @Test(arguments: ["--below a=1", "--method louvain", "--runs 3", "--people p.csv"])
  func `an option about finding communities is refused`(option: String) async throws {
    let found = try await measures("id,group\n1,a\n", "id,group\n1,a\n", option)
    let name = try #require(option.split(separator: " ").first)
    #expect(found.outcome.status == 64)
    #expect(
      found.outcome.standardError
        == "sesame: option '\(name)' has no meaning with '--compare'; leave it out\n")
    #expect(found.outcome.text == "")
  }

  @Test func `a column that is not there is an error that lists the columns`() async throws {
    let found = try await measures("id,town\n1,x\n", "id,town\n1,x\n", "--column towns")
    #expect(found.outcome.status == 65)
    #expect(
      found.outcome.standardError
        == "a.csv: column 'towns' is missing; did you mean 'town'? the columns are 'id', 'town'\n")
    #expect(found.outcome.text == "")
  }

  @Test func `a table without a second column has no communities`() async throws {
    let found = try await measures("id\n1\n", "id,town\n1,x\n")
    #expect(found.outcome.status == 65)
    #expect(found.outcome.standardError.hasPrefix("a.csv: column 'community' is missing"))
  }

  @Test func `tables that share no one are an error`() async throws {
    let found = try await measures("id,c\n1,x\n", "id,c\n2,x\n")
    #expect(found.outcome.status == 65)
    #expect(
      found.outcome.standardError
        == "b.csv: no one in it has a community in a.csv as well; "
        + "see whether the first columns hold the same identifiers\n")
  }

  @Test func `a file that is not there is named`() async throws {
    let folder = try Folder(["a.csv": "id,c\n1,x\n"])
    let outcome = try await Program.run("communities --compare b.csv a.csv", in: folder)
    #expect(outcome.status == 66)
    #expect(outcome.standardError.hasPrefix("b.csv: "))
  }
}
