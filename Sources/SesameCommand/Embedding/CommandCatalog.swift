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
    let commands = CommandDescription.all.filter(\.isForPrograms).map(\.embedded).map { command in
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
        .init("kind", .string(option.kind.rawValue)),
        .init("repeatable", .boolean(option.isRepeatable)),
        .init("help", .string(option.help.replacing("\n", with: " "))),
      ])
    }
  }
}

extension CommandCatalog {
  /// The help of a command; `nil` if there is none of that name.
  package static func help(_ name: String) -> String? {
    CommandDescription.all.first { $0.name == name }?.embedded.help
  }
}
