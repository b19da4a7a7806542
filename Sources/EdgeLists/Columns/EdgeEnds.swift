internal import Files
internal import Identifiers
internal import Memory
internal import Tables

/// The people at one end of each friendship.
enum EdgeEnds: Sendable {
  case whole(IntegerValues)
  case texts(TextValues)

  /// Takes a column.
  ///
  /// - Throws: ``DataError`` if it holds what identifies nobody.
  init(_ column: Column, source: String) throws(DataError) {
    if case .integers(let numbers) = column.values {
      self = .whole(numbers)
    } else {
      self = .texts(try column.identifierTexts(source: source))
    }
  }

  var count: Int {
    switch self {
    case .whole(let numbers): numbers.count
    case .texts(let texts): texts.count
    }
  }

  /// Whether nobody is at the end of a row.
  @inline(__always)
  func isEmpty(_ row: Int) -> Bool {
    switch self {
    case .whole(let numbers): numbers.isMissing(row)
    case .texts(let texts): texts.utf8(row)?.isEmpty ?? true
    }
  }

  /// The ends of some rows, which all are there.
  func rearranged(_ places: RowPlaces) -> EdgeEnds {
    switch self {
    case .whole(let numbers): .whole(numbers.rearranged(places))
    case .texts(let texts): .texts(texts.rearranged(places))
    }
  }
}
