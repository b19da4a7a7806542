/// Lists that are no lists of friendships at second sight, and options that don't go with them.
extension BadInput {
  private static func list(
    _ name: String, _ words: String, _ text: FileContent, _ message: String
  ) -> BadInput {
    BadInput(name, words, files: ["edges.csv": text], 65, "edges.csv\(message)")
  }

  static let oddLists: [BadInput] = [
    list(
      "a pointer of Git LFS", "features edges.csv",
      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n",
      ": the file is a Git LFS pointer, not the data; fetch the data with 'git lfs pull'"),
    list(
      "a Parquet file", "features edges.csv",
      FileContent(bytes: Array("PAR1".utf8) + [0x15, 0x04, 0x15, 0x10, 0x2C, 0x0A]),
      ": the data are Parquet, which is not read from here; store them in a file on a disk, without gzip, or save them as CSV"
    ),
    list(
      "a Parquet file, bad rows to be set aside", "features edges.csv --quarantine bad.tsv",
      FileContent(bytes: Array("PAR1".utf8) + [0x15, 0x04, 0x15, 0x10, 0x2C, 0x0A]),
      ": the data are Parquet, which is not read from here; store them in a file on a disk, without gzip, or save them as CSV"
    ),
    list(
      "a database without its table", "features edges.csv",
      FileContent(bytes: Array("SQLite format 3\0".utf8) + [16, 0, 1, 1, 0, 64, 32, 32]),
      ": the file is an SQLite database; name a table of it, as in sqlite:FILE?TABLE"),
    BadInput(
      "a people table that is a pointer of Git LFS", "features edges.csv --people people.csv",
      files: ["people.csv": "version https://git-lfs.github.com/spec/v1\nsize 12345\n"], 65,
      "people.csv: the file is a Git LFS pointer, not the data; fetch the data with 'git lfs pull'"),
    list(
      "a column whose name has a blank in front", "features edges.csv --target TO",
      "from, to\nann, bob\n",
      ":1:1: column 'TO' is missing; did you mean ' to'? the columns are 'from', ' to'"),
    list(
      "a fault below a line that declares the separator", "features edges.csv",
      "sep=;\r\nfrom;to\r\nann;bob\r\nbob;\r\n",
      ":4:5: the target is empty; a friendship needs two people"),
    list(
      "a fault below such a line without a header", "features edges.csv",
      "\u{FEFF}sep=|\nann|bob\nbob|\n",
      ":3:5: the target is empty; a friendship needs two people"),
    BadInput(
      "a fault in a people table below such a line", "features edges.csv --people people.csv",
      files: ["people.csv": "\"sep=;\"\nid;age\nann;31\nann;7\n"], 65,
      "people.csv:4:1: the person is in the table twice, first in line 3 (people are identified by "
        + "the first column, 'id'); keep one row, name another column with --id C, or number the "
        + "rows with --id row"),
    list(
      "comments below a header and nothing else", "features edges.csv",
      "from,to\n#ann,bob\n",
      ": the file has a header and no rows but 1 comment line; give one friendship a line, two "
        + "people in each; --comment C says what a comment begins with"),
    list(
      "an empty time", "features edges.csv --time 3 --as-of 2021-01-01",
      "ann,bob,2020-01-01\nbob,cid,\n",
      ":2:9: time '' is neither unix seconds nor a date of ISO 8601; write it like 1700000000 or "
        + "2023-11-14T22:13:20Z, or set such rows aside with --quarantine"),
    BadInput(
      "a result in place of the edge list", "features edges.csv -o ./edges.csv", 64,
      "sesame: ./edges.csv is an input of this run; give --output another file"),
    BadInput(
      "communities in place of the edge list", "communities edges.csv --output edges.csv", 64,
      "sesame: edges.csv is an input of this run; give --output another file"),
    BadInput(
      "a header that may be, as a word of its own", "features edges.csv --header maybe", 64,
      "sesame: option '--header' takes yes or no, not 'maybe'"),
    BadInput(
      "an operand too many behind a header", "features --header edges.csv maybe", 64,
      "sesame: 'features' does not know what to do with 'maybe'; see 'sesame help features'"),
    BadInput(
      "a number with too many digits", "features edges.csv --people people.csv --aggregate x",
      files: ["people.csv": "id,x\nann,12345678901234567890\nbob,1\ncid,2\n"], 65,
      "people.csv:2: column 'x' holds texts: 1 of 3 values is a number too long to be kept exactly, "
        + "first here; write it with fewer digits"),
  ]
}
