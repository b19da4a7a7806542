internal import Files
internal import TextFormats

/// What an attribute of a GraphML or GEXF file's edges is read as.
enum XMLGraphEdgeRole: CaseIterable {
  case weight, kind, time, until
}

/// The attributes of a graph file's edges that are read, by their names; `nil` for none.
///
/// Pajek and METIS have weights alone, without a name.
package struct GraphFileAttributes: Sendable, Equatable {
  package var weight: String?
  package var kind: String?
  package var time: String?
  package var until: String?

  /// Reads none but weights, if at all.
  init(usesWeights: Bool) { weight = usesWeights ? Self.usualWeight : nil }

  /// Takes those that stand for columns.
  package init(_ format: EdgeListFormat) {
    weight = format.weight?.name
    kind = format.kind?.name
    time = format.time?.name
    until = format.until?.name
  }

  /// What weights are called where nobody says.
  static let usualWeight = "weight"

  subscript(_ role: XMLGraphEdgeRole) -> String? {
    switch role {
    case .weight: weight
    case .kind: kind
    case .time: time
    case .until: until
    }
  }
}

extension ColumnReference {
  /// The name that is meant; `nil` for a number.
  var name: String? { if case .name(let name) = self { name } else { nil } }
}

/// An edge whose start tag was read, and what its data say.
struct XMLGraphEdge {
  /// A place in the file.
  typealias Place = (line: Int, column: Int?)

  let source: UInt32
  let target: UInt32
  let isDirected: Bool
  let line: Int
  let column: Int
  private(set) var weight: Double?
  private(set) var kind: [UInt8]?
  private(set) var time: Double?
  private(set) var until: Double?

  init(source: UInt32, target: UInt32, isDirected: Bool, line: Int, column: Int) {
    self.source = source
    self.target = target
    self.isDirected = isDirected
    self.line = line
    self.column = column
  }

  func has(_ role: XMLGraphEdgeRole) -> Bool {
    switch role {
    case .weight: weight != nil
    case .kind: kind != nil
    case .time: time != nil
    case .until: until != nil
    }
  }

  /// Takes a value.
  ///
  /// - Throws: ``DataError`` with the place if it is none for that role.
  mutating func set(
    _ role: XMLGraphEdgeRole, to value: [UInt8], at place: Place, of file: String
  ) throws(DataError) {
    let isSpace = { (byte: UInt8) in byte == 0x20 || 0x09...0x0D ~= byte }
    var slice = value.drop(while: isSpace)
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    let text = slice.span
    switch role {
    case .kind: kind = value
    case .weight:
      guard let number = Double(decimal: text), number > 0 else {
        throw Self.fault(
          place, file, EdgeRowRules.badWeight(Self.shown(text)), EdgeRowRules.graphWeightRemedy)
      }
      weight = number
    case .time:
      guard let seconds = Timestamp.seconds(text) else {
        throw Self.noTime("time", text, place, file)
      }
      time = seconds
    case .until:
      guard let seconds = text.isEmpty ? .infinity : Timestamp.seconds(text) else {
        throw Self.noTime("end", text, place, file)
      }
      until = seconds
    }
  }

  /// Throws if the edge ends before it begins.
  func checkEnd(_ file: String) throws(DataError) {
    guard let time, let until, until < time else { return }
    throw Self.fault(
      (line, column), file, "the friendship ends before it begins",
      EdgeRowRules.correction(ofEnd: until, time: time))
  }

  private static func noTime(
    _ what: String, _ text: Span<UInt8>, _ place: Place, _ file: String
  ) -> DataError {
    fault(
      place, file, EdgeRowRules.badTime(what, shown(text)), EdgeRowRules.timeExample)
  }

  private static func shown(_ text: Span<UInt8>) -> String {
    String(decoding: text.indices.map { text[$0] }, as: UTF8.self)
  }

  private static func fault(
    _ place: Place, _ file: String, _ problem: String, _ remedy: Message
  ) -> DataError {
    DataError(
      .badData, source: file, line: place.line, column: place.column, problem: problem,
      remedy: remedy)
  }
}
