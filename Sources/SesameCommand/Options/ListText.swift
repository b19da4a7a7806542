/// How the value of an option lists several elements: the one rule for all such options, that of a row of
/// CSV.
///
/// Commas separate elements. One in double quotes may hold commas, and a double quote written twice.
enum ListText {
  /// What the help says of it, once.
  static let help =
    "In a list such as C,… an element in double quotes may hold commas, and a double quote written "
    + "twice: --columns 'id,\"net, income\"'."

  /// The elements of a value.
  ///
  /// - Parameters:
  ///   - text: The value.
  ///   - option: The option's name.
  /// - Returns: At least one element.
  /// - Throws: ``UsageError`` if a quote stays open, or something follows a closing one.
  static func elements(of text: String, option: String) throws(UsageError) -> [String] {
    var elements: [String] = []
    var rest = text.unicodeScalars[...]
    while true {
      if rest.first == quote {
        elements.append(try quoted(&rest, option))
      } else {
        let element = rest.prefix { $0 != separator }
        rest = rest.dropFirst(element.count)
        elements.append(String(element))
      }
      guard rest.popFirst() != nil else { return elements }
    }
  }

  /// A value of which ``elements(of:option:)`` makes these again.
  static func text(of elements: [String]) -> String {
    elements.map { element in
      let scalars = element.unicodeScalars
      guard scalars.contains(separator) || scalars.first == quote else { return element }
      return "\"\(element.replacing("\"", with: "\"\""))\""
    }.joined(separator: ",")
  }

  private static let quote: Unicode.Scalar = "\""
  private static let separator: Unicode.Scalar = ","

  /// Takes an element in quotes, up to the comma behind it.
  private static func quoted(
    _ rest: inout Substring.UnicodeScalarView, _ option: String
  ) throws(UsageError) -> String {
    rest.removeFirst()
    var element = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar != quote {
        element.append(scalar)
      } else if rest.first == quote {
        element.append(quote)
        rest.removeFirst()
      } else if rest.isEmpty || rest.first == separator {
        return String(element)
      } else {
        throw UsageError(
          "option '\(option)' has something behind a closing quote",
          remedy: "put a comma there, or write a quote inside of quotes twice")
      }
    }
    throw UsageError(
      "option '\(option)' has a quote that stays open",
      remedy: "close it, or write an element that begins with a quote as \"\"\"…\"")
  }
}
