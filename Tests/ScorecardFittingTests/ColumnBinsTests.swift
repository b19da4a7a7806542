import Execution
import Identifiers
import Memory
import Tables
import Testing

@testable import ScorecardFitting

@Suite struct `Bins of a column` {
  private func numbers(_ bins: ColumnBins, _ values: ColumnValues) throws -> [Int] {
    try bins.numbers(of: Column("c", values)).map { Int($0) }
  }

  @Test func `take numbers by intervals, special codes and missing values apart`() throws {
    let bins = try ColumnBins(
      "age", .numbers,
      [
        Bin(.numbers(from: nil, below: 30)), Bin(.numbers(from: 30, below: 45.5)),
        Bin(.numbers(from: 45.5, below: nil)), Bin(.specialNumbers([-9, 99])), Bin(.missing),
      ])
    #expect(
      try numbers(bins, .integers([29, 30, 45, 46, -9, nil, 99, -10])) == [0, 1, 1, 2, 3, 4, 3, 0])
    #expect(try numbers(bins, .integers([1 << 40, nil])) == [2, 4])
    #expect(try numbers(bins, .reals([45.4, 45.5, nil, -9])) == [1, 2, 4, 3])
    #expect(try numbers(bins, .booleans([true, nil])) == [0, 4])
    #expect(try numbers(bins, .strings([nil, nil])) == [4, 4])
    let woe = try bins.values([1, 2, 3, 4, 5], of: Column("age", .integers([30, nil])))
    #expect(Array(woe) == [2, 5])
  }

  @Test(arguments: 0...40)
  func `find an interval among any number of them`(_ count: Int) throws {
    let limits: [Double?] = [nil] + (0..<count).map { Double($0) } + [nil]
    let bins = try ColumnBins(
      "c", .numbers,
      zip(limits, limits.dropFirst()).map { Bin(.numbers(from: $0, below: $1)) } + [Bin(.missing)])
    let values = stride(from: -1.5, through: Double(count) + 1, by: 0.5).map { $0 }
    let expected = values.map { value in (0..<count).count { Double($0) <= value } }
    #expect(try numbers(bins, .reals(values)) == expected)
  }

  @Test func `take texts by what they look like, unknown ones together`() throws {
    let bins = try ColumnBins(
      "town", .texts,
      [
        Bin(.texts(["Rome", "caf\u{E9}"], other: false)), Bin(.texts(["7"], other: true)),
        Bin(.specialTexts(["refused"])), Bin(.missing),
      ])
    let texts = ["Rome", "cafe\u{301}", "Oslo", "refused", nil, "7"]
    #expect(try numbers(bins, .strings(texts)) == [0, 0, 1, 2, 3, 1])
    let coded = TextValues(
      numbers: Buffer([1, 2, 0, 3] as [UInt16]), of: TextList(["refused", "Rome", "x"]))
    #expect(try numbers(bins, .strings(coded)) == [2, 0, 3, 1])
    #expect(try numbers(bins, .integers([7, 8, nil])) == [1, 1, 3])
    #expect(try numbers(bins, .integers([1 << 50])) == [1])
    #expect(try numbers(bins, .booleans([true, nil])) == [1, 3])
  }

  @Test func `take true and false, and dates`() throws {
    let truths = try ColumnBins(
      "paid", .booleans,
      [
        Bin(.numbers(from: nil, below: 1)), Bin(.numbers(from: 1, below: nil), takesMissing: true),
      ])
    #expect(try numbers(truths, .booleans([true, false, nil])) == [1, 0, 1])
    #expect(try numbers(truths, .integers([1, 0, nil])) == [1, 0, 1])
    let dates = try ColumnBins(
      "since", .dates,
      [
        Bin(.numbers(from: nil, below: 1)), Bin(.numbers(from: 1, below: nil)), Bin(.missing),
      ])
    #expect(
      try numbers(dates, .strings(["1970-01-01", "1970-01-02", nil, "1970-01-01T23:59:59"]))
        == [0, 1, 2, 0])
  }

  @Test func `refuse a column of something else, and say of what`() throws {
    let bins = try ColumnBins(
      "age", .numbers, [Bin(.numbers(from: nil, below: nil)), Bin(.missing)])
    let texts = Column("age", .strings(["old"]))
    #expect {
      try bins.numbers(of: texts)
    } throws: { error in
      "\(error)"
        == "column 'age': it holds texts, and its bins are of numbers; correct the column, or make its "
        + "bins anew"
    }
    let truths = try ColumnBins(
      "paid", .booleans, [Bin(.numbers(from: nil, below: nil), takesMissing: true)])
    #expect(throws: BinningError.self) {
      try truths.numbers(of: Column("paid", .integers([0, 2])))
    }
    let dates = try ColumnBins(
      "since", .dates, [Bin(.numbers(from: nil, below: nil), takesMissing: true)])
    #expect(throws: BinningError.self) {
      try dates.numbers(of: Column("since", .strings(["1970-01-01", "later"])))
    }
  }

  @Test func `made in code are checked as those of a document`() {
    #expect {
      try ColumnBins(
        "age", .numbers,
        [Bin(.numbers(from: nil, below: 30)), Bin(.numbers(from: 31, below: nil))])
    } throws: { error in
      "\(error)" == """
        bins of column 'age': bin 2: 30 to below 31 fall in no bin; write "from": 30
        bins of column 'age': missing values fall in no bin; add {"missing": true}
        """
    }
  }

  @Test func `are applied alike by any number of threads, and stop when they are cancelled`() throws
  {
    let bins = try ColumnBins(
      "c", .numbers,
      [Bin(.numbers(from: nil, below: 500)), Bin(.numbers(from: 500, below: nil)), Bin(.missing)])
    let column = Column(
      "c", .integers((0..<100_000).map { $0 % 7 == 0 ? nil : $0 * 37 % 1000 }))
    let one = try bins.numbers(of: column, execution: Execution(threads: 1))
    #expect(try bins.numbers(of: column, execution: Execution(threads: 3)) == one)
    let execution = Execution()
    execution.cancel()
    #expect(throws: CancellationError.self) { try bins.numbers(of: column, execution: execution) }
  }
}
