internal import Sesame

extension CommandDescription {
  /// How a table of people is read.
  static let tableOptions = [
    Option(
      "--id", "C",
      "the people table's identifier column (default: its first); row numbers the rows "
        + "from 1, unless a column is called row"),
    Option(
      "--outcome", "C,…", isRepeatable: true,
      "columns of what became of people, which is to be predicted: they are written as they are, and "
        + "nothing is computed from them (default: none; may be given several times)"),
    Option(
      "--event", "[C=]V,…", isRepeatable: true,
      "the outcome's values that are the event, C=V each where there are several outcomes; every other "
        + "value is none (default: true, or 1 among 0 and 1; may be given several times)"),
    Option(
      "--missing", "[C=]TEXT,…", valueMayBeEmpty: true,
      "further spellings of a missing value, in all columns or in column C. An empty "
        + "field, NA, N/A and null are missing anyway; NaN, None, NULL, #N/A and their "
        + "like are among numbers. With an empty TEXT only empty fields (and other TEXTs "
        + "given) are missing. A TEXT that is a number is any spelling of it in columns of "
        + "numbers (default: none further)"),
    Option(
      "--people-header", "yes|no", of: ["yes", "no"],
      "whether the table's first line names its columns, which are column_1, column_2, … "
        + "otherwise (default: yes, and a line that looks like data is refused)"),
    Option(
      "--decimal", "MARK", of: Choices<DecimalMark>.marks.words,
      "point or comma: how the table, and the numbers of an edge list, write fractions; with "
        + "comma 1.234,5 is a number (default: point)"),
    Option(
      "--grouping", "MARK", of: Choices<GroupingMark>.marks.words,
      "\(Choices<GroupingMark>.marks.listed): what the table, and the numbers of an edge list, have between "
        + "thousands, in groups of three (default: nothing; with a decimal comma points may be there)"
    ),
    Option(
      "--date-order", "ORDER", of: Choices<DateOrder>.orders.words,
      "\(Choices<DateOrder>.orders.listed): the order of day, month and year in dates such as 31.12.2024, those of an edge list "
        + "too; columns of such dates are written as 2024-12-31 (default: dates of ISO 8601 alone are dates)"
    ),
  ]
  /// The confidence level of what a command finds.
  static func levelOption(_ usual: Double) -> Option {
    Option(
      "--level", "P", "confidence level of intervals, from 0.01 to 0.9999 (default: \(usual))")
  }

  static let threads = Option(
    "--threads", "N", "how many threads (default: all cores); changes no byte of the result")
  static let memory = Option(
    "--memory", "SIZE",
    "memory to plan with, in bytes or such as 12G; what is more goes into files in TMPDIR "
      + "(default: all there is)")
  static let tableMemory = Option(
    "--memory", "SIZE", "memory to plan with, in bytes or such as 12G (default: all there is)")
  static let quiet = Option(switch: "--quiet", "no progress bar, no summary")
  static let progress = Option(
    "--progress", "FORM", of: ProgressForm.choices.words,
    "how far the work is, on standard error: plain (lines for a log), json (an object a line for "
      + "programs) or none (default: a bar on a terminal, else none)")

  /// How all commands that may take long run.
  static func runOptions(_ memory: Option = memory) -> [Option] {
    [threads, memory, quiet, progress]
  }

  static func peopleGroup(required: Bool) -> (String, [Option]) {
    (
      "People",
      [
        Option(
          "--people", "TABLE",
          "the people table: CSV, TSV, JSON lines or Parquet (\(required ? "required" : "default: none"))"
        )
      ] + tableOptions + [
        Option(
          "--unknown-people", "POLICY", of: Choices<UnknownPeoplePolicy>.policies.words,
          "an edge names someone absent from the table: \(Choices<UnknownPeoplePolicy>.policies.listed) (default: add, "
            + "and a table with nobody of the edge list is refused)")
      ]
    )
  }

  static let edgeGroup: (String, [Option]) = (
    "Friendships",
    [
      Option(
        "--edge-format", "FORMAT", of: Choices<EdgeFileFormat>.formats.words,
        "\(Choices<EdgeFileFormat>.formats.listed) (default: what\n"
          + "the file itself says, or its ending: .jsonl or .ndjson, .mtx, .ncol, .metis or .graph,\n"
          + ".graphml, .gexf, .net; else text)"),
      Option("--source", "C", "first endpoint's column, by name or number from 1 (default: 1)"),
      Option("--target", "C", "second endpoint's column (default: 2)"),
      Option("--weight", "C", "weight column (default: none)"),
      Option("--kind", "C", "kind column (default: none)"),
      Option(
        "--kind-of-ends", "C",
        "the kind of a friendship is made of those that people column C gives its ends, in\n"
          + "alphabetical order, with --directed the source's first: business-person (default: none)"
      ),
      Option(
        "--exclude-kinds", "K,…",
        "kinds whose friendships are not read, such as those from which an outcome was made (default:\n"
          + "none)"),
      Option(switch: "--directed", "keep direction (default: undirected)"),
      Option(
        "--delimiter", "D", of: Choices<Delimiter>.delimiters.words,
        "\(Choices<Delimiter>.delimiters.listed) (default: detected)"),
      Option(
        "--header", "yes|no", of: ["yes", "no"], valueIsOptional: true,
        "whether the first row names the columns (default: detected)"),
      Option(
        "--comment", "CHARACTERS", valueMayBeEmpty: true, "what starts a comment line (default: #%)"
      ),
      Option(
        "--duplicates", "POLICY", of: Choices<DuplicatePolicy>.policies.words,
        "one edge given twice: sum, first or last (by time if edges have one), max, "
          + "count (with a half-life what is left of each, added) or error (default: sum)"),
      Option(
        "--self-loops", "POLICY", of: Choices<SelfLoopPolicy>.policies.words,
        "an edge from a person to themselves: \(Choices<SelfLoopPolicy>.policies.listed) (default: drop)"
      ),
      Option(
        switch: "--two-mode",
        "the targets are no people but what they share, such as shops or devices: whoever has\n"
          + "one in common is tied (default: targets are people)"),
      Option(
        "--hub-limit", "N",
        "with --two-mode: what more than N people share ties nobody\n"
          + "(default: \(TwoModeRules.defaultLargestHub))"),
      Option(
        "--shared-weight", "WEIGHT", of: Choices<TwoModeRules.SharedWeight>.weights.words,
        "with --two-mode: what each thing shared adds to a friendship's weight: one, or\n"
          + "by-size for 1 / (its people - 1) (default: one)"),
      Option(
        "--quarantine", "FILE",
        "set bad rows of both inputs aside in FILE, and go on; .csv: commas, else tabs; "
          + "not those of GraphML, GEXF, Pajek and METIS files (default: stop at the first)"),
    ]
  )

  static let featureGroup: (String, [Option]) = (
    "Features",
    [
      Option(
        "--features", "NAME,…", of: Feature.wordsOfOption,
        "column names, standard for the usual ones; or all or none (default: standard)"),
      Option(
        "--aggregate", "C,…",
        "columns to aggregate over friends, or none (default: every numeric column that is no outcome,\n"
          + "does not look like an identifier and tells nothing of another column C, as C_reliability does)"
      ),
    ] + aggregateOptions + [
      Option(
        "--exposure", "C,…",
        "with --two-mode: of these people columns the mean over the others who share each of a\n"
          + "person's things; then their number, mean and largest (default: none)"),
      Option(
        "--community-shares", "N",
        "shares of everyone's friends in each of the N largest communities (default: none)"),
      Option(
        "--damping", "R",
        "PageRank's damping, from 0 to below 1, with --directed to 0.9999 "
          + "(default: \(Feature.defaultDamping))"),
      Option(
        "--reset", "C", "PageRank restarts in proportion to this people column (default: evenly)"),
      Option(
        "--betweenness-sources", "N",
        "estimate betweenness from N sampled people (default: exact, from everyone)"),
    ]
  )

  /// The options of features for a command that does not choose columns.
  static let featureSettings: (String, [Option]) = (
    featureGroup.0,
    featureGroup.1.filter { option in
      ![
        "--features", "--aggregate", "--aggregate-except", "--exposure", "--statistics",
        "--community-shares",
      ].contains(option.name)
    }
  )

  /// The same with what people share, for a command that leaves the list of it as it is.
  static let exposureSettings: (String, [Option]) = (
    featureGroup.0,
    featureSettings.1 + featureGroup.1.filter { $0.name == "--exposure" }
  )

  static let communityGroup: (String, [Option]) = (
    "Communities",
    [
      Option(
        "--method", "METHOD", of: Arguments.methodNames,
        "\(Arguments.methodNames.prefix(6).joined(separator: ", ")), "
          + "\(Arguments.methodNames.dropFirst(6).joined(separator: ", ")) (default: leiden)"),
      Option(
        "--objective", "OBJECTIVE", of: Choices<CommunityObjective>.objectives.words,
        "the quality that leiden and louvain maximize: "
          + "\(Choices<CommunityObjective>.objectives.listed) (default: modularity)"),
      Option(
        "--resolution", "R",
        "higher gives more, smaller communities; with constant-potts the density that "
          + "they must exceed, in the unit of the weights (default: 1; constant-potts: required)"),
      Option(
        "--iterations", "N",
        "how often at most leiden and louvain go through all (default: 10; louvain "
          + "2, with --levels 1)"),
      Option(
        "--tolerance", "P",
        "leiden and louvain leave a level when less than this part of it moves; a larger P is "
          + "faster, with slightly worse communities (default: 0.01)"),
      Option(
        "--starts", "N",
        "how many independent starts of leiden and louvain are made and combined (default: "
          + "leiden 10 to 1, fewer on larger graphs; louvain 1)"),
      Option(
        "--rounds", "N",
        "how often synchronous-label-propagation takes labels, row numbers at first: LDBC's result "
          + "with a people table sorted by LDBC's identifiers (default: 10)"),
      Option("--trials", "N", "how often infomap starts anew; the best counts (default: 10)"),
      Option(
        "--steps", "N", "the length of walktrap's walks in friendships, at most 100 (default: 4)"),
      Option("--spins", "N", "the most communities of spinglass in a component (default: 25)"),
      Option(
        "--community-count", "N",
        "how many communities: for fluid (required), and at most for leading-eigenvector "
          + "(default: as many as raise the modularity)"),
      Option(
        "--runs", "N",
        "consensus of N runs by the method's own objective, and how surely people belong: "
          + "community_stability (default: 1)"),
      Option("--seed", "N", "seed of every random choice (default: 1)"),
    ]
  )

  static let outputGroup: (String, [Option]) = (
    "Output",
    [
      Option(
        "--output", "FILE",
        "where to write (-o; default: -, standard output); sqlite:FILE?TABLE and "
          + "postgresql://HOST/DATABASE?TABLE write a table of a database"),
      Option(
        "--format", "FORMAT", of: Choices<TableFormat>.tables.words,
        "\(Choices<TableFormat>.tables.listed) (default: each output by its ending: .csv, .tsv, .tab, .jsonl, "
          + ".ndjson, each also with .gz or .zst, .parquet, .pq; csv without one or with .txt)"),
      replaceTable,
    ] + runOptions()
  )

  static let replaceTable = Option(
    switch: "--replace-table",
    "lets results replace tables of databases that are there (default: that is refused)")

  static let prefix = Option(
    "--prefix", "P", "put before the name of every new column (default: nothing)")

  /// The output of a command that adds columns to a table.
  static let columnOutput: (String, [Option]) = (
    "Output",
    outputGroup.1.prefix(2) + [
      prefix,
      Option(
        "--columns", "C,…",
        "what is written, behind the identifiers and in this order, by the names of the output; what "
          + "no other column needs is not computed (default: all)"),
      Option(
        switch: "--explain-columns",
        "write what every column means instead, as far as headers and first rows tell; FORMAT is "
          + "text, markdown, html or json then (default: by the ending: .txt, .md, .html, .json; else text)"
      ),
    ] + outputGroup.1.dropFirst(2)
  )

  /// The graph of a command that yields a row per person.
  static let graphOutput = Option(
    "--graph-output", "FILE",
    "writes the graph beside the result, with its columns as attributes of people (of communities also\n"
      + "those of --people, unless --columns chooses): .graphml for Cytoscape and others, .gexf for\n"
      + "Gephi, with colors for communities; each also with .gz or .zst (default: none)")

  /// The same for a command some of whose columns only reading tells.
  static let peopleOutput: (String, [Option]) = (
    "Output",
    columnOutput.1.flatMap { option in
      option.name != "--explain-columns"
        ? [option]
        : [
          option,
          Option(
            "--dictionary", "FILE",
            "writes beside the result what each of its columns means, also those that only reading "
              + "tells; .txt, .md or .json (default: none)"),
          graphOutput,
        ]
    }
  )
}
