extension BadInput {
  private static let inputs = "edges.csv --people people.csv"

  /// Options that nothing would come of.
  static let idle: [BadInput] = [
    BadInput(
      "earlier scores for a table alone",
      "score people.csv --model model.json --relationships earlier --earlier-score before", 64,
      "sesame: option '--relationships earlier' needs friendships, and a table alone has none; give "
        + "the edge list to 'sesame enrich', or leave the option out"),
    BadInput(
      "a fixed point for a table alone",
      "score people.csv --model model.json --relationships fixed-point", 64,
      "sesame: option '--relationships fixed-point' needs friendships, and a table alone has none; "
        + "give the edge list to 'sesame enrich', or leave the option out"),
    BadInput(
      "a column of earlier scores for a table alone",
      "score people.csv --model model.json --earlier-score age", 64,
      "sesame: option '--earlier-score' needs friendships, and a table alone has none; give the edge "
        + "list to 'sesame enrich', or leave the option out"),
    BadInput(
      "sampled betweenness without betweenness", "features edges.csv --betweenness-sources 2", 64,
      "sesame: option '--betweenness-sources' is about 'betweenness', and nothing here needs it; add "
        + "betweenness to --features, or leave the option out"),
    BadInput(
      "a damping without PageRank", "features edges.csv --features degree --damping 0.5", 64,
      "sesame: option '--damping' is about 'pagerank', and nothing here needs it; add pagerank to "
        + "--features, or leave the option out"),
    BadInput(
      "a restart without PageRank",
      "enrich \(inputs) --model model.json --features coreness --reset age", 64,
      "sesame: option '--reset' is about 'pagerank', and nothing here needs it; add pagerank to "
        + "--features, or leave the option out"),
    BadInput(
      "a damping that no score needs",
      "explain \(inputs) --model model.json --person ann --damping 0.5", 64,
      "sesame: option '--damping' is about 'pagerank', and nothing here needs it; leave the option "
        + "out"),
    BadInput(
      "a method without communities", "features edges.csv --features degree --method louvain", 64,
      "sesame: option '--method' is about communities, and nothing here needs them; add community to "
        + "--features, or leave the option out"),
    BadInput(
      "runs without communities", "features edges.csv --features none --runs 3", 64,
      "sesame: option '--runs' is about communities, and nothing here needs them; add community to "
        + "--features, or leave the option out"),
    BadInput(
      "directed modularity without direction",
      "communities edges.csv --objective directed-modularity", 64,
      "sesame: option '--objective directed-modularity' needs directed friendships; add --directed, "
        + "or leave the option out"),
    BadInput(
      "directed modularity of a snapshot without direction",
      "communities g.sgraph --objective directed-modularity",
      files: ["g.sgraph": FileContent(bytes: snapshot)], 64,
      "sesame: directed modularity needs direction; read the edges as directed (--directed)"),
    BadInput(
      "a density that nobody said", "communities edges.csv --objective constant-potts", 64,
      "sesame: option '--objective constant-potts' needs '--resolution', the density that "
        + "communities must exceed, in the unit of the weights; add --resolution R, such as 0.01 for "
        + "communities in which more than 1 in 100 pairs are friends"),
    BadInput(
      "a column of communities that nothing reads", "communities edges.csv --column town", 64,
      "sesame: option '--column' needs a table of communities; add --start-from TABLE or --compare "
        + "FIRST, or leave it out"),
    BadInput(
      "all features and one", "features edges.csv --features all,degree", 64,
      "sesame: option '--features' takes 'all' alone; leave the other names out"),
    BadInput(
      "one feature and none", "features edges.csv --features degree,none", 64,
      "sesame: option '--features' takes 'none' alone; leave the other names out"),
    BadInput(
      "a policy of another kind", "features edges.csv --duplicates mean", 64,
      "sesame: option '--duplicates' takes sum, first, last, max, count or error, not 'mean'"),
    BadInput(
      "dates for a snapshot", "communities g.sgraph --time time --dates 2020-01-01,2021-01-01",
      files: ["g.sgraph": FileContent(bytes: snapshot)], 64,
      "sesame: a snapshot holds the friendships of one date, and '--dates' needs the edge list "
        + "itself; give the edge list in place of the snapshot"),
    BadInput(
      "texts of which numbers are told",
      "features \(inputs) --aggregate city --statistics mean,q90", 65,
      "people.csv:2: column 'city' holds texts: 3 of 3 values are not numbers, first here; choose a "
        + "column of numbers, or ask for what is told of texts (--statistics): levels (shares of the "
        + "most frequent ones), entropy, mode (the most frequent one), share_like_own"),
    BadInput(
      "identifiers to aggregate", "features \(inputs) --aggregate id", 65,
      "people.csv: column 'id' identifies people, and is no number to compute with; choose a column "
        + "of numbers"),
    BadInput(
      "a model's column with a slip",
      "enrich \(inputs) --model model.json", model: ("\"column\": \"age\"", "\"column\": \"agee\""),
      65,
      "people.csv: none of the columns that model 'small' reads is there: 'agee'; choose a model "
        + "that fits the table, or rename its columns"),
  ]
}
