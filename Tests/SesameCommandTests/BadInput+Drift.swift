extension BadInput {
  private static let tables: [String: FileContent] = [
    "b.csv": "id,x,s\na,1,500\nb,2,600\nc,3,700\n",
    "a.csv": "id,x,s\na,1,500\nb,2,1020\nc,3,700\n",
    "y.csv": "id,y\na,1\n", "empty.csv": "id,x,s\n", "e.csv": "a,b\na,c\n",
  ]

  static let drift: [BadInput] = [
    BadInput(
      "one table to compare", "drift b.csv", files: tables, 64,
      "sesame: 'drift' needs AFTER; see 'sesame help drift'"),
    BadInput(
      "a table without rows", "drift b.csv empty.csv", files: tables, 65,
      "empty.csv: the table has no rows; add a line per person below the column names"),
    BadInput(
      "tables of other columns", "drift b.csv y.csv", files: tables, 65,
      "sesame: b.csv and y.csv have no column in common beside identifiers; compare tables of the same "
        + "columns; the first has id, x, s, the second id, y"),
    BadInput(
      "a model of other columns", "drift b.csv a.csv --model european", files: tables, 65,
      "b.csv: none of the columns that model …choose a model that fits the table, or rename its columns"
    ),
    BadInput(
      "a column with a slip", "drift b.csv a.csv --columns z", files: tables, 65,
      "b.csv: column 'z' is missing; did you mean 'x'? the columns are 'id', 'x', 's'"),
    BadInput(
      "one list of friendships", "drift b.csv a.csv --edges-before e.csv", files: tables, 64,
      "sesame: option '--edges-before' needs '--edges-after'; give both lists"),
    BadInput(
      "how friendships are read, and none", "drift b.csv a.csv --directed", files: tables, 64,
      "sesame: option '--directed' is about friendships, and there are none; add --edges-before EDGES "
        + "and --edges-after EDGES, or leave it out"),
    BadInput(
      "limits that fall", "drift b.csv a.csv --slight 0.3 --large 0.2", files: tables, 64,
      "sesame: the limit of what moved is below that of what moved slightly, or one is not above 0; take "
        + "limits such as 0.1 and 0.25"),
    BadInput(
      "both tables from standard input", "drift - -", files: tables, 66,
      "standard input: both tables can't come from it; give one of them a path"),
    BadInput(
      "a report in the place of a table", "drift b.csv a.csv -o b.csv --format text", files: tables,
      64, "sesame: b.csv is an input of this run; give --output another file"),
  ]
}
