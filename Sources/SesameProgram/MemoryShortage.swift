internal import CAllocations
internal import Execution
internal import Files
internal import LibC
internal import Memory
internal import SesameCommand

/// How the program ends if memory is refused in spite of the estimate: with a message, and without
/// unfinished files.
enum MemoryShortage {
  /// What the stack, the reserve for the ending and the first thread take.
  private static let leastRoom = Double(7 << 20)

  /// To be called before there are other threads.
  static func prepare() {
    if let room = AddressSpace.room {
      // A stack that has no room to grow is a crash that nothing can turn into a message.
      if room < leastRoom { end(Int(leastRoom)) }
      callocations_take_stack()
      if callocations_share_heap() { AddressSpace.threadsShareHeap() }
    }
    callocations_watch(
      { byteCount in MemoryShortage.end(Int(byteCount)) }, ExitStatus.inputOutput.rawValue)
    MemoryRefusal.end { callocations_refused(Int64($0)) }
  }

  private static func end(_ byteCount: Int) -> Never {
    _ = UnfinishedFiles.shared.discardAllIfPossible()
    Terminal.lastMessage(
      "sesame: out of memory (\(byteCount) more bytes were refused); "
        + "raise the limit on memory (ulimit -v), give a lower --threads, ask for fewer features, "
        + "or use a machine with more memory")
    _exit(ExitStatus.inputOutput.rawValue)
  }
}
