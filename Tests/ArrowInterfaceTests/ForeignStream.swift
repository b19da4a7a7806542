import ArrowInterface
import CArrow
import Synchronization

/// How many structures were handed out and released.
final class Tally: Sendable {
  private let counts = Mutex((made: 0, released: 0))

  func make() { counts.withLock { $0.made += 1 } }
  func release() { counts.withLock { $0.released += 1 } }

  /// Whether each structure was released, and none twice.
  var isBalanced: Bool { counts.withLock { $0.made == $0.released } }
  var made: Int { counts.withLock { $0.made } }
  var released: Int { counts.withLock { $0.released } }
}

/// A schema as a foreign producer would hand it out, right or wrong.
struct ForeignSchema: Sendable {
  var format: [UInt8]?
  var name: [UInt8]? = []
  var children: [ForeignSchema] = []
  var dictionary: [ForeignSchema] = []
  var childCount: Int64?
  var isReleased = false
  var hasNullChild = false

  init(_ format: String, _ name: String = "", dictionary: [ForeignSchema] = []) {
    self.format = Array(format.utf8)
    self.name = Array(name.utf8)
    self.dictionary = dictionary
  }

  static func table(_ columns: [ForeignSchema]) -> ForeignSchema {
    var schema = ForeignSchema("+s")
    schema.children = columns
    return schema
  }
}

/// An array as a foreign producer would hand it out, right or wrong.
struct ForeignArray: Sendable {
  var length: Int64
  var missingCount: Int64 = -1
  var offset: Int64 = 0
  var buffers: [[UInt8]?]
  var children: [ForeignArray] = []
  var dictionary: [ForeignArray] = []
  var bufferCount: Int64?
  var childCount: Int64?
  var isReleased = false
  var hasNullChild = false
  var hasNoBuffers = false

  init(_ length: Int, offset: Int = 0, _ buffers: [[UInt8]?], dictionary: [ForeignArray] = []) {
    self.length = Int64(length)
    self.offset = Int64(offset)
    self.buffers = buffers
    self.dictionary = dictionary
  }

  static func table(_ rowCount: Int, _ columns: [ForeignArray]) -> ForeignArray {
    var array = ForeignArray(rowCount, [nil])
    array.children = columns
    return array
  }
}

/// What keeps the memory of a structure.
@safe
private final class Keeper {
  let tally: Tally
  var release: () -> Void

  init(_ tally: Tally, _ release: @escaping () -> Void) {
    self.tally = tally
    self.release = release
    tally.make()
  }

  static func end(_ data: UnsafeMutableRawPointer?) {
    guard let data = unsafe data else { return }
    let keeper = unsafe Unmanaged<Keeper>.fromOpaque(data).takeRetainedValue()
    keeper.tally.release()
    keeper.release()
  }
}

extension [UInt8] {
  /// A copy in memory of just this size.
  fileprivate var copied: UnsafeMutableRawPointer {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: Swift.max(count, 1), alignment: 64)
    unsafe withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { unsafe copy.copyMemory(from: start, byteCount: count) }
    }
    return unsafe copy
  }
}

extension ForeignSchema {
  func move(to target: UnsafeMutablePointer<ArrowSchema>, _ tally: Tally) {
    let count = children.count
    let parts = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: count + 1)
    let list = UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>.allocate(
      capacity: count + 1)
    for (number, child) in children.enumerated() {
      unsafe child.move(to: parts + number, tally)
      unsafe list[number] = hasNullChild && number == 0 ? nil : parts + number
    }
    for dictionary in dictionary { unsafe dictionary.move(to: parts + count, tally) }
    let format = unsafe self.format.map { unsafe ($0 + [0]).copied }
    let name = unsafe self.name.map { unsafe ($0 + [0]).copied }
    let hasDictionary = !dictionary.isEmpty
    let keeper = Keeper(tally) {
      for number in 0..<count { unsafe parts[number].release?(parts + number) }
      if hasDictionary { unsafe parts[count].release?(parts + count) }
      unsafe parts.deallocate()
      unsafe list.deallocate()
      unsafe format?.deallocate()
      unsafe name?.deallocate()
    }
    unsafe target.initialize(
      to: ArrowSchema(
        format: format?.assumingMemoryBound(to: CChar.self),
        name: name?.assumingMemoryBound(to: CChar.self), metadata: nil, flags: 2,
        n_children: childCount ?? Int64(count), children: list,
        dictionary: hasDictionary ? parts + count : nil,
        release: { schema in
          unsafe Keeper.end(schema?.pointee.private_data)
          unsafe schema?.pointee.release = nil
        }, private_data: Unmanaged.passRetained(keeper).toOpaque()))
    if isReleased { unsafe target.pointee.release?(target) }
  }
}

extension ForeignArray {
  func move(to target: UnsafeMutablePointer<ArrowArray>, _ tally: Tally) {
    let count = children.count
    let parts = UnsafeMutablePointer<ArrowArray>.allocate(capacity: count + 1)
    let list = UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>.allocate(capacity: count + 1)
    for (number, child) in children.enumerated() {
      unsafe child.move(to: parts + number, tally)
      unsafe list[number] = hasNullChild && number == 0 ? nil : parts + number
    }
    for dictionary in dictionary { unsafe dictionary.move(to: parts + count, tally) }
    let places = UnsafeMutablePointer<UnsafeRawPointer?>.allocate(capacity: buffers.count + 1)
    let memory = unsafe buffers.map { unsafe $0?.copied }
    let memoryCount = buffers.count
    for number in 0..<memoryCount {
      unsafe places[number] = memory[number].map { UnsafeRawPointer($0) }
    }
    let hasDictionary = !dictionary.isEmpty
    let keeper = Keeper(tally) {
      for number in 0..<count { unsafe parts[number].release?(parts + number) }
      if hasDictionary { unsafe parts[count].release?(parts + count) }
      for number in 0..<memoryCount { unsafe memory[number]?.deallocate() }
      unsafe parts.deallocate()
      unsafe list.deallocate()
      unsafe places.deallocate()
    }
    unsafe target.initialize(
      to: ArrowArray(
        length: length, null_count: missingCount, offset: offset,
        n_buffers: bufferCount ?? Int64(buffers.count), n_children: childCount ?? Int64(count),
        buffers: hasNoBuffers ? nil : places, children: list,
        dictionary: hasDictionary ? parts + count : nil,
        release: { array in
          unsafe Keeper.end(array?.pointee.private_data)
          unsafe array?.pointee.release = nil
        }, private_data: Unmanaged.passRetained(keeper).toOpaque()))
    if isReleased { unsafe target.pointee.release?(target) }
  }
}

/// A stream of a foreign producer.
final class ForeignStream: Sendable {
  private let schema: ForeignSchema
  private let batches: [ForeignArray]
  /// The number of the batch in place of which the producer fails.
  private let failure: Int?
  private let next = Mutex(0)
  let tally = Tally()

  init(_ schema: ForeignSchema, _ batches: [ForeignArray], failure: Int? = nil) {
    self.schema = schema
    self.batches = batches
    self.failure = failure
  }

  /// The stream, taken over.
  func stream() -> ArrowStream {
    tally.make()
    var stream = unsafe ArrowArrayStream(
      get_schema: { stream, target in
        guard let own = unsafe ForeignStream.of(stream), let target = unsafe target else {
          return 5
        }
        unsafe own.schema.move(to: target, own.tally)
        return 0
      },
      get_next: { stream, target in
        guard let own = unsafe ForeignStream.of(stream), let target = unsafe target else {
          return 5
        }
        let number = own.next.withLock { next in
          defer { next += 1 }
          return next
        }
        if number == own.failure { return 5 }
        if number < own.batches.count {
          unsafe own.batches[number].move(to: target, own.tally)
        } else {
          unsafe target.initialize(to: ArrowArray())
        }
        return 0
      },
      get_last_error: { _ in unsafe ForeignStream.message },
      release: { stream in
        guard let data = unsafe stream?.pointee.private_data else { return }
        let own = unsafe Unmanaged<ForeignStream>.fromOpaque(data).takeRetainedValue()
        own.tally.release()
        unsafe stream?.pointee.release = nil
      }, private_data: Unmanaged.passRetained(self).toOpaque())
    return unsafe ArrowStream(takingOver: &stream)
  }

  // Written once, and only read by whoever asks for it.
  private nonisolated(unsafe) static let message = unsafe UnsafePointer(
    Array("the disk is full\0".utf8).copied.assumingMemoryBound(to: CChar.self))

  private static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) -> ForeignStream? {
    unsafe stream?.pointee.private_data.map {
      unsafe Unmanaged<ForeignStream>.fromOpaque($0).takeUnretainedValue()
    }
  }
}

/// The bytes of some values as they lie in memory.
func bytes<Value: BitwiseCopyable>(_ values: [Value]) -> [UInt8] {
  unsafe values.withUnsafeBytes { unsafe Array($0) }
}

/// Bits, the first the lowest of the first byte, with all others of the last byte set.
func bits(_ values: [Bool]) -> [UInt8] {
  var result = [UInt8](repeating: 0, count: (values.count + 7) / 8)
  for (place, value) in values.enumerated() where value { result[place >> 3] |= 1 << (place & 7) }
  if values.count & 7 != 0 { result[result.count - 1] |= 0xFF << (values.count & 7) }
  return result
}
