internal import CZlib

/// Compression as gzip(1) does it (RFC 1952), by zlib.
enum Gzip {
  /// The two bytes with which gzip data start.
  static let mark: [UInt8] = [0x1F, 0x8B]

  /// The largest window, with gzip's header and trailer in place of zlib's.
  static let window = MAX_WBITS + 16
}

/// A stream of gzip data in the making; its header has neither time nor name.
@safe final class Deflater: Compressor {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  init() {
    unsafe stream.initialize(to: z_stream())
    let started = unsafe deflateInit2_(
      stream, 6, Z_DEFLATED, Gzip.window, 8, Z_DEFAULT_STRATEGY, zlibVersion(),
      CInt(MemoryLayout<z_stream>.size))
    precondition(started == Z_OK, "zlib can't start (\(started))")
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  func compress(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    unsafe bytes.withUnsafeBufferPointer { input in
      var place = 0
      repeat {
        // zlib counts in 32 bits.
        let count = min(input.count - place, Self.mostAtOnce)
        let piece = unsafe UnsafeBufferPointer(rebasing: input[place..<place + count])
        place += count
        unsafe compress(piece, isLast: isLast && place == input.count, &chunk, into: &result)
      } while place < input.count
    }
    return result
  }

  private static var mostAtOnce: Int { 1 << 30 }

  private func compress(
    _ piece: UnsafeBufferPointer<UInt8>, isLast: Bool, _ chunk: inout [UInt8],
    into result: inout [UInt8]
  ) {
    unsafe stream.pointee.next_in = piece.baseAddress.map {
      unsafe UnsafeMutablePointer(mutating: $0)
    }
    unsafe stream.pointee.avail_in = UInt32(piece.count)
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
}
