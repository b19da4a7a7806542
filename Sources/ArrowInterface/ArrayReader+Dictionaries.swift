internal import CArrow
internal import Execution
internal import Files
internal import Identifiers
internal import Memory

extension ArrayReader {
  /// The rows of an array with a dictionary.
  func dictionaryColumn(
    _ name: String, _ bits: Int, _ isSigned: Bool, _ type: ArrowType, _ execution: Execution
  ) throws -> ArrowColumn {
    guard let pointer = unsafe array.dictionary else {
      throw place.fault("its array has no dictionary")
    }
    let dictionary = unsafe pointer.pointee
    guard unsafe dictionary.release != nil else {
      throw place.fault("its dictionary was released before")
    }
    guard unsafe dictionary.dictionary == nil else {
      throw place.fault("its dictionary has a dictionary")
    }
    let all = unsafe try ArrayReader(dictionary, rows: nil, owner: owner, place).plainColumn(
      name, type, execution)
    try checkBuffers({ $0 == 2 }, "2")
    let validity = try validity()
    let codes = try DictionaryCodes(self, bits, isSigned)
    try codes.check(below: all.count, validity, place)
    guard case .texts(let texts) = all.values else {
      return all.taking(codes, validity)
    }
    let index = TextIndex(texts)
    if all.validity != nil || index.count < texts.count {
      return Self.settled(name, codes, validity, texts, all.validity)
    }
    return ArrowColumn(name, codes.values(of: texts), validity: validity)
  }

  /// A column whose dictionary has missing texts or the same one twice.
  private static func settled(
    _ name: String, _ codes: DictionaryCodes, _ validity: Bitmap?, _ texts: TextList,
    _ known: Bitmap?
  ) -> ArrowColumn {
    var index = TextIndex()
    let places = texts.indices.map { known?[$0] ?? true ? index.insert($0, of: texts) : .max }
    let numbers = ScatterBuffer<UInt32>(zeroedCount: codes.count)
    let present = ScatterBitmap(repeating: true, count: codes.count)
    for row in 0..<codes.count {
      let number = validity?[row] ?? true ? places[codes[row]] : .max
      if number == .max { present[row] = false } else { numbers[row] = number }
    }
    let validity = present.freeze()
    return ArrowColumn(
      name, DictionaryCodes.wide(numbers.freeze()).values(of: index.texts),
      validity: validity.isFull ? nil : validity)
  }
}

/// The places of values in a dictionary, in the memory that they came in where tables have such.
enum DictionaryCodes: Sendable {
  case small(Buffer<UInt8>)
  case wide(Buffer<UInt32>)

  /// Reads codes; those that are negative or too large become larger than any dictionary.
  init(_ reader: ArrayReader, _ bits: Int, _ isSigned: Bool) throws(DataError) {
    let execution = Execution()
    switch (bits, isSigned) {
    // A code of 8 bits that is negative is 128 or more here, and a dictionary may be as long.
    case (8, true):
      self = .wide(
        try reader.values(1, Int8.self).converted(execution) {
          UInt32(bitPattern: Int32($0))
        })
      let small = try reader.values(1, UInt8.self)
      if !small.contains(where: { $0 > 127 }) { self = .small(small) }
    case (8, false): self = .small(try reader.values(1, UInt8.self))
    case (16, true):
      self = .wide(
        try reader.values(1, Int16.self).converted(execution) { UInt32(bitPattern: Int32($0)) })
    case (16, false):
      self = .wide(try reader.values(1, UInt16.self).converted(execution) { UInt32($0) })
    case (32, _): self = .wide(try reader.values(1, UInt32.self))
    default:
      self = .wide(
        try reader.values(1, UInt64.self).converted(execution) { UInt32(clamping: $0) })
    }
  }

  var indices: Range<Int> { 0..<count }

  var count: Int {
    switch self {
    case .small(let codes): codes.count
    case .wide(let codes): codes.count
    }
  }

  subscript(row: Int) -> Int {
    switch self {
    case .small(let codes): Int(codes[row])
    case .wide(let codes): Int(codes[row])
    }
  }

  /// Throws unless the code of every row with a value is below a number.
  func check(below limit: Int, _ validity: Bitmap?, _ place: ArrowPlace) throws(DataError) {
    for row in 0..<count where validity?[row] ?? true {
      guard self[row] < limit else {
        throw place.fault("row \(row + 1) has a code beyond the \(limit) values of its dictionary")
      }
    }
  }

  /// The codes with their texts, a byte each if that is enough.
  func values(of texts: TextList) -> ArrowValues {
    switch self {
    case .small(let codes) where texts.count <= 256: .smallCodes(codes, of: texts)
    case .small(let codes): .codes(codes.converted(Execution()) { UInt32($0) }, of: texts)
    case .wide(let codes) where texts.count <= 256:
      // What has no value may have any code.
      .smallCodes(codes.converted(Execution()) { UInt8(truncatingIfNeeded: $0) }, of: texts)
    case .wide(let codes): .codes(codes, of: texts)
    }
  }
}

extension ArrowColumn {
  /// The column of a dictionary's values by their places.
  fileprivate func taking(_ codes: DictionaryCodes, _ known: Bitmap?) -> ArrowColumn {
    let present = ScatterBitmap(repeating: true, count: codes.count)
    let isKnown = { (row: Int) in known?[row] ?? true }
    for row in 0..<codes.count where !isKnown(row) || isMissing(codes[row]) { present[row] = false }
    let bitmap = present.freeze()
    func taken<Value: Numeric & BitwiseCopyable & Sendable>(
      _ values: Buffer<Value>
    ) -> Buffer<Value> {
      let result = ScatterBuffer<Value>(zeroedCount: codes.count)
      for row in 0..<codes.count where bitmap[row] { result[row] = values[codes[row]] }
      return result.freeze()
    }
    let values: ArrowValues
    switch self.values {
    case .nothing: values = .nothing(codes.count)
    case .booleans(let bits):
      let result = ScatterBitmap(repeating: false, count: codes.count)
      for row in 0..<codes.count where bitmap[row] { result[row] = bits[codes[row]] }
      values = .booleans(result.freeze())
    case .narrow(let numbers): values = .narrow(taken(numbers))
    case .wide(let numbers): values = .wide(taken(numbers))
    case .unsigned(let numbers): values = .unsigned(taken(numbers))
    case .whole: preconditionFailure("nothing comes in so")
    case .reals(let numbers): values = .reals(taken(numbers))
    case .days(let days): values = .days(taken(days))
    case .instants(let instants, let unit, let zone):
      values = .instants(taken(instants), unit, zone: zone)
    case .texts, .smallCodes, .codes: preconditionFailure("texts keep their dictionary")
    }
    var column = ArrowColumn(name, values, validity: bitmap.isFull ? nil : bitmap)
    if let digits {
      column.digits =
        codes.indices.reduce(into: TextListBuilder()) { list, row in
          if bitmap[row] {
            list.append(digits, codes[row]..<codes[row] + 1)
          } else {
            list.appendEmpty(1)
          }
        }.list
    }
    return column
  }
}
