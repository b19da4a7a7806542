internal import CArrow
internal import Files
internal import Identifiers
internal import Memory

/// Reads the memory of one array, or of its dictionary, as far as its rows go.
///
/// What a structure says is not believed but for the sizes of buffers, of which it says nothing.
@safe
struct ArrayReader {
  /// More rows and places than fit any memory, so that no product of them exceeds an `Int`.
  static let largestLength = 1 << 48
  /// More are asked about before anything is made of them.
  private static let largestUsualLength = 1 << 32

  let place: ArrowPlace
  /// Whose memory it is.
  let owner: OwnedArray
  let array: ArrowArray
  /// The first place that is read.
  let offset: Int
  /// The number of rows.
  let count: Int

  /// Looks at an array.
  ///
  /// - Parameters:
  ///   - array: The array.
  ///   - rows: Which of its rows are read; `nil` for all.
  ///   - owner: Whose memory it is.
  ///   - place: Where it is, for messages.
  /// - Throws: ``DataError`` if its structure can't be right.
  init(
    _ array: ArrowArray, rows: Range<Int>?, owner: OwnedArray, _ place: ArrowPlace
  ) throws(DataError) {
    let (first, length) = unsafe try Self.extent(array, place)
    let rows = rows ?? 0..<length
    guard rows.upperBound <= length else {
      throw place.fault("it has \(length) rows where the stream has \(rows.upperBound)")
    }
    guard unsafe array.n_children == 0 else {
      throw place.fault(unsafe "its array has \(array.n_children) arrays within, where it has none")
    }
    // Of so many nothing could be made, whatever is in them.
    if rows.count > Self.largestUsualLength, !MemoryRefusal.hasRoom(for: rows.count * 8) {
      throw place.error(
        "there is not enough memory for \(rows.count) values", "hand over fewer at a time",
        code: .inputOutput)
    }
    self.place = place
    self.owner = owner
    unsafe self.array = unsafe array
    offset = first + rows.lowerBound
    count = rows.count
  }

  /// The offset and the length of an array, both in reasonable bounds.
  static func extent(
    _ array: ArrowArray, _ place: ArrowPlace
  ) throws(DataError) -> (offset: Int, length: Int) {
    let bounds = 0...Int64(largestLength)
    guard unsafe bounds ~= array.length && bounds ~= array.offset else {
      throw place.fault(unsafe "its length is \(array.length) and its offset \(array.offset)")
    }
    guard unsafe -1...array.length ~= array.null_count else {
      throw place.fault(unsafe "\(array.null_count) of its \(array.length) values are missing")
    }
    return unsafe (Int(array.offset), Int(array.length))
  }

  // MARK: Buffers

  /// Throws unless the array has so many buffers.
  func checkBuffers(_ isRight: (Int) -> Bool, _ expected: String) throws(DataError) {
    let found = unsafe array.n_buffers
    guard 0...Int64(Int32.max) ~= found, isRight(Int(found)) else {
      throw place.fault("its array has \(found) buffers in place of \(expected)")
    }
    guard unsafe found == 0 || array.buffers != nil else {
      throw place.fault("its array has no list of buffers")
    }
  }

  /// Where a buffer begins; `nil` if it is left out.
  func start(_ number: Int) -> UnsafeRawPointer? { unsafe array.buffers[number] }

  /// The values of a buffer in the rows, and some behind them.
  func values<Value: BitwiseCopyable & Sendable>(
    _ number: Int, _ type: Value.Type, extra: Int = 0
  ) throws(DataError) -> Buffer<Value> {
    guard count > 0 else { return [] }
    guard let start = unsafe start(number) else {
      throw place.fault("buffer \(number + 1) of its array is left out")
    }
    return unsafe Buffer(
      borrowing: start + offset * MemoryLayout<Value>.stride, count: count + extra, of: owner)
  }

  /// The bits of a buffer in the rows.
  func bits(_ number: Int) throws(DataError) -> Bitmap {
    guard count > 0 else { return ScatterBitmap(repeating: false, count: 0).freeze() }
    guard let start = unsafe start(number) else {
      throw place.fault("buffer \(number + 1) of its array is left out")
    }
    return unsafe Bitmap(borrowing: start, offset: offset, count: count, of: owner)
  }

  /// Which rows have values; `nil` if all have.
  func validity() throws(DataError) -> Bitmap? {
    // Of a part of the rows nobody says how many values are missing.
    let told =
      unsafe count == Int(array.length) && array.null_count >= 0 ? Int(array.null_count) : nil
    var bitmap: Bitmap?
    if unsafe count > 0 && start(0) != nil { bitmap = try bits(0) }
    let missingCount = bitmap.map { count - $0.setCount } ?? 0
    if let told, told != missingCount {
      throw place.fault("\(told) of its values are missing, and its bitmap says \(missingCount)")
    }
    if told == nil, unsafe array.null_count > 0, unsafe start(0) == nil {
      throw place.fault(
        unsafe "\(array.null_count) of its values are missing, and it has no bitmap")
    }
    return missingCount == 0 ? nil : bitmap
  }
}
