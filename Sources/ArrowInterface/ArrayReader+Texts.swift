internal import CArrow
internal import Execution
internal import Files
internal import Identifiers
internal import Memory

extension ArrayReader {
  /// The rows' texts, empty where one is missing.
  ///
  /// - Throws: ``DataError`` if their places fall or what is there is not UTF-8.
  func texts(
    _ layout: ArrowType.TextLayout, _ validity: Bitmap?, _ execution: Execution
  ) throws -> TextList {
    guard count > 0 else { return [] }
    switch layout {
    case .views: return try checked(try viewedTexts(validity), nil, execution)
    case .wideOffsets:
      return try texts(at: try values(1, Int.self, extra: 1), validity, execution)
    case .narrowOffsets:
      let narrow = try values(1, Int32.self, extra: 1)
      return try texts(at: narrow.converted(execution) { Int($0) }, validity, execution)
    }
  }

  private func texts(
    at offsets: Buffer<Int>, _ validity: Bitmap?, _ execution: Execution
  ) throws -> TextList {
    let first = offsets[0]
    guard let last = offsets.last, first >= 0, first <= last, last <= Self.largestLength else {
      throw place.fault("the places of its texts are not in order")
    }
    let places = offsets.span
    var isEmptyWhereMissing = true
    for row in 0..<count {
      guard places[row] <= places[row + 1] else {
        throw place.fault("the places of its texts are not in order")
      }
      if let validity, !validity[row], places[row] != places[row + 1] {
        isEmptyWhereMissing = false
      }
    }
    var bytes: Buffer<UInt8> = []
    if last > first {
      guard let start = unsafe start(2) else { throw place.fault("its texts have no bytes") }
      unsafe bytes = Buffer(borrowing: start + first, count: last - first, of: owner)
    }
    let own = first == 0 ? offsets : offsets.converted(execution) { $0 - first }
    guard isEmptyWhereMissing else { return try checked((bytes, own), validity, execution) }
    return try checked((bytes, own), nil, execution)
  }

  /// Texts that are known to lie in order, if they are UTF-8.
  ///
  /// - Parameters:
  ///   - parts: Their bytes, and where each begins.
  ///   - validity: Which rows have one, if there is something where one is missing.
  ///   - execution: How the work runs.
  /// - Returns: The texts.
  /// - Throws: ``DataError`` if they are not.
  private func checked(
    _ parts: (bytes: Buffer<UInt8>, offsets: Buffer<Int>), _ validity: Bitmap?,
    _ execution: Execution
  ) throws -> TextList {
    var (bytes, offsets) = parts
    if let validity {
      var own: [UInt8] = []
      var places = [0]
      for row in 0..<count {
        if validity[row] { own += bytes[offsets[row]..<offsets[row + 1]] }
        places.append(own.count)
      }
      (bytes, offsets) = (Buffer(own), Buffer(places))
    }
    guard let list = TextList(checking: bytes, offsets: offsets, execution: execution.quiet) else {
      let row = (0..<count).first { row in
        String(validating: bytes[offsets[row]..<offsets[row + 1]], as: UTF8.self) == nil
      }
      throw place.error(
        "the text of row \((row ?? 0) + 1) is not UTF-8", "write texts in UTF-8")
    }
    return list
  }

  // MARK: Views

  /// The texts of an array of views: 16 bytes each, with a length and then up to 12 bytes of text, or four
  /// of them, the number of a buffer and the place in it.
  private func viewedTexts(
    _ validity: Bitmap?
  ) throws(DataError) -> (bytes: Buffer<UInt8>, offsets: Buffer<Int>) {
    let dataCount = unsafe Int(array.n_buffers) - 3
    let buffers = try viewBuffers(dataCount)
    let words = try values(1, SIMD2<UInt64>.self)
    let views = words.byteBuffer
    var bytes: [UInt8] = []
    var offsets = [0]
    offsets.reserveCapacity(count + 1)
    for row in 0..<count {
      defer { offsets.append(bytes.count) }
      if let validity, !validity[row] { continue }
      let view = views.extracting(row * 16..<row * 16 + 16)
      let length = view.number(at: 0)
      if 0...12 ~= length {
        bytes += view.extracting(4..<4 + length)
        continue
      }
      let (number, start) = (view.number(at: 8), view.number(at: 12))
      guard length > 0, buffers.indices.contains(number), start >= 0,
        start + length <= buffers[number].count
      else { throw place.fault("a text of row \(row + 1) lies in no buffer") }
      bytes += buffers[number].extracting(start..<start + length)
    }
    return (Buffer(bytes), Buffer(offsets))
  }

  /// The buffers of long texts, whose lengths the last buffer tells.
  private func viewBuffers(_ count: Int) throws(DataError) -> [Buffer<UInt8>] {
    guard count > 0 else { return [] }
    guard let start = unsafe start(count + 2) else {
      throw place.fault("the lengths of its buffers are left out")
    }
    let lengths = unsafe Buffer<Int>(borrowing: start, count: count, of: owner)
    var result: [Buffer<UInt8>] = []
    for (number, length) in lengths.enumerated() {
      guard 0...Self.largestLength ~= length else {
        throw place.fault("the length of a buffer is \(length)")
      }
      guard length > 0 else {
        result.append([])
        continue
      }
      guard let start = unsafe self.start(number + 2) else {
        throw place.fault("buffer \(number + 3) of its array is left out")
      }
      unsafe result.append(Buffer(borrowing: start, count: length, of: owner))
    }
    return result
  }
}

extension Buffer<UInt8> {
  /// The number of 32 bits at a place, its lowest byte first.
  fileprivate func number(at place: Int) -> Int {
    var number: UInt32 = 0
    for byte in self[place..<place + 4].reversed() { number = number << 8 | UInt32(byte) }
    return Int(Int32(bitPattern: number))
  }
}
