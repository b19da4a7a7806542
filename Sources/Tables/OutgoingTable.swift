package import Files
package import Identifiers
package import Memory
internal import TextFormats

/// A table as it goes where columns have types: to Arrow, Parquet and databases.
///
/// Identifiers are whole numbers again if all of them are such as programs write them, unless the source had
/// them as texts; numbers that no double holds are texts of all their digits if they are whole.
struct OutgoingTable {
  /// The columns.
  let columns: [Column]
  /// The number of rows.
  let rowCount: Int
  /// Whether no identifier is missing or there twice, so that the identifiers can be a key.
  var hasKey: Bool { table.hasKey }
  private let table: Table

  /// Makes the columns of a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - hasDecimals: Whether numbers can go with all their digits as they are.
  init(_ table: Table, hasDecimals: Bool = false) {
    self.table = table
    rowCount = table.rowCount
    columns = table.columns.enumerated().map { place, column in
      if place == 0 { return column.asIdentifiers }
      if case .people(let type)? = column.sourceType { return column.asPeople(type) }
      return hasDecimals || !column.holdsLongWholeNumbers ? column : column.withDigitsAsTexts
    }
  }
}

/// Where a table goes.
package enum OutgoingFormat: Sendable, Equatable {
  /// Text, or a format that keeps all.
  case text
  case arrow, parquet, sqlite, postgreSQL
  /// Delimited text, in which an empty text is a missing one.
  case delimited
}

extension OutgoingFormat {
  /// The same of a file.
  package init(_ format: TableFormat) {
    switch format.kind {
    case .detected, .delimited: self = .delimited
    case .jsonLines: self = .text
    case .parquet: self = .parquet
    }
  }
}

extension Table {
  /// What people should know of values that a format doesn't have as they are.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - name: What the output is called.
  /// - Returns: A warning for each column that is concerned.
  package func outgoingWarnings(for format: OutgoingFormat, named name: String) -> [Message] {
    switch format {
    case .text: columns.compactMap { $0.zoneWarning(name) }
    case .arrow: columns.dropFirst().compactMap { $0.digitsWarning(name) }
    case .parquet, .sqlite:
      columns.dropFirst().flatMap {
        [$0.digitsWarning(name), $0.zoneWarning(name), $0.orderWarning(name)].compactMap(\.self)
      }
    case .postgreSQL:
      columns.flatMap { [$0.zoneWarning(name), $0.orderWarning(name)].compactMap(\.self) }
    case .delimited:
      columns.dropFirst().flatMap {
        [$0.missingWarning(name), $0.zoneWarning(name)].compactMap(\.self)
      }
    }
  }

  /// As what the people's identifiers go out, for other columns of them.
  var typeOfPeople: SourceType {
    let column = columns[0].asIdentifiers
    if case .integers = column.values { return .people(column.sourceType) }
    return .texts
  }
}

extension Column {
  /// The first column of a table as one with a type.
  fileprivate var asIdentifiers: Column {
    guard case .strings(let texts) = values, sourceType != .texts else { return self }
    if let numbers = texts.list.wholeNumbers(validity: texts.validity) {
      return Column(name, .integers(IntegerValues(numbers, validity: texts.validity)))
        .typed(sourceType)
    }
    if holdsNumerals, let numbers = texts.numbers { return Column(name, .reals(numbers)) }
    if sourceType == .times, let times = TimeValues(texts) { return Column(name, .times(times)) }
    return self
  }

  /// A column of identifiers as whole numbers of a type, which all of them are.
  fileprivate func asPeople(_ type: SourceType?) -> Column {
    guard case .strings(let texts) = values else { return self }
    let numbers = texts.map { $0.flatMap { Int($0) } }
    return Column(name, .integers(IntegerValues(numbers))).typed(type)
  }

  /// That times leave the zone in which they were shown.
  fileprivate func zoneWarning(_ output: String) -> Message? {
    guard case .zone(let zone)? = sourceType, case .times(let times) = values,
      times.kind == .timestamp, !["UTC", "Z", "Etc/UTC", "+00:00"].contains(zone)
    else { return nil }
    return "\(output): column '\(name)': times are written in UTC, no longer in \(zone)"
  }

  /// That categories lose the order that they had.
  fileprivate func orderWarning(_ output: String) -> Message? {
    guard case .strings(let texts) = values, texts.categoriesAreOrdered else { return nil }
    return "\(output): column '\(name)': the order of its categories does not go along"
  }

  /// That texts of a source with types will be missing to whoever reads the output.
  fileprivate func missingWarning(_ output: String) -> Message? {
    guard sourceType == .texts, case .strings(let texts) = values else { return nil }
    let spellings = Set(([""] + MissingValues.standard.spellings).map { Array($0.utf8) })
    let longest = spellings.lazy.map(\.count).max() ?? 0
    let count = texts.indices.count { row in
      guard let text = texts.utf8(row), text.count <= longest else { return false }
      return spellings.contains(Array(text))
    }
    if count == 0 { return nil }
    return
      "\(output): column '\(name)': \(count.counting("text")) \(count == 1 ? "is" : "are") empty or a word "
      + "for a missing value, such as NA, and will be read as missing: Parquet and databases tell them apart"
  }
}

extension TextValues {
  /// Which texts are there; `nil` if all are.
  var validity: Bitmap? {
    switch storage {
    case .list(_, let validity): validity
    case .coded(let codes, _): codes.validity
    case .widelyCoded(let codes, _): codes.validity
    }
  }

  /// The numbers that the texts are; `nil` if one is none.
  fileprivate var numbers: OptionalValues<Double>? {
    var numbers: [Double?] = []
    for row in indices {
      guard let text = utf8(row) else {
        numbers.append(nil)
        continue
      }
      guard let number = FieldRules.real(Array(text).span) else { return nil }
      numbers.append(number)
    }
    return OptionalValues(numbers)
  }
}

extension TextList {
  /// The numbers that the texts are, if each that is there is one of 64 bits as programs write it.
  ///
  /// `7` is such a number, and `07`, `+7` and `-0` are not.
  package func wholeNumbers(validity: Bitmap?) -> Buffer<Int>? {
    var numbers = FillingBuffer<Int>(zeroedCount: count)
    let (bytes, offsets) = (bytes.span, offsets.span)
    var hasNumbers = false
    for row in indices where validity?[row] ?? true {
      let text = bytes.extracting(offsets[row]..<offsets[row + 1])
      guard let number = Int(decimal: text), FieldRules.isPlainWhole(text) else { return nil }
      numbers[row] = number
      hasNumbers = true
    }
    return hasNumbers ? numbers.freeze() : nil
  }
}

extension FieldRules {
  /// Whether a field of a whole number is as programs write it: without a plus, leading zeros or a minus before 0.
  fileprivate static func isPlainWhole(_ field: Span<UInt8>) -> Bool {
    guard field.count > 0 else { return false }
    let start = field[0] == UInt8(ascii: "-") ? 1 : 0
    guard field.count > start else { return false }
    if field[start] == UInt8(ascii: "0") { return field.count == 1 }
    return UInt8(ascii: "1")...UInt8(ascii: "9") ~= field[start]
  }
}
