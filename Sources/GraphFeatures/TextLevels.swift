internal import GraphKernels
internal import Identifiers
internal import Memory
internal import Tables

/// The different texts of a column, in the order of their UTF-8 bytes, and who has which.
struct TextLevels: Sendable {
  let texts: TextList
  let column: CodedColumn
  private let counts: [Int]

  /// - Complexity: O(*n* + *l* log *l*) for *l* different texts.
  init(_ values: TextValues) {
    var index = TextIndex()
    var numbers = FillingBuffer<UInt32>(zeroedCount: values.count)
    var counts: [Int] = []
    for row in values.indices {
      guard let text = values.utf8(row) else {
        numbers[row] = CodedColumn.missing
        continue
      }
      let bytes = text.base.extracting(text.startIndex..<text.endIndex)
      let number = index.insert(bytes.span)
      if Int(number) == counts.count { counts.append(0) }
      counts[Int(number)] += 1
      numbers[row] = number
    }
    let found = index.texts
    let order = found.indices.sorted { found.utf8($0).lexicographicallyPrecedes(found.utf8($1)) }
    var codes = Array(repeating: CodedColumn.missing, count: order.count)
    var sorted = TextListBuilder()
    for (code, number) in order.enumerated() {
      codes[number] = UInt32(code)
      sorted.append(found, number..<number + 1)
    }
    for row in 0..<numbers.count where numbers[row] != CodedColumn.missing {
      numbers[row] = codes[Int(numbers[row])]
    }
    texts = sorted.list
    self.counts = order.map { counts[$0] }
    column = CodedColumn(codes: numbers.freeze(), levelCount: order.count)
  }

  /// The codes of the most frequent texts, of equally frequent ones the first by their bytes.
  func mostFrequent(_ count: Int) -> [Int] {
    Array(counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(count))
  }

  /// The code of a text, ``CodedColumn/missing`` if nobody has it.
  func code(of text: String) -> UInt32 {
    let bytes = text.utf8
    var (low, high) = (0, texts.count)
    while low < high {
      let middle = (low + high) / 2
      if texts.utf8(middle).lexicographicallyPrecedes(bytes) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < texts.count && texts.utf8(low).elementsEqual(bytes)
      ? UInt32(low) : CodedColumn.missing
  }

  /// Texts by their codes, missing where that is missing.
  func values(_ codes: Buffer<UInt32>) -> TextValues {
    if texts.isEmpty { return TextValues([String?](repeating: nil, count: codes.count)) }
    var list = TextListBuilder()
    let validity = ScatterBitmap(repeating: true, count: codes.count)
    for (row, code) in codes.enumerated() {
      if code == CodedColumn.missing {
        validity[row] = false
        list.appendEmpty(1)
      } else {
        list.append(texts, Int(code)..<Int(code) + 1)
      }
    }
    return TextValues(list.list, validity: validity.freeze())
  }
}
