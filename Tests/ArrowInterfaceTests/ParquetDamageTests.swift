import ArrowInterface
import Execution
import Files
import Foundation
import Tables
import TestSupport
import Testing

@Suite(
  "Damaged Parquet files give a message, and never end the program",
  .enabled(if: ParquetFiles.canBeRead), .blocking)
struct ParquetDamageTests {
  @Test(
    "Bytes turned, ends cut off, and blocks of noise",
    .timeLimit(.minutes(10)),
    arguments: ["duckdb", "pyarrow-delta", "pyarrow-int96", "odd-bytes"])
  func mutated(_ name: String) throws {
    let whole = try ParquetFiles.bytes("\(name).parquet")
    var random = SplitMix(seed: UInt64(whole.count))
    var results = (read: 0, refused: 0)
    let before = Self.peakMemory
    try ParquetFiles.inFolder { folder in
      let file = folder.appending(path: "t.parquet").path
      func check(_ bytes: some Sequence<UInt8>) throws {
        try Data(bytes).write(to: URL(filePath: file))
        do {
          _ = try Table(contentsOf: file, execution: Execution(threads: 2))
          results.read += 1
        } catch let error as DataError {
          #expect([.badData, .inputOutput].contains(error.code), "\(error)")
          #expect(error.description.hasPrefix(file))
          results.refused += 1
        }
      }
      for place in stride(from: 0, to: whole.count, by: 7) {
        var bytes = whole
        bytes[place] ^= UInt8(1 << random.number(below: 8))
        try check(bytes)
        if place % 3 > 0 { continue }
        bytes[place] = UInt8(random.number(below: 256))
        try check(bytes)
      }
      for length in stride(from: 0, to: whole.count, by: 19) { try check(whole.prefix(length)) }
      for _ in 0..<250 {
        var bytes = whole
        let start = random.number(below: bytes.count)
        let byte: UInt8? = [nil, 0, 0xFF][random.number(below: 3)]
        for place in start..<min(bytes.count, start + 1 + random.number(below: 64)) {
          bytes[place] = byte ?? UInt8(random.number(below: 256))
        }
        try check(bytes)
      }
    }
    #expect(results.refused > whole.count / 12)
    #expect(results.read + results.refused > whole.count / 5)
    #expect(Self.peakMemory - before < 1 << 20)
  }

  @Test(
    "What the footer lacks is said",
    arguments: [
      (0..<4, Array("PARX".utf8), "it does not begin with PAR1"),
      (-4..<0, Array("PARX".utf8), "it does not end with PAR1: the end is missing"),
      (-8..<(-4), [0xFF, 0xFF, 0xFF, 0x7F], "its footer has no place in it"),
      (-8..<(-4), [1, 0, 0, 0], "its footer makes no sense"),
    ])
  func footer(_ place: Range<Int>, _ bytes: [UInt8], _ problem: String) throws {
    var whole = try ParquetFiles.bytes("polars.parquet")
    let start = place.lowerBound < 0 ? whole.count + place.lowerBound : place.lowerBound
    whole.replaceSubrange(start..<start + place.count, with: bytes)
    try ParquetFiles.inFolder { folder in
      let file = folder.appending(path: "t.parquet").path
      try Data(whole).write(to: URL(filePath: file))
      let error = #expect(throws: DataError.self) { try Table(contentsOf: file) }
      #expect(
        error?.description
          == "\(file): the Parquet file is damaged: \(problem); get it again from where it comes from"
      )
    }
  }

  @Test("An encrypted file, an empty one and one that is not there are told apart")
  func others() throws {
    var whole = try ParquetFiles.bytes("polars.parquet")
    whole.replaceSubrange(whole.count - 4..<whole.count, with: Array("PARE".utf8))
    try ParquetFiles.inFolder { folder in
      let file = folder.appending(path: "t.parquet")
      try Data(whole).write(to: file)
      let encrypted = #expect(throws: DataError.self) { try Table(contentsOf: file) }
      #expect(encrypted?.problem == "the Parquet file is encrypted")
      try Data().write(to: file)
      let empty = #expect(throws: DataError.self) { try Table(contentsOf: file) }
      #expect(empty?.problem.hasSuffix("it has 0 bytes, too few for a Parquet file") == true)
      let missing = #expect(throws: DataError.self) {
        try Table(contentsOf: folder.appending(path: "none.parquet"))
      }
      #expect(missing?.code == .noInput)
      let gzip = #expect(throws: DataError.self) {
        try Table(contentsOf: folder.appending(path: "t.parquet.gz"))
      }
      #expect(gzip?.problem == "Parquet is compressed within, not as a file")
    }
  }

  /// The most memory that this process has had, in KiB, where the system tells.
  private static var peakMemory: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0
  }
}

/// Numbers that look random and are the same in every run.
private struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ bits >> 31) % UInt64(limit))
  }
}
