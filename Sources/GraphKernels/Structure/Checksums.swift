internal import Execution
package import Memory

// Checksums. Every list is cut into blocks of one mebibyte that are checked by themselves, all
// blocks of all lists share the threads, and a list's checksum is that of its blocks' checksums in
// order. The blocks follow from the lengths alone, so that any number of threads gives the same.

extension Execution {
  /// The checksum of each list of bytes.
  ///
  /// - Complexity: O(*bytes*), at about the speed of memory.
  package func checksums(of lists: [Buffer<UInt8>]) throws(CancellationError) -> [UInt64] {
    var pieces: [(list: Int, range: Range<Int>)] = []
    var ends = [0]
    for (number, list) in lists.enumerated() {
      for start in stride(from: 0, to: list.count, by: Checksum.blockSize) {
        let range = start..<min(start + Checksum.blockSize, list.count)
        pieces.append((number, range))
        ends.append(ends[ends.count - 1] + range.count)
      }
    }
    let blocks = try fill(BlockList(offsets: ends)) { [pieces] numbers, checksums in
      for number in numbers {
        let (list, range) = pieces[number]
        checksums[number - numbers.lowerBound] = Checksum.block(
          lists[list].extracting(range).bytes)
      }
    }
    var byList = Array(repeating: [UInt64](), count: lists.count)
    for (piece, checksum) in zip(pieces, blocks) { byList[piece.list].append(checksum) }
    return byList.map { Checksum.joined($0) }
  }
}
