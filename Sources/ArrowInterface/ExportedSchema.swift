internal import CArrow

/// A schema that is handed out, with all its memory; the structure keeps it until it is released.
@safe
final class ExportedSchema {
  private let format: UnsafeMutablePointer<CChar>
  private let name: UnsafeMutablePointer<CChar>
  private let children: [ExportedSchema]
  private let dictionary: ExportedSchema?
  private let flags: Int64
  /// The structures of what is within, and their addresses.
  private let within: ExportedParts<ArrowSchema>

  private init(
    _ type: String, name: String, flags: Int32 = 0, children: [ExportedSchema] = [],
    dictionary: ExportedSchema? = nil
  ) {
    unsafe format = .copy(of: type)
    unsafe self.name = .copy(of: name)
    self.flags = Int64(flags)
    self.children = children
    self.dictionary = dictionary
    unsafe within = ExportedParts(count: children.count, hasDictionary: dictionary != nil)
  }

  deinit {
    unsafe format.deallocate()
    unsafe name.deallocate()
  }

  /// The schema of columns.
  static func table(_ columns: [ArrowColumn]) -> ExportedSchema {
    ExportedSchema(
      "+s", name: "", children: columns.map { ExportedSchema($0) })
  }

  private convenience init(_ column: ArrowColumn) {
    let type = column.type
    var dictionary: ExportedSchema?
    if case .dictionary(_, _, let values) = type {
      dictionary = ExportedSchema(values.format, name: "")
    }
    let order = dictionary != nil && column.isOrdered ? ARROW_FLAG_DICTIONARY_ORDERED : 0
    self.init(
      type.format, name: column.name, flags: ARROW_FLAG_NULLABLE | order, dictionary: dictionary)
  }

  /// Hands the schema out.
  func move(to target: UnsafeMutablePointer<ArrowSchema>) {
    for (number, child) in children.enumerated() {
      unsafe child.move(to: within.part(number))
    }
    if let dictionary, let place = unsafe within.dictionary { unsafe dictionary.move(to: place) }
    unsafe target.initialize(
      to: ArrowSchema(
        format: format, name: name, metadata: nil,
        flags: flags,
        n_children: Int64(children.count), children: children.isEmpty ? nil : within.addresses,
        dictionary: within.dictionary,
        release: { schema in
          guard let schema = unsafe schema, let data = unsafe schema.pointee.private_data else {
            return
          }
          let own = unsafe Unmanaged<ExportedSchema>.fromOpaque(data)
          let within = unsafe own.takeUnretainedValue().within
          // A consumer may have taken one of them.
          unsafe within.forEach { unsafe $0.pointee.release?($0) }
          unsafe own.release()
          unsafe schema.pointee.private_data = nil
          unsafe schema.pointee.release = nil
        }, private_data: Unmanaged.passRetained(self).toOpaque()))
  }
}

extension UnsafeMutablePointer<CChar> {
  /// A text with a 0 behind it, in memory of its own; what follows a 0 in the text is cut off.
  fileprivate static func copy(of text: String) -> UnsafeMutablePointer<CChar> {
    let bytes = text.utf8CString
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (place, byte) in bytes.enumerated() { unsafe (copy + place).initialize(to: byte) }
    return unsafe copy
  }
}

/// Room for the structures within another, and their addresses.
@safe
final class ExportedParts<Part> {
  let addresses: UnsafeMutablePointer<UnsafeMutablePointer<Part>?>
  let dictionary: UnsafeMutablePointer<Part>?
  private let parts: UnsafeMutablePointer<Part>
  private let count: Int

  init(count: Int, hasDictionary: Bool) {
    self.count = count
    unsafe parts = .allocate(capacity: count + 1)
    unsafe addresses = .allocate(capacity: count + 1)
    for number in 0..<count { unsafe (addresses + number).initialize(to: parts + number) }
    unsafe dictionary = hasDictionary ? parts + count : nil
  }

  /// Where one of them has room.
  func part(_ number: Int) -> UnsafeMutablePointer<Part> {
    precondition(0..<count ~= number, "there is room for it")
    return unsafe parts + number
  }

  /// Visits all of them, once they were filled.
  func forEach(_ body: (UnsafeMutablePointer<Part>) -> Void) {
    for number in 0..<count { unsafe body(parts + number) }
    if let dictionary = unsafe dictionary { unsafe body(dictionary) }
  }

  deinit {
    unsafe addresses.deallocate()
    unsafe parts.deallocate()
  }
}
