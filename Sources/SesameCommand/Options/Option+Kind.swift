extension Option {
  /// What kind of value an option takes.
  enum Kind: String {
    case flag, boolean, number, text, list, columns, document, path, output, file
  }

  var kind: Kind {
    guard let value else { return .flag }
    // A score to compare with is a column.
    if Self.inputs.contains(name), value != "C" { return .columns }
    if Self.documents.contains(name) { return .document }
    if name == "--graph-output" { return .file }
    if name == "--output" || Outputs.options.contains(name) { return .output }
    if value == "FILE" { return .path }
    if value == "yes|no" { return .boolean }
    if value.hasSuffix(",…") { return .list }
    return Self.numbers.contains(value) && name != "--prefix" ? .number : .text
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

  /// Whether the value names a file.
  var takesFiles: Bool { [.columns, .document, .path, .output, .file].contains(kind) }
}
