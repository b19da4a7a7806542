/// Lists of values that come from a table, in words.
package enum ListedTexts {
  /// What a group is called that takes every text that no group lists.
  package static let anyOther = "any other"

  /// Words of our own that a text in a list could be mistaken for.
  private static let reserved: Set<String> = [anyOther, "missing", "not known"]

  /// Texts in a list: in quotes those that hold a comma or quotes, begin or end with a space, are empty, or
  /// could be mistaken for a word of ours.
  ///
  /// - Parameters:
  ///   - texts: The texts.
  ///   - other: Whether the group takes every text that no group lists.
  /// - Returns: The words.
  package static func words(_ texts: [String], other: Bool) -> String {
    (texts.map(word) + (other ? [anyOther] : [])).joined(separator: ", ")
  }

  private static func word(_ text: String) -> String {
    let needsQuotes =
      text.isEmpty || text.first == " " || text.last == " " || reserved.contains(text)
      || text.contains { $0 == "," || $0 == "\"" }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
