internal import Execution
internal import Identifiers
internal import Memory

/// Finds the row of an identifier, comparing texts byte by byte.
///
/// Swift's own comparison of strings takes `é` written as one character and as two for the same; an
/// identifier is its text, so that they are two people here.
struct RowIndex {
  private var index = TextIndex()
  /// The first row of each different identifier.
  private(set) var rows: [UInt32] = []

  /// Indexes the rows of texts; of equal ones the first counts.
  init(_ texts: TextList) {
    rows.reserveCapacity(texts.count)
    let (bytes, offsets) = (texts.bytes.span, texts.offsets.span)
    for row in texts.indices {
      let text = bytes.extracting(offsets[row]..<offsets[row + 1])
      if Int(index.insert(text)) == rows.count { rows.append(UInt32(row)) }
    }
  }

  /// Where each of some texts is: the first row with it.
  func places(of texts: TextList) -> RowPlaces {
    let places = ScatterValues<UInt32>(count: texts.count)
    Execution().forEachBlock(of: texts.count) { range in
      let (bytes, offsets) = (texts.bytes.span, texts.offsets.span)
      for row in range {
        let text = bytes.extracting(offsets[row]..<offsets[row + 1])
        places[row] = index.lookup(text).map { rows[Int($0)] }
      }
    }
    return places.freeze()
  }
}
