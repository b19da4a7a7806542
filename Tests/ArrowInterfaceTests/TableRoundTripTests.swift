import ArrowInterface
import Files
import Identifiers
import Memory
import Tables
import Testing
import TextFormats

@Suite("A table goes out as a stream and comes back the same")
struct TableRoundTripTests {
  @Test("Every type comes back with its values and what is missing")
  func everyType() throws {
    let table = Table([
      Column("id", ["ann", "bob", "", "👩‍👩‍👧", "é"].map { $0.isEmpty ? "d d" : $0 }),
      Column("small", [31, nil, -7, 0, Int(Int32.max)]),
      Column("large", [Int.max, Int.min, nil, 0, 1]),
      Column("ratio", [-0.0, 0.0, 0x1p-1074, nil, 1.797e308]),
      Column("paid", [true, nil, false, true, false]),
      Column("city", ["", nil, "日本", "x\ny", "\""]),
      Column("born", .times([0, nil, -719_162, 2_932_896, 19_782], .date)),
      Column(
        "seen",
        .times(
          [nil, -1, 0, TimeKind.timestamp.range.lowerBound, 1_709_210_415_250_000], .timestamp)),
      Column("clock", .times([1, nil, -1, 0, 253_402_300_799_999_999], .localTimestamp)),
    ])
    let back = try Table(table.arrowStream(), named: "back")
    #expect(back == table)
    #expect(back.columnNames == table.columnNames)
    guard case .reals(let numbers) = try #require(back["ratio"]).values else {
      Issue.record("decimal numbers come back as such")
      return
    }
    #expect(numbers[0]?.sign == .minus)
    #expect(numbers[1]?.sign == .plus)
    #expect(back.readingWarnings.isEmpty)
  }

  @Test("Few texts go out as a dictionary and come back as codes")
  func codes() throws {
    let texts = TextList(["north", "south"])
    let codes = TextValues(numbers: [1, 2, 0, 2, 1], of: texts)
    let table = Table([
      Column("id", ["1", "2", "3", "4", "5"]), Column("area", ColumnValues.strings(codes)),
    ])
    let back = try Table(table.arrowStream(), named: "back")
    #expect(back == table)
    guard case .strings(let values) = try #require(back["area"]).values,
      case .coded(_, let its) = values.storage
    else {
      Issue.record("codes come back as such")
      return
    }
    #expect(its == texts)
  }

  @Test(
    "Identifiers go out as whole numbers if all of them are",
    arguments: [
      (["1", "-2", "9223372036854775807"], true), (["1", "02"], false), (["1", "+2"], false),
      (["1", "9223372036854775808"], false), (["1", "x"], false), (["-0", "1"], false),
    ])
  func wholeIdentifiers(_ identifiers: [String], _ areWhole: Bool) throws {
    let table = Table([Column("id", identifiers)])
    let fields = try table.arrowStream().fields(named: "t")
    let type: ArrowType =
      areWhole ? .integer(bits: 64, isSigned: true) : .text(.wideOffsets)
    #expect(fields == [ArrowField("id", type)])
    #expect(try Table(table.arrowStream(), named: "back") == table)
  }

  @Test("Numbers and bits stay where they are")
  func addresses() throws {
    let reals = (0..<1000).map { $0 % 3 == 0 ? nil : Double($0) }
    let table = Table([
      Column("id", (0..<1000).map { "p\($0)" }), Column("x", reals),
    ])
    let back = try Table(table.arrowStream(), named: "back")
    guard case .reals(let old) = table.columns[1].values,
      case .reals(let new) = back.columns[1].values
    else { return }
    #expect(unsafe old.values.address == new.values.address)
    #expect(unsafe old.validity?.byteBuffer.address == new.validity?.byteBuffer.address)
    let (texts, others) = (table.identifiers, back.identifiers)
    #expect(unsafe texts.bytes.address == others.bytes.address)
    #expect(unsafe texts.offsets.address == others.offsets.address)
  }

  @Test("A stream is read once")
  func once() throws {
    let stream = Table([Column("id", ["ann"])]).arrowStream()
    _ = try Table(stream, named: "t")
    #expect(throws: DataError.self) { try Table(stream, named: "t") }
  }

  @Test("Twice the same person is told with both rows")
  func twice() throws {
    let table = Table([Column("id", ["ann", "bob", "ann"])])
    let error = #expect(throws: DataError.self) { try Table(table.arrowStream(), named: "t") }
    #expect(
      error?.description.hasPrefix("t: row 3: the person is in the table twice, first in row 1")
        == true)
  }
}
