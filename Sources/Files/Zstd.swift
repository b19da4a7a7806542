internal import CZstd

/// Compression as zstd(1) does it (RFC 8878), by libzstd.
enum Zstd {
  /// How many bytes it takes to know it.
  static let markLength = 4

  private static let mark: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
  /// All but the first byte, of which only the upper half counts, of a frame that is to be skipped: some
  /// programs begin with one.
  private static let skippableMark: [UInt8] = [0x2A, 0x4D, 0x18]

  /// Whether data begin like a frame.
  static func begins(_ head: [UInt8]) -> Bool {
    guard let first = head.first else { return false }
    return head.starts(with: mark) || first & 0xF0 == 0x50 && head.dropFirst() == skippableMark[...]
  }
}

/// A stream of zstd data in the making: one frame with a checksum, made by one thread.
@safe final class ZstdCompressor: Compressor {
  private let context: OpaquePointer

  init() {
    guard let made = unsafe ZSTD_createCCtx() else { fatalError("no memory for compressing") }
    unsafe context = made
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { unsafe ZSTD_freeCCtx(context) }

  func compress(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    unsafe bytes.withUnsafeBytes { input in
      var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
      var isDone = false
      while !isDone {
        let made = unsafe chunk.withUnsafeMutableBytes { output in
          var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
          let rest = unsafe ZSTD_compressStream2(
            context, &target, &source, isLast ? ZSTD_e_end : ZSTD_e_continue)
          // Nothing that the content may be is a fault.
          precondition(ZSTD_isError(rest) == 0, "libzstd can't compress")
          unsafe isDone = isLast ? rest == 0 : source.pos == source.size
          return unsafe target.pos
        }
        result += chunk[..<made]
      }
    }
    return result
  }
}
