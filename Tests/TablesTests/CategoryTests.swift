import Identifiers
import Memory
import Tables
import Testing

@Suite struct `Categories` {
  private let sizes = TextValues(
    categories: ["small", "large", "unused"], codes: [1, nil, 0, 1], areOrdered: true)

  private var levels: TextList { TextList((0..<100_000).map { "level \($0)" }) }

  @Test func `they are kept as such, used or not, with their order`() {
    #expect(sizes.categories == ["small", "large", "unused"])
    #expect(sizes.categoriesAreOrdered)
    #expect(Array(sizes) == ["large", nil, "small", "large"])
    let turned = sizes.rearranged([3, nil, 1])
    #expect(turned == ["large", nil, nil])
    #expect(turned.categories == sizes.categories)
    #expect(turned.categoriesAreOrdered)
  }

  @Test func `texts are counted, whether they are categories or not`() {
    #expect(sizes.counts() == ["small": 1, "large": 2])
    #expect(
      (["large", nil, "small", "large", ""] as TextValues).counts() == [
        "small": 1, "large": 2, "": 1,
      ])
    #expect(TextValues(categories: ["a", "a"], codes: [0, 1, nil]).counts() == ["a": 2])
    #expect(([nil, nil] as TextValues).counts() == [:])
    for texts in [
      TextValues(levels), TextValues(categories: levels, codes: levels.indices.map(\.self)),
    ] {
      #expect(texts.counts()?.count == 100_000)
      #expect(texts.counts(atMost: 99_999) == nil)
    }
  }

  @Test func `they equal the same texts that are none`() {
    let texts: TextValues = ["large", nil, "small", "large"]
    #expect(sizes == texts)
    #expect(texts == sizes)
    #expect(sizes == TextValues(categories: ["large", "small"], codes: [0, nil, 1, 0]))
    #expect(sizes != ["large", nil, "small", "small"])
    #expect(sizes != ["large", "", "small", "large"])
    // The same text twice in a list, as others may hand it over.
    let repeated: TextList = ["a", "a"]
    #expect(
      TextValues(categories: repeated, codes: [0, 1])
        == TextValues(categories: repeated, codes: [1, 1]))
    let wide = TextValues(categories: levels, codes: [99_999, nil])
    #expect(wide == ["level 99999", nil])
    #expect(wide != TextValues(categories: levels, codes: [99_998, nil]))
  }

  @Test func `what stands where a text is missing means nothing`() {
    let known = ScatterBitmap(repeating: true, count: 2)
    known[1] = false
    let bitmap = known.freeze()
    #expect(TextValues(["a", "x"], validity: bitmap) == TextValues(["a", "yy"], validity: bitmap))
    #expect(TextValues(["a", "x"], validity: bitmap) != TextValues(["b", "x"], validity: bitmap))
  }

  @Test func `100,000 of them are written and read, each stored once`() throws {
    let codes = (0..<200_000).map { row -> Int? in row % 7 == 0 ? nil : row % 100_000 }
    let wide = TextValues(categories: levels, codes: codes)
    let table = Table([
      Column("id", .strings(TextList(codes.indices.map { "\($0)" }))), Column("c", .strings(wide)),
    ])
    for format in [TableFormat.csv, .jsonLines] {
      let again = try Table(parsing: table.text(as: format), named: "t", format: format)
      #expect(again == table)
    }
    let turned = table.rows(Array(codes.indices.reversed()))
    guard case .strings(let texts)? = turned["c"]?.values else {
      Issue.record("no texts")
      return
    }
    #expect(texts.categories == levels)
    #expect(texts[0] == wide[199_999])
    #expect(wide.list[1] == "level 1")
  }

  @Test func `tables below each other keep them, more than a byte can number too`() {
    func table(_ first: String, _ texts: TextValues) -> Table {
      Table([
        Column("id", .strings(TextList(texts.indices.map { "\(first)\($0)" }))),
        Column("c", .strings(texts)),
      ])
    }
    func stacked(_ parts: [TextValues]) -> TextValues? {
      var stack = TableStack(named: "stack")
      for (place, part) in parts.enumerated() {
        stack.append(table("p\(place)-", part), labeled: "\(place)")
      }
      return stack.table(labels: "part")[texts: "c"]
    }
    let same = stacked([sizes, sizes])
    #expect(same?.categories == sizes.categories)
    #expect(same?.categoriesAreOrdered == true)
    #expect(same.map(Array.init) == Array(sizes) + Array(sizes))

    let other = stacked([sizes, TextValues(categories: ["huge"], codes: [0], areOrdered: true)])
    #expect(other?.categories == ["small", "large", "unused", "huge"])
    #expect(other?.categoriesAreOrdered == false)

    let many = (0..<2).map { part in
      TextValues(
        categories: TextList((0..<200).map { "\(part)-\($0)" }),
        codes: (0..<200).map(Optional.some))
    }
    let wide = stacked(many)
    #expect(wide?.categories?.count == 400)
    #expect(wide?[399] == "1-199")
    #expect(stacked([sizes, ["plain"]])?.categories == nil)
    #expect(stacked([sizes, ["plain"]])?.last == "plain")
  }
}
