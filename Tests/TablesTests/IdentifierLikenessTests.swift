import Statistics
import Tables
import Testing

struct IdentifierLikenessTests {
  private func looksLikeIdentifier(_ values: [Int?], named name: String = "c") -> Bool {
    Column(name, .integers(values)).looksLikeIdentifier
  }

  @Test(arguments: [
    "id", "ID", "customer_id", "customerId", "customerID", "uuid", "branch-id", "userid",
  ])
  func `a name can say that its numbers tell people apart`(name: String) {
    #expect(IdentifierLikeness.isTold(by: name))
    #expect(looksLikeIdentifier([1, 1, 2], named: name))
    #expect(!Column(name, .reals([0.5, 1])).looksLikeIdentifier)
  }

  @Test(arguments: [
    "paid", "unpaid", "PAID", "valid", "bid", "months_paid", "id_count", "idle", "",
  ])
  func `a name that ends in these letters need not`(name: String) {
    #expect(!IdentifierLikeness.isTold(by: name))
  }

  @Test func `serial numbers are known from twenty on, in any order, some missing`() {
    #expect(looksLikeIdentifier((100..<120).map { $0 }))
    #expect(looksLikeIdentifier((0..<20).map { ($0 * 7) % 20 } + [nil]))
    #expect(!looksLikeIdentifier((100..<119).map { $0 }))
    #expect(!looksLikeIdentifier((100..<120).map { $0 } + [100]))
  }

  @Test func `ages and amounts of a few people are no identifiers though all differ`() {
    #expect(!looksLikeIdentifier([18, 19, 23, 31, 44, 45, 62]))
    #expect(!looksLikeIdentifier((0..<500).map { 20_000 + 37 * $0 }))
    #expect(!looksLikeIdentifier([Int.min, Int.max] + (0..<40)))
  }

  @Test func `ten thousand different numbers are identifiers, unless they are times`() {
    var generator = SplitMix64(seed: 4)
    var seen: Set<Int> = []
    while seen.count < 10_000 { seen.insert(Int(generator.next() >> 20)) }
    #expect(looksLikeIdentifier(Array(seen)))
    #expect(!looksLikeIdentifier((0..<20_000).map { 1_500_000_000 + 977 * $0 }))
  }

  @Test func `columns of two values hold both and nothing else`() {
    #expect(Column("c", .integers([1, nil, 0])).twoValues == ["0", "1"])
    #expect(Column("c", .reals([1, -1] + Array(repeating: 1, count: 8))).twoValues == ["-1", "1"])
    #expect(
      Column("c", .reals([0.5, -0.0, 0] + Array(repeating: 0.5, count: 7))).twoValues
        == ["0", "0.5"])
    #expect(Column("c", .reals([1, -1] + Array(repeating: nil, count: 8))).twoValues == nil)
    #expect(Column("c", .integers([1, 1])).twoValues == nil)
    #expect(Column("c", .integers([0, 1, 2])).twoValues == nil)
    #expect(Column("c", .booleans([true, false])).twoValues == ["false", "true"])
    #expect(Column("c", .booleans([true, nil])).twoValues == nil)
    #expect(Column("c", .strings(["a", "b"])).twoValues == nil)
  }
}
