internal import CZlib
internal import Memory

/// Expands gzip data piece by piece, one member after another; zero bytes at the end are padding.
@safe final class Inflater: Expander {
  private enum Phase {
    case member
    /// A member has ended, and what follows is not known yet.
    case between
    case padding
    case ended
  }

  private let name: String
  // zlib remembers where its state is, so that the state must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var phase = Phase.member
  private var input = FillingBuffer<UInt8>(zeroedCount: 1 << 17)
  private var available = 0..<0
  private var inputEnded = false
  /// How many bytes were read and made, of all members.
  private var counts = (taken: 0, made: 0)

  var takenCount: Int { counts.taken }

  init(name: String) {
    self.name = name
    unsafe stream.initialize(to: z_stream())
    let started = unsafe inflateInit2_(
      stream, Gzip.window, zlibVersion(), CInt(MemoryLayout<z_stream>.size))
    precondition(started == Z_OK, "zlib can't start (\(started))")
  }

  deinit {
    _ = unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func read(
    into places: inout MutableSpan<UInt8>,
    more: (inout MutableSpan<UInt8>) throws(DataError) -> Int
  ) throws(DataError) -> Int {
    while true {
      if available.isEmpty, !inputEnded { try refill(more) }
      switch phase {
      case .member:
        let made = try expand(into: &places)
        if made > 0 { return made }
      case .between:
        try continueAfterMember(more)
      case .padding:
        guard available.allSatisfy({ input[$0] == 0 }) else { throw followedByOther() }
        available = 0..<0
        if inputEnded { phase = .ended }
      case .ended:
        return 0
      }
    }
  }

  /// Reads more compressed data; of what is there, only one byte may be left.
  private func refill(
    _ more: (inout MutableSpan<UInt8>) throws(DataError) -> Int
  ) throws(DataError) {
    if let rest = available.first { input[0] = input[rest] }
    let kept = available.count
    let added = try input.withMutableSpan(kept..<input.count, more)
    available = 0..<kept + added
    inputEnded = added == 0
  }

  /// Makes one step within a member and says how many bytes it made.
  private func expand(into places: inout MutableSpan<UInt8>) throws(DataError) -> Int {
    var taken = 0
    var made = 0
    let outcome = input.withMutableSpan(available) { input in
      unsafe input.withUnsafeMutableBufferPointer { input in
        unsafe places.withUnsafeMutableBufferPointer { output in
          let room = min(output.count, 1 << 30)
          unsafe stream.pointee.next_in = input.baseAddress
          unsafe stream.pointee.avail_in = UInt32(input.count)
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room)
          let outcome = unsafe inflate(stream, Z_NO_FLUSH)
          taken = unsafe input.count - Int(stream.pointee.avail_in)
          made = unsafe room - Int(stream.pointee.avail_out)
          return outcome
        }
      }
    }
    available.removeFirst(taken)
    counts = (counts.taken + taken, counts.made + made)
    try Expansion.check(counts.taken, made: counts.made, .gzip, name)
    switch outcome {
    case Z_STREAM_END: phase = .between
    case Z_OK, Z_BUF_ERROR:
      if made == 0, available.isEmpty, inputEnded {
        throw Expansion.endsTooEarly(.gzip, name)
      }
    default:
      throw Expansion.isDamaged(.gzip, name)
    }
    return made
  }

  /// Decides what follows a member: nothing, padding, or another member.
  private func continueAfterMember(
    _ more: (inout MutableSpan<UInt8>) throws(DataError) -> Int
  ) throws(DataError) {
    if available.isEmpty {
      phase = .ended
    } else if input[available.lowerBound] == 0 {
      phase = .padding
    } else {
      if available.count == 1 { try refill(more) }
      guard available.prefix(2).map({ input[$0] }) == Gzip.mark else { throw followedByOther() }
      unsafe inflateReset(stream)
      phase = .member
    }
  }

  private func followedByOther() -> DataError { Expansion.isFollowed(.gzip, name) }
}

extension Range<Int> {
  fileprivate mutating func removeFirst(_ count: Int) {
    self = lowerBound + count..<upperBound
  }
}
