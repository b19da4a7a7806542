internal import CZstd
internal import Execution
internal import Memory

/// Expands zstd data piece by piece, one frame after another.
@safe final class ZstdExpander: Expander {
  private enum Phase {
    case frame
    /// A frame has ended, and what follows is not known yet.
    case between
    case ended
  }

  private let name: String
  private let context: OpaquePointer
  private var phase = Phase.frame
  private var input = FillingBuffer<UInt8>(zeroedCount: 1 << 17)
  private var available = 0..<0
  private var inputEnded = false
  /// How many bytes were read and made, of all frames.
  private var counts = (taken: 0, made: 0)
  /// The largest window that is accepted, as a power of two.
  private let windowBits: Int

  /// What zstd(1) makes without `--long`, and what it makes with `--long=31`.
  private static let windows = 27...31

  var takenCount: Int { counts.taken }

  init(name: String) {
    self.name = name
    guard let made = unsafe ZSTD_createDCtx() else { fatalError("no memory for expanding") }
    unsafe context = made
    // A window takes as much memory as it is large, once so much was expanded.
    let room = SystemMemory.available / 2
    windowBits = Self.windows.last { Double(1 << $0) <= room } ?? Self.windows.lowerBound
    unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, CInt(windowBits))
  }

  deinit { unsafe ZSTD_freeDCtx(context) }

  func read(
    into places: inout MutableSpan<UInt8>,
    more: (inout MutableSpan<UInt8>) throws(DataError) -> Int
  ) throws(DataError) -> Int {
    while true {
      if available.isEmpty, !inputEnded { try refill(more) }
      switch phase {
      case .frame:
        let made = try expand(into: &places)
        if made > 0 { return made }
      case .between:
        while available.count < Zstd.markLength, !inputEnded { try refill(more) }
        if available.isEmpty {
          phase = .ended
        } else {
          let head = available.prefix(Zstd.markLength).map { input[$0] }
          guard Zstd.begins(head) else { throw Expansion.isFollowed(.zstd, name) }
          phase = .frame
        }
      case .ended:
        return 0
      }
    }
  }

  /// Reads more compressed data behind what is there, a few bytes at most.
  private func refill(
    _ more: (inout MutableSpan<UInt8>) throws(DataError) -> Int
  ) throws(DataError) {
    let kept = available.count
    for (place, old) in available.enumerated() { input[place] = input[old] }
    let added = try input.withMutableSpan(kept..<input.count, more)
    available = 0..<kept + added
    inputEnded = added == 0
  }

  /// Makes one step within a frame and says how many bytes it made.
  private func expand(into places: inout MutableSpan<UInt8>) throws(DataError) -> Int {
    var taken = 0
    var made = 0
    let outcome = input.withMutableSpan(available) { input in
      unsafe input.withUnsafeMutableBytes { input in
        unsafe places.withUnsafeMutableBytes { output in
          var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
          var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
          let outcome = unsafe ZSTD_decompressStream(context, &target, &source)
          taken = unsafe source.pos
          made = unsafe target.pos
          return outcome
        }
      }
    }
    available = available.lowerBound + taken..<available.upperBound
    counts = (counts.taken + taken, counts.made + made)
    try Expansion.check(counts.taken, made: counts.made, .zstd, name)
    if ZSTD_isError(outcome) != 0 { throw fault(ZSTD_getErrorCode(outcome)) }
    if outcome == 0 {
      phase = .between
    } else if made == 0, available.isEmpty, inputEnded {
      throw Expansion.endsTooEarly(.zstd, name)
    }
    return made
  }

  private func fault(_ code: ZSTD_ErrorCode) -> DataError {
    switch code {
    case ZSTD_error_dictionary_wrong:
      DataError(
        .badData, source: name, problem: "the zstd data needs a dictionary, which is not read",
        remedy: "compress the file again without one")
    case ZSTD_error_frameParameter_windowTooLarge:
      DataError(
        .badData, source: name,
        problem:
          "to expand the zstd data takes a window of more than \(1 << (windowBits - 20)) MiB",
        remedy: windowBits == Self.windows.upperBound
          ? "compress the file again with a window of at most 128 MiB"
          : "compress the file again with a window of at most 128 MiB, or use a machine with "
            + "more memory")
    case ZSTD_error_memory_allocation:
      DataError(
        .inputOutput, source: name, problem: "there is no memory to expand the zstd data",
        remedy: "raise the limit on memory, or use a machine with more")
    default: Expansion.isDamaged(.zstd, name)
    }
  }
}
