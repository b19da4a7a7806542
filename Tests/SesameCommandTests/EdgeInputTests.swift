import Foundation
import Testing

/// An input that can be used, and all that the program says about what it took it for.
struct OddInput: Sendable, CustomTestStringConvertible {
  let name: String
  let command: String
  let files: [String: FileContent]
  let output: String
  let warnings: [String]

  init(
    _ name: String, _ command: String, _ files: [String: FileContent], _ output: String,
    _ warnings: String...
  ) {
    self.init(name, command, files, output, warnings)
  }

  init(
    _ name: String, _ command: String, _ files: [String: FileContent], _ output: String,
    _ warnings: [String]
  ) {
    self.name = name
    self.command = command
    self.files = files
    self.output = output
    self.warnings = warnings
  }

  var testDescription: String { name }
}

struct EdgeInputTests {
  private static let passedOver =
    "edges.csv: the first column has no name and was passed over, as an index of the rows"
  private static let path = "id,degree\nann,1\nbob,2\ncid,1\n"

  static let rowIndexes = [
    OddInput(
      "an index of rows as pandas writes it", "features edges.csv --features degree",
      ["edges.csv": ",source,target\n0,ann,bob\n1,bob,cid\n"], path, passedOver),
    OddInput(
      "the same with weights",
      "features edges.csv --weight weight --features degree,strength",
      ["edges.csv": ",source,target,weight\n0,ann,bob,2\n1,bob,cid,3\n"],
      "id,degree,strength\nann,1,2.0\nbob,2,5.0\ncid,1,3.0\n", passedOver),
    OddInput(
      "the same with other names that are given",
      "features edges.csv --source left --target right --features degree",
      ["edges.csv": ",left,right\n0,ann,bob\n1,bob,cid\n"], path, passedOver),
    OddInput(
      "an index that was read as a column and written again",
      "features edges.csv --features degree",
      ["edges.csv": ",Unnamed: 0,source,target\n0,0,ann,bob\n1,1,bob,cid\n"], path,
      "edges.csv: the first 2 columns have no name and were passed over, as an index of the rows"),
    OddInput(
      "row names as write.csv of R writes them", "features edges.csv --features degree",
      ["edges.csv": "\"\",\"from\",\"to\"\n\"1\",\"ann\",\"bob\"\n\"2\",\"bob\",\"cid\"\n"], path,
      passedOver),
    OddInput(
      "row names as write.table of R writes them", "features edges.csv --features degree",
      ["edges.csv": "\"from\" \"to\"\n\"1\" \"ann\" \"bob\"\n\"2\" \"bob\" \"cid\"\n"], path,
      passedOver),
    OddInput(
      "a people table with such an index",
      "features edges.csv --people people.csv --id id --aggregate none --features degree",
      [
        "edges.csv": "source,target\nann,bob\nbob,cid\n",
        "people.csv": ",id,age\n0,cid,3\n1,bob,4\n2,ann,5\n",
      ], "id,age,degree\ncid,3,1\nbob,4,2\nann,5,1\n",
      "people.csv: the first column has no name and was passed over, as an index of the rows"),
    OddInput(
      "a people table whose index is the people",
      "features edges.csv --people people.csv --id 1 --aggregate none --features degree",
      [
        "edges.csv": "source,target\nann,bob\nbob,cid\n",
        "people.csv": ",age\ncid,3\nbob,4\nann,5\n",
      ], "id,age,degree\ncid,3,1\nbob,4,2\nann,5,1\n"),
    OddInput(
      "columns of people that are not the first two", "features edges.csv --features degree",
      ["edges.csv": "weight,source,target\nx,ann,bob\ny,bob,cid\n"],
      "id,degree\nx,1\nann,1\ny,1\nbob,1\n",
      "edges.csv: columns 1 and 2 were taken for source and target, while columns 2 and 3 are "
        + "called 'source' and 'target': use --source 2 --target 3"),
  ]

  static let headers = [
    OddInput(
      "a header of usual words", "features edges.csv --features degree",
      ["edges.csv": "user1,user2\nann,bob\nbob,cid\n"], path),
    OddInput(
      "a header that may be a friendship", "features edges.csv --features degree",
      ["edges.csv": "left,right\nann,bob\nbob,cid\n"],
      "id,degree\nleft,1\nright,1\nann,1\nbob,2\ncid,1\n",
      "edges.csv: line 1 was taken for a friendship, and may be a header: use --header yes or "
        + "--header no"),
    OddInput(
      "the same when it is said", "features edges.csv --header yes --features degree",
      ["edges.csv": "left,right\nann,bob\nbob,cid\n"], path),
    OddInput(
      "a header of which half is usual", "features edges.csv --features degree",
      ["edges.csv": "# made today\nuser,colleague\nann,bob\nbob,cid\n"], path,
      "edges.csv: line 2 was taken for a header, and may be a friendship: use --header yes or "
        + "--header no"),
    OddInput(
      "no header", "features edges.csv --features degree", ["edges.csv": "ann,bob\nbob,cid\n"],
      path),
    OddInput(
      "a header that a people table tells from people",
      "features edges.csv --people people.csv --features degree",
      ["edges.csv": "left,right\nann,bob\nbob,cid\n", "people.csv": "id\nann\nbob\ncid\n"], path),
    OddInput(
      "people that a people table tells from a header",
      "features edges.csv --people people.csv --features degree",
      [
        "edges.csv": "user1,user2\nuser3,user4\n",
        "people.csv": "id\nuser1\nuser2\nuser3\nuser4\n",
      ], "id,degree\nuser1,1\nuser2,1\nuser3,1\nuser4,1\n"),
    OddInput(
      "a people table that knows nobody of the list",
      "features edges.csv --people people.csv --unknown-people add --features degree",
      ["edges.csv": "left,right\nann,bob\nbob,cid\n", "people.csv": "id\nzoe\neve\nann\n"],
      "id,degree\nzoe,0\neve,0\nann,1\nleft,1\nright,1\nbob,2\ncid,1\n",
      "edges.csv: line 1 was taken for a friendship, and may be a header: use --header yes or "
        + "--header no",
      "people.csv: only 1 of 3 identifiers of column 'id' occurs in the edge list; check that both "
        + "files name people alike, or name another column with --id"),
  ]

  @Test(arguments: rowIndexes + headers + times)
  func `odd input is used, with a word on what it was taken for`(_ input: OddInput) async throws {
    let folder = try Folder(input.files)
    let outcome = try await Program.run("\(input.command) --quiet", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text == input.output)
    let messages = input.warnings.map { "sesame: warning: \($0)\n" }
    #expect(outcome.standardError == messages.joined())
  }

  @Test(arguments: [
    ("source,target\nann,bob\n", "line 1 of the edge list"),
    ("# two\nsource,target\nann,bob\n", "line 2 of the edge list"),
    ("ann,bob\nbob,cid\n", "none; line 1 of the edge list is a friendship"),
    ("1,2\n", "none; line 1 of the edge list is a friendship"),
  ])
  func `the summary says what the first line was taken for`(
    _ edges: String, _ taken: String
  ) async throws {
    let folder = try Folder(["edges.csv": FileContent(edges)])
    let outcome = try await Program.run("features edges.csv", in: folder)
    let lines = outcome.standardError.split(separator: "\n")
    #expect(lines.contains("header       \(taken)"))
  }
}

extension EdgeInputTests {
  /// Times, dates and half-lives that are in another unit than was meant.
  static let times = [
    OddInput(
      "times in milliseconds",
      "features edges.csv --time 3 --as-of 2021-01-01 --features degree",
      ["edges.csv": "ann,bob,1577836800000\nbob,cid,1577923200000\n"], "id,degree\n",
      "edges.csv: 2 of 2 times are before 1980 or after 2100; they seem to be in milliseconds: divide "
        + "by 1000",
      "edges.csv: no friendship is before 2021-01-01T00:00:00Z; the times are from "
        + "1577836800000 s to 1577923200000 s"),
    OddInput(
      "times in microseconds, 0 where nobody knows",
      "features edges.csv --time 3 --as-of 2021-01-01 --features degree",
      ["edges.csv": "ann,bob,0\nbob,cid,1577923200000000\n"], "id,degree\nann,1\nbob,1\n",
      "edges.csv: 2 of 2 times are before 1980 or after 2100; they seem to be in microseconds: divide "
        + "by 1000000"),
    OddInput(
      "a date of 1969", "features edges.csv --time 3 --as-of 1969-01-01 --features degree",
      ["edges.csv": "ann,bob,1577836800\nbob,cid,1577923200\n"], "id,degree\n",
      "the date as of which friendships count is before 1980 or after 2100; it is of 1969: check the "
        + "century",
      "edges.csv: no friendship is before -31536000 s; the times are from 2020-01-01T00:00:00Z to "
        + "2020-01-02T00:00:00Z"),
    OddInput(
      "a few times in milliseconds",
      "features edges.csv --time 3 --as-of 2021-01-01 --features degree",
      ["edges.csv": "ann,bob,1577836800\nbob,cid,1577923200000\n"], "id,degree\nann,1\nbob,1\n",
      "edges.csv: 1 of 2 times are before 1980 or after 2100; they seem to be in milliseconds: divide "
        + "by 1000"),
    OddInput(
      "times that are years", "features edges.csv --time 3 --as-of 2021-01-01 --features degree",
      ["edges.csv": "ann,bob,2019\nbob,cid,2020\n"], path,
      "edges.csv: 2 of 2 times are before 1980 or after 2100; they seem to be in years: write dates "
        + "such as 2020-01-01"),
    OddInput(
      "times that are days", "features edges.csv --time 3 --as-of 2021-01-01 --features degree",
      ["edges.csv": "ann,bob,18262\nbob,cid,18263\n"], path,
      "edges.csv: 2 of 2 times are before 1980 or after 2100; they seem to be in days since "
        + "1970-01-01: multiply by 86400"),
    // 43831 is 2020-01-01 in a spreadsheet, and (43831 - 25569) × 86400 = 1577836800 its unix time.
    OddInput(
      "times that are a spreadsheet's days",
      "features edges.csv --time 3 --as-of 2021-01-01 --features degree",
      ["edges.csv": "ann,bob,43831\nbob,cid,43832.5\n"], path,
      "edges.csv: 2 of 2 times are before 1980 or after 2100; they seem to be in Excel's days since "
        + "1899-12-30: subtract 25569, then multiply by 86400"),
    OddInput(
      "times that are days of one kind or the other",
      "features edges.csv --time 3 --as-of 2021-01-01 --features degree",
      ["edges.csv": "ann,bob,20000\nbob,cid,30000\n"], path,
      "edges.csv: 2 of 2 times are before 1980 or after 2100; they seem to be in days: multiply by "
        + "86400, Excel's (since 1899-12-30) after subtracting 25569"),
    OddInput(
      "dates without hyphens", "features edges.csv --time 3 --as-of 2021-01-01 --features degree",
      ["edges.csv": "ann,bob,20190131\nbob,cid,20200131\n"], path,
      "edges.csv: 2 of 2 times are before 1980 or after 2100; they seem to be dates without "
        + "hyphens: write 2020-01-31"),
    OddInput(
      "times that count steps", "features edges.csv --time 3 --as-of 9 --features degree",
      ["edges.csv": "ann,bob,1\nbob,cid,2\n"], path,
      "edges.csv: 2 of 2 times are before 1980 or after 2100; numbers are read as unix seconds",
      "the date as of which friendships count is before 1980 or after 2100; numbers are read as unix "
        + "seconds"),
    OddInput(
      "times of another century",
      "features edges.csv --time 3 --as-of 2021-01-01 --half-life 30d --features degree",
      ["edges.csv": "ann,bob,1919-02-01\nbob,cid,1920-01-01\n"], path,
      "edges.csv: 2 of 2 times are before 1980 or after 2100; they are of 1919 to 1920: check the "
        + "century",
      "edges.csv: all weights are below 1e-9 after decay, since the newest friendship is 1230 "
        + "half-lives old; check the century of the times (1920) and of the date (2021)"),
    OddInput(
      "a date of another century",
      "features edges.csv --time 3 --as-of 2921-01-01 --features degree",
      ["edges.csv": "ann,bob,2020-01-01\nbob,cid,2020-01-02\n"], path,
      "the date as of which friendships count is before 1980 or after 2100; it is of 2921: check the "
        + "century"),
    OddInput(
      "ends in milliseconds",
      "features edges.csv --time 3 --until 4 --as-of 2021-01-01 --features degree",
      ["edges.csv": "ann,bob,1577836800,1580515200000\nbob,cid,1577836800,253402300799\n"], path,
      "edges.csv: 1 of 2 ends seems to be in milliseconds: divide by 1000"),
    OddInput(
      "friendships that are all over",
      "features edges.csv --time 3 --until 4 --as-of 2021-01-01 --features degree",
      ["edges.csv": "ann,bob,2020-01-01,2020-01-02\nbob,cid,2020-01-01,2020-02-02\n"],
      "id,degree\n",
      "edges.csv: all friendships before 2021-01-01T00:00:00Z are over by then, the last since "
        + "2020-02-02T00:00:00Z; check the date, and the unit of the ends"),
    OddInput(
      "times and date in milliseconds with a half-life",
      "features edges.csv --time 3 --as-of 1609459200000 --half-life 30d --features degree",
      ["edges.csv": "ann,bob,1577836800000\nbob,cid,1577923200000\n"], path,
      "edges.csv: 2 of 2 times are before 1980 or after 2100; they seem to be in milliseconds: divide "
        + "by 1000",
      "the date as of which friendships count is before 1980 or after 2100; it seems to be in "
        + "milliseconds: divide by 1000",
      "edges.csv: all weights are below 1e-9 after decay, since the newest friendship is 12167 "
        + "half-lives old; times and date are not in seconds"),
    OddInput(
      "a date in milliseconds",
      "features edges.csv --time 3 --as-of 1609459200000 --features degree",
      ["edges.csv": "ann,bob,2020-01-01\nbob,cid,2020-01-02\n"], path,
      "the date as of which friendships count is before 1980 or after 2100; it seems to be in "
        + "milliseconds: divide by 1000"),
    OddInput(
      "a date that is a year", "features edges.csv --time 3 --as-of 2021 --features degree",
      ["edges.csv": "ann,bob,2020-01-01\nbob,cid,2020-01-02\n"], "id,degree\n",
      "the date as of which friendships count is before 1980 or after 2100; it seems to be in years: "
        + "write dates such as 2020-01-01",
      "edges.csv: no friendship is before 2021 s; the times are from 2020-01-01T00:00:00Z to "
        + "2020-01-02T00:00:00Z"),
    // From 2020-01-02 to 2021-01-01 there are 365 days, which are 1,051,200 times 30 seconds.
    OddInput(
      "a half-life of seconds that was meant in days",
      "features edges.csv --time 3 --as-of 2021-01-01 --half-life 30s --features degree",
      ["edges.csv": "ann,bob,2020-01-02\nbob,cid,2020-01-02\n"], path,
      "edges.csv: all weights are below 1e-9 after decay, since the newest friendship is 1051200 "
        + "half-lives old; a half-life of 30 s may be meant in days"),
    OddInput(
      "a half-life that is too short for the times",
      "features edges.csv --time 3 --as-of 2021-01-01 --half-life 1d --features degree",
      ["edges.csv": "ann,bob,2020-01-02\nbob,cid,2020-01-02\n"], path,
      "edges.csv: all weights are below 1e-9 after decay, since the newest friendship is 365 "
        + "half-lives old; choose a longer half-life or an earlier date"),
    OddInput(
      "a date in milliseconds with a half-life",
      "features edges.csv --time 3 --as-of 1609459200000 --half-life 30d --features degree",
      ["edges.csv": "ann,bob,2020-01-01\nbob,cid,2020-01-02\n"], path,
      "the date as of which friendships count is before 1980 or after 2100; it seems to be in "
        + "milliseconds: divide by 1000",
      "edges.csv: all weights are below 1e-9 after decay, since the newest friendship is 620325 "
        + "half-lives old; times and date seem to be in different units"),
  ]
}
