internal import CArrow

/// An array that was taken over from a producer: released once, when nothing uses its memory any more.
@safe
final class OwnedArray: @unchecked Sendable {  // the structure does not change until `deinit`
  private let memory: UnsafeMutablePointer<ArrowArray>

  /// Moves an array out of a structure, which counts as released from then on.
  @unsafe
  init(moving array: UnsafeMutablePointer<ArrowArray>) {
    unsafe memory = .allocate(capacity: 1)
    unsafe memory.initialize(to: array.pointee)
    unsafe array.pointee.release = nil
  }

  /// The structure.
  var array: ArrowArray { unsafe memory.pointee }

  deinit {
    _ = ProducerCalls.ofProcess.make { unsafe memory.pointee.release?(memory) }
    unsafe memory.deallocate()
  }
}
