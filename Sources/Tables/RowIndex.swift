import DelimitedText

/// Finds the row of an identifier, comparing texts byte by byte.
///
/// Swift's own comparison of strings takes `é` written as one character and as two for the same; an
/// identifier is its text, so that they are two people here.
struct RowIndex {
  private var index = TextIndex()
  /// The first row of each different identifier.
  private(set) var rows: [Int] = []

  /// Indexes the rows of texts; of equal ones the first counts.
  init(_ texts: [String]) {
    for row in texts.indices {
      if index.insert(texts[row]) == rows.count { rows.append(row) }
    }
  }

  /// The first row with that identifier, or `nil`.
  subscript(text: String) -> Int? { index.lookup(text).map { rows[Int($0)] } }
}
