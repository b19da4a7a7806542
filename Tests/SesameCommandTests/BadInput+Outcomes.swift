extension BadInput {
  private static let village: [String: FileContent] = [
    "t.csv": "from,to,kind\na,b,loan\nb,c,gift\nc,a,loan\nc,d,gift\n",
    "p.csv": "id,late,town\na,1,x\nb,0,y\nc,0,x\nd,1,y\n",
  ]
  private static let late = "--people p.csv --outcome late"

  static let outcomes: [BadInput] = [
    BadInput(
      "columns of no outcome", "features t.csv --people p.csv --outcome-features", files: village,
      64,
      "sesame: option '--outcome-features' needs an outcome; name its column with --outcome"),
    BadInput(
      "folds of nothing", "features t.csv \(late) --folds 3", files: village, 64,
      "sesame: option '--folds' is about columns made of outcomes, and there are none; add "
        + "--outcome-features"),
    BadInput(
      "more folds than people", "features t.csv \(late) --outcome-features", files: village, 65,
      "sesame: 5 folds need as many people with an outcome, and there are 4; take fewer folds or more "
        + "people"),
    BadInput(
      "folds by the outcome", "features t.csv \(late) --outcome-features --fold-by late",
      files: village, 65,
      "p.csv: column 'late' is an outcome, and can't be what people are put into folds by; leave it "
        + "out: friends' outcomes are used out of fold only"),
    BadInput(
      "folds by a column with a slip", "features t.csv \(late) --outcome-features --fold-by twon",
      files: village, 65,
      "p.csv: column 'twon' is missing; did you mean 'town'? the columns are 'id', 'late', 'town'"),
    BadInput(
      "kinds without a column", "features t.csv --exclude-kinds loan", files: village, 64,
      "sesame: option '--exclude-kinds' needs kinds; name their column with --kind"),
    BadInput(
      "a kind with a slip", "features t.csv --kind kind --exclude-kinds lone", files: village, 65,
      "t.csv: no friendship has the kind 'lone', which is to be left out; did you mean 'loan'? its "
        + "kinds are loan, gift"),
    BadInput(
      "a verdict on nothing", "graph-helps t.csv --people p.csv", files: village, 64,
      "sesame: the outcome is missing; name its column with --outcome C"),
    BadInput(
      "a verdict on four people", "graph-helps t.csv \(late)", files: village, 65,
      "5 folds need as many people with an outcome, and there are 4; take fewer folds or more people"
    ),
    BadInput(
      "a verdict on a column that is not there", "graph-helps t.csv --people p.csv --outcome lat",
      files: village, 65,
      "p.csv: column 'lat' is missing; did you mean 'late'? the columns are 'id', 'late', 'town'"),
    BadInput(
      "a model that a verdict does not write", "graph-helps t.csv \(late) --model european",
      files: village, 64,
      "sesame: option '--model' is about the model to write; add --write-model FILE"),
    BadInput(
      "a model under another ending", "graph-helps t.csv \(late) --write-model m.csv",
      files: village, 64,
      "sesame: m.csv: a model is not written as .csv; end the name in .json"),
    BadInput(
      "intervals that hold nothing", "graph-helps t.csv \(late) --level 0", files: village, 64,
      "sesame: option '--level' takes a number above 0, not 0"),
  ]
}
