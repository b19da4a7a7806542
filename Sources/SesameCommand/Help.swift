internal import Sesame

extension CommandDescription {
  /// The help text of the command.
  var help: String {
    let words = ["sesame", name] + operands + ["[options]"]
    var text = "usage: \(words.joined(separator: " "))\n\n\(details)\n\nExamples:\n"
    for (command, shows) in examples {
      text += shows.wrapped(behind: 2) + "\n" + command.shellLines(behind: 4) + "\n"
    }
    for group in optionGroups {
      text += "\n\(group.title):\n"
      for option in group.options where !option.isHidden {
        let left = "  \(option.name)" + (option.value.map { " \($0)" } ?? "")
        let help = option.help.wrapped(behind: 28)
        text +=
          (left.count < 28 ? left + help.dropFirst(left.count) : left + "\n" + help) + "\n"
      }
    }
    if options.contains(where: { $0.value?.hasSuffix(",…") ?? false }) {
      text += "\n" + ListText.help.wrapped(behind: 0) + "\n"
    }
    return appendix.isEmpty ? text : text + "\n" + appendix
  }

  /// The features with what they mean, a line each.
  static var featureList: String {
    let standard = Feature.standard
    let mark = { (feature: Feature) in feature.usesWeights ? " *" : "" }
    let meaning = { (feature: Feature) in
      feature.meaning + (feature.requirement.map { "; \($0)" } ?? "")
    }
    let groups: [(title: String, rows: [(name: String, meaning: String)])] = [
      (
        "Features (standard, where the graph has what they need)",
        standard.map { ($0.columnName + mark($0), meaning($0)) }
          + CommunityColumn.allCases.map { ($0.name, $0.meaning) }
      ),
      (
        "Features (by name, or with all)",
        Feature.all.dropFirst(standard.count).map { ($0.columnName + mark($0), meaning($0)) }
      ),
    ]
    let remark =
      "\nWith * weights count where friendships have them; they do in communities too, by most methods.\n"
    return groups.map { group in
      "\(group.title):\n"
        + group.rows.map { name, meaning in
          "  " + name + meaning.wrapped(behind: 32).dropFirst(name.count + 2) + "\n"
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

    'sesame --version' prints the versions of sesame and of igraph.

    """
  }

  /// What the program is.
  static let introduction = """
    Turns a friend-edge list and a table about people into graph features and a score from 350
    to 950 that anyone can recompute. An illustration, not validated for lending.
    """

  /// What holds for all commands.
  static let remarks = """
    EDGES is a list, or a snapshot of a graph that 'sesame import' made. Files ending in .gz
    or .zst are read and written as such; - is standard input or output. Without --output a
    terminal shows the beginning of a table, and all of it with --format.

    All results of a run appear together or not at all, and never in place of an input.
    """

  /// How the program can end.
  static let statuses: [(status: Int, meaning: String)] = [
    (0, "done"), (64, "usage"), (65, "bad data"), (66, "no input"), (69, "a library is missing"),
    (70, "internal"), (73, "cannot create"), (74, "input/output"), (77, "refused by --fail-on"),
    (130, "interrupted"),
  ]

  /// The same in lines, each number beside its meaning.
  private static var exitStatuses: String {
    var lines = ["Exit status:"]
    for (place, status) in statuses.enumerated() {
      let end = place + 1 < statuses.count ? "," : "."
      let part = "\(status.status) \(status.meaning)\(end)"
      if lines[lines.count - 1].count + 1 + part.count <= 100 {
        lines[lines.count - 1] += " " + part
      } else {
        lines.append(part)
      }
    }
    return
      (lines + [
        "A program whose reader closes the pipe is ended by the signal, as others are (141 in a shell)."
      ]).joined(separator: "\n")
  }

  /// The variables of the environment that the program looks at.
  static let variables: [(name: String, meaning: String)] = [
    (
      "SESAME_CARQUET",
      "the library that reads and writes Parquet (libcarquet.so), where it is not found"
    ),
    ("TMPDIR", "the folder of files for what is more than memory holds (default: /tmp)"),
    (
      "TERM", "with dumb, or without it, the progress bar is drawn without commands to the terminal"
    ),
  ]

  /// The help text of the program.
  static var overview: String {
    let rows = all.map { command in
      let left = "  \(command.name) \(command.operands.joined(separator: " "))"
      return left + String(repeating: " ", count: max(1, 22 - left.count)) + command.purpose
    }
    return """
      usage: sesame COMMAND [options]

      \(introduction)

      Commands:
      \(rows.joined(separator: "\n"))
        help COMMAND        the options of a command; for features also the list of features, for
                            model the format of score models
        --version           the versions of sesame and of igraph

      \(remarks)

      \(exitStatuses)

      """
  }
}

extension String {
  /// A command in lines of at most 100 columns, which a shell takes for one.
  func shellLines(behind margin: Int) -> String {
    // An option keeps its value beside it.
    var parts: [String] = []
    for word in split(separator: " ") {
      if let last = parts.last, last.hasPrefix("--"), !last.contains(" "), !word.hasPrefix("--") {
        parts[parts.count - 1] += " " + word
      } else {
        parts.append(String(word))
      }
    }
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, margin + last.count + 1 + part.count <= 98 {
        lines[lines.count - 1] += " " + part
      } else {
        lines.append(lines.isEmpty ? part : "  " + part)
      }
    }
    let blanks = String(repeating: " ", count: margin)
    return lines.map { blanks + $0 }.joined(separator: " \\\n")
  }

  /// The words in lines of at most 100 columns, each behind a margin of blanks.
  fileprivate func wrapped(behind margin: Int) -> String {
    let blanks = String(repeating: " ", count: margin)
    var lines: [String] = []
    for word in split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= 100 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(blanks + word)
      }
    }
    return lines.joined(separator: "\n")
  }
}
