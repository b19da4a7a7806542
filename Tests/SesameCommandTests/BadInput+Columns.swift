extension BadInput {
  private static let features = "features edges.csv --people people.csv"
  private static let missing = "the result: column"

  /// Columns that are to be written and that nothing makes, and lists in which something is amiss.
  static let columns: [BadInput] = [
    BadInput(
      "a quantile that is not asked for", "\(features) --columns neighbor_age_q0.25", 65,
      "\(missing) 'neighbor_age_q0.25' is missing; add 'q0.25' to --statistics, which makes "
        + "'neighbor_age_q0_25'"),
    BadInput(
      "a feature that is not asked for", "\(features) --columns truss_number", 65,
      "\(missing) 'truss_number' is missing; add 'truss_number' to --features"),
    BadInput(
      "a feature that is not asked for, behind a prefix",
      "\(features) --prefix g_ --columns g_truss_number", 65,
      "\(missing) 'g_truss_number' is missing; add 'truss_number' to --features"),
    BadInput(
      "a meaning of a feature that is not asked for",
      "\(features) --columns truss_number --explain-columns", 65,
      "\(missing) 'truss_number' is missing; add 'truss_number' to --features"),
    BadInput(
      "a column of ties that nobody keeps", "\(features) --columns tie_weight_sum_30d", 65,
      "\(missing) 'tie_weight_sum_30d' is missing; name the column of times with --time, add '30d' to "
        + "--windows and add 'weight' to --tie-columns"),
    BadInput(
      "rows that nobody counts", "\(features) --columns tie_rows", 65,
      "\(missing) 'tie_rows' is missing; ask for columns of ties (--tie-columns)"),
    BadInput(
      "ranks without seeds", "\(features) --columns sybil_rank", 65,
      "\(missing) 'sybil_rank' is missing; name people from whom influence goes out with --seeds"),
    BadInput(
      "fairness without ratings", "\(features) --columns fairness", 65,
      "\(missing) 'fairness' is missing; name the edge list's column of ratings with --ratings"),
    BadInput(
      "a text's share that is not asked for", "\(features) --columns neighbor_city_share_Rome", 65,
      "\(missing) 'neighbor_city_share_Rome' is missing; add 'city' to --aggregate and add 'levels' to "
        + "--statistics"),
    BadInput(
      "friends of friends that are not asked for",
      "\(features) --columns second_neighbor_age_mean", 65,
      "\(missing) 'second_neighbor_age_mean' is missing; add 'second' to --over"),
    BadInput(
      "rates of an outcome that nobody declares", "\(features) --columns neighbor_age_excess_oof",
      65,
      "\(missing) 'neighbor_age_excess_oof' is missing; declare the outcome with --outcome age and add "
        + "--outcome-features"),
    BadInput(
      "stability without runs", "\(features) --columns community_stability", 65,
      "\(missing) 'community_stability' is missing; find communities in several runs (--runs)"),
    BadInput(
      "a feature that needs weights", "\(features) --columns strength", 64,
      "sesame: 'strength' needs weights; name the edges' weight column (--weight)"),
    BadInput(
      "a share of friends in a community that is not there",
      "\(features) --community-shares 9 --columns community_5_share", 65,
      "\(missing) 'community_5_share' is missing: nobody has a friend in such a community; leave it out, "
        + "or find more communities"),
    BadInput(
      "a list with an open quote", "\(features) --aggregate \"age", 64,
      "sesame: option '--aggregate' has a quote that stays open; close it, or write an element that "
        + "begins with a quote as \"\"\"…\""
    ).withoutEllipsis,
    BadInput(
      "a list with more behind a quote", "\(features) --columns \"age\"s,id", 64,
      "sesame: option '--columns' has something behind a closing quote; put a comma there, or write a "
        + "quote inside of quotes twice"),
    BadInput(
      "a list with an empty element in quotes", "\(features) --columns \"\",id", 64,
      "sesame: option '--columns' has an empty name; write NAME or NAME,NAME"),
    BadInput(
      "an element in quotes twice", "\(features) --columns \"age\",age", 64,
      "sesame: option '--columns' has 'age' twice; keep one"),
    BadInput(
      "three columns to compare",
      "communities people.csv --compare people.csv --column age,city,id", 64,
      "sesame: option '--column' takes one or two columns, not 3; keep one for each table, or write a "
        + "comma in a name in double quotes"),
    BadInput(
      "two columns to start from",
      "communities edges.csv --start-from people.csv --column age,city",
      64,
      "sesame: option '--column' takes one column here, not 2; keep one, or write a comma in a name in "
        + "double quotes"),
    BadInput(
      "a dictionary beside itself", "\(features) --explain-columns --dictionary d.txt", 64,
      "sesame: option '--explain-columns' writes the dictionary in place of the result, and "
        + "'--dictionary' beside it; keep one"),
    BadInput(
      "a dictionary as a table", "\(features) --dictionary d.csv", 64,
      "sesame: d.csv: a report is not written as .csv; end the name in .txt, .md, .markdown, "
        + ".json, .html or .htm, or choose with --format"),
  ]

  private static let seeds: [String: FileContent] = [
    "seeds.csv": "id,trust\nann,2\nbob,1\n", "strangers.csv": "id\nzed\nann\n",
    "texts.csv": "id,trust\nann,much\n", "negative.csv": "id,trust\nann,-1\nbob,1\n",
    "twice.csv": "id\nann\nann\n",
  ]

  /// Seeds and outcomes from which influence goes out.
  static let influence: [BadInput] = [
    BadInput(
      "seeds of two kinds", "\(features) --seed-file seeds.csv --seeds age", files: seeds, 64,
      "sesame: options '--seeds' and '--seed-file' can't go together; keep one"),
    BadInput(
      "a table of seeds that is not there", "\(features) --seed-file nothing.csv", 66,
      "nothing.csv: the file does not exist; check the path"),
    BadInput(
      "seeds whom nobody knows", "\(features) --seed-file strangers.csv", files: seeds, 65,
      "strangers.csv:2: 1 of the 2 seeds is not a person of the graph, first here; leave them out, or "
        + "add them to the people table"),
    BadInput(
      "a seed given twice", "\(features) --seed-file twice.csv", files: seeds, 65,
      "twice.csv:3:1: the person is in the list twice, first in line 2; keep one row"),
    BadInput(
      "weights of seeds with a slip", "\(features) --seed-file seeds.csv --seed-weight trast",
      files: seeds, 65,
      "seeds.csv: column 'trast' is missing; did you mean 'trust'? the columns are 'id', 'trust'"),
    BadInput(
      "texts for weights of seeds", "\(features) --seed-file texts.csv --seed-weight trust",
      files: seeds, 65,
      "texts.csv:2: column 'trust' holds texts: 1 of 1 value is not a number, first here; give each "
        + "seed a number from 0, such as 0.5"),
    BadInput(
      "weights of seeds below zero", "\(features) --seed-file negative.csv --seed-weight trust",
      files: seeds, 65,
      "negative.csv:2: 1 of the seeds' weights in column 'trust' is negative or not finite, first "
        + "here; give each a number from 0"),
    BadInput(
      "weights of no seeds", "\(features) --seed-weight trust", 64,
      "sesame: option '--seed-weight' is about a table of seeds, and there is none; add --seed-file TABLE"
    ),
    BadInput(
      "weights of seeds from the people table", "\(features) --seeds age --seed-weight trust", 64,
      "sesame: option '--seed-weight' is about a table of seeds, and there is none; add --seed-file TABLE"
    ),
    BadInput(
      "no seeds to spread", "\(features) --spread-seeds", 64,
      "sesame: option '--spread-seeds' is about seeds, and there are none; add --seeds C, "
        + "--seed-people ID,… or --seed-file TABLE"
    ).withoutEllipsis,
    BadInput(
      "seeds and friendships from one stream", "features - --people people.csv --seed-file -", 64,
      "sesame: --seed-file and another input can't both be standard input; give one of them a path"),
    BadInput(
      "a table of seeds for an output", "\(features) --seed-file seeds.csv -o seeds.csv",
      files: seeds, 64, "sesame: seeds.csv is an input of this run; give --output another file"),
    BadInput(
      "a method for outcomes with a slip",
      "\(features) --outcome age --event 31 --outcome-features --outcome-influence sybilrank", 64,
      "sesame: there is no method 'sybilrank' for outcomes; did you mean 'sybil_rank'?"),
    BadInput(
      "a method for outcomes and none",
      "\(features) --outcome age --event 31 --outcome-features --outcome-influence none,sybil_rank",
      64,
      "sesame: there is no method 'none' for outcomes; the methods are personalized_pagerank, activation, "
        + "sybil_rank, or none alone"),
    BadInput(
      "a method for no outcomes", "\(features) --outcome-influence sybil_rank", 64,
      "sesame: option '--outcome-influence' is about columns made of outcomes, and there are none; add "
        + "--outcome-features"),
    BadInput(
      "a rating beyond its scale", "features edges.csv --ratings weight --largest-rating 2", 65,
      "edges.csv:4:9: rating '3' is not from -2 to 2; correct it, set such rows aside with --quarantine, "
        + "or say how large ratings are (--largest-rating)"),
    BadInput(
      "a rating beyond its scale in a trial",
      "graph-helps edges.csv --people p.csv --outcome late --ratings r --largest-rating 2",
      files: ["edges.csv": "a,b,r\nann,bob,2\nbob,cid,3\n", "p.csv": "id,late\nann,1\nbob,0\n"], 65,
      "edges.csv:3:9: rating '3' is not from -2 to 2; correct it, set such rows aside with --quarantine, "
        + "or say how large ratings are (--largest-rating)"),
  ]
}
