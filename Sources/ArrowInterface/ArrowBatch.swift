internal import CArrow
internal import Execution
internal import Files
internal import Memory

/// Some rows of a stream.
package struct ArrowBatch: Sendable {
  /// The number of rows.
  package let rowCount: Int
  /// The columns, in the order of the schema.
  package let columns: [ArrowColumn]

  /// Takes an array of columns over; each column lives on its own from then on.
  ///
  /// - Throws: ``DataError`` if the array is not what the schema says.
  @unsafe
  init(
    moving array: UnsafeMutablePointer<ArrowArray>, _ fields: [ArrowField], _ place: ArrowPlace,
    _ execution: Execution
  ) throws {
    // What is left of it is released at the end, whatever happens.
    let whole = unsafe OwnedArray(moving: array)
    let (offset, length) = unsafe try ArrayReader.extent(whole.array, place)
    try Self.check(whole, fields, offset, length, place)
    var owners: [OwnedArray] = []
    for (number, field) in fields.enumerated() {
      guard let children = unsafe whole.array.children, let child = unsafe children[number],
        unsafe child.pointee.release != nil
      else { throw place.column(field.name).fault("its array is missing") }
      unsafe owners.append(OwnedArray(moving: child))
    }
    var columns: [ArrowColumn] = []
    for (field, owner) in zip(fields, owners) {
      try execution.checkCancellation()
      if case .refused = field.type {
        var column = ArrowColumn(field.name, .nothing(length), validity: nil)
        column.origin = field.type
        columns.append(column)
        continue
      }
      let place = place.column(field.name)
      let reader = unsafe try ArrayReader(
        owner.array, rows: offset..<offset + length, owner: owner, place)
      columns.append(try reader.column(field, execution))
    }
    rowCount = length
    self.columns = columns
  }

  private static func check(
    _ whole: OwnedArray, _ fields: [ArrowField], _ offset: Int, _ length: Int,
    _ place: ArrowPlace
  ) throws(DataError) {
    let array = unsafe whole.array
    guard unsafe array.n_children == Int64(fields.count) else {
      throw place.fault(
        unsafe "a batch has \(array.n_children) columns, and the schema \(fields.count)")
    }
    guard unsafe array.n_buffers == 1, unsafe array.buffers != nil else {
      throw place.fault(unsafe "a batch has \(array.n_buffers) buffers in place of 1")
    }
    guard unsafe array.dictionary == nil else { throw place.fault("a batch has a dictionary") }
    guard unsafe array.null_count <= 0 || length == 0 else {
      throw place.error("whole rows are missing", "leave them out")
    }
    guard let start = unsafe array.buffers[0], length > 0 else { return }
    let validity = unsafe Bitmap(borrowing: start, offset: offset, count: length, of: whole)
    guard validity.isFull else { throw place.error("whole rows are missing", "leave them out") }
  }
}
