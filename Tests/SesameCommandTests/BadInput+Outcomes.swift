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
      "p.csv: column 'late': 5 folds need as many people with an outcome, and there are 4; take fewer "
        + "folds (--folds) or more people"),
    BadInput(
      "more folds than groups",
      "features t.csv \(latePeople) --outcome-features --fold-by town --folds 3", files: village,
      65,
      "p.csv: column 'late': 3 folds need as many groups in column 'town' of people with an outcome, "
        + "and there are 2; take fewer folds (--folds) or more people"),
    BadInput(
      "a verdict on few people", "graph-helps t.csv \(latePeople) --folds 2", files: village, 65,
      "p.csv: column 'late': the model that is tried on fold 1 of 2 can't be fitted: of the people it "
        + "may know 1 have the event and 1 have not; take other folds or more people"),
    BadInput(
      "a confidence level beyond all", "graph-helps t.csv \(latePeople) --level 0.99999",
      files: village, 64,
      "sesame: option '--level' takes a number from 0.01 to 0.9999, not '0.99999'"),
    BadInput(
      "a verdict on influence from the outcome", "graph-helps t.csv \(latePeople) --seeds late",
      files: village, 65,
      "p.csv: column 'late' is an outcome, and can't be what influence goes out from; leave it out: "
        + "friends' outcomes are used out of fold only"),
    BadInput(
      "a verdict on influence from a column that takes no part",
      "graph-helps t.csv \(latePeople) --seeds trusted --leave-out trusted",
      files: village.merging([
        "p.csv": "id,late,trusted\na,1,1\nb,0,0\nc,0,1\nd,1,0\n"
      ]) { $1 }, 64,
      "sesame: column 'trusted' takes no part, and the graph's columns would tell everyone's own value "
        + "of it; take it out of --leave-out, or let nothing go out from it"),
    BadInput(
      "a verdict on columns that are there already",
      "graph-helps t.csv \(latePeople) --features degree",
      files: village.merging([
        "p.csv": "id,late,degree\na,1,1\nb,0,0\nc,0,1\nd,1,0\n"
      ]) { $1 }, 65,
      "p.csv: column 'degree' is there already; rename it, put a prefix before new columns with "
        + "--prefix, or leave the results of an earlier run out of the table"),
    BadInput(
      "a verdict on windows of nothing", "graph-helps t.csv \(latePeople) --windows 7d",
      files: village, 64,
      "sesame: option '--windows' is about ties' columns, and none is named; add --tie-columns C,… or "
        + "--tie-columns all"),
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
