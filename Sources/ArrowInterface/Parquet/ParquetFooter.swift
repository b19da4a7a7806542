internal import Memory

/// What the end of a Parquet file says of all that is before.
struct ParquetFooter: Sendable {
  /// An element of the schema, which lists a tree: each group before what is in it.
  struct Element: Sendable {
    var name = ""
    /// How values are stored; `nil` for a group.
    var physical: Int?
    /// The length of fixed bytes.
    var length = 0
    /// 0 for values that are always there, 1 for those that may be missing, 2 for lists.
    var repetition = 0
    var childCount = 0
    /// What the values mean, in the older way.
    var converted: Int?
    var scale = 0
    var precision = 0
    /// What they mean, in the newer way.
    var logical: Logical?
  }

  /// What values mean.
  enum Logical: Sendable, Equatable {
    case text
    case decimal(precision: Int, scale: Int)
    case date
    case time
    case instant(ArrowTimeUnit, isUTC: Bool)
    case integer(bits: Int, isSigned: Bool)
    case nothing
    case uuid
    case half
    /// Another meaning, by its name.
    case other(String)
  }

  /// A part of the rows.
  struct RowGroup: Sendable {
    var rowCount = 0
    var chunks: [Chunk] = []
  }

  /// The values of a column in a part of the rows.
  struct Chunk: Sendable {
    var physical: Int?
    var codec: Int?
    var valueCount: Int?
    var expandedSize = 0
    var size: Int?
    var start: Int?
    var dictionaryStart: Int?
    var isElsewhere = false
    var isEncrypted = false
  }

  var version = 0
  var elements: [Element] = []
  var rowCount: Int?
  var groups: [RowGroup] = []
  /// What writers note about the file, such as pandas about the index of its rows.
  var notes: [String: String] = [:]
  var isEncrypted = false

  /// Reads a footer.
  init(_ bytes: Buffer<UInt8>) throws(ThriftReader.Fault) {
    var reader = ThriftReader(bytes)
    var footer = ParquetFooter()
    try reader.structure { field, kind, reader throws(ThriftReader.Fault) in
      switch field {
      case 1: footer.version = try reader.integer(kind)
      case 2:
        try reader.structures(kind) { reader throws(ThriftReader.Fault) in
          footer.elements.append(try Element(&reader))
        }
      case 3: footer.rowCount = try reader.integer(kind)
      case 4:
        try reader.structures(kind) { reader throws(ThriftReader.Fault) in
          footer.groups.append(try RowGroup(&reader))
        }
      case 5:
        try reader.structures(kind) { reader throws(ThriftReader.Fault) in
          let (key, value) = try Self.note(&reader)
          footer.notes[key] = value
        }
      case 8: footer.isEncrypted = true
      default: break
      }
    }
    self = footer
  }

  private init() {}

  private static func note(
    _ reader: inout ThriftReader
  ) throws(ThriftReader.Fault) -> (String, String) {
    var note = ("", "")
    try reader.structure { field, kind, reader throws(ThriftReader.Fault) in
      switch field {
      case 1: note.0 = try reader.text(kind)
      case 2: note.1 = try reader.text(kind)
      default: break
      }
    }
    return note
  }
}

extension ParquetFooter.Element {
  fileprivate init(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
    var element = Self()
    try reader.structure { field, kind, reader throws(ThriftReader.Fault) in
      switch field {
      case 1: element.physical = try reader.integer(kind)
      case 2: element.length = try reader.integer(kind)
      case 3: element.repetition = try reader.integer(kind)
      case 4: element.name = try reader.text(kind)
      case 5: element.childCount = try reader.integer(kind)
      case 6: element.converted = try reader.integer(kind)
      case 7: element.scale = try reader.integer(kind)
      case 8: element.precision = try reader.integer(kind)
      case 10: element.logical = try ParquetFooter.Logical(&reader, kind)
      default: break
      }
    }
    self = element
  }
}

extension ParquetFooter.Logical {
  /// Reads a union, which is a structure with one field.
  fileprivate init?(
    _ reader: inout ThriftReader, _ kind: ThriftReader.Kind
  ) throws(ThriftReader.Fault) {
    guard kind == .structure else { throw ThriftReader.Fault() }
    var found: Self?
    try reader.structure { field, kind, reader throws(ThriftReader.Fault) in
      guard kind == .structure else { throw ThriftReader.Fault() }
      found = try Self.meaning(field, &reader)
    }
    guard let found else { return nil }
    self = found
  }

  private static func meaning(
    _ field: Int, _ reader: inout ThriftReader
  ) throws(ThriftReader.Fault) -> Self {
    switch field {
    case 5: return try decimal(&reader)
    case 8: return try instant(&reader)
    case 10: return try integer(&reader)
    default: break
    }
    try reader.structure { _, _, _ in }
    let others = [
      2: "MAP", 3: "LIST", 13: "BSON", 16: "VARIANT", 17: "GEOMETRY", 18: "GEOGRAPHY",
    ]
    switch field {
    case 1, 4, 12: return .text
    case 6: return .date
    case 7: return .time
    case 11: return .nothing
    case 14: return .uuid
    case 15: return .half
    default: return .other(others[field] ?? "number \(field)")
    }
  }

  private static func decimal(_ reader: inout ThriftReader) throws(ThriftReader.Fault) -> Self {
    var (scale, precision) = (0, 0)
    try reader.structure { field, kind, reader throws(ThriftReader.Fault) in
      switch field {
      case 1: scale = try reader.integer(kind)
      case 2: precision = try reader.integer(kind)
      default: break
      }
    }
    return .decimal(precision: precision, scale: scale)
  }

  private static func instant(_ reader: inout ThriftReader) throws(ThriftReader.Fault) -> Self {
    var isUTC = false
    var unit: ArrowTimeUnit?
    try reader.structure { field, kind, reader throws(ThriftReader.Fault) in
      switch field {
      case 1: isUTC = try reader.boolean(kind)
      case 2:
        try reader.structure { field, _, _ throws(ThriftReader.Fault) in
          unit = [1: .milliseconds, 2: .microseconds, 3: .nanoseconds][field]
        }
      default: break
      }
    }
    guard let unit else { throw ThriftReader.Fault() }
    return .instant(unit, isUTC: isUTC)
  }

  private static func integer(_ reader: inout ThriftReader) throws(ThriftReader.Fault) -> Self {
    var (bits, isSigned) = (0, true)
    try reader.structure { field, kind, reader throws(ThriftReader.Fault) in
      switch field {
      case 1: bits = try reader.integer(kind)
      case 2: isSigned = try reader.boolean(kind)
      default: break
      }
    }
    return .integer(bits: bits, isSigned: isSigned)
  }
}

extension ParquetFooter.RowGroup {
  fileprivate init(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
    var group = Self()
    try reader.structure { field, kind, reader throws(ThriftReader.Fault) in
      switch field {
      case 1:
        try reader.structures(kind) { reader throws(ThriftReader.Fault) in
          group.chunks.append(try ParquetFooter.Chunk(&reader))
        }
      case 3: group.rowCount = try reader.integer(kind)
      default: break
      }
    }
    self = group
  }
}

extension ParquetFooter.Chunk {
  fileprivate init(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
    var chunk = Self()
    try reader.structure { field, kind, reader throws(ThriftReader.Fault) in
      switch field {
      case 1: chunk.isElsewhere = true
      case 3:
        guard kind == .structure else { throw ThriftReader.Fault() }
        try chunk.readDescription(&reader)
      case 8, 9: chunk.isEncrypted = true
      default: break
      }
    }
    self = chunk
  }

  private mutating func readDescription(
    _ reader: inout ThriftReader
  ) throws(ThriftReader.Fault) {
    var chunk = self
    try reader.structure { field, kind, reader throws(ThriftReader.Fault) in
      switch field {
      case 1: chunk.physical = try reader.integer(kind)
      case 4: chunk.codec = try reader.integer(kind)
      case 5: chunk.valueCount = try reader.integer(kind)
      case 6: chunk.expandedSize = try reader.integer(kind)
      case 7: chunk.size = try reader.integer(kind)
      case 9: chunk.start = try reader.integer(kind)
      case 11: chunk.dictionaryStart = try reader.integer(kind)
      default: break
      }
    }
    self = chunk
  }
}
