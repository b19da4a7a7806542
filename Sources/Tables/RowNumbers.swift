internal import Identifiers
internal import TextFormats

/// Identifiers that are the rows' numbers in the file, those of bad rows left out.
struct RowNumbers {
  /// The number of the row that comes next, counted from 1.
  var next = 0
  private var texts = TextListBuilder()

  /// Adds the row that is next.
  mutating func append() { texts.append(String(next)) }

  /// The numbers as a column of texts.
  var column: Column { Column(IdentifierChoice.rowName, .strings(texts.list)) }
}
