import Foundation
import Testing

/// What is read in one way and may have been meant in another.
struct ListWarningTests {
  private static let twoArcs = """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="w" for="edge" attr.name="weight" attr.type="double"/>
    <graph edgedefault="directed"><node id="a"/><node id="b"/>
    <edge source="a" target="b"><data key="w">2</data></edge>
    <edge source="b" target="a" directed="false"/></graph></graphml>

    """
  private static let path = "id,degree\na,1\nb,2\nc,1\n"
  private static let guess =
    "e.csv: line 1 was taken for a header, and may be a friendship: use --header yes or --header no"

  private static func input(
    _ name: String, options: String = "", _ text: FileContent, _ output: String,
    _ warning: String...
  ) -> OddInput {
    OddInput(
      name, "features e.csv --features degree \(options)", ["e.csv": text], output, warning)
  }

  static let missing = [
    input(
      "a spelling of nobody", "from,to\na,b\na,NA\nc,NA\n", "id,degree\na,2\nb,1\nNA,2\nc,1\n",
      "e.csv: 'NA' counts as a person in 2 rows, first in line 3: remove them if it stands for nobody"
    ),
    input(
      "two spellings of nobody in one row", "from,to\na,b\nnull,None\n",
      "id,degree\na,1\nb,1\nnull,1\nNone,1\n",
      "e.csv: 'null', 'None' count as people in 1 row, first in line 3: remove it if they stand for "
        + "nobody"),
    input(
      "names like them", "from,to\nna,nano\nNAN,Nil\n", "id,degree\nna,1\nnano,1\nNAN,1\nNil,1\n"),
    OddInput(
      "a person of the table who is called so",
      "features e.csv --people p.csv --features degree --aggregate none",
      ["e.csv": "from,to\na,NA\nb,NA\n", "p.csv": "id\nNA\na\nb\n"],
      "id,degree\nNA,2\na,1\nb,1\n",
      "p.csv:2: 1 identifier, 'NA', looks like a missing value and was taken for a person; give every "
        + "person an identifier, or remove the row"),
    OddInput(
      "a table without the person who is called so",
      "features e.csv --people p.csv --features degree --aggregate none",
      ["e.csv": "from,to\na,NA\nb,a\n", "p.csv": "id\na\nb\n"], "id,degree\na,2\nb,1\nNA,1\n",
      "e.csv: 'NA' counts as a person in 1 row, first in line 2: remove it if it stands for nobody"),
  ]

  static let comments = [
    input(
      "identifiers that begin as comments do", "from,to\n#1,b\n%2,b\na,b\n",
      "id,degree\na,1\nb,1\n",
      "e.csv: 2 lines below the first row were passed over as comments: if people are called so, say "
        + "with --comment C what a comment begins with ('' for none)"),
    input(
      "one of them without a header", "1,2\n#3,2\n", "id,degree\n1,1\n2,1\n",
      "e.csv: 1 line below the first row was passed over as a comment: if people are called so, say "
        + "with --comment C what a comment begins with ('' for none)"),
    input("comments in front", "# one\n% two\nfrom,to\na,b\n", "id,degree\na,1\nb,1\n"),
    input("comments in front of rows alone", "# one\n1,2\n", "id,degree\n1,1\n2,1\n"),
    input(
      "other comments", options: "--comment !", "from,to\n#1,b\n", "id,degree\n\"#1\",1\nb,1\n"),
  ]

  static let columns = [
    input(
      "weights that nobody asked for", "from,to,Weight\na,b,3\nb,c,4\n", path,
      "e.csv: column 'Weight' is not used; --weight Weight counts it"),
    input("weights asked for", options: "--weight Weight", "from,to,Weight\na,b,3\nb,c,4\n", path),
    input(
      "weights asked for by number", options: "--weight 3", "from,to,weight\na,b,3\nb,c,4\n", path),
    input(
      "repetitions counted", options: "--duplicates count", "from,to,weight\na,b,3\nb,c,4\n", path),
    input(
      "undirected rows with directions", options: "--directed",
      "Source,Target,Type\na,b,Undirected\nb,c,Undirected\n",
      path,
      "e.csv: column 'Type' says that friendships are undirected, and with --directed each counts one "
        + "way: leave --directed out, or give each row in both directions"),
    input(
      "directed rows without directions", "Source,Target,type\na,b,directed\nb,c,Directed\n", path,
      "e.csv: column 'type' says that friendships are directed, which is not used; --directed counts "
        + "the direction"),
    input(
      "directed rows", options: "--directed", "Source,Target,Type\na,b,Directed\nb,c,Directed\n",
      path),
    input("undirected rows", "Source,Target,Type\na,b,Undirected\nb,c,Undirected\n", path),
    input(
      "types of another kind", options: "--directed",
      "Source,Target,Type\na,b,Undirected\nb,c,work\n", path),
    OddInput(
      "arcs of GraphML read without directions", "features g.graphml --features degree",
      ["g.graphml": FileContent(twoArcs)], "id,degree\na,1\nb,1\n",
      "g.graphml: 1 of 2 friendships has a direction, which is not used; --directed counts it",
      "g.graphml: the edges' attribute 'weight' is not used; --weight weight counts it"),
    OddInput(
      "arcs of Pajek read without directions", "features g.net --features degree",
      ["g.net": "*Vertices 3\n*Arcs\n1 2 1\n2 3 4\n"], "id,degree\n1,1\n2,2\n3,1\n",
      "g.net: 2 of 2 friendships have a direction, which is not used; --directed counts it",
      "g.net: the ties' values are not used; --weight weight counts them"),
    OddInput(
      "the usual values of Pajek", "features g.net --directed --features degree",
      ["g.net": "*Vertices 3\n*Arcs\n1 2 1\n2 3 1\n"], "id,degree\n1,1\n2,2\n3,1\n"),
  ]

  static let spellings = [
    input(
      "commas and blanks", "from, to\na, x\nb, x\n", "id,degree\na,1\n\" x\",2\nb,1\n",
      "e.csv: 1 of 3 identifiers begins or ends with a blank, which counts as a part of it: remove the "
        + "blanks"),
    input(
      "a word beside a number above numbers", "admin,17\n5,6\n6,7\n7,5\n",
      "id,degree\n5,2\n6,2\n7,2\n", guess),
    input(
      "such a word that is a person below", "admin,17\n5,admin\n6,7\n",
      "id,degree\nadmin,2\n17,1\n5,1\n6,1\n7,1\n"),
    input("a declared separator", "sep=;\r\na;b\r\nb;c,d\r\n", "id,degree\na,1\nb,2\n\"c,d\",1\n"),
    OddInput(
      "blanks around weights and times",
      "features e.csv --weight w --time t --as-of 2021-01-01 --features strength",
      ["e.csv": "from,to,w,t\na,b, 3 , 2020-01-01 \nb,c,\t4,1577836800 \n"],
      "id,strength\na,3.0\nb,7.0\nc,4.0\n"),
    OddInput(
      "a declared separator in a people table",
      "features e.csv --people p.csv --features none --aggregate age",
      ["e.csv": "a,b\n", "p.csv": "\u{FEFF}sep=;\nid;age\na;31\nb;7\n"],
      """
      id,age,neighbor_age_count,neighbor_age_mean,neighbor_age_sd,neighbor_age_min,\
      neighbor_age_max,neighbor_age_median
      a,31,1,7.0,0.0,7.0,7.0,7.0
      b,7,1,31.0,0.0,31.0,31.0,31.0

      """),
  ]

  @Test(arguments: missing + comments + columns + spellings)
  func `what may be meant in another way is told, and nothing else`(_ input: OddInput) async throws
  {
    let outcome = try await Program.run("\(input.command) --quiet", in: Folder(input.files))
    #expect(outcome.status == 0)
    #expect(outcome.text == input.output)
    #expect(outcome.standardError == input.warnings.map { "sesame: warning: \($0)\n" }.joined())
  }

  @Test func `people without a friendship at the date are counted`() async throws {
    let folder = try Folder(["e.csv": "a,b,2018-01-01\nb,c,2020-01-01\nd,c,2021-01-01\n"])
    let dated = "features e.csv --time 3 --as-of 2019-01-01 --features degree"
    let outcome = try await Program.run(dated, in: folder)
    #expect(outcome.text == "id,degree\na,1\nb,1\n")
    #expect(
      outcome.standardError.hasPrefix(
        """
        people       2 (2 left out, without a friendship at the date)
        friendships  1 of 3 rows (2 not before the date)

        """))
    let faded = try await Program.run(
      "features e.csv --time 3 --as-of 2020-01-02 --half-life 1s --features degree", in: folder)
    #expect(
      faded.standardError.contains(
        "people       2 (2 left out, without a friendship at the date)\n"))
    try folder.write("id\nc\n", to: "p.csv")
    let known = try await Program.run("\(dated) --people p.csv --aggregate none", in: folder)
    #expect(known.text == "id,degree\nc,0\na,1\nb,1\n")
    #expect(
      known.standardError.hasPrefix(
        "people       3 (1 left out, without a friendship at the date)\n"))
  }

  @Test func `the reasons for rows that are set aside don't offer to set them aside`() async throws
  {
    let folder = try Folder(["e.csv": "a,b,3,2020-01-01\nb,c,-1,2020-01-01\nc,d,1,soon\n"])
    let outcome = try await Program.run(
      "features e.csv --weight 3 --time 4 --as-of 2021-01-01 --quarantine bad.tsv", in: folder)
    #expect(outcome.standardError.contains("1 of 3 rows (2 bad rows set aside)"))
    #expect(
      try folder.text("bad.tsv") == """
        file\tline\tcolumn\tproblem\trow
        e.csv\t2\t5\tweight '-1' is not a number greater than 0; correct it, or leave --weight \
        out\tb,c,-1,2020-01-01
        e.csv\t3\t7\ttime is neither unix seconds nor a date of ISO 8601; write it like 1700000000 \
        or 2023-11-14T22:13:20Z\tc,d,1,soon

        """)
  }
}
