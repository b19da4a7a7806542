package import Files
package import TextFormats

extension NumberMarks {
  /// Throws if one mark would have two meanings.
  ///
  /// - Parameters:
  ///   - source: What is read.
  ///   - settings: What the decimal mark and the one between thousands are called in messages.
  /// - Throws: ``DataError`` of code `usage`.
  package func check(
    source: String, _ settings: (decimal: Setting, grouping: Setting) = (.decimal, .grouping)
  ) throws(DataError) {
    guard areContradictory else { return }
    throw DataError(
      .usage, source: source,
      problem: "a \(decimal == .comma ? "comma" : "point") can't be both the decimal mark and "
        + "what is between thousands",
      remedy: "choose another mark (\(settings.decimal), \(settings.grouping))")
  }
}
