internal import Sesame

/// The manual page of the program, in roff: what the help says, in the order of such pages.
enum ManualPage {
  static var text: String {
    var page = Roff()
    page.title("SESAME", version: SesameVersion.current, date: SesameVersion.date)
    page.section("NAME")
    page.line(
      "sesame \\- graph features and a score that anyone can recompute, of people and their ties")
    page.section("SYNOPSIS")
    page.synopsis("sesame", "COMMAND [options]")
    page.synopsis("sesame help", "[COMMAND]")
    page.synopsis("sesame --version", "")
    page.section("DESCRIPTION")
    page.paragraphs(CommandDescription.introduction)
    page.paragraphs(CommandDescription.remarks)
    page.section("COMMANDS")
    for command in CommandDescription.all { page.add(command) }
    page.section("LISTS")
    page.paragraphs(ListText.help)
    page.section("ENVIRONMENT")
    for (name, meaning) in CommandDescription.variables { page.item(name, nil, meaning) }
    page.section("EXIT STATUS")
    for (status, meaning) in CommandDescription.statuses { page.item("\(status)", nil, meaning) }
    page.section("SEE ALSO")
    page.line(".BR gzip (1),")
    page.line(".BR zstd (1)")
    return page.text
  }
}

extension Roff {
  /// Adds what a command does, its options and its examples.
  fileprivate mutating func add(_ command: CommandDescription) {
    subsection((["sesame", command.name] + command.operands).joined(separator: " "))
    paragraphs(command.purpose.capitalized + ".")
    paragraphs(command.details)
    for (title, options) in command.optionGroups {
      let shown = options.filter { !$0.isHidden }
      guard !shown.isEmpty else { continue }
      heading("Options: \(title)")
      for option in shown { item(option.name, option.value, option.help) }
    }
    heading("Examples")
    for (example, shows) in command.examples {
      paragraphs(shows.capitalized + ":")
      literal(example.shellLines(behind: 0))
    }
    if !command.appendix.isEmpty { literal(command.appendix) }
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
