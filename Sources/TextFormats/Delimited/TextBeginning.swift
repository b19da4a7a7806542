package import Execution
package import Files

/// The first blocks of a text: as many as it takes to tell how all of it is laid out.
package struct TextBeginning {
  /// The blocks.
  package private(set) var blocks: [TextBlock] = []
  /// What is in them.
  package private(set) var bytes: [UInt8] = []
  /// Whether nothing follows them.
  package private(set) var hasEnd = false

  private let source: TextSource
  private let execution: Execution

  /// Begins without blocks.
  package init(_ source: TextSource, _ execution: Execution = Execution(threads: 1)) {
    self.source = source
    self.execution = execution
  }

  /// Takes a block, and then about as much as there is already.
  package mutating func extend() throws(DataError) {
    let wanted = bytes.count * 2 + 1
    while bytes.count < wanted, !hasEnd {
      if let block = try source.next(execution) {
        blocks.append(block)
        bytes += block.text
      } else {
        hasEnd = true
      }
    }
  }
}
