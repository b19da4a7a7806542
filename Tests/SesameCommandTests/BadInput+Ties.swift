extension BadInput {
  private static let transfers: [String: FileContent] = [
    "t.csv":
      "from,to,day,amount\nann,bob,2024-01-01,5\nbob,cid,2024-01-02,-3\ncid,ann,2024-01-03,x\n"
  ]
  private static let time = "--time day --as-of 2024-02-01"

  static let ties: [BadInput] = [
    BadInput(
      "contents of a column that are none", "features t.csv \(time) --tie-columns amount=int",
      files: transfers, 65,
      "t.csv:1:1: column 'amount=int' is missing; say what 'amount' holds with --tie-columns amount=text "
        + "or --tie-columns amount=number, or leave it to its values"),
    BadInput(
      "ratings in a column that is not there", "features t.csv --ratings nope",
      files: ["t.csv": "a,b,v\nann,bob,1\nbob,cid,2\ncid,ann,3\n"], 65,
      "t.csv:1:1: column 'nope' is missing; the columns are 'a', 'b', 'v'"),
    BadInput(
      "a text among ratings", "features t.csv --ratings amount", files: transfers, 65,
      "t.csv:4:20: value of column 'amount' is not a number; correct it, set such rows aside with "
        + "--quarantine, say with --missing how a missing value is written, or name a column of numbers"
    ),
    BadInput(
      "a text among amounts", "features t.csv \(time) --tie-columns amount", files: transfers, 65,
      "t.csv:4:20: value of column 'amount' is not a number; correct it, set such rows aside with "
        + "--quarantine, say with --missing how a missing value is written, or read texts with "
        + "--tie-columns amount=text"),
    BadInput(
      "a column of ties with a slip", "features t.csv \(time) --tie-columns amuont",
      files: transfers, 65,
      "t.csv:1:1: column 'amuont' is missing; did you mean 'amount'? the columns are 'from', 'to', "
        + "'day', 'amount'"),
    BadInput(
      "people as a column of ties", "features t.csv --tie-columns to", files: transfers, 64,
      "t.csv: column 'to' has people, not what friendships are like; name another column"),
    BadInput(
      "windows without times", "features t.csv --tie-columns amount=text --windows 7d",
      files: transfers, 64,
      "sesame: option '--windows' needs times; name their column with --time"),
    BadInput(
      "windows without columns", "features t.csv \(time) --windows 7d", files: transfers, 64,
      "sesame: option '--windows' is about ties' columns, and none is named; add --tie-columns C,… "
        + "or --tie-columns all"),
    BadInput(
      "a window without a unit", "features t.csv \(time) --tie-columns amount --windows 7d,30",
      files: transfers, 64,
      "sesame: option '--windows' needs a unit, and '30' has none; write 30d for days, or s, h or w "
        + "for seconds, hours or weeks"),
    BadInput(
      "a window of an ambiguous unit", "features t.csv \(time) --tie-columns amount --windows 3m",
      files: transfers, 64,
      "sesame: option '--windows' has no unit m, which may be minutes or months; write 180s for "
        + "minutes or 90d for months of 30 days"),
    BadInput(
      "a window twice", "features t.csv \(time) --tie-columns amount --windows 7d,1w",
      files: transfers, 64,
      "sesame: option '--windows' has '7d' and '1w', which are equally long; keep one"),
    BadInput(
      "an end without a beginning", "features t.csv --until day", files: transfers, 64,
      "sesame: option '--until' needs times; name their column with --time"),
    BadInput(
      "an end that is a word", "features t.csv \(time) --until amount", files: transfers, 65,
      "t.csv:2:20: the friendship ends before it begins; give the moment at which it ends, not how long "
        + "it lasts, or set such rows aside with "
        + "--quarantine"),
    BadInput(
      "ties' columns of a Pajek file", "features g.net --tie-columns all",
      files: ["g.net": "*Vertices 2\n*Edges\n1 2\n"], 64,
      "sesame: option '--tie-columns' is for edge lists of delimited text, not for GraphML, GEXF, Pajek or METIS "
        + "files; leave it out"),
  ]
}
