internal import CArrow
internal import CCarquet
internal import Execution
internal import Files
internal import Memory

/// The library carquet, loaded.
///
/// It is one in C: what it reads was checked before as far as the footer goes, and what it hands over is
/// looked at as any array of Arrow.
@safe
struct Carquet: ParquetCodec, @unchecked Sendable {  // several threads may call its functions
  let name: String
  let library: OpaquePointer

  @unsafe
  init(_ library: OpaquePointer, version: String) {
    unsafe self.library = unsafe library
    name = "carquet \(version)"
  }

  func columns(
    _ fields: [ParquetField], of file: ParquetFile, beginning wantedCount: Int?,
    _ execution: Execution
  ) throws -> [ArrowColumn] {
    for field in fields { try file.check(field) }
    let all = file.groups.indices.filter { file.groups[$0].rowCount > 0 }
    let groups = wantedCount == nil ? all : Array(all.prefix(1))
    if wantedCount == nil { try checkRoom(file.byteCount(of: fields), file.name) }
    let parts = Shared([ArrowColumn?](repeating: nil, count: fields.count * groups.count))
    let failures = Shared<[Int: any Error]>([:])
    let readers = CarquetReaders(self, file)
    execution.forEach(fields.count * groups.count) { part in
      // All of a row group lie together in the file.
      let (group, number) = (groups[part / fields.count], part % fields.count)
      guard !execution.isCancelled, failures.withLock({ $0.isEmpty }) else { return }
      do {
        let column = try read(
          fields[number], group, of: file, beginning: wantedCount, readers, execution)
        parts.withLock { $0[part] = column }
      } catch {
        failures.withLock { $0[part] = error }
      }
    }
    try execution.checkCancellation()
    // The same failure whichever thread met one first, as far as that can be.
    if let first = failures.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
    let columns = parts.withLock { $0 }
    return try fields.indices.map { number in
      try execution.checkCancellation()
      let own = groups.indices.compactMap { columns[$0 * fields.count + number] }
      return own.isEmpty ? ArrowColumn(withoutRows: fields[number].field) : .joining(own)
    }
  }

  private func checkRoom(_ byteCount: Double, _ name: String) throws(DataError) {
    guard byteCount < SystemMemory.available else {
      throw DataError(
        .inputOutput, source: name,
        problem: "the data take more memory than there is: about \(Int(byteCount / 0x1p20)) MiB",
        remedy: "read fewer columns, or use a machine with more memory")
    }
  }

  private func read(
    _ field: ParquetField, _ group: Int, of file: ParquetFile, beginning wantedCount: Int?,
    _ readers: CarquetReaders, _ execution: Execution
  ) throws -> ArrowColumn {
    let rowCount = file.groups[group].rowCount
    let wantedCount = min(wantedCount ?? rowCount, rowCount)
    if case .nothing? = field.type {
      return ArrowColumn(field.name, .nothing(wantedCount), validity: nil)
    }
    var array = unsafe ArrowArray()
    var cutCount: Int64 = 0
    var message = CarquetMessage()
    let reader = try readers.take()
    var type = field.calls
    var context = execution
    let isRead = unsafe withUnsafeMutablePointer(to: &context) { context in
      unsafe ccarquet_read(
        reader.reader, Int32(group), Int32(field.leaf), &type, Int64(rowCount),
        Int64(wantedCount), &array, &cutCount,
        { context in
          guard let context = unsafe context else { return true }
          return !(unsafe context.assumingMemoryBound(to: Execution.self).pointee.isCancelled)
        }, context, &message.bytes)
    }
    readers.giveBack(reader)
    try execution.checkCancellation()
    guard isRead else {
      throw ParquetFile.damaged(file.name, "column '\(field.name)': \(message.text)")
    }
    let place = ArrowPlace(source: file.name).column(field.name)
    let owner = unsafe OwnedArray(moving: &array)
    let reading = unsafe try ArrayReader(owner.array, rows: nil, owner: owner, place)
    var column = try reading.column(field.field, execution)
    column.cutCount = Int(cutCount)
    if let bits = field.declaredBits { column.origin = bits }
    return column
  }
}

extension ParquetField {
  /// The column as one of the arrays that come of it.
  fileprivate var field: ArrowField { ArrowField(name, arrayType) }
}

/// Room for what the library tells of a failure.
struct CarquetMessage {
  var bytes = [CChar](repeating: 0, count: Int(CCARQUET_MESSAGE_SIZE))

  /// What it tells, as one line.
  var text: String {
    let text = bytes.untilNUL
    return text.isEmpty ? "it can't be read" : text
  }
}

extension [CChar] {
  /// What is before the first NUL, as a text.
  var untilNUL: String {
    String(decoding: prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Readers of one file, as many as threads use at once.
private final class CarquetReaders: Sendable {
  private let codec: Carquet
  private let file: ParquetFile
  private let idle = Shared<[CarquetReader]>([])

  init(_ codec: Carquet, _ file: ParquetFile) {
    self.codec = codec
    self.file = file
  }

  /// A reader for the calling thread.
  ///
  /// - Throws: ``DataError`` if the library finds something else in the file than its footer says.
  func take() throws(DataError) -> CarquetReader {
    if let reader = idle.withLock({ $0.popLast() }) { return reader }
    return try CarquetReader(codec, file)
  }

  func giveBack(_ reader: CarquetReader) { idle.withLock { $0.append(reader) } }
}

/// A reader of a file, used by one thread at a time.
@safe
private final class CarquetReader: @unchecked Sendable {  // whoever has taken it uses it alone
  let reader: OpaquePointer
  /// Whose bytes are read.
  private let file: ParquetFile

  init(_ codec: Carquet, _ file: ParquetFile) throws(DataError) {
    self.file = file
    var message = CarquetMessage()
    let opened = unsafe ccarquet_open(codec.library, file.file.descriptor, &message.bytes)
    guard let opened = unsafe opened else {
      throw ParquetFile.damaged(file.name, message.text)
    }
    unsafe reader = opened
    var rowCount: Int64 = 0
    var (groupCount, leafCount): (Int32, Int32) = (0, 0)
    unsafe ccarquet_count(reader, &rowCount, &groupCount, &leafCount)
    guard rowCount == file.rowCount, groupCount == file.groups.count,
      leafCount == file.fields.reduce(0, { $0 + $1.leafCount })
    else { throw ParquetFile.damaged(file.name, "its footer can be understood in two ways") }
  }

  deinit { unsafe ccarquet_close(reader) }
}
