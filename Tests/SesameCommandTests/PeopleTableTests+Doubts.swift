extension PeopleTableTests {
  private static let features = "features edges.csv --people people.csv --features degree -o o.csv"

  /// The friendships 0-1, 1-2, …, 9-0, in an order that looks like no index.
  private static let ring = FileContent(
    (0..<10).map { "\($0 * 3 % 10),\(($0 * 3 + 1) % 10)\n" }.joined())

  /// People 0 to 9, each with an account from `first` on.
  private static func accounts(from first: Int) -> FileContent {
    FileContent("account,id\n" + (0..<10).map { "\(first + $0),\($0)\n" }.joined())
  }

  /// What is aggregated where the only numbers are called `id`.
  private static let unasked = "none; not id (identifiers)"

  /// What is said of the ring's friendships, so many people, and what is aggregated.
  private static func summary(
    people: Int, absent: String = "", aggregated: String
  ) -> String {
    """
    people       \(people)
    friendships  10 of 10 rows\(absent)
    header       none; line 1 of the edge list is a friendship
    aggregated   \(aggregated)

    """
  }

  static let doubts: [Trial] = [
    Trial(
      "few identifiers match by accident", features,
      ["edges.csv": ring, "people.csv": accounts(from: 6)], 0,
      "sesame: warning: people.csv: only 4 of 10 identifiers of column 'account' occur in the edge "
        + "list; column 'id' would fit (10 of 10): use --id id\n"
        + summary(people: 16, absent: " (6 people absent from the table)", aggregated: unasked)),
    Trial(
      "many match by accident, and another column fits", features,
      ["edges.csv": ring, "people.csv": accounts(from: 3)], 0,
      "sesame: warning: people.csv: column 'id' would fit (10 of 10): use --id id\n"
        + summary(people: 13, absent: " (3 people absent from the table)", aggregated: unasked)),
    Trial(
      "one identifier of four", features,
      ["edges.csv": ring, "people.csv": "id,x\n0,15\n100,25\n101,35\n102,45\n"], 0,
      "sesame: warning: people.csv: only 1 of 4 identifiers of column 'id' occurs in the edge list; "
        + "check that both files name people alike, or name another column with --id\n"
        + summary(people: 13, absent: " (9 people absent from the table)", aggregated: "x")),
    Trial(
      "a small sample", features, ["edges.csv": ring, "people.csv": "id,x\n3,1\n4,2\n"], 0,
      summary(people: 10, absent: " (8 people absent from the table)", aggregated: "x")),
    Trial(
      "a superset", features,
      [
        "edges.csv": ring,
        "people.csv": FileContent("id,x\n" + (0..<40).map { "\($0),1\n" }.joined()),
      ], 0, summary(people: 40, aggregated: "x")),
    Trial(
      "people from 0 and rows from 1", "\(features) --id row",
      ["edges.csv": ring, "people.csv": accounts(from: 20)], 0,
      "sesame: warning: people.csv: the edge list has a person 0, and --id row numbers the rows from "
        + "1, so that everyone may be taken for the one before; column 'id' would fit (10 of 10): use "
        + "--id id\n"
        + summary(
          people: 11, absent: " (1 person absent from the table)",
          aggregated: "account; not id (identifiers)")),
    Trial(
      "a missing number in another spelling", "\(features) --missing -999,-5,nix",
      ["edges.csv": ring, "people.csv": "id,x\n0,1.5\n1,-999.0\n2,2.5\n"], 0,
      "sesame: warning: people.csv: no value is '-5', which was to be read as missing; compare the "
        + "spelling\nsesame: warning: people.csv: no value is 'nix', which was to be read as missing; "
        + "compare the spelling\n"
        + summary(people: 10, absent: " (7 people absent from the table)", aggregated: "x")),
    Trial(
      "identifiers that are hardly any, and a column without values", features,
      ["edges.csv": ring, "people.csv": "id,x,timeset\n0,15,\nNaN,25,\n2,35,\nNA,45,\n"], 0,
      "sesame: warning: people.csv:3: 2 identifiers look like missing values and were taken for "
        + "people, first 'NaN' here; give every person an identifier, or remove the row\n"
        + summary(
          people: 12, absent: " (8 people absent from the table)",
          aggregated: "x; not timeset (empty)")),
    Trial(
      "whole numbers that a column can't hold", features,
      [
        "edges.csv": ring,
        "people.csv": "id,x,y\n0,1.5,1\n1,2.5,2\n2,9007199254740993,12345678901234567890\n",
      ], 0,
      "sesame: warning: people.csv:4: column 'x' is left out of what is aggregated over friends: 1 of "
        + "3 values is a number too long to be kept exactly, first here; write it with fewer digits\n"
        + "sesame: warning: people.csv:4: column 'y' is left out of what is aggregated over friends: "
        + "1 of 3 values is a number too long to be kept exactly, first here; write it with fewer "
        + "digits\n"
        + summary(
          people: 10, absent: " (7 people absent from the table)",
          aggregated: "none; not x (texts), y (texts)")),
    Trial(
      "nobody in common with GraphML",
      "features g.graphml --people people.csv --features degree -o o.csv",
      [
        "g.graphml": """
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected"><node id="n0"/><node id="n1"/>
        <edge source="n0" target="n1"/></graph></graphml>
        """
      ], 65,
      "people.csv: no identifier of column 'id' occurs in the edge list; GraphML's people are called "
        + "by the attribute 'name', or by the node's id where there is none: name the column of "
        + "identifiers with --id, or go on with --unknown-people add\n"),
  ]
}
