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
    BadInput(
      "scores that bring outcomes back",
      "enrich t.csv \(latePeople) --outcome-features --folds 2 --model model.json",
      files: village.merging(["model.json": FileContent(stringLiteral: leakyModel)]) { $1 }, 65,
      "model.json: $.categories[0].characteristics[0]: 'c' reads column 'neighbor_late_excess_oof', which "
        + "is made of others' outcomes (out of fold), and 'friends_scores' takes friends' scores of the "
        + "same run (fixed_point): people's own outcomes would come back to them; take the "
        + "characteristic out, leave friends' scores out (--relationships off), or give a "
        + "population_mean and take earlier scores (--relationships earlier)"),
    BadInput(
      "a model of columns made of outcomes, without these",
      "explain t.csv \(latePeople) --person a --relationships off --model model.json",
      files: village.merging(["model.json": FileContent(stringLiteral: leakyModel)]) { $1 }, 65,
      "p.csv: none of the columns that model 't without interpersonal relationships' reads is there: "
        + "'neighbor_late_excess_oof'; ask for columns made of outcomes (--outcome-features), or choose a "
        + "model that fits the table"),
    BadInput(
      "columns made of outcomes that no model reads",
      "explain t.csv \(latePeople) --person a --outcome-features --folds 2", files: village, 64,
      "sesame: option '--outcome-features' makes columns, and the model reads none of them; leave it out"
    ),
    BadInput(
      "weights of seeds that are an outcome",
      "features t.csv \(latePeople) --seed-file p.csv --seed-weight late", files: village, 65,
      "p.csv: column 'late' is an outcome, and can't be what influence goes out from; leave it out: "
        + "friends' outcomes are used out of fold only"),
    BadInput(
      "communities to start from that are an outcome",
      "communities t.csv \(latePeople) --start-from p.csv --column late", files: village, 65,
      "p.csv: column 'late' is an outcome, and can't be what communities start from; leave it out: "
        + "friends' outcomes are used out of fold only"),
    BadInput(
      "levels of numbers",
      "features t.csv \(latePeople) --outcome-features --folds 2 --outcome-levels age",
      files: village.merging(["p.csv": "id,late,age\na,1,31\nb,0,40\nc,0,22\nd,1,50\n"]) { $1 }, 65,
      "p.csv: column 'age' holds no texts, and only levels of texts are encoded by an event rate; name a "
        + "column of texts, or write its values as such, with a letter before each"),
    BadInput(
      "two outcomes that make one column",
      "features t.csv --people p.csv --outcome late,non_late --outcome-features --folds 2",
      files: village.merging(["p.csv": "id,late,non_late\na,1,0\nb,0,1\nc,0,1\nd,1,0\n"]) { $1 },
      64,
      "sesame: outcomes 'late' and 'non_late' would both make column 'non_late_pagerank_per_degree_oof'; rename "
        + "one in the people table, or declare one outcome at a time"),
    BadInput(
      "the event of what is no outcome among several",
      "features t.csv --people p.csv --outcome late,town --event z=1", files: village, 64,
      "sesame: option '--event' is about 'z', which is no outcome; name one of late, town, or add it to "
        + "--outcome"),
    BadInput(
      "the event of what is no outcome", "features t.csv \(latePeople) --event z=1", files: village,
      65,
      "p.csv: no row of column 'late' has the value of the event, 'z=1'; its values are '1', '0'; name "
        + "those of them that are the event (--event)"),
  ]

  /// A model whose friends' scores bring back what a column out of fold tells.
  private static let leakyModel = """
    {"format": "sesame-score-model/1", "name": "t", "version": "1", "purpose": "x",
    "description": "x", "scale": {"minimum": 350, "maximum": 950},
    "bands": [{"name": "poor", "from": 350}], "coverage": {"minimum": 0.0, "required": []},
    "categories": [{"name": "credit_history", "weight": 0.5, "characteristics": [{"name": "c",
    "column": "neighbor_late_excess_oof", "description": "d", "direction": "lower_is_better",
    "budget": 300, "bins": [{"below": 0, "points": 300}, {"from": 0, "points": 0}],
    "missing": {"points": 100}, "optional": true, "reason": "r"}]},
    {"name": "interpersonal_relationships", "weight": 0.5, "characteristics": [{
    "name": "friends_scores", "kind": "friends_scores", "budget": 300, "mode": "fixed_point",
    "earlier_score_column": null, "prior_strength": 1, "population_mean": null,
    "full_strength_weight": null, "minimum_friends_to_disclose": 5, "reason": "x"}]}]}
    """
}
