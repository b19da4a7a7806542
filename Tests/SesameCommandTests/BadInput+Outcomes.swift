extension BadInput {
  private static let village: [String: FileContent] = [
    "t.csv": "from,to,kind\na,b,loan\nb,c,gift\nc,a,loan\nc,d,gift\n",
    "p.csv": "id,late,town\na,1,x\nb,0,y\nc,0,x\nd,1,y\n",
  ]
  private static let latePeople = "--people p.csv --outcome late"

  static let outcomes: [BadInput] = [
    BadInput(
      "columns of no outcome", "features t.csv --people p.csv --outcome-features", files: village,
      64,
      "sesame: option '--outcome-features' needs an outcome; name its column with --outcome"),
    BadInput(
      "folds of nothing", "features t.csv \(latePeople) --folds 3", files: village, 64,
      "sesame: option '--folds' is about columns made of outcomes, and there are none; add "
        + "--outcome-features"),
    BadInput(
      "more folds than people", "features t.csv \(latePeople) --outcome-features", files: village,
      65,
      "5 folds need as many people with an outcome, and there are 4; take fewer folds or more "
        + "people"),
    BadInput(
      "folds by the outcome", "features t.csv \(latePeople) --outcome-features --fold-by late",
      files: village, 65,
      "p.csv: column 'late' is an outcome, and can't be what people are put into folds by; leave it "
        + "out: friends' outcomes are used out of fold only"),
    BadInput(
      "folds by a column with a slip",
      "features t.csv \(latePeople) --outcome-features --fold-by towns",
      files: village, 65,
      "p.csv: column 'towns' is missing; did you mean 'town'? the columns are 'id', 'late', 'town'"),
    BadInput(
      "kinds without a column", "features t.csv --exclude-kinds loan", files: village, 64,
      "sesame: option '--exclude-kinds' needs kinds; name their column with --kind"),
    BadInput(
      "a kind with a slip", "features t.csv --kind kind --exclude-kinds loans", files: village, 65,
      "t.csv: no friendship has the kind 'loans', which is to be left out; did you mean 'loan'? its "
        + "kinds are loan, gift"),
  ]
}
