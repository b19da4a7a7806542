import Foundation
import Testing

/// What shells complete, asked of the shells themselves.
struct CompletionTests {
  private static let shells = ["bash", "zsh", "fish"]

  /// Whether a program is installed; bash has to be.
  private static func has(_ program: String) -> Bool {
    let paths = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return paths.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  /// A folder with the scripts, and files that may be completed.
  private func folder() async throws -> Folder {
    let folder = try Folder(Samples.files)
    for shell in Self.shells {
      let outcome = try await Program.run("completion \(shell) -o sesame.\(shell)", in: folder)
      #expect(outcome.status == 0 && outcome.standardError.isEmpty)
    }
    return folder
  }

  /// Words of a command line, of which the last is to be completed, and some of what must come and must not.
  static let lines: [(words: [String], offered: [String], not: [String])] = [
    (["e"], ["enrich", "explain"], ["features", "edges.csv"]),
    (["help", "comm"], ["communities"], ["completion"]),
    (["completion", ""], ["bash", "zsh", "fish"], ["edges.csv"]),
    (
      ["enrich", "edges.csv", "--pe"], ["--people", "--people-header", "--percentile-bands"],
      ["--id"]
    ),
    (["features", "edges.csv", "--quie"], ["--quiet"], ["--model"]),
    (
      ["communities", "edges.csv", "--method", "l"], ["leiden", "louvain", "label-propagation"],
      ["fluid"]
    ),
    (["enrich", "edges.csv", "--progress", ""], ["plain", "json", "none"], ["bar", "edges.csv"]),
    (["bin", "people.csv", "--format", "m"], ["markdown"], ["csv"]),
    (["features", "edges.csv", "--duplicates", "s"], ["sum"], ["max"]),
    (
      ["features", "edges.csv", "--features", "degree,cor"], ["degree,coreness"],
      ["degree,pagerank"]
    ),
    (["fit", "people.csv", "--default-category", "cred"], ["credit_history"], []),
  ]

  #if os(Linux)
    @Test(arguments: lines.indices)
    func `bash completes commands, options and values`(_ line: Int) async throws {
      let (words, offered, not) = Self.lines[line]
      let folder = try await folder()
      try folder.write(
        """
        . ./sesame.bash
        COMP_WORDS=(sesame "$@")
        COMP_CWORD=$(($#))
        _sesame
        printf '%s\\n' "${COMPREPLY[@]}"
        """, to: "ask.sh")
      let outcome = try await Program.shell(
        "bash -u ask.sh \(words.map { "'\($0)'" }.joined(separator: " "))", in: folder)
      #expect(outcome.status == 0 && outcome.standardError.isEmpty, "\(outcome.standardError)")
      let found = outcome.text.split(separator: "\n").map(String.init)
      for word in offered { #expect(found.contains(word), "\(found)") }
      for word in not { #expect(!found.contains(word)) }
    }

    @Test func `bash completes a value behind an equals sign`() async throws {
      let folder = try await folder()
      let outcome = try await Program.shell(
        """
        bash -c '. ./sesame.bash; COMP_WORDS=(sesame enrich --format = p); COMP_CWORD=4; _sesame
        echo "${COMPREPLY[@]}"; COMP_WORDS=(sesame enrich --format =); COMP_CWORD=3; _sesame
        echo "${COMPREPLY[@]}"'
        """, in: folder)
      #expect(outcome.text == "parquet\ncsv tsv jsonl parquet\n")
    }

    @Test func `bash offers files where files go, as typed at a prompt`() async throws {
      let folder = try await folder()
      try folder.write(
        """
        . ./sesame.bash
        PS1=
        bind 'set bell-style none'
        sesame() { printf 'got:%s\\n' "$@"; }
        """, to: "rc")
      let outcome = try await Program.shell(
        """
        printf 'sesame enrich ed\\t --peop\\t peo\\t --duplicates ma\\t\\nexit\\n' \
        | script -qec 'bash --rcfile rc -i' /dev/null
        """, in: folder)
      let text = outcome.text.replacing("\r\n", with: "\n").replacing("\r", with: "")
      let got = text.matches(of: /got:(\S+)/).map { String($0.output.1) }
      #expect(
        got == ["enrich", "edges.csv", "--people", "people.csv", "--duplicates", "max"], "\(text)")
    }

    @Test(.enabled(if: has("fish"), "fish is not installed"), arguments: lines.indices)
    func `fish completes commands, options and values`(_ line: Int) async throws {
      let (words, offered, not) = Self.lines[line]
      let folder = try await folder()
      let outcome = try await Program.shell(
        """
        HOME=$PWD fish --no-config -c 'source sesame.fish
        complete -C "sesame \(words.joined(separator: " "))"'
        """, in: folder)
      #expect(outcome.status == 0 && outcome.standardError.isEmpty, "\(outcome.standardError)")
      let found = outcome.text.split(separator: "\n").map {
        String($0.prefix { $0 != "\t" })
      }
      for word in offered { #expect(found.contains(word), "\(found)") }
      for word in not { #expect(!found.contains(word)) }
    }

    @Test(.enabled(if: has("zsh"), "zsh is not installed"), arguments: lines.indices)
    func `zsh completes commands, options and values`(_ line: Int) async throws {
      let (words, offered, not) = Self.lines[line]
      let folder = try await folder()
      try folder.write(FileContent(Self.zshAsking), to: "ask.zsh")
      try folder.write(FileContent(Self.zshInside), to: "inside.zsh")
      let outcome = try await Program.shell(
        "HOME=$PWD zsh -f ask.zsh 'sesame \(words.joined(separator: " "))'", in: folder)
      #expect(outcome.status == 0, "\(outcome.standardError)")
      let found = outcome.text.split(whereSeparator: \.isNewline).map(String.init)
      for word in offered { #expect(found.contains(word), "\(found)") }
      for word in not { #expect(!found.contains(word)) }
    }

    /// A zsh that has another complete a line at a terminal of its own, and prints what is offered there.
    private static let zshAsking = #"""
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell 'source ./inside.zsh'
      repeat 50; do zpty -r shell line; [[ $line == *ready* ]] && break; done
      zpty -w -n shell "$1"$'\t'
      while zpty -r shell line; do :; done
      cat hits
      """#

    private static let zshInside = #"""
      PROMPT=
      autoload -Uz compinit
      compinit -u -D
      source ./sesame.zsh
      bindkey '^I' complete-word
      comppostfuncs=(leave)
      leave() { exit }
      : >hits
      compadd() {
        if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
          builtin compadd "$@"
          return
        fi
        local -a found
        builtin compadd -A found "$@"
        print -rl -- $IPREFIX$^found >>hits
        builtin compadd "$@"
      }
      echo rea""dy
      """#
  #endif

  @Test(arguments: ["zsh", "fish"])
  func `a shell finds no mistake in its script`(_ shell: String) async throws {
    guard Self.has(shell) else { return }
    let folder = try await folder()
    let outcome = try await Program.shell("\(shell) -n sesame.\(shell)", in: folder)
    #expect(outcome.status == 0 && outcome.standardError.isEmpty, "\(outcome.standardError)")
  }

  @Test(arguments: HelpTests.commands.filter { $0 != "man" && $0 != "completion" })
  func `what is completed is what help and parser know`(_ command: String) async throws {
    let script = try await Program.run("completion bash").text
    let help = try await Program.run("help \(command)").text
    let named = Set(help.matches(of: /(?m)^  (--[a-z-]+)/).map { String($0.output.1) })
    let line = try #require(
      script.firstMatch(of: try Regex("\n    \(command)\\)\n.*\n *_sesame_words '([^']*)'")))
    let offered = try #require(line.output[1].substring).split(separator: " ").map(String.init)
    #expect(Set(offered) == named.union(["--help"]))
    // A word that no option takes is answered with those that are completed.
    let folder = try Folder(Samples.files)
    for pattern in script.matches(of: /\n    ([^\n ]*)\) _sesame_words '([^']*)'; return/) {
      let words = pattern.output.2.split(separator: " ").map(String.init)
      for option in pattern.output.1.split(separator: "|") where option.hasPrefix(command + ":") {
        let name = option.dropFirst(command.count + 1)
        guard name != "--criterion", name != "--relationships" else { continue }
        let outcome = try await Program.run(
          [command, "edges.csv", "\(name)=x-x", "--quiet"], in: folder)
        guard
          let told = outcome.standardError.firstMatch(
            of: /option '(--[a-z-]+)' takes (.*), not 'x-x'/),
          told.output.1 == name
        else { continue }
        let list = told.output.2.replacing(" or ", with: ", ").components(separatedBy: ", ")
        #expect(list == words, "\(name)")
      }
    }
  }
}
