internal import TextFormats

/// What the commands are called and take, for callers in other languages.
package enum CommandCatalog {
  /// The commands as JSON: each with its operands, what it does and its options.
  ///
  /// An option has its name, what its value stands for (`null` for a switch), what kind of value it takes,
  /// whether it may be given several times, and its help. The kinds are `flag`, `boolean`, `number`, `text`,
  /// `list`, `columns` (an input with columns), `document` (an input that is a text), `path` (an input that can
  /// only be a file), `output`, and `file` (an output that can only be a file).
  package static var json: String {
    let commands = CommandDescription.all.map { command in
      JSONValue.object([
        .init("name", .string(command.name)),
        .init("operands", .array(command.operands.map(JSONValue.string))),
        .init("purpose", .string(command.purpose)),
        .init("details", .string(command.details)),
        .init(
          "options", .array(command.optionGroups.flatMap { entries($0.title, $0.options) })),
      ])
    }
    return JSONValue.object([.init("commands", .array(commands))]).rendered()
  }

  private static func entries(_ title: String, _ options: [Option]) -> [JSONValue] {
    options.filter { !$0.isHidden }.map { option in
      .object([
        .init("name", .string(String(option.name.dropFirst(2)))),
        .init("group", .string(title)),
        .init("value", .string(orNull: option.value)),
        .init("kind", .string(kind(of: option).rawValue)),
        .init("repeatable", .boolean(option.isRepeatable)),
        .init("help", .string(option.help.replacing("\n", with: " "))),
      ])
    }
  }

  /// What kind of value an option takes.
  private enum Kind: String {
    case flag, boolean, number, text, list, columns, document, path, output, file
  }

  private static func kind(of option: Option) -> Kind {
    guard let value = option.value else { return .flag }
    // A score to compare with is a column.
    if inputs.contains(option.name), value != "C" { return .columns }
    if documents.contains(option.name) { return .document }
    if option.name == "--graph-output" { return .file }
    if option.name == "--output" || Outputs.options.contains(option.name) { return .output }
    if value == "FILE" { return .path }
    if value == "yes|no" { return .boolean }
    if value.hasSuffix(",…") { return .list }
    return numbers.contains(value) && option.name != "--prefix" ? .number : .text
  }

  /// What stands for a number.
  private static let numbers: Set<String> = ["N", "MONTHS", "P", "R", "X", "S", "G", "L", "F"]

  /// The options that name an input with columns.
  private static let inputs: Set<String> = [
    "--people", "--edges", "--edges-before", "--edges-after", "--start-from", "--compare",
    "--previous", "--seed-file", "--graph", "--records",
  ]

  /// The options that name an input that is a text.
  private static let documents: Set<String> = [
    "--model", "--compare-model", "--benefits", "--sources", "--binning", "--categories",
  ]
}

extension CommandCatalog {
  /// The help of a command; `nil` if there is none of that name.
  package static func help(_ name: String) -> String? {
    CommandDescription.all.first { $0.name == name }?.help
  }
}
