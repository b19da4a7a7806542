extension BadInput {
  private static let loans: [String: FileContent] = [
    "p.csv": "id,late,age,w\na,1,31,1\nb,0,45,2\nc,0,28,0\nd,1,60,1\n",
    "b.json":
      FileContent(
        "{\"format\": \"sesame-binning/1\", \"columns\": [{\"column\": \"ages\", \"kind\": \"numbers\", "
          + "\"bins\": [{\"below\": 30}, {\"from\": 30}, {\"missing\": true}]}]}"),
  ]

  static let bins: [BadInput] = [
    BadInput(
      "bins without an outcome", "bin p.csv", files: loans, 64,
      "sesame: the outcome is missing; name its column with --outcome C"),
    BadInput(
      "bins of one kind of rows", "bin p.csv --outcome late --event 2", files: loans, 65,
      "p.csv: no row of column 'late' has the value of the event, '2'; its values are '1', '0'; name "
        + "those of them that are the event (--event)"),
    BadInput(
      "a trend with a slip", "bin p.csv --outcome late --trend age=risin", files: loans, 64,
      "sesame: 'risin' is no trend; did you mean 'rising'?"),
    BadInput(
      "a trend of no column", "bin p.csv --outcome late --trend ages=rising", files: loans, 65,
      "p.csv: column 'ages' is missing; did you mean 'age'? the columns are 'id', 'late', 'age', 'w'"
    ),
    BadInput(
      "a special code that is no number", "bin p.csv --outcome late --special age=unknown",
      files: loans, 65,
      "p.csv: column 'age' holds numbers, and its special code 'unknown' is none; give codes as the column "
        + "has them"),
    BadInput(
      "codes of no column", "bin p.csv --outcome late --texts ages", files: loans, 65,
      "p.csv: column 'ages' is missing; did you mean 'age'? the columns are 'id', 'late', 'age', 'w'"
    ),
    BadInput(
      "codes of the outcome", "bin p.csv --outcome late --texts late", files: loans, 65,
      "p.csv: column 'late' holds outcomes, and gets no bins; leave it out"),
    BadInput(
      "codes beside bins that are given", "bin p.csv --outcome late --texts age --binning b.json",
      files: loans, 64,
      "sesame: option '--texts' is about finding bins, and '--binning' gives them; leave one of them out"
    ),
    BadInput(
      "a trend of texts", "bin p.csv --outcome late --texts age --trend age=rising", files: loans,
      65,
      "p.csv: column 'age' holds texts, which have no order for a trend; ask it of numbers and dates alone"
    ),
    BadInput(
      "an empty special code", "bin p.csv --outcome late --special age=", files: loans, 64,
      "sesame: option '--special' has an empty value; write V or C=V,V"),
    BadInput(
      "too large a share", "bin p.csv --outcome late --least-share 2", files: loans, 64,
      "sesame: option '--least-share' takes a number from 0 to 1, not '2'"),
    BadInput(
      "bins given and to be found", "bin p.csv --outcome late --binning b.json --most-bins 3",
      files: loans, 64,
      "sesame: option '--most-bins' is about finding bins, and '--binning' gives them; leave one of them "
        + "out"),
    BadInput(
      "bins of a column that is not there", "bin p.csv --outcome late --binning b.json",
      files: loans, 65,
      "b.json:1:55: p.csv has no column 'ages'; did you mean 'age'? the columns are 'id', 'late', 'age', "
        + "'w'"),
    BadInput(
      "no bins", "bin p.csv --outcome late --binning none.json", files: loans, 66,
      "none.json: the file does not exist; check the path"),
    BadInput(
      "bins in the place of bins", "bin p.csv --outcome late --binning b.json -o b.json",
      files: loans, 64, "sesame: b.json is an input of this run; give --output another file"),
    BadInput(
      "a weight beyond all rows", "bin w.csv --outcome late --weight w",
      files: ["w.csv": "id,x,w,late\na,1,1,1\nb,2,1e200,0\n"], 65,
      "w.csv:3: column 'w': weight 1e+200 is not from 0.000001 to 1000000000; divide all weights by "
        + "their mean, so that they are numbers of rows"),
    BadInput(
      "a weight of 0", "bin p.csv --outcome late --weight w", files: loans, 65,
      "p.csv:4: column 'w': weight 0 is not a finite number greater than 0; leave out rows "
        + "that do not count"),
    BadInput(
      "bins of a column that a document has not",
      "bin p.csv --outcome late --binning b.json --columns age",
      files: loans, 65,
      "b.json: column 'age' has no bins here; did you mean 'ages'? the columns are 'ages'"),
    BadInput(
      "special codes of the outcome", "bin p.csv --outcome late --special late=1", files: loans, 65,
      "p.csv: column 'late' holds outcomes, and gets no bins; leave it out"),
    BadInput(
      "a number that has a least one alone", "bin p.csv --outcome late --least-events 0",
      files: loans, 64,
      "sesame: option '--least-events' takes a whole number from 1, not '0'"),
    BadInput(
      "bins of the outcome", "bin p.csv --outcome late --columns late", files: loans, 65,
      "p.csv: column 'late' holds outcomes, and gets no bins; leave it out"),
  ]
}
