internal import Execution

/// Stops reading where what comes of it would take more memory than there is.
package struct ReadingRoom {
  /// Up to this many bytes are read without asking whether there is memory; the double after each look.
  private var checkedCount = 64 << 20

  /// Makes room for whatever comes.
  package init() {}

  /// Checks once so many bytes were read: before the next look as many may come, and what is made of
  /// them takes as much memory.
  ///
  /// - Throws: ``DataError`` of code `inputOutput` if there is not so much.
  package mutating func check(_ count: Int, name: String) throws(DataError) {
    if count <= checkedCount { return }
    checkedCount = max(2 * checkedCount, count)
    guard Double(count) < SystemMemory.available else {
      throw DataError(
        .inputOutput, source: name,
        problem: "the data take more memory than there is: \(count >> 20) MiB were read so far",
        remedy: "give fewer rows, or use a machine with more memory")
    }
  }
}
