import Identifiers
import Memory
import Statistics
import Tables
import Testing

@Suite struct `Compact values` {
  @Test(arguments: [0, 1, 63, 64, 65, 200, 40_000])
  func `a list gives back what it was made of`(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    for range in [-3...3, -2_147_483_648...2_147_483_647, Int.min...Int.max] {
      let integers = (0..<count).map { _ in
        Bool.random(using: &generator) ? Int.random(in: range, using: &generator) : nil
      }
      #expect(Array(IntegerValues(integers)) == integers)
      #expect(IntegerValues(integers).count == count)
    }
    let reals = (0..<count).map { _ in
      Bool.random(using: &generator) ? Double.random(in: -1...1, using: &generator) : nil
    }
    #expect(Array(OptionalValues(reals)) == reals)
    #expect(OptionalValues(missingAsNaN: Buffer(reals.map { $0 ?? .nan })) == OptionalValues(reals))
    let booleans = (0..<count).map { _ in
      [true, false, nil].randomElement(using: &generator) ?? nil
    }
    #expect(Array(BooleanValues(booleans)) == booleans)
    let texts = (0..<count).map { _ in
      ["", "a", "é", "e\u{301}", nil].randomElement(using: &generator) ?? nil
    }
    #expect(TextValues(texts).elementsEqual(texts) { $0?.utf8.map(\.self) == $1?.utf8.map(\.self) })
  }

  @Test func `whole numbers of 32 bits are equal to the same ones of 64`() {
    let narrow = IntegerValues([1, nil, -5])
    let wide = IntegerValues([1, nil, -5, 1 << 40]).rearranged([0, 1, 2])
    #expect(narrow == wide)
    #expect(narrow != IntegerValues([1, nil, 1 << 40]))
    #expect(narrow != IntegerValues([1, 0, -5]))
    #expect(IntegerValues([.min, .max, nil]).map { $0 } == [.min, .max, nil])
    #expect(
      Array(IntegerValues(Buffer<UInt32>([0, .max, 1 << 31]))) == [0, 4_294_967_295, 1 << 31])
    #expect(Array(IntegerValues(Buffer<UInt32>([7, 2_147_483_647]))) == [7, 2_147_483_647])
    #expect(IntegerValues(Buffer<Int>([7, -1])) == [7, -1])
    #expect(IntegerValues([3, nil]).reals == [3, nil])
  }

  @Test func `a missing value differs from every value, and zero has two signs`() {
    #expect(OptionalValues<Double>([0, nil]) != OptionalValues<Double>([0, 0]))
    #expect(OptionalValues<Double>([0, nil]) == OptionalValues<Double>([-0.0, nil]))
    #expect(BooleanValues([nil]) != BooleanValues([false]))
    #expect(TextValues([nil]) != TextValues([""]))
    #expect(OptionalValues<Double>([]).isEmpty)
    #expect(OptionalValues<Double>([1.5, nil]).description == "[1.5, nil]")
  }

  @Test func `texts are equal by their bytes, however they are held`() {
    let coded = TextValues(codes: [0, nil, 1, 0], of: ["é", ""])
    #expect(coded == ["é", nil, "", "é"])
    #expect(coded != ["e\u{301}", nil, "", "é"])
    #expect(coded != ["é", "", "", "é"])
    #expect(coded == TextValues(codes: [1, nil, 0, 1], of: ["", "é"]))
    #expect(coded.list == ["é", "", "", "é"])
    #expect(Array(coded) == ["é", nil, "", "é"])
  }

  @Test func `rearranging picks rows and padding adds missing ones, whatever the type`() {
    let count = 300
    let columns: [ColumnValues] = [
      .integers((0..<count).map { $0 % 7 == 0 ? nil : $0 }),
      .integers((0..<count).map { $0 % 7 == 0 ? nil : $0 << 40 }),
      .reals((0..<count).map { $0 % 5 == 0 ? nil : Double($0) / 3 }),
      .booleans((0..<count).map { $0 % 3 == 0 ? nil : $0 % 2 == 0 }),
      .strings((0..<count).map { $0 % 4 == 0 ? nil : "t\($0)" }),
      .strings(
        TextValues(
          codes: OptionalValues((0..<count).map { $0 % 3 == 0 ? nil : UInt8($0 % 3 - 1) }),
          of: ["a", "b"])),
    ]
    var generator = SplitMix64(seed: 3)
    let places = (0..<500).map { _ -> UInt32? in
      Int.random(in: 0..<10, using: &generator) == 0
        ? nil : UInt32.random(in: 0..<UInt32(count), using: &generator)
    }
    for values in columns {
      let column = Column("c", values)
      let picked = column.rearranged(RowPlaces(places))
      for (row, place) in places.enumerated() {
        var (here, there): ([UInt8], [UInt8]) = ([], [])
        let isKnown = picked.append(row, to: &here)
        #expect(isKnown == place.map { column.append(Int($0), to: &there) } ?? false)
        #expect(here == there)
      }
      let padded = column.padded(by: 70)
      #expect(padded.count == count + 70)
      #expect(padded.rearranged(RowPlaces((0..<UInt32(count)).map { $0 })) == column)
      #expect((count..<count + 70).allSatisfy { padded.values.isMissing($0) })
    }
  }

  @Test func `a graph's identifiers can be a table's without a copy`() throws {
    let names: TextList = ["a", "b", "c"]
    let people = Table([Column("id", .strings(["a", "b"])), Column("x", .integers([1, 2]))])
    let extended = people.extended(to: names)
    #expect(extended == people.adding(people: ["b", "c"]))
    #expect(extended.identifiers == names)
    #expect(extended["x"]?.values == .integers([1, 2, nil]))
  }
}
