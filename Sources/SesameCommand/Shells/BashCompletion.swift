/// A script by which bash completes the words of a command line; it needs nothing but bash.
struct BashCompletion {
  let commands: [CommandDescription]

  var script: String {
    """
    # Completion of sesame for bash: source <(sesame completion bash)

    # Completes a word, or the last of several behind commas.
    _sesame_words() {
      COMPREPLY=($(compgen -W "$1" -- "$cur"))
    }
    _sesame_list() {
      local before=
      [[ $cur == *,* ]] && before=${cur%,*},
      COMPREPLY=($(compgen -P "$before" -W "$1" -- "${cur##*,}"))
      compopt -o nospace 2>/dev/null || :
    }
    _sesame_files() {
      compopt -o default 2>/dev/null || :
    }

    _sesame() {
      local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
      COMPREPLY=()
      # Bash takes the = of --option=value for a word.
      if [[ $cur == = ]]; then
        cur=
      elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD-2]}
      fi
      if ((COMP_CWORD == 1)); then
        _sesame_words '\(names.joined(separator: " ")) help --help --version'
        return
      fi
      case $command:$before in
    \(valueCases)
      esac
      case $command in
        help) _sesame_words '\(names.joined(separator: " ")) help' ;;
    \(commands.map(cases).joined(separator: "\n"))
      esac
    }

    # Without compopt, which old versions lack, files are what is offered where nothing else is known.
    if type compopt >/dev/null 2>&1; then
      complete -F _sesame sesame
    else
      complete -o default -F _sesame sesame
    fi

    """
  }

  private var names: [String] { commands.map(\.name) }

  /// The options with values, those with the same values together.
  private var valueCases: String {
    var patterns: [(completion: WordCompletion, names: [String])] = []
    var places: [WordCompletion: Int] = [:]
    for command in commands {
      for option in command.shownOptions {
        guard let completion = option.completion else { continue }
        let names = [option.name] + (option.name == "--output" ? ["-o"] : [])
        let place = places[completion] ?? patterns.count
        if place == patterns.count { patterns.append((completion, [])) }
        places[completion] = place
        patterns[place].names += names.map { command.name + ":" + $0 }
      }
    }
    return patterns.map { completion, names in
      "    \(names.joined(separator: "|"))) \(action(completion)) return ;;"
    }.joined(separator: "\n")
  }

  /// The options and operands of a command.
  private func cases(_ command: CommandDescription) -> String {
    let options = command.shownOptions.map(\.name) + ["--help"]
    return """
          \(command.name))
            if [[ $cur == -* ]]; then
              _sesame_words '\(options.joined(separator: " "))'
            else
              \(action(command.operandCompletion))
            fi
            ;;
      """
  }

  private func action(_ completion: WordCompletion) -> String {
    var parts: [String] = []
    if !completion.words.isEmpty {
      let words = completion.words.joined(separator: " ")
      parts.append("_sesame_\(completion.isList ? "list" : "words") '\(words)';")
    }
    if completion.takesFiles { parts.append("_sesame_files;") }
    return parts.isEmpty ? ":;" : parts.joined(separator: " ")
  }
}
