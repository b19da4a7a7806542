/// A script by which fish completes the words of a command line.
struct FishCompletion {
  let commands: [CommandDescription]

  var script: String {
    """
    # Completion of sesame for fish: in ~/.config/fish/completions/sesame.fish

    function __sesame_is_at_command
        test (count (commandline -opc)) -eq 1
    end

    function __sesame_command
        set -l words (commandline -opc)
        test (count $words) -gt 1; and contains -- $words[2] $argv
    end

    # The words behind what stands before the last comma already.
    function __sesame_list
        set -l before (commandline -ct | string replace -r -- '^--[a-z-]+=' '' | string replace -rf -- '(.*,).*' '$1')
        printf '%s\\n' "$before"$argv
    end

    complete -c sesame -n __sesame_is_at_command -f
    \(rows.joined(separator: "\n"))
    complete -c sesame -n __sesame_is_at_command -l help -d 'tell the commands'
    complete -c sesame -n __sesame_is_at_command -l version -d 'tell the versions'
    complete -c sesame -n '__sesame_command help' -f -a \(quoted((commands.map(\.name) + ["help"]).joined(separator: " ")))
    \(commands.map(lines).joined(separator: "\n"))

    """
  }

  private var rows: [String] {
    (commands.map { ($0.name, $0.purpose) } + [("help", "the options of a command")]).map {
      "complete -c sesame -n __sesame_is_at_command -a \($0.0) -d \(quoted($0.1))"
    }
  }

  /// The options and operands of a command.
  private func lines(_ command: CommandDescription) -> String {
    let start = "complete -c sesame -n \(quoted("__sesame_command " + command.name))"
    let operand = command.operandCompletion
    var lines = [String]()
    if !operand.takesFiles { lines.append(start + " -f") }
    if !operand.words.isEmpty {
      lines.append("\(start) -a \(quoted(operand.words.joined(separator: " ")))")
    }
    lines += command.shownOptions.map { option in
      let short = option.name == "--output" ? " -s o" : ""
      return "\(start) -l \(option.name.dropFirst(2))\(short)\(value(of: option))"
        + " -d \(quoted(option.brief))"
    }
    return (lines + [start + " -l help -d 'tell the options'"]).joined(separator: "\n")
  }

  private func value(of option: Option) -> String {
    guard let completion = option.completion else { return "" }
    var words = completion.words.joined(separator: " ")
    if completion.isList { words = "(__sesame_list \(words))" }
    return (completion.takesFiles ? " -r -F" : " -x")
      + (words.isEmpty ? "" : " -a \(quoted(words))")
  }

  /// A text as the shell takes it for one word.
  private func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
