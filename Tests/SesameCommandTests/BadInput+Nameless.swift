/// Files without a header where one is looked for: no message shows what is known of a person.
extension BadInput {
  private static let list: FileContent = "Zelda,Zorro\nZelda,Zack\n"
  private static let table: FileContent = "Zelda,Smith\nZorro,Jones\n"

  static let nameless: [BadInput] = [
    BadInput(
      "an identifier asked for in a table without a header",
      "features edges.csv --people people.csv --id name",
      files: ["edges.csv": list, "people.csv": table], 65,
      "people.csv:1: column 'name' is missing; check the names of the 2 columns in the file's first "
        + "line"),
    BadInput(
      "a name like that of a person in a table without a header",
      "features edges.csv --people people.csv --id Zeld",
      files: ["edges.csv": list, "people.csv": table], 65,
      "people.csv:1: column 'Zeld' is missing; check the names of the 2 columns in the file's first "
        + "line"),
    BadInput(
      "a missing value in a column of a table without a header",
      arguments: ["features", "edges.csv", "--people", "people.csv", "--missing", "age=x"],
      files: ["edges.csv": list, "people.csv": table], 65,
      "people.csv:1: column 'age' is missing; check the names of the 2 columns in the file's first "
        + "line"),
    BadInput(
      "an aggregate of a table without a header",
      "features edges.csv --people people.csv --aggregate age --unknown-people add",
      files: ["edges.csv": list, "people.csv": "Xaver,Smith\nZorro,Jones\n"], 65,
      "people.csv: column 'age' is missing; check the names of the 2 columns in the file's first "
        + "line"),
    BadInput(
      "a table without a header, of other people", "features edges.csv --people people.csv",
      files: ["edges.csv": list, "people.csv": "Xaver,Smith\nQuirin,Jones\n"], 65,
      "people.csv: no identifier of column 1 occurs in the edge list; name the column of "
        + "identifiers with --id, or go on with --unknown-people add"),
    BadInput(
      "a table without a header that has a text twice in its first line",
      "features edges.csv --people people.csv",
      files: ["edges.csv": list, "people.csv": "Zelda,Smith,Smith\nZorro,Jones,Lee\n"], 65,
      "people.csv:1:13: two columns have the same name; the first line gives every column its own "
        + "name"),
    BadInput(
      "several columns of a table without a header that could hold communities",
      "communities edges.csv --start-from people.csv",
      files: ["edges.csv": list, "people.csv": "Zelda,Smith,Rome\nZorro,Jones,Oslo\n"], 65,
      "people.csv: several columns could hold the communities: 'column_2', 'column_3'; name one with "
        + "--column"),
    BadInput(
      "an edge list without a header that is said to have one",
      "features edges.csv --header yes --kind kin", files: ["edges.csv": list], 65,
      "edges.csv:1:1: column 'kin' is missing; check the names of the 2 columns in the file's first "
        + "line"),
    BadInput(
      "a source of 0 without a header", "features edges.csv --source 0",
      files: ["edges.csv": list], 64, "edges.csv: there is no column 0; count columns from 1"),
    BadInput(
      "an identifier of 0", "features edges.csv --people people.csv --id 0", 64,
      "people.csv: there is no column 0; count columns from 1"),
    BadInput(
      "a target that is the source, without a header", "features edges.csv --target 1",
      files: ["edges.csv": list], 64,
      "edges.csv: source and target are the same column; name two columns"),
    BadInput(
      "a list that is compressed twice", "features edges.csv.gz",
      files: ["edges.csv.gz": FileContent(bytes: twofold)], 65,
      "edges.csv.gz: the content is compressed twice; expand the file once, as by gunzip"),
    BadInput(
      "a table that is compressed twice", "features edges.csv --people people.csv.gz",
      files: ["people.csv.gz": FileContent(bytes: twofold)], 65,
      "people.csv.gz: the content is compressed twice; expand the file once, as by gunzip"),
    BadInput(
      "a Pajek label in two words", "features g.net",
      files: ["g.net": "*Vertices 2\n1 Ann Lee\n2 Bob\n*Edges\n1 2\n"], 65,
      "g.net:2:7: the label has several words, and no quotes around them; put the name in quotes"),
    BadInput(
      "a Pajek value that is a word", "features g.net",
      files: ["g.net": "*Vertices 2\n*Edges\n1 2 heavy\n"], 65,
      "g.net:3:5: value is not a number; correct it"),
  ]

  /// Two friendships through `gzip -nc | gzip -nc`.
  private static let twofold: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x93, 0xEF, 0xE6, 0x60, 0x00, 0x03,
    0x66, 0xEF, 0x33, 0xA7, 0x2F, 0x7B, 0x9E, 0xF2, 0x7F, 0xC4, 0x94, 0x34, 0xF7, 0xC9, 0x19, 0x11,
    0x3D, 0x86, 0x95, 0x5F, 0x4E, 0xDC, 0x11, 0x00, 0xCA, 0x01, 0x00, 0x23, 0x05, 0xE4, 0x15, 0x22,
    0x00, 0x00, 0x00,
  ]
}
