internal import Identifiers
internal import Memory
internal import TextFormats

extension Column {
  /// The same column of several tables, one below the other.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - parts: The column of each table; `nil` for a table that lacks it, whose rows miss it.
  ///   - counts: The number of rows of each table.
  /// - Returns: The column. Whole and decimal numbers together are decimal ones, other types together
  ///   texts; a part without any value has no say in it.
  static func stacking(_ name: String, _ parts: [Column?], counts: [Int]) -> Column {
    let present = parts.compactMap(\.self)
    let known = present.filter(\.hasValues)
    let typed = (known.isEmpty ? Array(present.prefix(1)) : known).map(\.values)
    if let kind = typed.timeKind {
      return stackingTimes(name, parts, counts: counts, kind)
    }
    let values = ColumnValues.stacking(
      parts.map { $0?.valuesAsWritten }, counts: counts, typed: typed)
    var spelling: TextList?
    if !present.isEmpty, present.allSatisfy({ $0.spelling != nil }) {
      spelling = TextList.stacking(parts.map { $0?.spelling }, counts: counts)
    }
    return Column(
      name, values, spelling: spelling,
      isAsWritten: !present.isEmpty && present.allSatisfy(\.isAsWritten)
    ).typed(type(ofAll: present))
  }

  /// As what the sources had a column, if all had it alike.
  private static func type(ofAll columns: [Column]) -> SourceType? {
    columns.allSatisfy { $0.sourceType == columns[0].sourceType } ? columns.first?.sourceType : nil
  }

  /// The same column of several tables in which it has dates or times of one kind, or no values.
  ///
  /// All of them go out as they came, those of tables that were not read as they are printed.
  private static func stackingTimes(
    _ name: String, _ parts: [Column?], counts: [Int], _ kind: TimeKind
  ) -> Column {
    var numbers: [Int?] = []
    for (part, count) in zip(parts, counts) {
      if case .times(let times) = part?.values {
        numbers += times
      } else {
        numbers += repeatElement(nil, count: count)
      }
    }
    var spelling: TextList?
    if parts.contains(where: { $0?.spelling != nil }) {
      spelling = TextList.stacking(
        parts.map { part in part.flatMap { $0.spelling ?? $0.texts?.list } }, counts: counts)
    }
    return Column(name, .times(numbers, kind), spelling: spelling)
      .typed(type(ofAll: parts.compactMap(\.self)))
  }

  /// The values, dates and times as texts.
  private var valuesAsWritten: ColumnValues {
    if case .times = values, let texts { .strings(texts) } else { values }
  }
}

extension [ColumnValues] {
  /// What all of them count if they are dates or times of one kind; `nil` if not.
  fileprivate var timeKind: TimeKind? {
    var kinds: Set<TimeKind> = []
    for values in self {
      guard case .times(let times) = values else { return nil }
      kinds.insert(times.kind)
    }
    return kinds.count == 1 ? kinds.first : nil
  }
}

extension ColumnValues {
  fileprivate static func stacking(
    _ parts: [ColumnValues?], counts: [Int], typed: [ColumnValues]
  ) -> ColumnValues {
    if typed.allSatisfy(\.isInteger) {
      let integers = parts.map { part -> IntegerValues? in
        if case .integers(let values) = part { values } else { nil }
      }
      return .integers(IntegerValues.stacking(integers, counts: counts))
    }
    if typed.allSatisfy(\.isNumeric) {
      let reals = parts.map { $0?.isNumeric == true ? $0?.numbers : nil }
      return .reals(.stacking(reals, counts: counts))
    }
    if typed.allSatisfy(\.isBoolean) {
      let values = zip(parts, counts).flatMap { part, count in
        if case .booleans(let values) = part {
          Array(values)
        } else {
          [Bool?](repeating: nil, count: count)
        }
      }
      return .booleans(BooleanValues(values))
    }
    return .strings(.stacking(parts.map(\.texts), counts: counts))
  }

  private var isInteger: Bool { if case .integers = self { true } else { false } }
  private var isBoolean: Bool { if case .booleans = self { true } else { false } }
}

extension ColumnValues? {
  /// The values as texts, as a file has them; `nil` without any.
  fileprivate var texts: TextValues? {
    guard let values = self else { return nil }
    if case .strings(let texts) = values { return texts }
    let texts: [String?] = (0..<values.count).map { row in
      if values.isMissing(row) { return nil }
      var bytes: [UInt8] = []
      values.append(row, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    return texts.contains { $0 != nil } ? TextValues(texts) : nil
  }
}

extension OptionalValues {
  fileprivate static func stacking(
    _ parts: [OptionalValues?], counts: [Int]
  ) -> OptionalValues {
    let result = ScatterValues<Value>(count: counts.reduce(0, +))
    var start = 0
    for (part, count) in zip(parts, counts) {
      for row in 0..<count { result[start + row] = part?[row] }
      start += count
    }
    return result.freeze()
  }
}

extension IntegerValues {
  fileprivate static func stacking(_ parts: [IntegerValues?], counts: [Int]) -> IntegerValues {
    var narrow: [OptionalValues<Int32>?] = []
    for part in parts {
      switch part?.storage {
      case .narrow(let values): narrow.append(values)
      case nil: narrow.append(nil)
      case .wide:
        let wide = parts.map { $0.map { OptionalValues<Int>($0) } }
        return IntegerValues(.wide(.stacking(wide, counts: counts)))
      }
    }
    return IntegerValues(.narrow(.stacking(narrow, counts: counts)))
  }
}

extension TextValues {
  fileprivate static func stacking(_ parts: [TextValues?], counts: [Int]) -> TextValues {
    if let categories = categories(parts, counts: counts) { return categories }
    let validity = ScatterBitmap(repeating: true, count: counts.reduce(0, +))
    var start = 0
    for (part, count) in zip(parts, counts) {
      for row in 0..<count where part?.isMissing(row) ?? true { validity[start + row] = false }
      start += count
    }
    return TextValues(
      TextList.stacking(parts.map { $0?.list }, counts: counts), validity: validity.freeze())
  }

  /// Categories, where all parts that have texts are of such; in order if all parts have the same.
  private static func categories(_ parts: [TextValues?], counts: [Int]) -> TextValues? {
    var index = TextIndex()
    // -1 is a missing text.
    var codes: [Int32] = []
    codes.reserveCapacity(counts.reduce(0, +))
    var (areOrdered, hasParts) = (true, false)
    for (part, count) in zip(parts, counts) {
      guard let part else {
        codes += repeatElement(-1, count: count)
        continue
      }
      guard let categories = part.categories, let own = part.codes else { return nil }
      let isNew = hasParts && categories.count != index.count
      let places = categories.map { Int(index.insert($0)) }
      areOrdered =
        areOrdered && part.categoriesAreOrdered && !isNew && places == Array(places.indices)
      hasParts = true
      for row in 0..<count { codes.append(own[row].map { Int32(places[$0]) } ?? -1) }
    }
    return TextValues(
      categories: index.texts, codes: codes.lazy.map { $0 < 0 ? nil : Int($0) },
      areOrdered: hasParts && areOrdered)
  }
}

extension TextList {
  /// The texts of several lists, one after another, empty ones in place of a list that is not there.
  fileprivate static func stacking(_ lists: [TextList?], counts: [Int]) -> TextList {
    var result = TextListBuilder()
    for (list, count) in zip(lists, counts) {
      if let list { result.append(list, 0..<count) } else { result.appendEmpty(count) }
    }
    return result.list
  }
}
