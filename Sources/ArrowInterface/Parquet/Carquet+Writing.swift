internal import CArrow
internal import CCarquet
internal import Execution
internal import Files
internal import Identifiers
internal import Memory

extension Carquet {
  func write(
    _ columns: [ArrowColumn], named name: String, _ execution: Execution,
    to sink: (Span<UInt8>) throws(DataError) -> Void
  ) throws {
    let rowCount = columns.first?.count ?? 0
    let fewValues = columns.map { column in
      if case .smallCodes = column.values { true } else { false }
    }
    try withoutActuallyEscaping(sink) { sink in
      let target = CarquetSink(sink)
      var message = CarquetMessage()
      func failure() -> any Error {
        target.failure
          ?? DataError(
            .inputOutput, source: name,
            problem: "writing Parquet failed (\(self.name): \(message.text))")
      }
      var schema = unsafe ArrowSchema()
      unsafe ExportedSchema.table(columns).move(to: &schema)
      let created = unsafe ccarquet_create(
        library, &schema, fewValues, CarquetSink.write,
        Unmanaged.passUnretained(target).toOpaque(), &message.bytes)
      guard let writer = unsafe created else { throw failure() }
      do {
        var start = 0
        while start < rowCount {
          try execution.checkCancellation()
          let length = Self.rowGroupLength(of: columns, from: start, rowCount)
          var array = unsafe ArrowArray()
          unsafe ExportedArray.table(columns).move(to: &array)
          unsafe array.offset = Int64(start)
          unsafe array.length = Int64(length)
          var schema = unsafe ArrowSchema()
          unsafe ExportedSchema.table(columns).move(to: &schema)
          guard unsafe ccarquet_write(writer, &array, &schema, &message.bytes) else {
            throw failure()
          }
          start += length
          execution.report(Double(start) / Double(rowCount))
        }
        try execution.checkCancellation()
      } catch {
        unsafe ccarquet_abandon(writer)
        throw error
      }
      guard unsafe ccarquet_finish(writer, &message.bytes), target.failure == nil else {
        throw failure()
      }
    }
  }
}

extension Carquet {
  /// The most bytes of the texts of a column in a row group: readers count them in 32 bits.
  private static var mostBytes: Int { 1 << 29 }

  /// The number of rows of the next row group: fewer where texts are long.
  private static func rowGroupLength(
    of columns: [ArrowColumn], from start: Int, _ rowCount: Int
  ) -> Int {
    var end = min(start + rowGroupLength, rowCount)
    for column in columns {
      guard case .texts(let texts) = column.values else { continue }
      let places = texts.offsets.span
      while end > start + 1, places[end] - places[start] > mostBytes {
        end = start + (end - start) / 2
      }
    }
    return end - start
  }
}

/// Where the library's bytes go.
private final class CarquetSink {
  private let sink: (Span<UInt8>) throws(DataError) -> Void
  /// What the destination threw; nothing goes there afterwards.
  private(set) var failure: DataError?

  init(_ sink: @escaping (Span<UInt8>) throws(DataError) -> Void) { self.sink = sink }

  private func take(_ bytes: Span<UInt8>) -> Bool {
    guard failure == nil else { return false }
    do throws(DataError) {
      try sink(bytes)
      return true
    } catch {
      failure = error
      return false
    }
  }

  /// What the library calls.
  static let write: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>, Int) -> Bool = {
    context, bytes, count in
    guard let context = unsafe context else { return false }
    let target = unsafe Unmanaged<CarquetSink>.fromOpaque(context).takeUnretainedValue()
    return unsafe target.take(Span(_unsafeStart: bytes, count: count))
  }
}
