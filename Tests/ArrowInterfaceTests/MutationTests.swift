import ArrowInterface
import Files
import Identifiers
import Statistics
import Tables
import Testing

@Suite("A stream that breaks the rules is refused, or read as what it says")
struct MutationTests {
  private static let schema = ForeignSchema.table([
    ForeignSchema("i", "id"), ForeignSchema("g", "x"), ForeignSchema("u", "t"),
    ForeignSchema("b", "b"), ForeignSchema("vu", "v"),
    ForeignSchema("c", "k", dictionary: [ForeignSchema("U")]),
  ])

  private static var batch: ForeignArray {
    let present = bits([true, false, true, true, true])
    let texts = ForeignArray(2, [nil, bytes([0, 1, 2]), Array("ab".utf8)])
    let view = bytes([2] as [Int32]) + Array("hi".utf8) + [UInt8](repeating: 0, count: 10)
    let long = bytes([13] as [Int32]) + Array("long".utf8) + bytes([0, 0] as [Int32])
    return .table(
      5,
      [
        ForeignArray(5, [nil, bytes([1, 2, 3, 4, 5] as [Int32])]),
        ForeignArray(5, [present, bytes([1, 2, 3, 4, 5.5])]),
        ForeignArray(5, [present, bytes([0, 1, 1, 2, 2, 5] as [Int32]), Array("ab日".utf8)]),
        ForeignArray(5, [present, bits([true, false, false, true, true])]),
        ForeignArray(
          5, [present, view + view + long + view + view, Array("long and long".utf8), bytes([13])]),
        ForeignArray(5, [present, [0, 100, 1, 0, 0]], dictionary: [texts]),
      ])
  }

  /// Whether a table is made of a batch; all that was handed out is released once the table is gone.
  private static func reads(_ schema: ForeignSchema, _ batch: ForeignArray) -> Bool {
    let foreign = ForeignStream(schema, [batch])
    defer { #expect(foreign.tally.isBalanced) }
    return isTable(foreign.stream())
  }

  private static func isTable(_ stream: ArrowStream) -> Bool {
    do {
      return try Table(stream, named: "t").rowCount > 0
    } catch let error as DataError {
      #expect(error.source == "t")
      return false
    } catch {
      Issue.record("another error: \(error)")
      return false
    }
  }

  @Test("Each single fault of an array is found")
  func arrays() {
    let valid = Self.batch
    #expect(Self.reads(Self.schema, valid))
    let faults: [(String, (inout ForeignArray) -> Void)] = [
      ("negative length", { $0.length = -1 }),
      ("huge length", { $0.length = .max }),
      ("negative offset", { $0.children[1].offset = -5 }),
      ("huge offset", { $0.children[1].offset = .max - 2 }),
      ("short child", { $0.children[1].length = 4 }),
      ("missing count beyond length", { $0.children[1].missingCount = 6 }),
      ("missing count below -1", { $0.children[1].missingCount = -2 }),
      ("missing count that is wrong", { $0.children[1].missingCount = 0 }),
      ("missing count without bitmap", { $0.children[0].missingCount = 1 }),
      ("missing rows", { $0.missingCount = 1 }),
      ("too few buffers", { $0.children[2].bufferCount = 2 }),
      ("too many buffers", { $0.children[0].bufferCount = 3 }),
      ("huge number of buffers", { $0.children[4].bufferCount = .max }),
      ("no list of buffers", { $0.children[0].hasNoBuffers = true }),
      ("no values", { $0.children[0].buffers[1] = nil }),
      ("no offsets", { $0.children[2].buffers[1] = nil }),
      ("no bytes", { $0.children[2].buffers[2] = nil }),
      ("offsets that fall", { $0.children[2].buffers[1] = bytes([0, 1, 3, 2, 2, 5] as [Int32]) }),
      ("negative offsets", { $0.children[2].buffers[1] = bytes([-1, 1, 1, 2, 2, 5] as [Int32]) }),
      (
        "a last offset that is negative",
        { $0.children[2].buffers[1] = bytes([0, 1, 1, 2, 2, -1] as [Int32]) }
      ),
      ("a dictionary that fits no memory", { $0.children[5].dictionary[0].length = 1 << 44 }),
      ("text that is no UTF-8", { $0.children[2].buffers[2] = [0x61, 0x62, 0xFF, 0xFE, 0xFD] }),
      ("code beyond", { $0.children[5].buffers[1] = [0, 0, 2, 0, 0] }),
      ("negative code", { $0.children[5].buffers[1] = [0, 0, 255, 0, 0] }),
      ("no dictionary", { $0.children[5].dictionary = [] }),
      (
        "a dictionary that is no such",
        { $0.children[0].dictionary = [ForeignArray(0, [nil, nil])] }
      ),
      ("fewer columns", { $0.childCount = 5 }),
      ("more columns", { $0.childCount = 7 }),
      ("no columns", { $0.childCount = -1 }),
      ("a column that is null", { $0.hasNullChild = true }),
      ("a column that is released", { $0.children[3].isReleased = true }),
      ("a column within", { $0.children[3].children = [ForeignArray(0, [nil, nil])] }),
      ("a view beyond its buffer", { $0.children[4].buffers[3] = bytes([12]) }),
      ("a negative buffer", { $0.children[4].buffers[3] = bytes([-1]) }),
      ("no lengths of buffers", { $0.children[4].buffers[3] = nil }),
    ]
    for (name, break_) in faults {
      var array = valid
      break_(&array)
      #expect(!Self.reads(Self.schema, array), "\(name)")
    }
  }

  @Test("Each single fault of a schema is found")
  func schemas() {
    let valid = Self.batch
    let faults: [(String, (inout ForeignSchema) -> Void)] = [
      ("no format", { $0.format = nil }),
      ("no table", { $0.format = Array("i".utf8) }),
      ("negative number of columns", { $0.childCount = -1 }),
      ("huge number of columns", { $0.childCount = .max }),
      ("fewer columns", { $0.childCount = 5 }),
      ("no columns", { $0.childCount = 0 }),
      ("a column that is null", { $0.hasNullChild = true }),
      ("a column that is released", { $0.children[2].isReleased = true }),
      ("released", { $0.isReleased = true }),
      ("a column without format", { $0.children[1].format = nil }),
      ("a format that is no UTF-8", { $0.children[1].format = [0xFF] }),
      ("a name that is no UTF-8", { $0.children[1].name = [0xFF] }),
      ("a name twice", { $0.children[1].name = Array("id".utf8) }),
      ("no name", { $0.children[1].name = nil }),
      ("a dictionary of decimal codes", { $0.children[1].dictionary = [ForeignSchema("u")] }),
      ("a column within", { $0.children[1].children = [ForeignSchema("u")] }),
    ]
    for (name, break_) in faults {
      var schema = Self.schema
      break_(&schema)
      #expect(!Self.reads(schema, valid), "\(name)")
    }
  }

  @Test("Thousands of random changes give a table or an error, and release everything")
  func random() {
    var random = SplitMix64(seed: 7)
    var tableCount = 0
    for _ in 0..<4_000 {
      var (schema, batch) = (Self.schema, Self.batch)
      for _ in 0...Int(random.next() % 3) {
        let column = Int(random.next() % 6)
        Self.change(&schema.children[column], &batch.children[column], &random)
      }
      if Self.reads(schema, batch) { tableCount += 1 }
    }
    #expect(tableCount > 100 && tableCount < 3_900)
  }

  /// Changes something that does not point beyond the memory.
  private static func change(
    _ schema: inout ForeignSchema, _ array: inout ForeignArray, _ random: inout SplitMix64
  ) {
    let odd: [Int64] = [.min, -2, -1, 0, 1, .max - 1, .max, 1 << 60]
    let number = odd[Int(random.next() % UInt64(odd.count))]
    let place = Int(random.next() % UInt64(array.buffers.count))
    switch random.next() % 10 {
    case 0: array.length = min(number, 5) == 5 ? .max : number
    case 1: array.offset = number == 1 ? 0 : number
    case 2: array.missingCount = number
    case 3: array.bufferCount = number == 1 ? 1 : number
    case 4: array.childCount = number > 0 ? .max : number
    case 5: array.buffers[place] = nil
    case 6: array.isReleased = true
    case 7: schema.format = [[], [0x7A], [0xFF], Array("+l".utf8)][Int(random.next() % 4)]
    default:
      // Of where the last text ends, and how long buffers are, nobody knows but the producer.
      let isOffsets = schema.format == Array("u".utf8) && place == 1
      if place < 3 { change(&array.buffers[place], keeping: isOffsets ? 4 : 0, &random) }
    }
  }

  /// Changes one bit, but none of the last bytes.
  private static func change(
    _ buffer: inout [UInt8]?, keeping lastCount: Int, _ random: inout SplitMix64
  ) {
    guard var bytes = buffer, bytes.count > lastCount else { return }
    let place = Int(random.next() % UInt64(bytes.count - lastCount))
    bytes[place] ^= 1 << UInt8(random.next() % 8)
    buffer = bytes
  }
}
