/// Writes a document of XML 1.0, an element a line.
package struct XMLText {
  /// The text so far.
  package private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var margin = ""

  /// Begins a document.
  package init() {}

  /// Adds an element with nothing in it.
  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:]
  ) {
    text += margin + "<" + name + Self.list(attributes) + "/>\n"
  }

  /// Adds an element; `content` adds those within it.
  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    content: (inout XMLText) -> Void
  ) {
    text += margin + "<" + name + Self.list(attributes) + ">\n"
    let outer = margin
    margin += "  "
    content(&self)
    margin = outer
    text += margin + "</" + name + ">\n"
  }

  /// Adds an element that holds a text.
  package mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text content: String
  ) {
    text += margin + "<" + name + Self.list(attributes) + ">" + Self.escaped(content)
    text += "</" + name + ">\n"
  }

  private static func list(_ attributes: KeyValuePairs<String, String?>) -> String {
    attributes.compactMap { name, value in value.map { " \(name)=\"\(escaped($0))\"" } }.joined()
  }

  /// A text with references in place of what would be markup, or would not come back as it went: a
  /// reader takes line ends and tabs for spaces.
  package static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let reference = reference(scalar) {
        result += reference.unicodeScalars
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// What stands for a character that would be markup, or would not come back as it went; `nil` for
  /// others.
  static func reference(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "\t", "\n", "\r", "\u{85}", "\u{2028}": "&#\(scalar.value);"
    default: nil
    }
  }

  /// The first character of a text that XML can't hold, not even as a reference; `nil` if there is none.
  package static func firstForbidden(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first(where: isForbidden)
  }

  /// Whether XML can't hold a character.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
