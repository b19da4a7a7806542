internal import CArrow
internal import Identifiers
internal import Memory

/// An array that is handed out; the structure keeps it, and thereby the columns' memory, until it is
/// released.
@safe
final class ExportedArray {
  private let count: Int
  private let missingCount: Int
  /// What lies in the buffers, `nil` for one that is left out.
  private let buffers: [Buffer<UInt8>?]
  private let addresses: UnsafeMutablePointer<UnsafeRawPointer?>
  private let children: [ExportedArray]
  private let dictionary: ExportedArray?
  private let within: ExportedParts<ArrowArray>

  private init(
    count: Int, validity: Bitmap?, buffers: [Buffer<UInt8>], isUntyped: Bool = false,
    children: [ExportedArray] = [], dictionary: ExportedArray? = nil
  ) {
    self.count = count
    missingCount = isUntyped ? count : validity.map { count - $0.setCount } ?? 0
    self.buffers = isUntyped ? [] : [validity?.byteBuffer] + buffers
    self.children = children
    self.dictionary = dictionary
    unsafe within = ExportedParts(count: children.count, hasDictionary: dictionary != nil)
    unsafe addresses = .allocate(capacity: self.buffers.count + 1)
    for (number, buffer) in self.buffers.enumerated() {
      unsafe (addresses + number).initialize(to: buffer?.address)
    }
  }

  deinit { unsafe addresses.deallocate() }

  /// The array of columns.
  static func table(_ columns: [ArrowColumn]) -> ExportedArray {
    ExportedArray(
      count: columns.first?.count ?? 0, validity: nil, buffers: [],
      children: columns.map { ExportedArray($0) })
  }

  private convenience init(_ column: ArrowColumn) {
    let (count, validity) = (column.count, column.validity)
    switch column.values {
    case .nothing: self.init(count: count, validity: nil, buffers: [], isUntyped: true)
    case .booleans(let bits):
      self.init(count: count, validity: validity, buffers: [bits.byteBuffer])
    case .narrow(let values), .days(let values):
      self.init(count: count, validity: validity, buffers: [values.byteBuffer])
    case .wide(let values), .instants(let values, _, _):
      self.init(count: count, validity: validity, buffers: [values.byteBuffer])
    case .unsigned(let values):
      self.init(count: count, validity: validity, buffers: [values.byteBuffer])
    case .whole(let bytes, _, _):
      self.init(count: count, validity: validity, buffers: [bytes])
    case .reals(let values):
      self.init(count: count, validity: validity, buffers: [values.byteBuffer])
    case .texts(let texts):
      self.init(count: count, validity: validity, buffers: Self.buffers(of: texts))
    case .smallCodes(let codes, let texts):
      self.init(
        count: count, validity: validity, buffers: [codes],
        dictionary: ExportedArray(
          count: texts.count, validity: nil, buffers: Self.buffers(of: texts)))
    case .codes(let codes, let texts):
      self.init(
        count: count, validity: validity, buffers: [codes.byteBuffer],
        dictionary: ExportedArray(
          count: texts.count, validity: nil, buffers: Self.buffers(of: texts)))
    }
  }

  private static func buffers(of texts: TextList) -> [Buffer<UInt8>] {
    [texts.offsets.byteBuffer, texts.bytes]
  }

  /// Hands the array out.
  func move(to target: UnsafeMutablePointer<ArrowArray>) {
    for (number, child) in children.enumerated() {
      unsafe child.move(to: within.part(number))
    }
    if let dictionary, let place = unsafe within.dictionary { unsafe dictionary.move(to: place) }
    unsafe target.initialize(
      to: ArrowArray(
        length: Int64(count), null_count: Int64(missingCount), offset: 0,
        n_buffers: Int64(buffers.count), n_children: Int64(children.count), buffers: addresses,
        children: children.isEmpty ? nil : within.addresses, dictionary: within.dictionary,
        release: { array in
          guard let array = unsafe array, let data = unsafe array.pointee.private_data else {
            return
          }
          let own = unsafe Unmanaged<ExportedArray>.fromOpaque(data)
          let within = unsafe own.takeUnretainedValue().within
          // A consumer may have taken one of them.
          unsafe within.forEach { unsafe $0.pointee.release?($0) }
          unsafe own.release()
          unsafe array.pointee.private_data = nil
          unsafe array.pointee.release = nil
        }, private_data: Unmanaged.passRetained(self).toOpaque()))
  }
}

extension ArrowColumn {
  /// The type as which the column is handed out.
  var type: ArrowType {
    switch values {
    case .nothing: .nothing
    case .booleans: .boolean
    case .narrow: .integer(bits: 32, isSigned: true)
    case .wide: .integer(bits: 64, isSigned: true)
    case .unsigned: .integer(bits: 64, isSigned: false)
    case .whole(_, let bits, let isSigned): .integer(bits: bits, isSigned: isSigned)
    case .reals: .real(bits: 64)
    case .texts: .text(.wideOffsets)
    case .smallCodes:
      .dictionary(bits: 8, isSigned: false, of: .text(.wideOffsets))
    case .codes: .dictionary(bits: 32, isSigned: false, of: .text(.wideOffsets))
    case .days: .days
    case .instants(_, let unit, let zone): .instant(unit, zone: zone)
    }
  }
}
