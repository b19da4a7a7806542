internal import CZlib

/// Compression as gzip(1) does it (RFC 1952), by zlib.
enum Gzip {
  /// Whether the bytes start as gzip data do.
  static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Expands gzip data, one member after another; zero bytes at the end are padding.
  static func expand(_ bytes: [UInt8], name: String) throws(DataError) -> [UInt8] {
    // zlib remembers where its state is, so that the state must not move.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    defer { unsafe stream.deallocate() }
    let started = unsafe inflateInit2_(
      stream, gzipWindow, zlibVersion(), CInt(MemoryLayout<z_stream>.size))
    precondition(started == Z_OK, "zlib can't start (\(started))")
    defer { _ = unsafe inflateEnd(stream) }

    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 4)
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var consumed = 0
    while true {
      // One step: as much of the input as zlib's 32-bit counters take, one chunk of output.
      let offered = min(bytes.count - consumed, 1 << 30)
      var taken = 0
      var made = 0
      let outcome = unsafe bytes.withUnsafeBufferPointer { input in
        unsafe chunk.withUnsafeMutableBufferPointer { output in
          unsafe stream.pointee.next_in = input.baseAddress.map {
            unsafe UnsafeMutablePointer(mutating: $0 + consumed)
          }
          unsafe stream.pointee.avail_in = UInt32(offered)
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = UInt32(output.count)
          let outcome = unsafe inflate(stream, Z_NO_FLUSH)
          taken = unsafe offered - Int(stream.pointee.avail_in)
          made = unsafe output.count - Int(stream.pointee.avail_out)
          return outcome
        }
      }
      consumed += taken
      result += chunk[..<made]
      switch outcome {
      case Z_OK where taken > 0 || made > 0: break
      case Z_STREAM_END:
        if bytes[consumed...].allSatisfy({ $0 == 0 }) { return result }
        guard bytes[consumed...].starts(with: [0x1F, 0x8B]) else {
          throw DataError(
            .badData, source: name, problem: "something else follows the gzip data",
            remedy: "the file is damaged, fetch it again")
        }
        unsafe inflateReset(stream)
      case Z_OK, Z_BUF_ERROR: throw endsEarly(name)
      default:
        throw DataError(
          .badData, source: name, problem: "the gzip data is damaged",
          remedy: "fetch the file again")
      }
    }
  }

  private static func endsEarly(_ name: String) -> DataError {
    DataError(
      .badData, source: name, problem: "the gzip data ends too early",
      remedy: "the file is incomplete, fetch it again")
  }

  /// The largest window, with gzip's header and trailer in place of zlib's.
  static let gzipWindow = MAX_WBITS + 16
}

/// A stream of gzip data in the making; its header has neither time nor name.
@safe final class Deflater {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  init() {
    unsafe stream.initialize(to: z_stream())
    let started = unsafe deflateInit2_(
      stream, 6, Z_DEFLATED, Gzip.gzipWindow, 8, Z_DEFAULT_STRATEGY, zlibVersion(),
      CInt(MemoryLayout<z_stream>.size))
    precondition(started == Z_OK, "zlib can't start (\(started))")
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Takes more content and gives what is ready of the compressed data, all of it after the last.
  func compress(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe stream.pointee.next_in = input.baseAddress.map {
        unsafe UnsafeMutablePointer(mutating: $0)
      }
      unsafe stream.pointee.avail_in = UInt32(input.count)
      while true {
        let made = unsafe chunk.withUnsafeMutableBufferPointer { output in
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = UInt32(output.count)
          _ = unsafe deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          return unsafe output.count - Int(stream.pointee.avail_out)
        }
        result += chunk[..<made]
        if made < chunk.count { return }
      }
    }
    return result
  }
}
