extension BadInput {
  /// Sixty people, half of whom were late, of whom one column tells it and another is made from it.
  private static let late: FileContent = {
    var text = "id,income,late,debt,refused\n"
    for person in 0..<60 {
      let isLate = person % 2
      let income = (person * 37) % 50 + (isLate == 1 ? 0 : 15)
      text += "p\(person),\(income),\(isLate),\(isLate * 900 + person % 7),\(person == 4 ? 1 : 0)\n"
    }
    return FileContent(text)
  }()

  private static let files: [String: FileContent] = [
    "p.csv": late, "few.csv": "id,late,age\na,1,31\nb,0,45\nc,0,28\nd,1,60\n",
    "m.csv": "column,category\nincome,fulfillment\n", "n.csv": "name,category\nincome,x\n",
    "m.json": "{\"income\": \"credit_history\",\n \"debt\": 3}",
    "x.json": "[1]",
    "t.json": FileContent(
      "{\"format\": \"sesame-binning/1\", \"columns\": [{\"column\": \"income\", \"kind\": \"booleans\", "
        + "\"bins\": [{\"values\": [false]}, {\"values\": [true]}, {\"missing\": true}]}]}"),
  ]

  private static let words = "fit p.csv --outcome late"

  static let fits: [BadInput] = [
    BadInput(
      "a fit without an outcome", "fit p.csv", files: files, 64,
      "sesame: the outcome is missing; name its column with --outcome C"),
    BadInput(
      "a fit to a few rows", "fit few.csv --outcome late --default-category credit_history",
      files: files, 65,
      "few.csv: there are 2 rows with the event, too few to fit a card to; take at least 20 of either "
        + "kind; a hundred or more are better"),
    BadInput(
      "bins of texts for a column of numbers",
      words + " --default-category credit_history --trust debt --binning t.json", files: files, 65,
      "t.json:1:55: column 'income' of p.csv: it holds whole numbers, and its bins are of true and false; correct the "
        + "column, or make its bins anew"),
    BadInput(
      "too large a ridge",
      words + " --category income=credit_history --columns income --ridge 1e9", files: files, 64,
      "sesame: with a ridge of 1000000000 the points of all columns round to 0; take a smaller ridge"
    ),
    BadInput(
      "a single refit", words + " --default-category credit_history --bootstrap 1", files: files,
      64,
      "sesame: option '--bootstrap' takes a whole number from 2 to 10000, not '1'"),
    BadInput(
      "columns without a category", words + " --leave-out refused", files: files, 65,
      "p.csv: 2 columns without a category: 'income', 'debt'; write a map of all columns "
        + "(--write-categories), put one of the five categories (credit_history, behavior_and_preferences, "
        + "fulfillment_capacity, personal_characteristics, interpersonal_relationships) beside each, as in 'income,credit_history' "
        + "below 'column,category', and give it back (--categories), or name one category for all others "
        + "(--default-category)"),
    BadInput(
      "a category with a slip", words + " --category income=credit_histroy", files: files, 64,
      "sesame: 'credit_histroy' is no category; did you mean 'credit_history'?"),
    BadInput(
      "a category of nothing", words + " --category income", files: files, 64,
      "sesame: option '--category' takes columns, each with a category, not 'income'; write "
        + "income=fulfillment_capacity"),
    BadInput(
      "a map with an unknown category", words + " --categories m.csv", files: files, 65,
      "m.csv:2:8: 'fulfillment' is no category; write one of credit_history, behavior_and_preferences, "
        + "fulfillment_capacity, personal_characteristics, interpersonal_relationships"),
    BadInput(
      "a map with a change that is none", words + " --categories change.csv",
      files: ["change.csv": "column,category,actionable\nincome,,up\n"].merging(files) { $1 }, 65,
      "change.csv:2:9: 'up' is no way to change a value; write true, false, increase or decrease"),
    BadInput(
      "a map whose texts fall", words + " --default-category credit_history --categories fall.csv",
      files: [
        "fall.csv": "column,category,actionable\ntown,,decrease\n",
        "p.csv": "id,income,town,late\na,1,x,true\nb,2,y,false\n",
      ], 65,
      "p.csv: column 'town' holds texts, which neither rise nor fall, and the map of categories says "
        + "'decrease'; write true or false there"),
    BadInput(
      "a map with other columns", words + " --categories n.csv", files: files, 65,
      "n.csv:1:1: the columns are name and category, not column and category; write "
        + "'column,category' in the first line"),
    BadInput(
      "a map with a number", words + " --categories m.json", files: files, 65,
      "m.json:2:10: expected a category, found a number; write one of credit_history, behavior_and_preferences, "
        + "fulfillment_capacity, personal_characteristics, interpersonal_relationships"),
    BadInput(
      "a map that is a list", words + " --categories x.json", files: files, 65,
      "x.json:1:1: expected an object, found an array; write {\"income\": \"fulfillment_capacity\"}, "
        + "with a member for each column"),
    BadInput(
      "a column made from the outcome",
      words + " --leave-out refused --default-category credit_history", files: files, 65,
      "p.csv: column 'debt' alone tells the outcome too well (area under the curve 1.0000): made after "
        + "it, or from it?; leave out what was not known before the outcome (--leave-out debt), or vouch "
        + "for it (--trust debt)"),
    BadInput(
      "a column to leave out that is not there", words + " --leave-out dept", files: files, 65,
      "p.csv: column 'dept' is missing; did you mean 'debt'? the columns are 'id', 'income', 'late', "
        + "'debt', 'refused'"),
    BadInput(
      "rejected applicants with an outcome",
      words + " --default-category credit_history --rejected refused", files: files, 65,
      "p.csv: 1 row with an outcome is marked as rejected in column 'refused' (first in line 6); mark "
        + "those alone of whom nobody knows what would have become"),
    BadInput(
      "rejected applicants by a column of numbers",
      words + " --default-category credit_history --rejected income", files: files, 65,
      "p.csv: column 'income' of rejected applicants is neither true or false nor 0 or 1; write true or "
        + "1 for those who were rejected"),
    BadInput(
      "a factor of nobody", words + " --reject-factor 2", files: files, 64,
      "sesame: option '--reject-factor' is about rejected applicants, and there are none; name the "
        + "column that marks them with --rejected C"),
    BadInput(
      "a scale upside down", words + " --scale 900..100", files: files, 64,
      "sesame: option '--scale' takes the lowest and the highest score, whole numbers from -1000000 to "
        + "1000000 that are 10 or more apart, such as 350..950, not '900..100'"),
    BadInput(
      "a scale beyond all numbers", words + " --scale=-9223372036854775808..0", files: files, 64,
      "sesame: option '--scale' takes the lowest and the highest score, whole numbers from -1000000 to "
        + "1000000 that are 10 or more apart, such as 350..950, not '-9223372036854775808..0'"),
    BadInput(
      "too many points to double the odds", words + " --pdo 1e6", files: files, 64,
      "sesame: option '--pdo' takes a number above 0 and at most 100000, not '1e6'"),
    BadInput(
      "less than no points to double the odds", words + " --pdo=-40", files: files, 64,
      "sesame: option '--pdo' takes a number above 0 and at most 100000, not '-40'"),
    BadInput(
      "a base score beyond all scales", words + " --base-score 1e300", files: files, 64,
      "sesame: option '--base-score' takes a number from -1000000 to 1000000, not '1e300'"),
    BadInput(
      "a day that is none", words + " --date 2024-13-01", files: files, 64,
      "sesame: option '--date' takes a day such as 2024-06-30, not '2024-13-01'"),
    BadInput(
      "a map and a fit", words + " --write-categories c.csv --out-of-fold o.csv", files: files, 64,
      "sesame: option '--write-categories' writes a map in place of a fit, and '--out-of-fold' says where the "
        + "fit goes; keep one"),
    BadInput(
      "a scale twice", words + " --scale 350..950 --pdo 40", files: files, 64,
      "sesame: option '--pdo' says how odds become points, and '--scale' gives the scale; leave one of "
        + "them out"),
    BadInput(
      "a criterion that is none", words + " --selection both --criterion bci", files: files, 64,
      "sesame: option '--criterion' takes bic, aic or a p-value above 0 and below 1, not 'bci'"),
    BadInput(
      "odds of nothing", words + " --base-odds 0", files: files, 64,
      "sesame: option '--base-odds' takes a number above 0, not '0'"),
    BadInput(
      "a card as a table", words + " --default-category credit_history -o card.csv", files: files,
      64,
      "sesame: card.csv: a model is not written as .csv; end the name in .json"),
    BadInput(
      "no column that tells anything",
      words + " --leave-out debt,refused,income --default-category credit_history", files: files,
      65,
      "p.csv: no column is left to fit a card to; leave out fewer (--leave-out), or give more columns"
    ),
    BadInput(
      "a criterion without steps", words + " --criterion aic", files: files, 64,
      "sesame: option '--criterion' is about steps, and there are none; choose steps with --selection "
        + "both, or leave it out"),
    BadInput(
      "a fit to twenty rows", "fit twenty.csv --outcome late --default-category credit_history",
      files: odd, 65,
      "twenty.csv: there are 10 rows with the event, too few to fit a card to; take at least 20 of either "
        + "kind; a hundred or more are better"),
    BadInput(
      "a fit to an outcome of one class",
      "fit one.csv --outcome late --default-category credit_history", files: odd, 65,
      "one.csv: all rows with an outcome in column 'late' are without the event; take rows of both kinds, or "
        + "name another event"),
    BadInput(
      "a fit to the outcome itself",
      "fit same.csv --outcome late --default-category credit_history", files: odd, 65,
      "same.csv: column 'copy' alone tells the outcome too well (area under the curve 1.0000): made after "
        + "it, or from it?; leave out what was not known before the outcome (--leave-out copy), or vouch "
        + "for it (--trust copy)"),
    BadInput(
      "a fit to a text of its own for everybody",
      "fit names.csv --outcome late --default-category credit_history", files: odd, 65,
      "names.csv: no column tells enough of the outcome to be in a card ('value' is out without bins, since "
        + "values tell rows apart); give more columns or rows, or ask less of a column"),
    BadInput(
      "a fit to infinite values",
      "fit infinite.csv --outcome late --default-category credit_history", files: odd, 65,
      infinite),
    BadInput(
      "a fit with weights of 0",
      "fit same.csv --outcome late --weight w --default-category credit_history", files: odd, 65,
      "same.csv:2: column 'w': weight 0 is not a finite number greater than 0; leave out rows that do "
        + "not count"),
    BadInput(
      "bins of an outcome of one class", "bin one.csv --outcome late", files: odd, 65,
      "one.csv: all rows with an outcome in column 'late' are without the event; take rows of both kinds, or "
        + "name another event"),
    BadInput(
      "bins of infinite values", "bin infinite.csv --outcome late", files: odd, 65, infinite),
    BadInput(
      "bins with weights of 0", "bin same.csv --outcome late --weight w", files: odd, 65,
      "same.csv:2: column 'w': weight 0 is not a finite number greater than 0; leave out rows that do "
        + "not count"),
    BadInput(
      "a score of an outcome of one class", "validate one.csv --outcome late --score value",
      files: odd,
      65,
      "one.csv: of 60 people with an outcome and a score nobody has the event, so that there is nobody to "
        + "tell from others; take people of both kinds, and check which value is the event"),
    BadInput(
      "a score of infinite values", "validate infinite.csv --outcome late --score value",
      files: odd, 65,
      infinite),
    BadInput(
      "a score of a text of its own for everybody",
      "validate names.csv --outcome late --score value", files: odd, 65,
      "names.csv:2: column 'value' holds texts: 60 of 60 values are not numbers, first here; choose a column "
        + "of numbers"),
    BadInput(
      "a score with weights of 0", "validate same.csv --outcome late --score copy --weight w",
      files: odd, 65,
      "same.csv:2: column 'w': weight 0 is not a finite number greater than 0; leave out rows that do "
        + "not count"),
  ]

  private static let infinite =
    "infinite.csv:9: column 'value' holds texts: 1 of 60 values is not a number, first here; correct it, or read "
    + "it as missing with --missing 'value=inf'"

  /// Tables of sixty people with a `value` that can't be fitted to, or an outcome.
  private static let odd: [String: FileContent] = {
    func table(_ names: String, count: Int = 60, _ values: (Int) -> String) -> FileContent {
      FileContent(
        "id,\(names)\n" + (0..<count).map { "p\($0),\(values($0))\n" }.joined())
    }
    return [
      "twenty.csv": table("late,value", count: 20) { "\($0 % 2),\($0)" },
      "one.csv": table("late,value") { "0,\($0)" },
      "same.csv": table("late,copy,w") { "\($0 % 2),\($0 % 2),0" },
      "names.csv": table("late,value") { "\($0 % 2),n\($0)" },
      "infinite.csv": table("late,value") { "\($0 % 2),\($0 == 7 ? "inf" : "\($0 * 7 % 31)")" },
    ]
  }()
}
