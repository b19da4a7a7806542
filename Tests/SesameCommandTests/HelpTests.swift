import Testing

/// What the program says of itself.
struct HelpTests {
  static let commands = [
    "enrich", "features", "communities", "graph-helps", "report", "bin", "fit", "validate",
    "drift", "resolve", "score", "verify", "explain", "influence", "import", "model", "generate",
    "completion", "man",
  ]

  @Test func `help lists every command and exit status`() async throws {
    let help = try await Program.run("help")
    #expect(help.status == 0)
    #expect(help.text.contains("\n  --version "))
    #expect(try await Program.run("help help").text.contains("sesame --version"))
    #expect(help.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(help.standardError.isEmpty)
    for command in Self.commands { #expect(help.text.contains("\n  \(command) ")) }
    for status in [0, 64, 65, 66, 70, 73, 74, 77, 130] {
      #expect(help.text.contains(try Regex("\\b\(status) [a-z]")))
    }
    #expect(try await Program.run("--help").standardOutput == help.standardOutput)
    #expect(try await Program.run("-h").standardOutput == help.standardOutput)
  }

  @Test(arguments: commands)
  func `help on a command is the same before and behind it, and fits a page's width`(
    _ command: String
  ) async throws {
    let help = try await Program.run("help \(command)")
    #expect(help.status == 0)
    #expect(help.text.hasPrefix("usage: sesame \(command) "))
    #expect(help.text.contains("--output FILE"))
    #expect(help.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let behind = try await Program.run("\(command) --help")
    #expect(behind.standardOutput == help.standardOutput)
    // Help is given whatever else stands on the line.
    let among = try await Program.run("\(command) nothing.csv --frobnicate -h")
    #expect(among.status == 0)
    #expect(among.standardOutput == help.standardOutput)
  }

  @Test func `every option of the table of options is in the help of enrich`() async throws {
    let help = try await Program.run("help enrich").text
    let options = [
      "--source", "--target", "--weight", "--time", "--kind", "--directed", "--delimiter",
      "--header", "--comment", "--duplicates", "--self-loops", "--unknown-people", "--id",
      "--aggregate", "--features", "--method", "--resolution", "--as-of", "--half-life",
      "--model", "--seed", "--threads", "--format", "--quarantine", "--quiet", "--missing",
      "--people-header", "--decimal", "--grouping", "--date-order", "--prefix",
      "--aggregate-except", "--statistics", "--over",
      "--minimum-friends", "--shrinkage", "--exclude-kinds", "--outcome-features", "--folds",
      "--fold-by", "--outcome-levels",
      "--seeds", "--seed-people", "--seed-file", "--seed-weight", "--spread-seeds", "--ratings",
      "--influence", "--outcome-influence", "--dictionary", "--progress",
    ]
    for option in options { #expect(help.contains("\n  \(option)")) }
  }

  @Test func `what the graph is to yield is said to a verdict as to features`() async throws {
    let (features, verdict) = (
      try await Program.run("help features").text, try await Program.run("help graph-helps").text
    )
    let ofVerdict = Dictionary(
      uniqueKeysWithValues: options(in: verdict).map { ($0.name, $0.text) })
    let names = [
      "--features", "--aggregate", "--aggregate-except", "--statistics", "--over",
      "--minimum-friends", "--shrinkage", "--community-shares", "--damping", "--reset",
      "--betweenness-sources", "--tie-columns", "--windows", "--seeds", "--seed-people",
      "--ratings", "--largest-rating", "--cold-start", "--influence", "--prefix", "--method",
      "--seed",
    ]
    for option in options(in: features) where names.contains(option.name) {
      #expect(ofVerdict[option.name] == option.text)
    }
    #expect(names.allSatisfy { ofVerdict[$0] != nil })
  }

  /// The options of a help text that take a value, each with all that is said of it.
  private func options(in help: String) -> [(name: String, text: String)] {
    var options: [(name: String, text: String)] = []
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  --") {
        options.append((String(line.split(separator: " ")[0]), String(line)))
      } else if line.hasPrefix("     "), !options.isEmpty {
        options[options.count - 1].text += " " + line.drop { $0 == " " }
      }
    }
    // A value stands one blank behind the name; the help of a switch further away.
    return options.filter { option in
      let rest = option.text.dropFirst(2).dropFirst(option.name.count)
      return rest.hasPrefix(" ") && !rest.hasPrefix("  ")
    }
  }

  @Test(arguments: commands)
  func `every option with a value says its default, or that it is required`(
    _ command: String
  ) async throws {
    let help = try await Program.run("help \(command)").text
    let options = options(in: help)
    #expect(options.count >= 1)
    for option in options {
      #expect(
        option.text.contains("default") || option.text.contains("required"), "\(option.text)")
    }
  }

  @Test(arguments: commands)
  func `a number that is said to be the default is one that the option takes`(
    _ command: String
  ) async throws {
    let folder = try Folder(Samples.files)
    for option in options(in: try await Program.run("help \(command)").text) {
      guard let number = option.text.firstMatch(of: /default: (\d[\d.]*)[;)]/)?.output.1 else {
        continue
      }
      let outcome = try await Program.run(
        "\(command) edges.csv \(option.name) \(number) --quiet", in: folder)
      // Some are about another method than the default one, which is said before.
      #expect(!outcome.standardError.contains("' takes "), "\(outcome.standardError)")
    }
  }

  @Test(arguments: ["enrich", "features", "communities", "graph-helps"])
  func `help tells once how lists are written`(_ command: String) async throws {
    let help = try await Program.run("help \(command)").text.replacing("\n", with: " ")
    #expect(help.ranges(of: "an element in double quotes may hold commas").count == 1)
  }

  @Test func `help on model tells the model's format`() async throws {
    let help = try await Program.run("help model").text
    #expect(help.contains("\nA model is one JSON document"))
    #expect(help.contains("\n  minimum_friends_to_disclose\n"))
  }

  @Test func `help on help says how to ask for help`() async throws {
    let help = try await Program.run("help help")
    #expect(help.status == 0)
    #expect(help.text.hasPrefix("usage: sesame help [COMMAND]\n"))
    for command in Self.commands { #expect(help.text.contains(command)) }
    for words in ["help --help", "--help help", "-h -h"] {
      #expect(try await Program.run(words).standardOutput == help.standardOutput)
    }
  }

  @Test func `help on features says of every feature in one line what it means`() async throws {
    let help = try await Program.run("help features").text
    let names = [
      "degree", "strength", "in_degree", "out_degree", "triangle_count",
      "local_clustering_coefficient", "coreness", "pagerank", "component", "component_size",
      "community", "community_size", "community_internal_degree", "betweenness", "closeness",
      "harmonic_centrality", "constraint", "eigenvector_centrality", "reciprocity",
      "effective_size", "ego_density", "truss_number", "weighted_clustering", "strength_diversity",
    ]
    for name in names {
      let lines = help.split(separator: "\n").filter { $0.hasPrefix("  \(name) ") }
      #expect(lines.count == 1)
      #expect((lines.first?.split(separator: " ").count ?? 0) > 4)
    }
    // Nowhere else, where features can't be chosen.
    #expect(!(try await Program.run("help score").text).contains("triangle_count"))
  }

  @Test func `the version names the program's and igraph's`() async throws {
    let outcome = try await Program.run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.text.wholeMatch(of: /sesame \d+\.\d+\.\d+ \(igraph \d+\.\d+\.\d+\)\n/) != nil)
  }

  @Test func `help on models tells what fitted ones have besides`() async throws {
    let help = try await Program.run("help model").text
    for part in [
      "{\"values\": [-9], \"points\": 20}", "\n  fit          optional", "least_information_value",
      "\n  left_out     ", "\n  out_of_fold, in_sample\n",
    ] {
      #expect(help.contains(part), "\(part)")
    }
  }
}
