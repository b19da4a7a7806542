internal import Files
internal import Identifiers
internal import TextFormats

/// The vertices of a Pajek network: so many, of which some have labels.
struct PajekVertices {
  /// How many there are.
  let count: Int
  /// How many of them, the first ones, are of the first mode; all in a network of one mode.
  let firstModeCount: Int

  /// The vertices that have a line, from 1, and the label of each, empty where there is none.
  private var numbers: [UInt32] = []
  private var labels = TextListBuilder()
  /// The numbers, once they are not in order.
  private var seen: Set<UInt32>?

  /// Any file may announce so many; one with more must be as long.
  private static let usualLimit = 1 << 24

  /// So many vertices, the first of which are of the first mode.
  init(count: Int, firstModeCount: Int) {
    self.count = count
    self.firstModeCount = firstModeCount
  }

  /// Reads the line of a vertex; coordinates and attributes after the label are passed over.
  mutating func read(_ line: inout GraphFileLine) throws(DataError) {
    let column = line.column
    guard let number = line.wholeNumber() else {
      throw line.fault("the line begins with no vertex number", "write one, from 1", at: column)
    }
    guard number >= 1, number <= count else { throw line.beyond(count, at: column) }
    guard add(UInt32(number)) else {
      throw line.fault(
        "the vertex has an earlier line", "give every vertex one line", at: column)
    }
    let isQuoted = line.first == UInt8(ascii: "\"")
    labels.append(try line.label()[...])
    // Of a label in several words without quotes all but the first would be lost.
    if !isQuoted { try line.checkAttributes() }
  }

  private mutating func add(_ number: UInt32) -> Bool {
    if let last = numbers.last, number <= last, seen == nil { seen = Set(numbers) }
    if seen?.insert(number).inserted == false { return false }
    numbers.append(number)
    return true
  }

  /// What people are called.
  ///
  /// - Parameters:
  ///   - byteCount: The length of the file.
  ///   - line: The line that says how many there are.
  /// - Returns: The names, and whether these are numbers since some share a label.
  /// - Throws: ``DataError`` if there are far more than the file could list.
  func names(
    byteCount: Int, _ line: GraphFileLine
  ) throws(DataError) -> (names: TextList, areShared: Bool) {
    guard count <= max(Self.usualLimit, byteCount) else {
      throw line.fault("there are more vertices than the file has bytes", "correct their number")
    }
    var places = seen == nil ? [] : [UInt32](repeating: .max, count: count)
    if seen != nil {
      for (place, number) in numbers.enumerated() { places[Int(number) - 1] = UInt32(place) }
    }
    var names = TextIndex()
    var next = 0
    for vertex in 0..<count {
      var label: ArraySlice<UInt8> = []
      if seen != nil {
        if places[vertex] != .max { label = labels.utf8(Int(places[vertex])) }
      } else if next < numbers.count, Int(numbers[next]) == vertex + 1 {
        label = labels.utf8(next)
        next += 1
      }
      let number = label.isEmpty ? names.insert(Self.digits(vertex)[...]) : names.insert(label)
      if Int(number) < vertex { return (numbered, true) }
    }
    return (names.texts, false)
  }

  private var numbered: TextList {
    var names = TextListBuilder()
    for vertex in 0..<count { names.append(Self.digits(vertex)[...]) }
    return names.list
  }

  private static func digits(_ vertex: Int) -> [UInt8] {
    var digits: [UInt8] = []
    digits.appendDecimal(vertex + 1)
    return digits
  }
}

extension GraphFileLine {
  /// An error for a vertex number that is none of so many.
  func beyond(_ count: Int, at column: Int) -> DataError {
    fault(
      "the vertex number is not between 1 and \(count)", "correct it or the number of vertices",
      at: column)
  }
}
