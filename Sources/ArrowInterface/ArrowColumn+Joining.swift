internal import Identifiers
internal import Memory

extension ArrowColumn {
  /// The same column of several batches, one below the other; of a single one in its memory.
  ///
  /// - Precondition: There is at least one part, and all are of one type.
  /// - Complexity: O(*rows*).
  package static func joining(_ parts: [ArrowColumn]) -> ArrowColumn {
    if parts.count == 1 { return parts[0] }
    if let refused = parts.first(where: \.isRefused) {
      var column = ArrowColumn(
        refused.name, .nothing(parts.reduce(0) { $0 + $1.count }), validity: nil)
      column.origin = refused.origin
      return column
    }
    // A batch without rows has no say in how the values lie.
    let filled = parts.filter { $0.count > 0 }
    if filled.count < 2 { return filled.first ?? parts[0] }
    var column = ArrowColumn(
      filled[0].name, ArrowValues.joining(filled.map(\.values)),
      validity: Bitmap.joining(filled.map(\.validity), counts: filled.map(\.count)))
    column.cutCount = filled.reduce(0) { $0 + $1.cutCount }
    column.origin = filled[0].origin
    column.isOrdered = filled[0].isOrdered && filled.allSatisfy { $0.hasTexts(of: filled[0]) }
    if filled.contains(where: { $0.digits != nil }) {
      column.digits = TextList.joining(filled.map(\.allDigits))
    }
    return column
  }

  private var isRefused: Bool { if case .refused? = origin { true } else { false } }

  /// Whether the texts of the dictionary are those of another column.
  private func hasTexts(of other: ArrowColumn) -> Bool {
    values.dictionary == other.values.dictionary
  }

  /// The digits of decimal numbers, where doubles have them too.
  private var allDigits: TextList {
    if let digits { return digits }
    guard case .reals(let numbers) = values else {
      return TextList(repeatElement("", count: count))
    }
    return numbers.indices.reduce(into: TextListBuilder()) { list, row in
      list.append(isMissing(row) ? "" : numbers[row].shortestText)
    }.list
  }
}

extension ArrowValues {
  fileprivate static func joining(_ parts: [ArrowValues]) -> ArrowValues {
    switch parts[0] {
    case .nothing: return .nothing(parts.reduce(0) { $0 + $1.nothingCount })
    case .booleans: return .booleans(Bitmap.joining(parts.compactMap(\.bits)))
    case .narrow, .wide, .unsigned: return joiningIntegers(parts)
    case .whole: preconditionFailure("nothing comes in so")
    case .reals:
      return .reals(
        .joining(parts.compactMap { if case .reals(let values) = $0 { values } else { nil } }))
    case .texts:
      let lists = parts.compactMap { if case .texts(let list) = $0 { list } else { nil } }
      return .texts(TextList.joining(lists))
    case .smallCodes, .codes: return joiningCodes(parts)
    case .days:
      return .days(
        .joining(parts.compactMap { if case .days(let values) = $0 { values } else { nil } }))
    case .instants(_, let unit, let zone):
      let values = parts.compactMap { part -> Buffer<Int>? in
        if case .instants(let values, _, _) = part { values } else { nil }
      }
      return .instants(.joining(values), unit, zone: zone)
    }
  }

  private var nothingCount: Int { if case .nothing(let count) = self { count } else { 0 } }

  private var bits: Bitmap? { if case .booleans(let bits) = self { bits } else { nil } }

  /// Whole numbers of the smallest size that all parts have.
  private static func joiningIntegers(_ parts: [ArrowValues]) -> ArrowValues {
    let narrow = parts.compactMap { if case .narrow(let values) = $0 { values } else { nil } }
    if narrow.count == parts.count { return .narrow(.joining(narrow)) }
    let hasUnsigned = parts.contains { if case .unsigned = $0 { true } else { false } }
    guard hasUnsigned else {
      return .wide(
        .joining(
          parts.compactMap { part in
            switch part {
            case .narrow(let values): Buffer(values.lazy.map { Int($0) })
            case .wide(let values): values
            default: nil
            }
          }))
    }
    // They all came without a sign.
    return .unsigned(
      .joining(
        parts.compactMap { part in
          switch part {
          case .narrow(let values): Buffer(values.lazy.map { UInt64(truncatingIfNeeded: $0) })
          case .wide(let values):
            values.byteBuffer.values(of: UInt64.self, at: 0, count: values.count)
          case .unsigned(let values): values
          default: nil
          }
        }))
  }

  /// Codes of one dictionary for all parts, a byte each if that is enough.
  private static func joiningCodes(_ parts: [ArrowValues]) -> ArrowValues {
    var index = TextIndex()
    var all: [Buffer<UInt32>] = []
    var last: (texts: TextList, places: [UInt32])?
    for part in parts {
      guard let texts = part.dictionary else { continue }
      if last?.texts != texts {
        last = (texts, texts.indices.map { index.insert($0, of: texts) })
      }
      let places = last?.places ?? []
      // What has no value may have any code.
      func settled(_ code: Int) -> UInt32 { code < places.count ? places[code] : 0 }
      switch part {
      case .smallCodes(let codes, _): all.append(Buffer(codes.lazy.map { settled(Int($0)) }))
      case .codes(let codes, _): all.append(Buffer(codes.lazy.map { settled(Int($0)) }))
      default: break
      }
    }
    let codes = Buffer.joining(all)
    return DictionaryCodes.wide(codes).values(of: index.texts)
  }

  fileprivate var dictionary: TextList? {
    switch self {
    case .smallCodes(_, let texts), .codes(_, let texts): texts
    default: nil
    }
  }
}

extension TextList {
  /// The texts of several lists, one after another.
  fileprivate static func joining(_ lists: [TextList]) -> TextList {
    let offsets = FillingOffsets(count: lists.reduce(1) { $0 + $1.count })
    for list in lists { offsets.append(list.offsets) }
    return TextList(bytes: .joining(lists.map(\.bytes)), offsets: offsets.places.freeze())
  }
}

/// The places of texts of several lists.
private final class FillingOffsets {
  let places: ScatterBuffer<Int>
  private var count = 1

  init(count: Int) { places = ScatterBuffer(zeroedCount: count) }

  func append(_ offsets: Buffer<Int>) {
    let start = places[count - 1]
    let span = offsets.span
    for index in 1..<span.count {
      places[count] = start + span[index]
      count += 1
    }
  }
}
