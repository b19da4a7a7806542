extension BadInput {
  static let usage: [BadInput] = [
    BadInput(
      "no command", arguments: [], 64,
      "sesame: no command is given; run 'sesame help' for the list"),
    BadInput(
      "a command with a slip", "enrihc edges.csv", 64,
      "sesame: there is no command 'enrihc'; did you mean 'enrich'?"),
    BadInput(
      "a command nobody knows", "frobnicate", 64,
      "sesame: there is no command 'frobnicate'; run 'sesame help' for the list"),
    BadInput(
      "help on a command with a slip", "help enrihc", 64,
      "sesame: there is no command 'enrihc'; did you mean 'enrich'?"),
    BadInput(
      "no edge list", "features", 64,
      "sesame: 'features' needs EDGES; see 'sesame help features'"),
    BadInput(
      "an empty name of an edge list", arguments: ["features", ""], 64,
      "sesame: 'features' needs EDGES; see 'sesame help features'"),
    BadInput(
      "two edge lists", "features edges.csv people.csv", 64,
      "sesame: 'features' does not know what to do with 'people.csv'; write --people in front of a table "
        + "of people, or see 'sesame help features'"),
    BadInput(
      "an option with a slip", "features edges.csv --wieght 3", 64,
      "sesame: 'features' has no option '--wieght'; did you mean '--weight'?"),
    BadInput(
      "an option nobody knows", "features edges.csv --frobnicate", 64,
      "sesame: 'features' has no option '--frobnicate'; run 'sesame help features' for the list"),
    BadInput(
      "a short option nobody knows", "features edges.csv -x", 64,
      "sesame: 'features' has no option '-x'; run 'sesame help features' for the list"),
    BadInput(
      "an option without its value", "features edges.csv --weight", 64,
      "sesame: option '--weight' needs a value; write --weight C"),
    BadInput(
      "an option in place of a value", "features edges.csv --weight --directed", 64,
      "sesame: option '--weight' needs a value; write --weight C"),
    BadInput(
      "a form of progress nobody knows", "features edges.csv --progress loud", 64,
      "sesame: option '--progress' takes plain, json or none, not 'loud'"),
    BadInput(
      "a form of progress that no word asks for", "features edges.csv --progress bar", 64,
      "sesame: option '--progress' takes plain, json or none, not 'bar'"),
    BadInput(
      "completion for no shell", "completion", 64,
      "sesame: 'completion' needs SHELL; see 'sesame help completion'"),
    BadInput(
      "completion for a shell with a slip", "completion fihs", 64,
      "sesame: there is no completion for 'fihs', only for bash, zsh or fish; did you mean 'fish'?"),
    BadInput(
      "completion for another shell", "completion powershell", 64,
      "sesame: there is no completion for 'powershell', only for bash, zsh or fish"),
    BadInput(
      "completion for two shells", "completion bash zsh", 64,
      "sesame: 'completion' does not know what to do with 'zsh'; see 'sesame help completion'"),
    BadInput(
      "a manual page of a command", "man features", 64,
      "sesame: 'man' does not know what to do with 'features'; see 'sesame help man'"),
    BadInput(
      "a manual page for what reads tables", "man -o man.csv", 64,
      "sesame: man.csv: a text is not written as .csv; end the name in .txt"),
    BadInput(
      "an empty value", arguments: ["features", "edges.csv", "--output", ""], 64,
      "sesame: option '--output' needs a value; write --output FILE"),
    BadInput(
      "a switch with a value", "features edges.csv --directed=yes", 64,
      "sesame: option '--directed' takes no value, but got 'yes'"),
    BadInput(
      "an option given twice", "features edges.csv --seed 1 --seed 2", 64,
      "sesame: option '--seed' is given twice; keep one"),
    BadInput(
      "a time column without a date", "features edges.csv --time time", 64,
      "sesame: option '--time' needs '--as-of'; say as of when friendships count, such as "
        + "--as-of 2020-01-01"),
    BadInput(
      "a date without a time column", "features edges.csv --as-of 2020-01-01", 64,
      "sesame: option '--as-of' needs times; name their column with --time"),
    BadInput(
      "a half-life without a time column", "features edges.csv --half-life 30d", 64,
      "sesame: option '--half-life' needs times; name their column with --time"),
    BadInput(
      "a date that is none", "features edges.csv --time time --as-of soon", 64,
      "sesame: option '--as-of' takes unix seconds or an ISO 8601 date, not 'soon'; write it like "
        + "2012-01-31, 2012-01-31T12:30:00Z or 1328013000"),
    BadInput(
      "a half-life that is none",
      "features edges.csv --time time --as-of 2021-01-01 --half-life long", 64,
      "sesame: option '--half-life' takes a number above 0 with its unit s, h, d or w, such as "
        + "30d, not 'long'"),
    BadInput(
      "a half-life without a unit",
      "features edges.csv --time time --as-of 2021-01-01 --half-life 30", 64,
      "sesame: option '--half-life' needs a unit, and '30' has none; write 30d for days, or s, h or "
        + "w for seconds, hours or weeks"),
    BadInput(
      "a half-life without a unit, for communities from date to date",
      "communities edges.csv --time time --dates 2020-02-01,2021-01-01 --half-life 2.5", 64,
      "sesame: option '--half-life' needs a unit, and '2.5' has none; write 2.5d for days, or s, h or "
        + "w for seconds, hours or weeks"),
    BadInput(
      "an endless half-life",
      "features edges.csv --time time --as-of 2021-01-01 --half-life 1e308d", 64,
      "sesame: option '--half-life' takes a number above 0 with its unit s, h, d or w, such as "
        + "30d, not '1e308d'"),
    BadInput(
      "an amount of memory that is none", "features edges.csv --memory lots", 64,
      "sesame: option '--memory' takes a number of bytes, or one with K, M, G or T, such as 12G, "
        + "not 'lots'"),
    BadInput(
      "a method with a slip", "features edges.csv --method leyden", 64,
      "sesame: option '--method' takes leiden, louvain, label-propagation, "
        + "synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, "
        + "spinglass or fluid, not 'leyden'; did you mean 'leiden'?"
    ),
    BadInput(
      "a method nobody knows", "features edges.csv --method spectral", 64,
      "sesame: option '--method' takes leiden, louvain, label-propagation, "
        + "synchronous-label-propagation, infomap, walktrap, fast-greedy, leading-eigenvector, "
        + "spinglass or fluid, not 'spectral'"),
    BadInput(
      "no thread", "features edges.csv --threads 0", 64,
      "sesame: option '--threads' takes a whole number from 1 to 1024, not '0'"),
    BadInput(
      "a negative seed", "features edges.csv --seed -1", 64,
      "sesame: option '--seed' takes a whole number from 0, not '-1'"),
    BadInput(
      "no run to have in common", "communities edges.csv --runs 0", 64,
      "sesame: option '--runs' takes a whole number from 1 to 1000, not '0'"),
    BadInput(
      "resolutions for a method without one",
      "communities edges.csv --method infomap --resolutions 1:2:3", 64,
      "sesame: method 'infomap' has no option '--resolutions'; leave it out, or use leiden or "
        + "louvain"),
    BadInput(
      "resolutions that fall", "communities edges.csv --resolutions 2:1:5", 64,
      "sesame: option '--resolutions' takes two rising numbers above 0 and a count from 2 to 1000, "
        + "such as 0.1:10:21, not '2:1:5'"),
    BadInput(
      "a range of resolutions without a count", "communities edges.csv --resolutions 1:2", 64,
      "sesame: option '--resolutions' takes two rising numbers above 0 and a count from 2 to 1000, "
        + "such as 0.1:10:21, not '1:2'"),
    BadInput(
      "a scan of nothing", "communities edges.csv --scan scan.csv", 64,
      "sesame: option '--scan' needs resolutions; add --resolutions LOW:HIGH:COUNT, such as "
        + "0.1:10:21"),
    BadInput(
      "dates without a time column", "communities edges.csv --dates 2020-01-01", 64,
      "sesame: option '--dates' needs times; name their column with --time"),
    BadInput(
      "several dates where one is meant",
      "communities edges.csv --time time --as-of 2020-01-01,2021-01-01", 64,
      "sesame: option '--as-of' takes one date here, not '2020-01-01,2021-01-01'; use --dates to "
        + "follow communities from date to date, or keep one"),
    BadInput(
      "several dates for a snapshot",
      "import edges.csv --time time --as-of 2020-01-01,2021-01-01 -o e.sgraph", 64,
      "sesame: option '--as-of' takes one date here, not '2020-01-01,2021-01-01'; keep one"),
    BadInput(
      "dates of rows that fall", "features edges.csv --time time --as-of 2021-01-01,2020-01-01", 64,
      "sesame: option '--as-of' takes rising dates, but '2020-01-01' does not lie after "
        + "'2021-01-01'"),
    BadInput(
      "a date of rows given twice",
      "features edges.csv --time time --as-of 2021-01-01,2021-01-01", 64,
      "sesame: option '--as-of' has '2021-01-01' twice; keep one"),
    BadInput(
      "a date of rows that is none",
      "features edges.csv --time time --as-of 2021-01-01,later", 64,
      "sesame: option '--as-of' takes unix seconds or an ISO 8601 date, not 'later'; write it like "
        + "2012-01-31, 2012-01-31T12:30:00Z or 1328013000"),
    BadInput(
      "dates and a date",
      "communities edges.csv --time time --as-of 2020-01-01 --dates 2020-01-01,2021-01-01", 64,
      "sesame: option '--as-of' is about one date, and '--dates' about several; keep one"),
    BadInput(
      "runs at several dates",
      "communities edges.csv --time time --dates 2020-01-01,2021-01-01 --runs 3", 64,
      "sesame: option '--runs' is about one date, and '--dates' about several; keep one"),
    BadInput(
      "dates that fall", "communities edges.csv --time time --dates 2021-01-01,2020-01-01", 64,
      "sesame: option '--dates' takes rising dates, but '2020-01-01' does not lie after "
        + "'2021-01-01'"),
    BadInput(
      "a date in two spellings",
      "communities edges.csv --time time --dates 2021-01-01,2021-01-01T00:00", 64,
      "sesame: option '--dates' takes rising dates, but '2021-01-01T00:00' does not lie after "
        + "'2021-01-01'"),
    BadInput(
      "a date given twice", "communities edges.csv --time time --dates 2021-01-01,2021-01-01", 64,
      "sesame: option '--dates' has '2021-01-01' twice; keep one"),
    BadInput(
      "an empty date", "communities edges.csv --time time --dates 2021-01-01,", 64,
      "sesame: option '--dates' has an empty name; write NAME or NAME,NAME"),
    BadInput(
      "dates of which one is none", "communities edges.csv --time time --dates 2021-01-01,later",
      64,
      "sesame: option '--dates' takes unix seconds or ISO 8601 dates, not 'later'; write it "
        + "like 2012-01-31, 2012-01-31T12:30:00Z or 1328013000"),
    BadInput(
      "a seed above the largest number", "features edges.csv --seed 9223372036854775808", 64,
      "sesame: option '--seed' takes a whole number from 0, not "
        + "'9223372036854775808'"),
    BadInput(
      "events of a single date", "communities edges.csv --events events.csv", 64,
      "sesame: option '--events' needs '--dates'; add --dates T1,T2,…"),
    BadInput(
      "events in the place of the panel",
      "communities edges.csv --time time --dates 2021-01-01 -o e.csv --events e.csv", 64,
      "sesame: --output and --events name the same file; name another for --events"),
    BadInput(
      "a threshold without a table to be in",
      "communities edges.csv --people people.csv --below age=30", 64,
      "sesame: option '--below' needs '--community-table'; add --community-table FILE"),
    BadInput(
      "thresholds at several dates",
      "communities edges.csv --time time --dates 2020-01-01,2021-01-01 --below age=30", 64,
      "sesame: option '--below' is about one date, and '--dates' about several; keep one"),
    BadInput(
      "a threshold without a people table",
      "communities edges.csv --community-table t.csv --below age=30", 64,
      "sesame: there is no people table to take column 'age' from; give one with --people"),
    BadInput(
      "a threshold of a column that is not there",
      "communities edges.csv --people people.csv --community-table t.csv --below age=30,income=5",
      65,
      "people.csv: column 'income' is missing; the columns are 'id', 'age', 'city'"),
    BadInput(
      "a threshold of texts",
      "communities edges.csv --people people.csv --community-table t.csv --below city=30", 65,
      "people.csv:2: column 'city' holds texts: 3 of 3 values are not numbers, first here; choose a "
        + "column of numbers"),
    BadInput(
      "a threshold of a column twice",
      "communities edges.csv --people people.csv --community-table t.csv --below age=30,age=40", 64,
      "sesame: option '--below' has 'age' twice; keep one"),
    BadInput(
      "a threshold that is no number",
      "communities edges.csv --people people.csv --community-table t.csv --below age=old", 64,
      "sesame: option '--below' takes names, each with a number, such as age=30,income=1000, "
        + "not 'age=old'"),
    BadInput(
      "a threshold that is not a number",
      "communities edges.csv --people people.csv --community-table t.csv --below age=nan", 64,
      "sesame: option '--below' takes names, each with a number, such as age=30,income=1000, "
        + "not 'age=nan'"),
    BadInput(
      "an infinite threshold",
      "communities edges.csv --people people.csv --community-table t.csv --below age=-inf", 64,
      "sesame: option '--below' takes names, each with a number, such as age=30,income=1000, "
        + "not 'age=-inf'"),
    BadInput(
      "a threshold too large for a number",
      "communities edges.csv --people people.csv --community-table t.csv --below age=1e999", 64,
      "sesame: option '--below' takes names, each with a number, such as age=30,income=1000, "
        + "not 'age=1e999'"),
    BadInput(
      "a column without its threshold",
      "communities edges.csv --people people.csv --community-table t.csv --below age=30,size", 64,
      "sesame: option '--below' takes names, each with a number, such as age=30,income=1000, "
        + "not 'size'"),
    BadInput(
      "an empty threshold",
      "communities edges.csv --people people.csv --community-table t.csv --below age=", 64,
      "sesame: option '--below' takes names, each with a number, such as age=30,income=1000, "
        + "not 'age='"),
    BadInput(
      "a threshold without its column",
      "communities edges.csv --people people.csv --community-table t.csv --below =30", 64,
      "sesame: option '--below' takes names, each with a number, such as age=30,income=1000, "
        + "not '=30'"),
    BadInput(
      "nothing after a threshold",
      "communities edges.csv --people people.csv --community-table t.csv --below age=30,", 64,
      "sesame: option '--below' takes names, each with a number, such as age=30,income=1000, "
        + "not ''"),
    BadInput(
      "a threshold with a decimal comma",
      "communities edges.csv --people people.csv --community-table t.csv --below age=30,5", 64,
      "sesame: option '--below' takes names, each with a number, such as age=30,income=1000, "
        + "not '5'"),
    BadInput(
      "no random graph to compare with", "communities edges.csv --significance 0", 64,
      "sesame: option '--significance' takes a whole number from 1 to 100000, not '0'"),
    BadInput(
      "a resolution for walktrap", "features edges.csv --method walktrap --resolution 2", 64,
      "sesame: method 'walktrap' has no option '--resolution'; leave it out, or use leiden, "
        + "louvain or spinglass"),
    BadInput(
      "an objective for label propagation",
      "communities edges.csv --method label-propagation --objective modularity", 64,
      "sesame: method 'label-propagation' has no option '--objective'; leave it out, or use leiden "
        + "or louvain"),
    BadInput(
      "iterations of infomap",
      "enrich edges.csv --people people.csv --method infomap --iterations 2",
      64,
      "sesame: method 'infomap' has no option '--iterations'; leave it out, or use leiden or "
        + "louvain"),
    BadInput(
      "rounds of leiden", "communities edges.csv --rounds 2", 64,
      "sesame: method 'leiden' has no option '--rounds'; leave it out, or use "
        + "synchronous-label-propagation"),
    BadInput(
      "a number of communities for leiden", "communities edges.csv --community-count 3", 64,
      "sesame: method 'leiden' has no option '--community-count'; leave it out, or use "
        + "leading-eigenvector or fluid"),
    BadInput(
      "trials of walktrap", "communities edges.csv --method walktrap --trials 3", 64,
      "sesame: method 'walktrap' has no option '--trials'; leave it out, or use infomap"),
    BadInput(
      "steps of infomap", "communities edges.csv --method infomap --steps 3", 64,
      "sesame: method 'infomap' has no option '--steps'; leave it out, or use walktrap"),
    BadInput(
      "a single spin", "communities edges.csv --method spinglass --spins 1", 64,
      "sesame: option '--spins' takes a whole number from 2 to 1000000, not '1'"),
    BadInput(
      "fluids without their number", "communities edges.csv --method fluid", 64,
      "sesame: method 'fluid' must be told how many communities; add --community-count N"),
    BadInput(
      "more fluids than people", "communities edges.csv --method fluid --community-count 4", 65,
      "sesame: 3 people can't be divided into 4 communities; ask for fewer"),
    BadInput(
      "fluids in two pieces", "features edges.csv --method fluid --community-count 2",
      files: ["edges.csv": "source,target\nann,bob\ncid,dora\n"], 65,
      "sesame: method 'fluid' is for connected graphs, and this one has 2 components, the largest "
        + "of 2 people; keep the people of one component, or use leiden, louvain or "
        + "label-propagation, which take any graph"),
    BadInput(
      "more people than spinglass takes", "communities edges.csv --method spinglass",
      files: ["edges.csv": FileContent(path(ofPeople: 10_001))], 65,
      "sesame: method 'spinglass' is for graphs of at most 10000 people and 100000 friendships, and "
        + "this one has 10001 and 10000; use leiden, louvain or label-propagation, which take any "
        + "graph"),
    BadInput(
      "more people than walktrap takes", "communities edges.csv --method walktrap",
      files: ["edges.csv": FileContent(path(ofPeople: 25_001))], 65,
      "sesame: method 'walktrap' is for graphs of at most 25000 people and 500000 friendships, and "
        + "this one has 25001 and 25000; use leiden, louvain or label-propagation, which take any "
        + "graph"),
    BadInput(
      "an objective with a slip", "communities edges.csv --objective modularty", 64,
      "sesame: option '--objective' takes modularity, directed-modularity or constant-potts, not "
        + "'modularty'; did you mean 'modularity'?"),
    BadInput(
      "no iteration", "communities edges.csv --iterations 0", 64,
      "sesame: option '--iterations' takes a whole number from 1, not '0'"),
    BadInput(
      "a tolerance in per cent", "communities edges.csv --tolerance 2", 64,
      "sesame: option '--tolerance' takes a number from 0 to 1, not '2'"),
    BadInput(
      "a tolerance that is none", "communities edges.csv --tolerance nan", 64,
      "sesame: option '--tolerance' takes a number from 0 to 1, not 'nan'"),
    BadInput(
      "no start", "communities edges.csv --starts 0", 64,
      "sesame: option '--starts' takes a whole number from 1 to 1000, not '0'"),
    BadInput(
      "starts for fluid", "communities edges.csv --method fluid --community-count 2 --starts 3", 64,
      "sesame: method 'fluid' has no option '--starts'; leave it out, or use leiden or louvain"),
    BadInput(
      "a tolerance for walktrap", "communities edges.csv --method walktrap --tolerance 0.1", 64,
      "sesame: method 'walktrap' has no option '--tolerance'; leave it out, or use leiden or "
        + "louvain"),
    BadInput(
      "a start for walktrap", "communities edges.csv --method walktrap --start-from people.csv", 64,
      "sesame: method 'walktrap' has no option '--start-from'; leave it out, or use leiden, louvain "
        + "or label-propagation"),
    BadInput(
      "levels of label propagation", "communities edges.csv --method label-propagation --levels",
      64,
      "sesame: method 'label-propagation' has no option '--levels'; leave it out, or use leiden or "
        + "louvain"),
    BadInput(
      "levels of a consensus", "communities edges.csv --runs 3 --levels", 64,
      "sesame: a consensus of several runs has no option '--levels'; leave --runs out"),
    BadInput(
      "a start for features", "features edges.csv --start-from people.csv", 64,
      "sesame: 'features' has no option '--start-from'; run 'sesame help features' for the list"),
    BadInput(
      "a start that is not there", "communities edges.csv --start-from before.csv", 66,
      "before.csv: the file does not exist; check the path"),
    BadInput(
      "a start of other people", "communities edges.csv --start-from before.csv",
      files: ["before.csv": "id,community\nx,1\ny,2\n"], 65,
      "before.csv: no one in the graph has a community in it; see whether its first column holds "
        + "the same identifiers"),
    BadInput(
      "a start without the column",
      "communities edges.csv --start-from people.csv --column town", 65,
      "people.csv: column 'town' is missing; the columns are 'id', 'age', 'city'"),
    BadInput(
      "a negative resolution", "features edges.csv --resolution -1", 64,
      "sesame: option '--resolution' takes a number from 0, not '-1'"),
    BadInput(
      "a damping of 1", "features edges.csv --damping 1", 64,
      "sesame: option '--damping' takes a number from 0 to below 1, not '1'"),
    BadInput(
      "a damping so near to 1 that directed walks don't settle",
      "features edges.csv --directed --damping 0.99999", 65,
      "sesame: PageRank with a damping of 0.99999 takes too many steps in a directed graph; "
        + "choose a damping of 0.9999 or less"),
    BadInput(
      "no sources of betweenness",
      "features edges.csv --features betweenness --betweenness-sources 0", 64,
      "sesame: option '--betweenness-sources' takes a whole number from 1, not '0'"
    ),
    BadInput(
      "strength without weights", "features edges.csv --features strength", 64,
      "sesame: 'strength' needs weights; name the edges' weight column (--weight)"),
    BadInput(
      "reciprocity without direction", "features edges.csv --features reciprocity", 64,
      "sesame: 'reciprocity' needs direction; read the edges as directed (--directed)"),
    BadInput(
      "a feature with a slip", "features edges.csv --features degre", 64,
      "sesame: there is no feature 'degre'; did you mean 'degree'?"),
    BadInput(
      "a feature nobody knows", "features edges.csv --features wealth", 64,
      "sesame: there is no feature 'wealth'; the features are degree, strength, in_degree, "
        + "out_degree, triangle_count, local_clustering_coefficient, coreness, pagerank, component, "
        + "component_size, betweenness, closeness, harmonic_centrality, constraint, "
        + "eigenvector_centrality, reciprocity, effective_size, ego_density, truss_number, "
        + "weighted_clustering, strength_diversity, "
        + "community, community_size, community_internal_degree"
    ),
    BadInput(
      "a feature asked for twice", "features edges.csv --features degree,degree", 64,
      "sesame: option '--features' has 'degree' twice; keep one"),
    BadInput(
      "a feature without a name", "features edges.csv --features degree,", 64,
      "sesame: option '--features' has an empty name; write NAME or NAME,NAME"),
    BadInput(
      "a header that may be", "features edges.csv --header=maybe", 64,
      "sesame: option '--header' takes yes or no, not 'maybe'"),
    BadInput(
      "a hexadecimal number", "communities edges.csv --resolution 0x5", 64,
      "sesame: option '--resolution' takes a number from 0, not '0x5'"),
    BadInput(
      "a damping below 0", "features edges.csv --damping -1", 64,
      "sesame: option '--damping' takes a number from 0 to below 1, not '-1'"),
    BadInput(
      "a damping above 1", "features edges.csv --damping 1e308", 64,
      "sesame: option '--damping' takes a number from 0 to below 1, not '1e308'"),
    BadInput(
      "less than a byte of memory", "features edges.csv --memory 1e-320", 64,
      "sesame: option '--memory' takes a number of bytes, or one with K, M, G or T, such as 12G, "
        + "not '1e-320'"),
    BadInput(
      "a half-life shorter than clocks tell",
      "features edges.csv --time 2 --as-of 2020-01-01 --half-life 1e-308s", 64,
      "sesame: option '--half-life' takes a thousandth of a second or more, not '1e-308s'"),
    BadInput(
      "a delimiter nobody knows", "features edges.csv --delimiter colon", 64,
      "sesame: option '--delimiter' takes comma, tab, semicolon, pipe or spaces, not 'colon'"),
    BadInput(
      "a policy with a slip", "features edges.csv --duplicates sun", 64,
      "sesame: option '--duplicates' takes sum, first, last, max, count or error, not 'sun'; did "
        + "you mean 'sum'?"),
    BadInput(
      "a format nobody knows", "features edges.csv --format xlsx", 64,
      "sesame: option '--format' takes csv, tsv, jsonl or parquet, not 'xlsx'"),
    BadInput(
      "a format of tables for an explanation",
      "explain edges.csv --people people.csv --person ann --format csv", 64,
      "sesame: option '--format' takes text, markdown, json or html, not 'csv'"),
    BadInput(
      "nobody to explain", "explain edges.csv --people people.csv", 64,
      "sesame: the person is missing; add --person ID"),
    BadInput(
      "an explanation of a table with options of friendships",
      "explain people.csv --person ann --directed", 64,
      "sesame: option '--directed' is about friendships, and a table alone has none; give the edge "
        + "list, and add --people TABLE"),
    BadInput(
      "a change of two people", "explain people.csv --person ann,bob --set income=1", 64,
      "sesame: option '--set' is about one person, and '--person' names 2; explain one at a time"),
    BadInput(
      "a change without a value", "explain people.csv --person ann --set income", 64,
      "sesame: option '--set' takes columns, each with a value, such as income=2000, not 'income'"),
    BadInput(
      "months that are none", "explain people.csv --person ann --within soon", 64,
      "sesame: option '--within' takes a whole number from 0 to 1200, not 'soon'"),
    BadInput(
      "scores without a table", "enrich edges.csv", 64,
      "sesame: the people table is missing; add --people TABLE"),
    BadInput(
      "both inputs from one place", "enrich - --people -",
      standardInput:
        "source,target,weight,time\nann,bob,1,2020-01-01\nbob,cid,2,2020-02-01\ncid,ann,3,2020-03-01\n",
      64,
      "sesame: EDGES and --people can't both be standard input; give one of them a path"),
    BadInput(
      "relationships neither on nor off",
      "enrich edges.csv --people people.csv --model model.json --relationships on", 64,
      "sesame: option '--relationships' takes fixed-point, earlier or off, not 'on'"),
    BadInput(
      "earlier scores without their column",
      "enrich edges.csv --people people.csv --model model.json --relationships earlier", 64,
      "sesame: option '--relationships earlier' needs '--earlier-score'; name the column with "
        + "earlier scores"),
    BadInput(
      "earlier scores that are not asked for",
      "enrich edges.csv --people people.csv --model model.json --earlier-score age", 64,
      "sesame: option '--earlier-score' needs '--relationships earlier'; add it"),
  ]
  /// Everyone is a friend of the next.
  private static func path(ofPeople count: Int) -> String {
    (1..<count).reduce(into: "source,target\n") { $0 += "\($1 - 1),\($1)\n" }
  }
}
