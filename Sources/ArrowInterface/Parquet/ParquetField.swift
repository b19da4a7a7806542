internal import CCarquet

/// A column of a Parquet file.
package struct ParquetField: Sendable {
  /// Its name.
  package let name: String
  /// What it holds; `nil` for what no table has a column for.
  package let type: ArrowType?
  /// Why no table has a column for it, behind its name; empty where one has.
  package let refusal: String
  /// Which of the file's lists of values it is, the first if there are several.
  let leaf: Int
  /// How many of those it has.
  let leafCount: Int
  /// How its values are stored.
  let physical: Int
  let length: Int
  let isOptional: Bool
  /// Whole numbers of fewer bits than they are stored in.
  let declaredBits: ArrowType?

  /// The columns of a schema.
  ///
  /// - Returns: `nil` if the schema is no tree of as many elements.
  static func all(_ elements: [ParquetFooter.Element]) -> [ParquetField]? {
    guard let root = elements.first, root.physical == nil, root.childCount > 0 else { return nil }
    var fields: [ParquetField] = []
    var (place, leaf) = (1, 0)
    for _ in 0..<root.childCount {
      guard place < elements.count else { return nil }
      let first = place
      var (waiting, leafCount) = (1, 0)
      // A group is followed by what is in it.
      while waiting > 0 {
        guard place < elements.count else { return nil }
        let element = elements[place]
        guard (element.physical == nil) == (element.childCount > 0), element.childCount >= 0,
          element.childCount <= elements.count, 0...2 ~= element.repetition
        else { return nil }
        waiting += element.childCount - 1
        leafCount += element.physical == nil ? 0 : 1
        place += 1
      }
      fields.append(ParquetField(elements[first], leaf: leaf, leafCount: leafCount))
      leaf += leafCount
    }
    return place == elements.count ? fields : nil
  }

  private init(_ element: ParquetFooter.Element, leaf: Int, leafCount: Int) {
    name = element.name
    self.leaf = leaf
    self.leafCount = leafCount
    physical = element.physical ?? -1
    length = element.length
    isOptional = element.repetition == 1
    let meaning = element.meaning
    (type, refusal) = element.type(meaning)
    if case .integer(let bits, let isSigned)? = meaning, bits < 32 {
      declaredBits = .integer(bits: bits, isSigned: isSigned)
    } else {
      declaredBits = nil
    }
  }

  /// The width of a value in memory, about, where it is no text.
  package var width: Int {
    switch type {
    case .boolean: 1
    case .integer(let bits, _): bits / 8
    case .days: 4
    case .nothing: 0
    default: 8
    }
  }

  /// How the library is to hand its values over.
  var calls: ccarquet_type {
    let conversion =
      switch type {
      case .real(bits: 16): ccarquet_half
      case .decimal: ccarquet_decimal
      case .instant where physical == Physical.int96: ccarquet_int96
      case .text where physical == Physical.fixed: ccarquet_uuid
      case .text: ccarquet_text
      default: ccarquet_plain
      }
    return ccarquet_type(
      physical: Int32(physical), length: Int32(clamping: length), conversion: conversion,
      is_optional: isOptional)
  }

  /// The type of the arrays that come of it.
  var arrayType: ArrowType {
    switch type {
    case .real(bits: 16): .real(bits: 32)
    case .decimal(_, let scale): .decimal(bits: 128, scale: scale)
    case let type?: type
    case nil: .nothing
    }
  }

  /// Parquet's numbers of the ways in which values are stored.
  enum Physical {
    static let boolean = 0
    static let int32 = 1
    static let int64 = 2
    static let int96 = 3
    static let float = 4
    static let double = 5
    static let bytes = 6
    static let fixed = 7
  }
}

extension ParquetFooter.Element {
  /// What the values mean, said in the newer way or in the older one.
  fileprivate var meaning: ParquetFooter.Logical? {
    if let logical { return logical }
    switch converted {
    case 0, 4, 19: return .text
    case 1, 2: return .other("MAP")
    case 3: return .other("LIST")
    case 5: return .decimal(precision: precision, scale: scale)
    case 6: return .date
    case 7, 8: return .time
    case 9: return .instant(.milliseconds, isUTC: true)
    case 10: return .instant(.microseconds, isUTC: true)
    case 11: return .integer(bits: 8, isSigned: false)
    case 12: return .integer(bits: 16, isSigned: false)
    case 13: return .integer(bits: 32, isSigned: false)
    case 14: return .integer(bits: 64, isSigned: false)
    case 15: return .integer(bits: 8, isSigned: true)
    case 16: return .integer(bits: 16, isSigned: true)
    case 17: return .integer(bits: 32, isSigned: true)
    case 18: return .integer(bits: 64, isSigned: true)
    case 20: return .other("BSON")
    case 21: return .other("INTERVAL")
    default: return nil
    }
  }

  /// What a table's column holds of such values, or why there is none.
  fileprivate func type(_ meaning: ParquetFooter.Logical?) -> (ArrowType?, String) {
    if physical == nil || repetition == 2 {
      let kind =
        switch meaning {
        case .other("MAP"): "maps"
        case .other("LIST"): "lists"
        case .other("VARIANT"): "values of any kind (VARIANT)"
        default: repetition == 2 ? "lists" : "groups of columns"
        }
      return (nil, "holds \(kind)")
    }
    guard let type = plainType(meaning) else { return (nil, refusal(meaning)) }
    return (type, "")
  }

  private func refusal(_ meaning: ParquetFooter.Logical?) -> String {
    switch meaning {
    case .time: "holds times of day"
    case .decimal(let precision, _): "holds decimal numbers of \(precision) digits"
    case .other(let name): "is of the type \(name)"
    case nil where [ParquetField.Physical.bytes, ParquetField.Physical.fixed].contains(physical):
      "holds bytes of which the file does not say that they are texts"
    default: "holds values that are stored in a way that does not go with their type"
    }
  }

  private func plainType(_ meaning: ParquetFooter.Logical?) -> ArrowType? {
    typealias Physical = ParquetField.Physical
    switch (physical, meaning) {
    case (Physical.int32?, .nothing): return .nothing
    case (_, .nothing): return physical == Physical.fixed ? nil : .nothing
    case (Physical.boolean, nil): return .boolean
    case (Physical.int32, nil): return .integer(bits: 32, isSigned: true)
    case (Physical.int32, .integer(8...32, let isSigned)):
      return .integer(bits: 32, isSigned: isSigned)
    case (Physical.int32, .date): return .days
    case (Physical.int64, nil): return .integer(bits: 64, isSigned: true)
    case (Physical.int64, .integer(64, let isSigned)):
      return .integer(bits: 64, isSigned: isSigned)
    case (Physical.int64, .instant(let unit, let isUTC)):
      return .instant(unit, zone: isUTC ? "UTC" : nil)
    case (Physical.int96, nil): return .instant(.microseconds, zone: nil)
    case (Physical.float, nil): return .real(bits: 32)
    case (Physical.double, nil): return .real(bits: 64)
    case (Physical.bytes, .text): return .text(.wideOffsets)
    case (Physical.fixed, .uuid) where length == 16: return .text(.wideOffsets)
    case (Physical.fixed, .half) where length == 2: return .real(bits: 16)
    case (_, .decimal(1...38, let scale)) where 0...38 ~= scale:
      return isOfDecimals ? .decimal(bits: 128, scale: scale) : nil
    default: return nil
    }
  }

  private var isOfDecimals: Bool {
    typealias Physical = ParquetField.Physical
    switch physical {
    case Physical.int32, Physical.int64, Physical.bytes: return true
    case Physical.fixed: return 1...32 ~= length
    default: return false
    }
  }
}
