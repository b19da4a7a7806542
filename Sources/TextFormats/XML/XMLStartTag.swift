package import Files

/// A start tag that an ``XMLReader`` has read; it is the next one's as soon as the handler returns.
package final class XMLStartTag {
  /// The line on which the tag begins, from 1.
  package internal(set) var line = 0
  /// The column in which the tag begins, from 1 in bytes of UTF-8.
  package internal(set) var column = 1
  /// Whether the element is in the same namespace as the root.
  package internal(set) var isInRootNamespace = true

  /// The name and then each attribute's name and value, without prefixes.
  private var bytes: [UInt8] = []
  private var nameEnd = 0
  private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
  private let source: String

  init(source: String) { self.source = source }

  /// Whether this is the name of the element, without a prefix.
  package func isNamed(_ name: StaticString) -> Bool { isEqual(0..<nameEnd, name) }

  /// The value of an attribute without a prefix, entities expanded; `nil` if it is not there.
  package func value(_ name: StaticString) -> ArraySlice<UInt8>? {
    for attribute in attributes where isEqual(attribute.name, name) {
      return bytes[attribute.value]
    }
    return nil
  }

  /// An error that points at the tag.
  package func fault(_ problem: String, _ remedy: String) -> DataError {
    DataError(
      .badData, source: source, line: line, column: column, problem: problem, remedy: remedy)
  }

  private func isEqual(_ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { name in
      for index in name.indices where unsafe name[index] != bytes[range.lowerBound + index] {
        return false
      }
      return true
    }
  }

  // MARK: Filling

  func begin(_ name: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    unsafe bytes.append(contentsOf: name)
    nameEnd = bytes.count
  }

  func append(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    let start = bytes.count
    unsafe bytes.append(contentsOf: name)
    let middle = bytes.count
    unsafe bytes.append(contentsOf: value)
    attributes.append((start..<middle, middle..<bytes.count))
  }
}
