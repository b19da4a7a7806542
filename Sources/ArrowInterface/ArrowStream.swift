internal import CArrow
package import Execution
package import Files
internal import Identifiers
internal import Memory

/// Columns that come from another library in the same process, or go to one, through Arrow's C stream
/// interface.
///
/// A stream is read once. Its memory is not copied where it has the layout of tables' columns, and is
/// given back when nothing uses it any more, however the stream ends.
///
/// ```swift
/// let people = try Table(["id": ["ann", "bob"], "age": [31, nil]])
/// let same = try Table(people.arrowStream(), named: "people")
/// ```
@safe
public final class ArrowStream: @unchecked Sendable {  // the lock guards the structure
  private let stream: UnsafeMutablePointer<ArrowArrayStream>
  private let state = Shared(State())

  private struct State: Sendable {
    var fields: [ArrowField]?
    var isAtEnd = false
  }

  /// Takes a stream over from its producer.
  ///
  /// The structure is moved as the specification says: the caller's counts as released afterwards, and
  /// may be freed. The stream is released when it was read to its end, failed, or is not used any more.
  ///
  /// - Parameter stream: An `ArrowArrayStream` of Arrow's C stream interface.
  /// - Precondition: The address is that of such a structure, which nobody else uses meanwhile, and its
  ///   callbacks and the memory that they hand over are what the specification says. What can be checked
  ///   is, when the stream is read.
  @unsafe
  public init(takingOver stream: UnsafeMutableRawPointer) {
    let source = unsafe stream.assumingMemoryBound(to: ArrowArrayStream.self)
    unsafe self.stream = .allocate(capacity: 1)
    unsafe self.stream.initialize(to: source.pointee)
    unsafe source.pointee.release = nil
  }

  /// Takes a stream that is in nobody else's hands.
  init(_ stream: ArrowArrayStream) {
    unsafe self.stream = .allocate(capacity: 1)
    unsafe self.stream.initialize(to: stream)
  }

  deinit {
    release()
    unsafe stream.deallocate()
  }

  /// Hands the stream to a consumer, who releases it; here it counts as released from then on.
  ///
  /// What was handed over stays in memory until the consumer releases it.
  ///
  /// - Parameter target: Where an `ArrowArrayStream` has room, 40 bytes on machines of 64 bits; what is
  ///   there is overwritten.
  /// - Precondition: The address is that of such room, which nobody else uses meanwhile.
  @unsafe
  public func move(to target: UnsafeMutableRawPointer) {
    state.withLock { state in
      unsafe target.assumingMemoryBound(to: ArrowArrayStream.self).initialize(to: stream.pointee)
      unsafe stream.pointee.release = nil
      state.isAtEnd = true
    }
  }
}

extension ArrowStream {
  /// The columns' names and types.
  ///
  /// - Parameter source: What the stream is called in messages.
  /// - Returns: The columns, in order.
  /// - Throws: ``DataError`` if the producer fails.
  package func fields(named source: String) throws(DataError) -> [ArrowField] {
    try state.withLock { (state) throws(DataError) in
      try fields(&state, ArrowPlace(source: source))
    }
  }

  /// The next rows; `nil` at the end.
  ///
  /// - Parameters:
  ///   - source: What the stream is called in messages.
  ///   - execution: How the work runs.
  /// - Returns: The rows.
  /// - Throws: ``DataError`` if the producer fails or breaks the rules; `CancellationError` if the work
  ///   was cancelled. Nothing follows then.
  package func next(named source: String, _ execution: Execution) throws -> ArrowBatch? {
    try state.withLock { state in
      if state.isAtEnd { return nil }
      do {
        let place = ArrowPlace(source: source)
        let fields = try fields(&state, place)
        try execution.checkCancellation()
        let batch = try nextBatch(fields, place, execution)
        if batch == nil { end(&state) }
        return batch
      } catch {
        end(&state)
        throw error
      }
    }
  }

  /// All rows that are left, each column in one piece.
  ///
  /// - Parameters:
  ///   - source: What the stream is called in messages.
  ///   - execution: How the work runs.
  /// - Returns: The columns; without rows as well.
  /// - Throws: As ``next(named:_:)``.
  package func columns(named source: String, _ execution: Execution) throws -> [ArrowColumn] {
    let fields = try fields(named: source)
    var parts = fields.map { _ in [ArrowColumn]() }
    while let batch = try next(named: source, execution) {
      for (number, column) in batch.columns.enumerated() { parts[number].append(column) }
    }
    return try zip(fields, parts).map { field, parts in
      try execution.checkCancellation()
      return parts.isEmpty ? ArrowColumn(withoutRows: field) : .joining(parts)
    }
  }

  // MARK: Behind the lock

  private func fields(_ state: inout State, _ place: ArrowPlace) throws(DataError) -> [ArrowField] {
    if let fields = state.fields { return fields }
    do throws(DataError) {
      let fields = try readFields(place)
      state.fields = fields
      return fields
    } catch {
      end(&state)
      throw error
    }
  }

  private func readFields(_ place: ArrowPlace) throws(DataError) -> [ArrowField] {
    guard unsafe stream.pointee.release != nil else {
      throw place.error("the stream was read or released before", "hand over a new one")
    }
    guard let callback = unsafe stream.pointee.get_schema else {
      throw place.fault("the stream has no get_schema")
    }
    var schema = unsafe ArrowSchema()
    try check(ProducerCalls.ofProcess.make { unsafe callback(stream, &schema) }, place)
    guard unsafe schema.release != nil else { throw place.fault("the schema is released already") }
    defer { _ = ProducerCalls.ofProcess.make { unsafe schema.release?(&schema) } }
    return unsafe try ArrowField.all(schema, place)
  }

  private func nextBatch(
    _ fields: [ArrowField], _ place: ArrowPlace, _ execution: Execution
  ) throws -> ArrowBatch? {
    guard let callback = unsafe stream.pointee.get_next else {
      throw place.fault("the stream has no get_next")
    }
    var array = unsafe ArrowArray()
    try check(ProducerCalls.ofProcess.make { unsafe callback(stream, &array) }, place)
    guard unsafe array.release != nil else { return nil }
    return try unsafe ArrowBatch(moving: &array, fields, place, execution)
  }

  /// Throws what the producer says if a callback fails.
  private func check(_ status: CInt?, _ place: ArrowPlace) throws(DataError) {
    guard status != 0 else { return }
    var text = status.map { "status \($0)" } ?? "it is at its end"
    if let callback = unsafe stream.pointee.get_last_error {
      let told = ProducerCalls.ofProcess.make {
        unsafe callback(stream).map { unsafe String(cString: $0) }
      }
      if let told, let words = told, !words.isEmpty { text = words }
    }
    throw DataError(
      .inputOutput, source: place.source, problem: "what made the stream failed: \(text)")
  }

  private func end(_ state: inout State) {
    state.isAtEnd = true
    release()
    unsafe stream.pointee.release = nil
  }

  private func release() {
    _ = ProducerCalls.ofProcess.make { unsafe stream.pointee.release?(stream) }
  }
}

extension ArrowColumn {
  /// A column of a type without rows.
  init(withoutRows field: ArrowField) {
    self.init(field.name, ArrowValues(emptyOf: field.type), validity: nil)
    origin = field.type
    isOrdered = field.isOrdered
  }
}

extension ArrowValues {
  fileprivate init(emptyOf type: ArrowType) {
    switch type {
    case .nothing, .refused: self = .nothing(0)
    case .boolean: self = .booleans(ScatterBitmap(repeating: false, count: 0).freeze())
    case .integer(let bits, _): self = bits == 64 ? .wide([]) : .narrow([])
    case .real, .decimal: self = .reals([])
    case .text, .dictionary(_, _, of: .text): self = .texts([])
    case .days, .millisecondsOfDays: self = .days([])
    case .instant(let unit, let zone): self = .instants([], unit, zone: zone)
    case .dictionary(_, _, let type): self = ArrowValues(emptyOf: type)
    }
  }
}
