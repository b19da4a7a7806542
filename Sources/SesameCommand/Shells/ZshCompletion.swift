/// A script by which zsh completes the words of a command line.
struct ZshCompletion {
  let commands: [CommandDescription]

  var script: String {
    """
    #compdef sesame
    # Completion of sesame for zsh: in a folder of $fpath as _sesame, or source <(sesame completion zsh)

    _sesame() {
      local curcontext=$curcontext state line
      local -a commands
      commands=(
    \(rows.joined(separator: "\n"))
      )
      _arguments -C \\
        '(- *)--help[tell the commands]' \\
        '(- *)--version[tell the versions of sesame and of igraph]' \\
        '1: :->command' \\
        '*:: :->words'
      case $state in
        command) _describe -t commands 'command' commands ;;
        words)
          curcontext=${curcontext%:*:*}:sesame-$words[1]:
          case $words[1] in
            help) _describe -t commands 'command' commands ;;
    \(commands.map(cases).joined(separator: "\n"))
          esac
          ;;
      esac
    }

    # Loaded by its name it is called at once; sourced it is only noted.
    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
      _sesame "$@"
    else
      compdef _sesame sesame
    fi

    """
  }

  private var rows: [String] {
    (commands.map { ($0.name, $0.purpose) } + [("help", "the options of a command")]).map {
      "    " + quoted("\($0.0):\($0.1)")
    }
  }

  /// The options and operands of a command.
  private func cases(_ command: CommandDescription) -> String {
    let options =
      command.shownOptions.map(specification) + [quoted("(- *)--help[tell the options]")]
    let operands = command.operands.isEmpty ? [] : [operand(command)]
    let lines = (options + operands).map { "            \($0)" }
    return "        \(command.name))\n          _arguments \\\n"
      + lines.joined(separator: " \\\n") + "\n          ;;"
  }

  private func operand(_ command: CommandDescription) -> String {
    let name = command.operands.joined(separator: " ")
    return quoted("*:\(escaped(name)):" + action(command.operandCompletion, command.operands[0]))
  }

  /// What `_arguments` wants to know of an option.
  private func specification(_ option: Option) -> String {
    let brief = "[\(escaped(option.brief))]"
    guard let completion = option.completion, let value = option.value else {
      return quoted(option.name + brief)
    }
    let end =
      "\(brief):\(option.valueIsOptional ? ":" : "")\(escaped(value)):" + action(completion, value)
    if option.name == "--output" {
      return "'(-o --output)'{-o,--output=}" + quoted(end)
    }
    return quoted((option.isRepeatable ? "*" : "") + option.name + "=" + end)
  }

  private func action(_ completion: WordCompletion, _ value: String) -> String {
    let words = completion.words.map(escaped).joined(separator: " ")
    return switch (completion.words.isEmpty, completion.takesFiles) {
    case (true, true): "_files"
    case (true, false): " "
    case (false, true):
      "{ _alternative \"words:\(escaped(value)):(\(words))\" \"files:file:_files\" }"
    case (false, false): completion.isList ? "_values -s , value \(words)" : "(\(words))"
    }
  }

  /// A text within a specification, in which brackets and colons have a meaning.
  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "\\[]:".contains(character) { result += "\\" }
      result.append(character)
    }
  }

  /// A text as the shell takes it for one word.
  private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
