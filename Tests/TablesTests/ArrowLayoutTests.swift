import Identifiers
import Memory
import Tables
import Testing
import TextFormats

/// What columns have in memory, byte by byte.
///
/// The whole numbers, and the texts of both kinds, are examples of Arrow's columnar format, which has
/// their bytes written out.
@Suite struct `Arrow's layout` {
  /// The values of a column read from a text, after as many identifiers.
  private func column(_ fields: [String]) throws -> ColumnValues {
    let rows = fields.enumerated().map { "p\($0),\($1)\n" }.joined()
    return try #require(Table(parsing: "id,c\n\(rows)", named: "t.csv")["c"]).values
  }

  @Test func `whole numbers are 32 bits each where all fit, and a bit is set where one is present`()
    throws
  {
    for values in [
      ColumnValues.integers([1, nil, 2, 4, 8]), try column(["1", "", "2", "4", "8"]),
    ] {
      guard case .integers(let integers) = values, case .narrow(let narrow) = integers.storage
      else {
        Issue.record("\(values)")
        continue
      }
      #expect(narrow.validity?.words.byteBuffer.first == 0b0001_1101)
      #expect(narrow.validity?.words.byteBuffer.dropFirst().allSatisfy { $0 == 0 } == true)
      let bytes: Buffer<UInt8> = [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 8, 0, 0, 0]
      #expect(narrow.values.byteBuffer == bytes)
    }
  }

  @Test func `larger whole numbers are 64 bits each`() throws {
    guard case .integers(let integers) = try column(["-2", "4294967296"]),
      case .wide(let wide) = integers.storage
    else { throw Odd() }
    #expect(wide.validity == nil)
    let bytes: Buffer<UInt8> = [
      0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 1, 0, 0, 0,
    ]
    #expect(wide.values.byteBuffer == bytes)
  }

  @Test func `decimal numbers are 64 bits each, and no mark stands among them`() throws {
    for values in [ColumnValues.reals([1.5, nil, -2]), try column(["1.5", "NA", "-2.0"])] {
      guard case .reals(let reals) = values else { throw Odd() }
      #expect(reals.validity?.words == [0b101])
      // The bits of 1.5, 0 and -2 by IEEE 754.
      #expect(reals.values.map(\.bitPattern) == [0x3FF8 << 48, 0, 0xC000 << 48])
    }
    guard case .reals(let results) = ColumnValues.reals(missingAsNaN: [.nan, 1, .infinity, 2])
    else { throw Odd() }
    #expect(results.validity?.words == [0b1010])
  }

  @Test func `truth values are a bit each`() throws {
    for values in [ColumnValues.booleans([true, nil, false]), try column(["true", "", "false"])] {
      guard case .booleans(let booleans) = values else { throw Odd() }
      #expect(booleans.validity?.words == [0b101])
      #expect(booleans.bits.words == [0b001])
    }
    guard case .booleans(let many) = ColumnValues.booleans((0..<70).map { $0 % 3 == 0 }) else {
      throw Odd()
    }
    #expect(many.validity == nil)
    #expect(Array(many.bits.words.byteBuffer.prefix(3)) == [0b0100_1001, 0b1001_0010, 0b0010_0100])
    #expect(many.bits.words.count == 2)
  }

  @Test func `texts are offsets of 64 bits from 0 on and one byte after another`() throws {
    for values in [
      ColumnValues.strings(["joe", nil, nil, "mark"]), try column(["joe", "", "", "mark"]),
    ] {
      guard case .strings(let strings) = values,
        case .list(let texts, let validity) = strings.storage
      else { throw Odd() }
      #expect(validity?.words == [0b1001])
      #expect(texts.offsets == [0, 3, 3, 3, 7])
      #expect(texts.offsets.byteBuffer.count == 5 * 8)
      #expect(Array(texts.bytes) == Array("joemark".utf8))
    }
  }

  @Test func `a few texts are numbered from 0 in bytes, and what is missing has no number`() throws
  {
    // 1 to 3 are the texts, 0 is what is missing.
    let strings = TextValues(numbers: [1, 2, 1, 2, 0, 3], of: ["foo", "bar", "baz"])
    guard case .coded(let codes, let texts) = strings.storage else { throw Odd() }
    #expect(codes.validity?.words == [0b0010_1111])
    #expect(Array(codes.values.byteBuffer) == [0, 1, 0, 1, 0, 2])
    #expect(texts.offsets == [0, 3, 6, 9])
    #expect(Array(texts.bytes) == Array("foobarbaz".utf8))
    #expect(strings == ["foo", "bar", "foo", "bar", nil, "baz"])
  }

  @Test func `more than 256 texts are numbered in 32 bits`() throws {
    let strings = TextValues(
      categories: TextList((0..<300).map { "t\($0)" }), codes: [299, nil, 0])
    guard case .widelyCoded(let codes, let texts) = strings.storage else { throw Odd() }
    #expect(codes.validity?.words == [0b101])
    #expect(codes.values.byteBuffer == [43, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(texts.count == 300)
    #expect(strings == ["t299", nil, "t0"])
  }

  @Test func `bits behind the last row are 0, and a column without a gap has no bitmap`() throws {
    let rows = (0..<65).map { $0 == 3 ? nil : $0 }
    guard case .integers(let integers) = ColumnValues.integers(rows),
      case .narrow(let narrow) = integers.storage
    else { throw Odd() }
    #expect(narrow.validity?.words == [.max - 8, 1])
    for values in [
      ColumnValues.integers([1, 2]), .reals([1]), .booleans([false]), .strings([""]), .integers([]),
      .times([0], .timestamp),
    ] {
      switch values {
      case .integers(let integers):
        guard case .narrow(let values) = integers.storage else { throw Odd() }
        #expect(values.validity == nil)
      case .reals(let values): #expect(values.validity == nil)
      case .booleans(let values): #expect(values.validity == nil)
      case .strings(let values):
        guard case .list(_, let validity) = values.storage else { throw Odd() }
        #expect(validity == nil)
      case .times(let values): #expect(values.validity == nil)
      }
    }
  }

  /// A column is of another kind than it was made for.
  private struct Odd: Error {}
}
