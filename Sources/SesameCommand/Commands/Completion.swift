internal import Files
internal import Sesame

extension CommandDescription {
  static let completion = CommandDescription(
    name: "completion", operands: ["SHELL"],
    purpose: "lets a shell complete commands, options and their values",
    details: """
      Prints what makes bash, zsh or fish complete the words of 'sesame' at the tabulator key: commands,
      the options of a command, the values of options that take certain words, and files.

      To have it in every shell, put the line 'source <(sesame completion bash)' into ~/.bashrc, or the
      same for zsh into ~/.zshrc below compinit; for fish write it once into the file
      ~/.config/fish/completions/sesame.fish.
      """,
    examples: [
      (
        "sesame completion bash --output sesame.bash",
        "completion for bash, in a file to be sourced"
      ),
      (
        "sesame completion zsh --output _sesame", "for zsh, in a file that a folder of $fpath holds"
      ),
      ("sesame completion fish --output sesame.fish", "for fish"),
    ],
    optionGroups: [plainOutput], isForPrograms: false,
    run: { try SesameCommand.complete($0, $1) })

  static let man = CommandDescription(
    name: "man", operands: [],
    purpose: "prints the manual page",
    details: """
      Prints a manual page of all commands with their options and examples, in roff for man, groff and
      mandoc: 'sesame man | man -l -' shows it. As sesame.1 in a folder man1 that man looks into, such as
      /usr/local/share/man/man1, it is what 'man sesame' shows.
      """,
    examples: [("sesame man --output sesame.1", "the page in a file for man")],
    optionGroups: [plainOutput], isForPrograms: false,
    run: { try SesameCommand.printManual($1) })

  /// The output of what is written in one form alone.
  private static let plainOutput: (String, [Option]) = (
    "Output", [Option("--output", "FILE", "where to write (-o; default: -, standard output)")]
  )
}

extension SesameCommand {
  static func complete(_ shell: String, _ arguments: Arguments) throws {
    guard let shell = CompletedShell(rawValue: shell) else {
      let known = Choices<CompletedShell>.cases
      throw UsageError(
        "there is no completion for '\(shell)', only for \(known.listed)",
        remedy: Arguments.suggestion(for: shell, among: known.words))
    }
    let outputs = try Outputs(arguments, .text)
    try outputs.main.write(shell.script(for: CommandDescription.all))
    try outputs.commit()
  }

  static func printManual(_ arguments: Arguments) throws {
    let outputs = try Outputs(arguments, .text)
    try outputs.main.write(ManualPage.text)
    try outputs.commit()
  }
}
