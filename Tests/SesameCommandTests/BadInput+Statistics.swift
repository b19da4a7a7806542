extension BadInput {
  static let statistics: [BadInput] = [
    BadInput(
      "a quantile in two spellings",
      "features edges.csv --people people.csv --statistics q50,mean,q050", 64,
      "sesame: option '--statistics' has 'q50' and 'q050', which are the same; keep one"),
    BadInput(
      "a share below two zeros",
      "features edges.csv --people people.csv --statistics share_below=0,share_below=-0", 64,
      "sesame: option '--statistics' has 'share_below=0' and 'share_below=-0', which are the same; keep "
        + "one"),
    BadInput(
      "people tied to themselves by what they share",
      "features edges.csv --two-mode --self-loops error",
      64,
      "sesame: nobody is tied to themselves by what people share; leave --self-loops out"),
    BadInput(
      "a statistic with a slip", "features edges.csv --people people.csv --statistics mediam", 64,
      "sesame: there is no statistic 'mediam'; did you mean 'median'?"),
    BadInput(
      "a statistic nobody knows", "features edges.csv --people people.csv --statistics kurtosis",
      64,
      "sesame: there is no statistic 'kurtosis'; the statistics are standard, mean, sd, min, max, "
        + "median, coverage, weighted_mean, shrunk_mean, difference, rank, q90, share_below=N, "
        + "share_above=N, levels, levels=N, entropy, mode, share_like_own"),
    BadInput(
      "a statistic given twice", "features edges.csv --people people.csv --statistics mean,mean",
      64,
      "sesame: option '--statistics' has 'mean' twice; keep one"),
    BadInput(
      "a quantile beyond 100 %", "features edges.csv --people people.csv --statistics q101", 64,
      "sesame: statistic 'q101' takes a percentage from 0 to 100; write it like q90"),
    BadInput(
      "a threshold that is no number",
      "features edges.csv --people people.csv --statistics share_below=low", 64,
      "sesame: statistic 'share_below=low' needs a number; write it like share_below=3"),
    BadInput(
      "too few levels", "features edges.csv --people people.csv --statistics levels=0", 64,
      "sesame: statistic 'levels=0' takes a whole number from 1 to 1000; write it like levels=10"),
    BadInput(
      "a circle with a slip", "features edges.csv --people people.csv --over frineds", 64,
      "sesame: option '--over' has no circle 'frineds'; did you mean 'friends'?"),
    BadInput(
      "a circle nobody knows", "features edges.csv --people people.csv --over everyone", 64,
      "sesame: option '--over' has no circle 'everyone'; the circles are friends, ties-in, ties-out, "
        + "second, within-two, kind=NAME"),
    BadInput(
      "ties in without direction", "features edges.csv --people people.csv --over ties-in", 64,
      "sesame: 'ties-in' needs direction; read the edges as directed (--directed)"),
    BadInput(
      "kinds without a column of kinds",
      "features edges.csv --people people.csv --over kind=family", 64,
      "sesame: 'kind=family' needs kinds of friendships; name the edges' kind column (--kind), and "
        + "give the list, not a snapshot"),
    BadInput(
      "a kind that no friendship has",
      "features edges.csv --people people.csv --kind kind --over kind=famly",
      files: ["edges.csv": "source,target,kind\nann,bob,family\nbob,cid,work\n"], 64,
      "sesame: no friendship has the kind 'famly'; name a kind of the list"),
    BadInput(
      "a weighted mean without weights",
      "features edges.csv --people people.csv --statistics weighted_mean", 64,
      "sesame: 'weighted_mean' needs weights; name the edges' weight column (--weight)"),
    BadInput(
      "a weighted mean over friends of friends",
      "features edges.csv --people people.csv --weight weight --statistics weighted_mean "
        + "--over second", 64,
      "sesame: 'weighted_mean' over 'second': friends of friends have no weights; leave one of them "
        + "out"),
    BadInput(
      "no friends at least", "features edges.csv --people people.csv --minimum-friends 0", 64,
      "sesame: option '--minimum-friends' takes a whole number from 1 to 4294967295, not '0'"),
    BadInput(
      "shrinkage without a shrunk mean", "features edges.csv --people people.csv --shrinkage 3", 64,
      "sesame: option '--shrinkage' is about 'shrunk_mean', and nothing here needs it; leave it out, "
        + "or add shrunk_mean to --statistics"),
    BadInput(
      "statistics without people", "features edges.csv --statistics mean", 64,
      "sesame: option '--statistics' is about aggregates over friends, and nothing is aggregated; "
        + "give a people table with --people"),
    BadInput(
      "statistics of nothing",
      "features edges.csv --people people.csv --aggregate none --over friends", 64,
      "sesame: option '--over' is about aggregates over friends, and nothing is aggregated; name "
        + "columns with --aggregate, or leave it out"),
    BadInput(
      "columns to aggregate and to leave out",
      "features edges.csv --people people.csv --aggregate age --aggregate-except city", 64,
      "sesame: options '--aggregate' and '--aggregate-except' can't go together; name the columns, or "
        + "those to leave out"),
    BadInput(
      "a column to leave out with a slip",
      "features edges.csv --people people.csv --aggregate-except agee", 65,
      "people.csv: column 'agee' is missing; did you mean 'age'? the columns are 'id', 'age', 'city'"
    ),
    BadInput(
      "statistics of texts without texts",
      "features edges.csv --people people.csv --statistics entropy", 64,
      "sesame: 'entropy' is told of texts, and no column of texts is aggregated; name one among the "
        + "columns to aggregate, or leave it out"),
    BadInput(
      "a text among dates",
      "features edges.csv --people people.csv --aggregate since --statistics mean",
      files: ["people.csv": "id,since\nann,2020-01-31\nbob,soon\ncid,2021-02-28\n"], 65,
      "people.csv:3: column 'since' holds dates, and a text that is none; write dates like "
        + "2024-02-29, or say that the text stands for a missing value (--missing)"),
  ]
}
