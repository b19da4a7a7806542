import EdgeLists
import Execution
import Files
import Foundation
import GraphFeatures
import Graphs
import Memory
import Statistics
import TestSupport
import Testing
import TextFormats

/// No byte of a snapshot can be changed, and none lost, without an error; and one whose checksums are
/// right, but not its content, is an error too.
@Suite struct DamagedSnapshotTests {
  static let kinds: [(directed: Bool, format: EdgeListFormat)] = [
    (false, EdgeListFormat()), (true, EdgeListFormat(weight: "weight", kind: "kind")),
  ]

  private func sample(_ directed: Bool, _ format: EdgeListFormat) throws -> [UInt8] {
    let lines =
      "source,target,weight,kind\nann,bob,1,work\nbob,cid,2,\ncid,ann,3,\nbob,ann,5,home\n"
    return try snapshot(of: graph(lines, directed: directed, format: format))
  }

  /// Opens what should be no snapshot, and returns the message.
  private func message(_ bytes: [UInt8]) throws -> String {
    do {
      _ = try opened(bytes, threads: 1)
    } catch let error as DataError {
      #expect(error.code == .badData)
      return error.description
    }
    Issue.record("nothing was noticed")
    return ""
  }

  @Test(arguments: kinds)
  func `every flipped bit is noticed`(_ directed: Bool, _ format: EdgeListFormat) throws {
    var bytes = try sample(directed, format)
    for index in bytes.indices {
      let byte = bytes[index]
      for change in [1, 0x80, 0xFF] as [UInt8] {
        bytes[index] = byte ^ change
        #expect(throws: DataError.self, "byte \(index)") { try opened(bytes, threads: 1) }
      }
      bytes[index] = byte
    }
  }

  @Test(arguments: kinds)
  func `every shorter or longer file is noticed`(_ directed: Bool, _ format: EdgeListFormat)
    throws
  {
    let bytes = try sample(directed, format)
    for count in bytes.indices {
      let text = try message(Array(bytes.prefix(count)))
      #expect(
        count < 4
          ? text.contains("not a sesame snapshot")
          : text.contains("ends") || count < 8 && text.contains("as if it were text"))
    }
    #expect(
      try message(bytes + [0]) == "g.sgraph: something follows the snapshot; copy it again")
    #expect(
      try message(bytes + [UInt8](repeating: 0, count: 64))
        == "g.sgraph: something follows the snapshot; copy it again")
  }

  @Test func `random damage of a larger graph is noticed`() throws {
    var generator = SplitMix64(seed: 21)
    let lines = randomLines(&generator, people: 500, rows: 20_000).joined(separator: "\n")
    let bytes = try snapshot(
      of: graph(
        lines, directed: true,
        format: EdgeListFormat(weight: .number(3), delimiter: .comma, header: false)))
    for _ in 0..<60 {
      var damaged = bytes
      let start = Int.random(in: bytes.indices, using: &generator)
      let end = min(bytes.count, start + Int.random(in: 1...64, using: &generator))
      for index in start..<end { damaged[index] = UInt8.random(in: 0...255, using: &generator) }
      if damaged == bytes { continue }
      #expect(throws: DataError.self) { try opened(damaged) }
    }
  }

  /// A snapshot with words changed and the checksums made right again.
  private func forged(_ bytes: [UInt8], _ change: (inout [UInt64]) -> Void) -> [UInt8] {
    var words = Array(Buffer(bytes).values(of: UInt64.self, at: 0, count: bytes.count / 8))
    change(&words)
    let file = Buffer(words).byteBuffer
    let sections = Int(min(words[6], 40))
    for entry in stride(from: 24, to: 24 + 4 * sections, by: 4) where entry + 3 < words.count {
      let (offset, count) = (Int(clamping: words[entry + 1]), Int(clamping: words[entry + 2]))
      guard offset <= file.count, count <= file.count - offset else { continue }
      let end = min(file.count, offset + count.roundedUp(to: 64))
      words[entry + 3] =
        end == offset
        ? Checksum.joined([])
        : Checksum.joined([Checksum.block(file.extracting(offset..<end).bytes)])
    }
    let header = min(words.count, max(5, Int(clamping: words[4]) / 8))
    words[3] = Checksum.joined(words[4..<header])
    return Array(Buffer(words).byteBuffer)
  }

  @Test func `names given twice and words without a meaning are noticed`() throws {
    let bytes = try sample(false, EdgeListFormat())
    let words = Array(Buffer(bytes).values(of: UInt64.self, at: 0, count: bytes.count / 8))
    func problem(_ change: (inout [UInt64]) -> Void) throws -> String {
      let text = try message(forged(bytes, change))
      let (start, end) = (
        "g.sgraph: the snapshot contradicts itself: ", "; import the edge list again"
      )
      guard text.hasPrefix(start), text.hasSuffix(end) else { return text }
      return String(text.dropFirst(start.count).dropLast(end.count))
    }
    // The names are the first section: annbobcid.
    let names = Int(words[25]) / 8
    let repeated = Array("annannci".utf8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    #expect(try problem { $0[names] = repeated } == "two people share a name")
    #expect(try problem { $0[names + 4] = 1 } == "what lies between its parts")
    for word in 22..<24 {
      #expect(try problem { $0[word] = 1 } == "words that have no meaning yet")
    }
    for word in 10...11 { #expect(try problem { $0[word] = 1 } == "a time") }
    // What became of the rows adds up to them.
    for word in [12, 15, 16, 17, 19] {
      #expect(try problem { $0[word] += 1 } == "a count")
    }
  }

  @Test func `counts that the file has no room for are no reason to ask for memory`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "g.sgraph").path
    let bytes = try sample(false, EdgeListFormat())
    try Data(bytes).write(to: URL(filePath: path))
    #expect(SnapshotOutline(path)?.personCount == 3)
    for place in [67, 75, 77] {
      var damaged = bytes
      damaged[place] ^= 0x40
      try Data(damaged).write(to: URL(filePath: path))
      #expect(SnapshotOutline(path) == nil)
    }
  }

  /// Words of the header, each with what it may be changed to.
  @Test(arguments: kinds)
  func `figures that can't be are noticed, whatever the checksums say`(
    _ directed: Bool, _ format: EdgeListFormat
  ) throws {
    let bytes = try sample(directed, format)
    _ = try opened(forged(bytes) { _ in })
    let odd: [UInt64] = [0, 1, 2, 4, 5, 63, 64, 1 << 31, 1 << 32, 1 << 47, 1 << 48, 1 << 63, .max]
    let words = Array(Buffer(bytes).values(of: UInt64.self, at: 0, count: bytes.count / 8))
    // Of the summary's figures those of what no row became may be anything.
    for word in [2, 4, 5, 6, 8, 9] + (24..<24 + 4 * Int(words[6])) where (word - 24) % 4 != 3 {
      for value in odd where value != words[word] {
        let text = try message(forged(bytes) { $0[word] = value })
        #expect(text.hasPrefix("g.sgraph: "))
      }
    }
    for word in 12..<20 {
      let isFree = [13, 14, 18].contains(word)
      if isFree { _ = try opened(forged(bytes) { $0[word] = 1 << 48 - 1 }) }
      #expect(
        try message(forged(bytes) { $0[word] = .max })
          == "g.sgraph: the snapshot contradicts itself: a count; import the edge list again")
    }
    for time in [Double.nan, .infinity, 0, -1] {
      _ = try message(
        forged(bytes) {
          $0[7] |= 4
          $0[10] = time.bitPattern
        })
    }
  }

  @Test(arguments: kinds)
  func `lists that are no graph are noticed, whatever the checksums say`(
    _ directed: Bool, _ format: EdgeListFormat
  ) async throws {
    let bytes = try sample(directed, format)
    var generator = SplitMix64(seed: 22)
    let words = Array(Buffer(bytes).values(of: UInt64.self, at: 0, count: bytes.count / 8))
    let start = Int(words[4]) / 8
    var accepted = 0
    for place in start..<words.count {
      for round in 0..<10 {
        let change = forged(bytes) {
          $0[place] =
            switch round {
            case 0: .max
            case 1: 1 << 63
            case 2: 0
            case 3: $0[place] &+ 1
            case 4: $0[place] ^ 1 << 32
            default: $0[place] ^ 1 << UInt64.random(in: 0..<64, using: &generator)
            }
        }
        // What is a graph after all, such as one with another name or weight, can be worked with.
        do {
          let graph = try opened(change, threads: 1)
          accepted += 1
          if accepted % 16 == 0 { _ = try await graph.features(.all) }
        } catch let error as DataError {
          #expect(error.code == .badData)
        }
      }
    }
    #expect(accepted > 0)
  }

  @Test func `what is wrong is said`() throws {
    let bytes = try sample(true, EdgeListFormat(weight: "weight"))
    func changed(_ index: Int, _ value: [UInt8]) -> [UInt8] {
      var bytes = bytes
      bytes.replaceSubrange(index..<index + value.count, with: value)
      return bytes
    }
    #expect(
      try message([])
        == "g.sgraph: the file is not a sesame snapshot; make one with `write(snapshotTo:)`"
    )
    let asText = Array(String(decoding: bytes, as: UTF8.self).utf8)
    #expect(try message(asText).contains("not a sesame snapshot"))
    #expect(
      try message(changed(4, [0x0A, 0x1A, 0x0A]))
        == "g.sgraph: the snapshot was changed on its way as if it were text; copy it again, as "
        + "binary data")
    #expect(
      try message(changed(8, [1, 2, 3, 4, 5, 6, 7, 8]))
        == "g.sgraph: the snapshot has the byte order of another kind of machine; import the edge "
        + "list again on this one")
    #expect(
      try message(changed(16, [2]))
        == "g.sgraph: the snapshot has format 2, and format 1 is read here; use the version of "
        + "sesame that wrote it, or import the edge list again")
    #expect(
      try message(changed(64, [9]))
        == "g.sgraph: the snapshot's header is damaged; copy it again, or import the edge list again"
    )
    #expect(
      try message(forged(bytes) { $0[7] |= 64 })
        == "g.sgraph: the snapshot has parts that this version of sesame does not know; use a "
        + "newer version, or import the edge list again")
    #expect(
      try message(forged(bytes) { $0[24] = 99 })
        == "g.sgraph: the snapshot has parts that this version of sesame does not know; use a "
        + "newer version, or import the edge list again")
    #expect(
      try message(Array(bytes.dropLast(64)))
        == "g.sgraph: the snapshot ends after \(bytes.count - 64) of \(bytes.count) bytes; copy it "
        + "again")
    #expect(
      try message(Array(bytes.prefix(100)))
        == "g.sgraph: the snapshot ends within its header; copy it again")
    #expect(
      try message(changed(bytes.count - 64, [0xEE]))
        == "g.sgraph: the snapshot's weights are damaged; copy it again, or import the edge list "
        + "again")
  }

  /// A later version may add a section that readers need not know.
  @Test func `an optional section is passed over`() throws {
    let built = try graph("ann,bob\nbob,cid\n")
    let bytes = try snapshot(of: built)
    let words = Array(Buffer(bytes).values(of: UInt64.self, at: 0, count: bytes.count / 8))
    let (header, sections) = (Int(words[4]) / 8, Int(words[6]))
    let entries = Array(words[24..<24 + 4 * sections]) + [1 << 63, UInt64(bytes.count), 16, 0]
    // One more entry may need another 64 bytes of header, by which all sections move.
    let longer = ((24 + entries.count) * 8).roundedUp(to: 64) / 8
    var with = Array(words[..<24]) + entries
    with += Array(repeating: 0, count: longer - with.count)
    with += words[header...] + [1, 2, 0, 0, 0, 0, 0, 0]
    with[4] = UInt64(longer * 8)
    with[5] = UInt64(with.count * 8)
    with[6] += 1
    for entry in stride(from: 25, to: 24 + entries.count, by: 4) {
      with[entry] += UInt64((longer - header) * 8)
    }
    let file = Array(Buffer(with).byteBuffer)
    expectSame(try opened(forged(file) { _ in }), built)
    _ = try message(forged(file) { $0[24 + entries.count - 4] = 77 })
  }
}
