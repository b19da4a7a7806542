internal import Sesame

/// What a command is called, takes and does: the source of its parsing and of its help.
struct CommandDescription: Sendable {
  let name: String
  let operands: [String]
  let purpose: String
  let details: String
  let optionGroups: [(title: String, options: [Option])]
  /// What the help says after the options.
  var appendix = ""

  var options: [Option] { optionGroups.flatMap(\.options) }

  static let all = [enrich, features, communities, score, explain, `import`, model]

  static let enrich = CommandDescription(
    name: "enrich", operands: ["EDGES"],
    purpose: "graph features, five category points and the score of every person",
    details: """
      Reads the friend-edge list EDGES and the people table, and writes the table with the graph's
      features, friends' aggregates of its numeric columns, the points of the five categories, the
      score from 350 to 950 and the reasons. A summary goes to standard error.
      """,
    optionGroups: [
      peopleGroup(required: true), edgeGroup, timeGroup, featureGroup, communityGroup, scoreGroup,
      columnOutput,
    ])

  static let features = CommandDescription(
    name: "features", operands: ["EDGES"],
    purpose: "graph features only",
    details: """
      Writes one row per person with the features of the friendship graph; with a people table also
      that table's columns and friends' aggregates of its numeric ones.
      """,
    optionGroups: [
      peopleGroup(required: false), edgeGroup, timeGroup, featureGroup, communityGroup,
      columnOutput,
    ], appendix: featureList)

  static let communities = CommandDescription(
    name: "communities", operands: ["EDGES"],
    purpose: "one community number per person, with a summary of the partition",
    details: """
      Writes each person's community, its size and the number of the person's friends inside it.
      Communities are numbered from 0 by size, the largest first.

      With --dates, numbers are lasting instead: a community keeps its own from date to date.

      With --compare FIRST, EDGES is a second table like FIRST instead, and how much the two
      divisions of people agree is written. Each of the two may have a line of names or none.
      """,
    optionGroups: [
      peopleGroup(required: false), edgeGroup, (timeGroup.0, timeGroup.1 + panelOptions),
      communityGroup,
      (
        "Start",
        [
          Option(
            "--start-from", "TABLE",
            "people and communities to start from, as --compare reads them (default: all alone)")
        ]
      ),
      (
        "Further results",
        [
          Option(
            "--significance", "N",
            "compare the quality searched for with that of N random graphs of the same degrees;\n"
              + "in the summary (default: none)"),
          Option(
            "--resolutions", "LOW:HIGH:COUNT",
            "looks at COUNT resolutions, 3 runs each or --runs; the plateaus are in the summary\n"
              + "(default: no scan)"),
          Option(
            "--scan", "FILE",
            "a row per resolution: how many communities, how sure they are (default: none)"),
          Option(
            "--community-table", "FILE",
            "a row per community: how it holds together, what its people are like (default: none)"),
          Option(
            "--below", "C=N,…",
            "there also, of people column C, the share of values below N, from 0 to 1; no comma\n"
              + "in C (default: none)"),
          Option(
            switch: "--levels",
            "columns community_level_1, …: the groups that were joined on the way, finest first"),
          Option(
            "--community-graph", "FILE",
            "the friendships inside and between communities, added up (default: none)"),
        ]
      ),
      (
        "Comparison",
        [
          Option(
            "--compare", "FIRST", "a table of people and their communities (default: none)"),
          Option(
            "--column", "C",
            "the column of communities in tables given; with --compare also A,B, one for each\n"
              + "(default: community, else the only one that ends so, else the only other)"),
        ]
      ),
      columnOutput,
    ])

  static let score = CommandDescription(
    name: "score", operands: ["TABLE"],
    purpose: "scores a table that already holds all columns",
    details: """
      Writes the table with the points of the five categories, the score and the reasons. A
      table alone has no friendships: friends' scores bring everyone the neutral points, or none are
      asked for with --relationships off.
      """,
    optionGroups: [
      ("People", tableOptions), tableScoreGroup, (plainOutput.0, plainOutput.1 + [tableMemory]),
    ])

  static let explain = CommandDescription(
    name: "explain", operands: ["EDGES"],
    purpose: "why a person has this score, and what would change it",
    details: """
      Prints every characteristic with its value, bin, points and budget, so that the sum can be
      done by hand.
      """,
    optionGroups: [
      (
        "Person",
        [Option("--person", "ID", "the person to explain, by identifier (required)")]
      ),
      peopleGroup(required: true), edgeGroup, timeGroup, featureSettings, communityGroup,
      scoreGroup,
      (
        "Output",
        [
          Option("--output", "FILE", "where to write (-o; default: -, standard output)"),
          Option(
            "--format", "FORMAT",
            "text, markdown or json (default: by the ending: .txt, .md, .json; else text)"),
          threads, memory, quiet,
        ]
      ),
    ])

  static let `import` = CommandDescription(
    name: "import", operands: ["EDGES"],
    purpose: "a snapshot of the graph, which every command opens at once",
    details: """
      Reads the friend-edge list EDGES, builds the graph and writes it as a snapshot (.sgraph), to be
      given as EDGES to other commands. What the options of friendships and time say is settled in
      it. With a people table its rows come first, so that opening with that table moves nothing.
      """,
    optionGroups: [
      peopleGroup(required: false), edgeGroup, timeGroup,
      (
        "Output",
        [
          Option(
            "--output", "FILE", "where to write (-o; default: -, standard output)"),
          threads, memory, quiet,
        ]
      ),
    ])

  static let model = CommandDescription(
    name: "model", operands: ["NAME"],
    purpose: "prints a built-in score model as JSON, or checks a model file",
    details: """
      NAME is 2015, 2015-variant-b or european, or the path of a model file, which is checked and
      printed in its canonical form: the starting point for a model of your own.
      """,
    optionGroups: [
      ("Output", [Option("--output", "FILE", "where to write (-o; default: -, standard output)")])
    ], appendix: ScoreModel.formatDescription)
}

extension CommandDescription {
  /// How a table of people is read.
  private static let tableOptions = [
    Option(
      "--id", "C",
      "the people table's identifier column (default: its first); row numbers the rows\n"
        + "from 1, unless a column is called row"),
    Option(
      "--missing", "[C=]TEXT,…", valueMayBeEmpty: true,
      "further spellings of a missing value, in all columns or in column C. An empty\n"
        + "field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their\n"
        + "like are among numbers. With an empty TEXT only empty fields (and other TEXTs\n"
        + "given) are missing. A TEXT that is a number is any spelling of it in columns of\n"
        + "numbers (default: none further)"),
    Option(
      "--people-header", "yes|no",
      "whether the table's first line names its columns, which are column_1, column_2, …\n"
        + "otherwise (default: yes, and a line that looks like data is refused)"),
    Option(
      "--decimal", "MARK",
      "point or comma: how the table, and the weights of an edge list, write fractions; with\n"
        + "comma 1.234,5 is a number (default: point)"),
  ]
  private static let threads = Option(
    "--threads", "N", "how many threads (default: all cores); changes no byte of the result")
  private static let memory = Option(
    "--memory", "SIZE",
    "memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR\n"
      + "(default: all there is)")
  private static let tableMemory = Option(
    "--memory", "SIZE", "memory to plan with, in bytes or such as 12G (default: all there is)")
  private static let quiet = Option(switch: "--quiet", "no progress bar, no summary")

  private static func peopleGroup(required: Bool) -> (String, [Option]) {
    (
      "People",
      [
        Option(
          "--people", "TABLE",
          "the people table: CSV, TSV or JSON lines (\(required ? "required" : "default: none"))")
      ] + tableOptions + [
        Option(
          "--unknown-people", "POLICY",
          "an edge names someone absent from the table: add, drop or error (default: add,\n"
            + "and a table with nobody of the edge list is refused)")
      ]
    )
  }

  private static let edgeGroup: (String, [Option]) = (
    "Friendships",
    [
      Option("--source", "C", "first endpoint's column, by name or number from 1 (default: 1)"),
      Option("--target", "C", "second endpoint's column (default: 2)"),
      Option("--weight", "C", "weight column (default: none)"),
      Option("--kind", "C", "kind column (default: none)"),
      Option(switch: "--directed", "keep direction (default: undirected)"),
      Option(
        "--delimiter", "D", "comma, tab, semicolon, pipe or spaces (default: detected)"),
      Option(
        "--header", "yes|no", valueIsOptional: true,
        "whether the first row names the columns (default: detected)"),
      Option(
        "--comment", "CHARACTERS", valueMayBeEmpty: true, "what starts a comment line (default: #%)"
      ),
      Option(
        "--duplicates", "POLICY",
        "one edge given twice: sum, first or last (by time if edges have one), max,\n"
          + "count (with a half-life what is left of each, added) or error (default: sum)"),
      Option(
        "--self-loops", "POLICY",
        "an edge from a person to themselves: drop or error (default: drop)"),
      Option(
        "--quarantine", "FILE",
        "set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs;\n"
          + "not those of GraphML and Pajek files (default: stop at the first)"),
    ]
  )

  private static let timeGroup: (String, [Option]) = (
    "Time",
    [
      Option("--time", "C", "time column: unix seconds or ISO 8601 (default: none)"),
      Option(
        "--as-of", "T",
        "only friendships strictly before T count: unix seconds or ISO 8601 (required with --time)"),
      Option(
        "--half-life", "D",
        "a friendship's weight halves every D, with its unit s, h, d or w: 90s, 12h, 30d or 8w\n"
          + "(default: no decay)"),
    ]
  )

  private static let panelOptions = [
    Option(
      "--dates", "T1,T2,…",
      "instead of --as-of: follows communities from date to date, a column each (default: none)"),
    Option(
      "--events", "FILE", "with --dates: what became of each community at each date (default: none)"
    ),
  ]

  private static let featureGroup: (String, [Option]) = (
    "Features",
    [
      Option(
        "--features", "NAME,…",
        "column names, standard for the usual ones; or all or none (default: standard)"),
      Option(
        "--aggregate", "C,…",
        "columns to aggregate over friends, or none (default: every numeric column)"),
      Option(
        "--damping", "R",
        "PageRank's damping, from 0 to below 1, with --directed to 0.9999 (default: 0.85)"),
      Option(
        "--reset", "C", "PageRank restarts in proportion to this people column (default: evenly)"),
      Option(
        "--betweenness-sources", "N",
        "estimate betweenness from N sampled people (default: exact, from everyone)"),
    ]
  )

  /// The options of features for a command that does not choose columns.
  private static let featureSettings: (String, [Option]) = (
    featureGroup.0, featureGroup.1.filter { !["--features", "--aggregate"].contains($0.name) }
  )

  private static let communityGroup: (String, [Option]) = (
    "Communities",
    [
      Option(
        "--method", "METHOD",
        "\(Arguments.methodNames.prefix(6).joined(separator: ", ")),\n"
          + "\(Arguments.methodNames.dropFirst(6).joined(separator: ", ")) (default: leiden)"),
      Option(
        "--objective", "OBJECTIVE",
        "the quality that leiden and louvain maximize: modularity, directed-modularity or\n"
          + "constant-potts (default: modularity)"),
      Option(
        "--resolution", "R",
        "higher gives more, smaller communities; with constant-potts the density that\n"
          + "they must exceed, in the unit of the weights (default: 1; constant-potts: required)"),
      Option(
        "--iterations", "N",
        "how often at most leiden and louvain go through all (default: 10; louvain\n"
          + "2, with --levels 1)"),
      Option(
        "--tolerance", "P",
        "leiden and louvain leave a level when less than this part of it moves: more is\n"
          + "faster and less good (default: 0.01)"),
      Option(
        "--starts", "N",
        "how many independent starts of leiden and louvain are made and combined (default:\n"
          + "leiden 10 to 1, fewer on larger graphs; louvain 1)"),
      Option(
        "--rounds", "N",
        "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result\n"
          + "with a people table sorted by LDBC's identifiers (default: 10)"),
      Option("--trials", "N", "how often infomap starts anew; the best counts (default: 10)"),
      Option("--steps", "N", "the length of walktrap's walks in friendships (default: 4)"),
      Option("--spins", "N", "the most communities of spinglass in a component (default: 25)"),
      Option(
        "--community-count", "N",
        "how many communities: for fluid (required), and at most for leading-eigenvector\n"
          + "(default: as many as raise the modularity)"),
      Option(
        "--runs", "N",
        "consensus of N runs by the method's own objective, and how surely people belong:\n"
          + "community_stability (default: 1)"),
      Option("--seed", "N", "seed of every random choice (default: 1)"),
    ]
  )

  private static let scoreGroup: (String, [Option]) = (
    "Score",
    [
      Option(
        "--model", "FILE",
        "a score model (JSON), or 2015, 2015-variant-b, european (default: 2015)"),
      Option(
        "--relationships", "MODE",
        "friends' scores enter by fixed-point, earlier or off (default: as the model says)"),
      Option(
        "--earlier-score", "C", "column with earlier scores (required with --relationships earlier)"
      ),
    ]
  )

  /// The options of scores for a table without friendships.
  private static let tableScoreGroup: (String, [Option]) = (
    scoreGroup.0,
    scoreGroup.1.map { option in
      option.name == "--relationships"
        ? Option(
          option.name, "off",
          "friends' scores are left out, their points shared out (default: as the model says)")
        : option.name == "--earlier-score" ? option.hidden : option
    }
  )

  private static let outputGroup: (String, [Option]) = (
    "Output",
    [
      Option("--output", "FILE", "where to write (-o; default: -, standard output)"),
      Option(
        "--format", "FORMAT",
        "csv, tsv or jsonl (default: each output by its ending: .csv, .tsv, .tab, .jsonl,\n"
          + ".ndjson, each also with .gz; csv without one or with .txt)"),
      threads, memory, quiet,
    ]
  )

  /// The output of a command that adds columns to a table.
  private static let columnOutput: (String, [Option]) = (
    "Output",
    outputGroup.1.prefix(2) + [
      Option("--prefix", "P", "put before the name of every new column (default: nothing)")
    ] + outputGroup.1.dropFirst(2)
  )

  private static let plainOutput: (String, [Option]) = (
    "Output", columnOutput.1.filter { !["--threads", "--memory"].contains($0.name) }
  )
}

extension CommandDescription {
  /// The help text of the command.
  var help: String {
    var text = "usage: sesame \(name) \(operands.joined(separator: " ")) [options]\n\n\(details)\n"
    for group in optionGroups {
      text += "\n\(group.title):\n"
      for option in group.options where !option.isHidden {
        let left = "  \(option.name)" + (option.value.map { " \($0)" } ?? "")
        let margin = String(repeating: " ", count: 28)
        let help = option.help.replacing("\n", with: "\n" + margin)
        text +=
          left.count < 28
          ? left + margin.dropFirst(left.count) + help + "\n" : left + "\n" + margin + help + "\n"
      }
    }
    return appendix.isEmpty ? text : text + "\n" + appendix
  }

  /// The features with what they mean, a line each.
  private static var featureList: String {
    let standard = Feature.standard
    let mark = { (feature: Feature) in feature.usesWeights ? " *" : "" }
    let groups: [(title: String, rows: [(name: String, meaning: String)])] = [
      (
        "Features (standard, where the graph has what they need)",
        standard.map { ($0.columnName + mark($0), $0.meaning) } + Communities.columnMeanings
      ),
      (
        "Features (by name, or with all)",
        Feature.order.dropFirst(standard.count).map { ($0.columnName + mark($0), $0.meaning) }
      ),
    ]
    let remark =
      "\nWith * weights count where friendships have them; they do in communities too, by most methods.\n"
    return groups.map { group in
      "\(group.title):\n"
        + group.rows.map { name, meaning in
          "  " + name + String(repeating: " ", count: max(1, 30 - name.count)) + meaning + "\n"
        }.joined()
    }.joined(separator: "\n") + remark
  }

  /// The help text of help.
  static var helpOfHelp: String {
    """
    usage: sesame help [COMMAND]

    Without COMMAND prints the commands. With one prints what it does, its options with their units
    and defaults, for features what each feature means, and for model what a score model consists
    of. 'sesame COMMAND --help' does the same.

    Commands:
      \(all.map(\.name).joined(separator: ", ")), help

    """
  }

  /// The help text of the program.
  static var overview: String {
    let rows = all.map { command in
      let left = "  \(command.name) \(command.operands.joined(separator: " "))"
      return left + String(repeating: " ", count: max(1, 20 - left.count)) + command.purpose
    }
    return """
      usage: sesame COMMAND [options]

      Turns a friend-edge list and a table about people into graph features and a score from 350
      to 950 that anyone can recompute. An illustration, not validated for lending.

      Commands:
      \(rows.joined(separator: "\n"))
        help COMMAND      the options of a command; for features also the list of features, for model
                          the format of score models

      EDGES is a list, or a snapshot of a graph that 'sesame import' made. Files ending in .gz are
      read and written as such; - is standard input or output. Without --output a terminal shows
      the beginning of a table, and all of it with --format.

      All results of a run appear together or not at all, also where an input is replaced.

      Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 70 internal, 73 cannot create,
      74 input/output, 130 interrupted. A program whose reader closes the pipe
      is ended by the signal, as others are (141 in a shell).

      """
  }
}
