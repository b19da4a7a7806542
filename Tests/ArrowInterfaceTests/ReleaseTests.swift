import ArrowInterface
import CArrow
import Execution
import Files
import Identifiers
import Tables
import Testing

@Suite("Every structure is released exactly once")
struct ReleaseTests {
  private static func foreign(failure: Int? = nil, bad: Bool = false) -> ForeignStream {
    let texts = ForeignArray(2, [nil, bytes([0, 1, 2] as [Int32]), Array("ab".utf8)])
    func batch(_ start: Int) -> ForeignArray {
      .table(
        3,
        [
          ForeignArray(3, [nil, bytes([start, start + 1, start + 2])]),
          ForeignArray(3, [nil, bytes([0.5, 1, 2])]),
          ForeignArray(3, [nil, [0, 1, bad && start > 0 ? 7 : 0]], dictionary: [texts]),
        ])
    }
    return ForeignStream(
      .table([
        ForeignSchema("l", "id"), ForeignSchema("g", "x"),
        ForeignSchema("C", "k", dictionary: [ForeignSchema("u")]),
      ]), [batch(0), batch(3), batch(6)], failure: failure)
  }

  @Test("A table keeps the memory that it uses, and gives it back with its last copy")
  func lifetime() throws {
    let foreign = Self.foreign()
    var stream: ArrowStream? = foreign.stream()
    let batch = try #require(try stream?.next(named: "t", Execution()))
    stream = nil
    var column: Column? = Column(arrow: batch.columns[1])
    #expect(!foreign.tally.isBalanced)
    #expect(column?.values == .reals([0.5, 1, 2]))
    _ = consume batch
    column = nil
    #expect(foreign.tally.isBalanced)
  }

  @Test(
    "A table read to the end, one with a fault, a producer that fails, a stream that nobody reads")
  func ends() throws {
    let whole = Self.foreign()
    #expect(try Table(whole.stream(), named: "t").rowCount == 9)
    #expect(whole.tally.isBalanced)
    let bad = Self.foreign(bad: true)
    #expect(throws: DataError.self) { try Table(bad.stream(), named: "t") }
    #expect(bad.tally.isBalanced)
    let failing = Self.foreign(failure: 1)
    let error = #expect(throws: DataError.self) { try Table(failing.stream(), named: "t") }
    #expect(error?.description == "t: what made the stream failed: the disk is full")
    #expect(error?.code == .inputOutput)
    #expect(failing.tally.isBalanced)
    let unread = Self.foreign()
    _ = unread.stream()
    #expect(unread.tally.made == 1 && unread.tally.isBalanced)
    let half = Self.foreign()
    _ = try half.stream().next(named: "t", Execution())
    #expect(half.tally.isBalanced)
  }

  @Test("A work that is cancelled")
  func cancelled() throws {
    let foreign = Self.foreign()
    let execution = Execution()
    execution.cancel()
    #expect(throws: CancellationError.self) {
      try Table(foreign.stream(), named: "t", execution: execution)
    }
    #expect(foreign.tally.isBalanced)
  }

  @Test("A consumer keeps what was handed out, and gives it back")
  func consumer() throws {
    var target = unsafe ArrowArrayStream()
    do {
      let table = Table([Column("id", ["ann", "bob"]), Column("x", [1.5, nil])])
      unsafe table.arrowStream().move(to: &target)
    }
    #expect(unsafe target.release != nil)
    let stream = unsafe ArrowStream(takingOver: &target)
    #expect(unsafe target.release == nil)
    let back = try Table(stream, named: "back")
    #expect(back["x"]?.values == .reals([1.5, nil]))
  }
}
