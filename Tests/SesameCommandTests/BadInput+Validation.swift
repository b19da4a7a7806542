extension BadInput {
  private static let scored: [String: FileContent] = [
    "s.csv": FileContent(
      "id,score,late,name,w,when,inf,pd,same\na,500,1,x,1,2024-01-02,1,0.5,7\n"
        + "b,600,0,y,0,2024-02-03,inf,1.5,7\nc,700,0,z,1,soon,3,0.1,7\n"),
    "n.csv": "id,points,late\na,500,1\nb,600,0\n",
  ]

  static let validation: [BadInput] = [
    BadInput(
      "a score without an outcome", "validate s.csv", files: scored, 64,
      "sesame: the outcome is missing; name its column with --outcome C"),
    BadInput(
      "no column of a score", "validate n.csv --outcome late", files: scored, 65,
      "n.csv: there is no column 'score'; name the column of the score (--score); the columns of numbers are "
        + "'points'"),
    BadInput(
      "a score with a slip", "validate s.csv --outcome late --score scor", files: scored, 65,
      "s.csv: column 'scor' is missing; did you mean 'score'? the columns are 'id', 'score', 'late', 'name', "
        + "'w', 'when', 'inf', 'pd', 'same'"),
    BadInput(
      "a score of texts", "validate s.csv --outcome late --score name", files: scored, 65,
      "s.csv:2: column 'name' holds texts: 3 of 3 values are not numbers, first here; choose a column of "
        + "numbers"),
    BadInput(
      "the outcome as a score", "validate s.csv --outcome late --score late", files: scored, 65,
      "s.csv: column 'late' is an outcome, and can't be a score; leave it out: friends' outcomes are used out "
        + "of fold only"),
    BadInput(
      "a score that is the same for all", "validate s.csv --outcome late --score same",
      files: scored, 65,
      "s.csv: all 3 scores are the same, and tell nobody from anybody; name another column, or take people "
        + "with different scores"),
    BadInput(
      "a score with a weight of 0", "validate s.csv --outcome late --weight w", files: scored, 65,
      "s.csv:3: column 'w': weight 0 is not a finite number greater than 0; leave out rows that do not count"
    ),
    BadInput(
      "a date that is none", "validate s.csv --outcome late --date when", files: scored, 65,
      "s.csv:4: column 'when' holds dates, and a text that is none; write dates like 2024-02-29, or say that "
        + "the text stands for a missing value (--missing)"),
    BadInput(
      "a probability above 1", "validate s.csv --outcome late --probability pd", files: scored, 65,
      "s.csv:3: column 'pd': 1.5 is no probability; name a column of numbers from 0 to 1; of points a map "
        + "makes probabilities"),
    BadInput(
      "a gain without a loss", "validate s.csv --outcome late --gain 3", files: scored, 64,
      "sesame: a profit takes both --gain and --loss; say what an accepted person brings, and what one with the "
        + "event costs"),
    BadInput(
      "a gain of nothing", "validate s.csv --outcome late --gain 0 --loss 1", files: scored, 64,
      "sesame: gain and loss are numbers greater than 0, from 1e-100 to 1e100; give what a person brings who pays, and what "
        + "one costs who does not"),
    BadInput(
      "a scale in part", "validate s.csv --outcome late --base-odds 20 --base-score 600",
      files: scored, 64,
      "sesame: a scale has --base-odds, --base-score and --pdo, and only --base-odds and --base-score are given; "
        + "write such as --base-odds 20 --base-score 600 --pdo 40"),
    BadInput(
      "a model and a score", "validate s.csv --outcome late --score score --model 2015",
      files: scored, 64,
      "sesame: options '--score' and '--model' do not go together: both name what is judged; give the other to "
        + "--compare; keep one"),
    BadInput(
      "the way of another score that is not there",
      "validate s.csv --outcome late --compare-higher-is riskier", files: scored, 64,
      "sesame: option '--compare-higher-is' is about another score, and there is none; name its column with "
        + "--compare C"),
    BadInput(
      "a period without dates", "validate s.csv --outcome late --period month", files: scored, 64,
      "sesame: option '--period' needs dates; name their column with --date C"),
    BadInput(
      "a least group without groups", "validate s.csv --outcome late --minimum-group 5",
      files: scored, 64,
      "sesame: option '--minimum-group' is about groups, and there are none; name their column with --group C"
    ),
    BadInput(
      "groups that are too small", "validate s.csv --outcome late --group name", files: scored, 65,
      "s.csv: column 'name' has no group of at least 30 people with an outcome and a score; take a smaller "
        + "least number, or more people"),
    BadInput(
      "a cut-off that is no number", "validate s.csv --outcome late --cut-offs 5O0",
      files: scored, 64,
      "sesame: option '--cut-offs' takes scores such as 500,550,600, not '5O0'"),
  ]
}
