import Identifiers
import Testing

@Suite struct TextIndexTests {
  @Test func `a list gives back its texts`() {
    let texts = ["a", "", "李雷", "👩‍👧", "a"]
    let list = TextList(texts)
    #expect(Array(list) == texts)
    #expect(list.count == 5)
    #expect(list == TextList(texts))
    #expect(list != TextList(["a"]))
    #expect(TextList().isEmpty)
  }

  @Test func `texts are numbered by first appearance`() {
    var index = TextIndex()
    #expect(
      ["b", "a", "b", "", "7", "07", "7.0", "a"].map { index.insert($0) } == [
        0, 1, 0, 2, 3, 4, 5, 1,
      ])
    #expect(index.count == 6)
    #expect(index.lookup("07") == 4)
    #expect(index.lookup("8") == nil)
    #expect(Array(index.texts) == ["b", "a", "", "7", "07", "7.0"])
  }

  @Test func `texts are the same only byte by byte`() {
    var index = TextIndex()
    #expect(index.insert("\u{E9}") == 0)
    #expect(index.insert("e\u{301}") == 1)  // é in two parts
  }

  @Test func `a hundred thousand texts find their numbers again`() {
    let index = TextIndex((0..<100_000).map { "person-\($0)" })
    #expect(index.count == 100_000)
    #expect((0..<100_000).allSatisfy { index.lookup("person-\($0)") == UInt32($0) })
    #expect(index.lookup("person-100000") == nil)
  }
}
