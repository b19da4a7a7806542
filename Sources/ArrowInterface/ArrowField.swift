internal import CArrow
internal import Files

/// The name and the type of a column.
package struct ArrowField: Sendable, Equatable {
  /// The column's name.
  package let name: String
  /// What it holds.
  package let type: ArrowType
  /// Whether the texts of its dictionary are in an order that means something.
  package let isOrdered: Bool

  /// Names a column.
  package init(_ name: String, _ type: ArrowType, isOrdered: Bool = false) {
    self.name = name
    self.type = type
    self.isOrdered = isOrdered
  }
}

extension ArrowField {
  /// The most columns that a stream may have.
  static let largestCount = 1 << 20

  /// Reads the columns of a stream.
  ///
  /// - Throws: ``DataError`` if it is no list of columns.
  static func all(
    _ schema: borrowing ArrowSchema, _ place: ArrowPlace
  ) throws(DataError) -> [ArrowField] {
    guard let format = unsafe text(schema.format) else {
      throw place.fault("the schema has no format")
    }
    guard format == "+s" else {
      throw place.error(
        "the stream is one of \(name(ofType: format)), not of columns", "hand over a table")
    }
    guard unsafe schema.dictionary == nil else {
      throw place.fault("the schema of the columns has a dictionary")
    }
    let count = unsafe schema.n_children
    guard 0...Int64(largestCount) ~= count else {
      throw place.fault("the schema has \(count) columns")
    }
    var fields: [ArrowField] = []
    for number in 0..<Int(count) {
      guard let children = unsafe schema.children, let child = unsafe children[number] else {
        throw place.fault("column \(number + 1) has no schema")
      }
      // Nothing else may be looked at in what was released.
      guard unsafe child.pointee.release != nil else {
        throw place.fault("the schema of column \(number + 1) was released before")
      }
      fields.append(try unsafe ArrowField(child.pointee, number, place))
    }
    return fields
  }

  private init(
    _ schema: borrowing ArrowSchema, _ number: Int, _ place: ArrowPlace
  ) throws(DataError) {
    var name = ""
    if let start = unsafe schema.name {
      guard let text = unsafe Self.text(start) else {
        throw place.fault("the name of column \(number + 1) is not UTF-8")
      }
      name = text
    }
    let place = place.column(name.isEmpty ? "\(number + 1)" : name)
    var type = unsafe try Self.type(schema, place)
    var isOrdered = false
    if let dictionary = unsafe schema.dictionary {
      guard case .integer(let bits, let isSigned) = type else {
        throw place.fault("its dictionary has codes that are no whole numbers")
      }
      guard unsafe dictionary.pointee.release != nil else {
        throw place.fault("the schema of its dictionary was released before")
      }
      guard unsafe dictionary.pointee.dictionary == nil else {
        throw place.error("its dictionary has a dictionary", "cast it to texts")
      }
      let values = try unsafe Self.type(dictionary.pointee, place)
      if case .refused = values {
        type = values
      } else {
        type = .dictionary(bits: bits, isSigned: isSigned, of: values)
      }
      isOrdered = unsafe schema.flags & Int64(ARROW_FLAG_DICTIONARY_ORDERED) != 0
    }
    self.init(name, type, isOrdered: isOrdered)
  }

  private static func type(
    _ schema: borrowing ArrowSchema, _ place: ArrowPlace
  ) throws(DataError) -> ArrowType {
    guard let format = unsafe text(schema.format) else { throw place.fault("it has no format") }
    guard let type = ArrowType(format: format) else {
      let refused = ArrowType.name(ofRefused: format)
      return .refused(
        ColumnRefusal(
          "is of \(name(ofType: format)), which a table has no column for",
          remedy: refused?.isNested ?? false
            ? "leave it out, or hand over what is in it as columns" : "leave it out, or cast it"))
    }
    guard unsafe schema.n_children == 0 else {
      throw place.fault(
        unsafe "it has \(schema.n_children) columns within, where \(format) has none")
    }
    return type
  }

  private static func name(ofType format: String) -> String {
    ArrowType.name(ofRefused: format).map { "Arrow's type \($0.name)" }
      ?? "the Arrow type of format '\(format.prefix(40))'"
  }

  private static func text(_ start: UnsafePointer<CChar>?) -> String? {
    unsafe start.flatMap { unsafe String(validatingCString: $0) }
  }
}
