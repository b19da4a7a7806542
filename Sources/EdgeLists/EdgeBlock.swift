internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

/// The friendships of a part of a file, as far as they can be known without what comes before it.
///
/// Lines are counted from the part's first line, which is 0.
struct EdgeBlock: ParsedBlock {
  /// A row that can't be used, to be read once more when its line number is known.
  struct Fault: Sendable {
    let position: Int
    let line: Int
  }

  let text: TextBlock
  /// The numbers of source and target of each friendship in turn; those of `unknown` are to come.
  var ends: [UInt32] = []
  var unknown: [UnknownText] = []
  /// Texts that do not stand in the block as they are meant; positions go on behind the block's.
  var extra: [UInt8] = []
  var weights: [Double] = []
  var times: [Double] = []
  /// The kinds as positions in `kindNames`.
  var kinds: [UInt32] = []
  var kindNames = TextIndex()
  var untils: [Double] = []
  /// The values of further columns.
  var values: [EdgeBlockColumn]
  /// The friendships that are not one line below the one before.
  var runs: [(edge: Int, line: Int)] = []
  /// The columns of both ends of each friendship, the source's in the upper half.
  var columns: [UInt32] = []
  /// By how much the column of the second end exceeds the first one's length, if that is always so.
  var gap: Int?
  var faults: [Fault] = []
  var commentCount = 0
  var lineCount = 0
  /// The row that the block's end cuts off, if it does.
  var open: Fault?
  /// Whether `gap` fits no longer.
  private var hasOtherColumns = false

  init(_ text: TextBlock, _ layout: EdgeListLayout) {
    self.text = text
    values = layout.columns.map { _ in EdgeBlockColumn() }
  }

  var count: Int { ends.count / 2 }

  /// Where the friendships' ends stand.
  var layout: EdgePlaces.Layout {
    if !hasOtherColumns, let gap { return .following(gap: gap) }
    return .stored(Buffer(columns))
  }

  /// Notes the gap of some friendships; `nil` if they have none in common.
  mutating func note(gap other: Int?) {
    if gap == nil { gap = other }
    if other == nil || gap != other { hasOtherColumns = true }
  }

  /// Adds a row that the slow reader read.
  mutating func append(
    _ record: Record, _ numbers: EdgeRowRules.Numbers, _ rules: EdgeRowRules, line: Int,
    _ index: TextIndex
  ) {
    let layout = rules.layout
    noteLine(line)
    for field in [layout.source, layout.target] {
      let bytes = record.bytes(field)
      let number = index.lookup(bytes)
      if number == nil {
        unknown.append(
          UnknownText(
            position: ends.count, start: text.count + extra.count, length: bytes.count))
        extra += bytes
      }
      ends.append(number ?? TextFinder.unknown)
    }
    if layout.weight != nil { weights.append(numbers.weight) }
    if layout.time != nil { times.append(numbers.time) }
    if let kind = layout.kind { kinds.append(kindNames.insert(kind, of: record)) }
    if layout.until != nil { untils.append(numbers.until) }
    for (number, column) in layout.columns.enumerated() {
      if column.holdsTexts {
        let isMissing = rules.fields.isMissing(record.bytes(column.place).span)
        values[number].append(column.place, of: record, isMissing: isMissing)
      } else {
        values[number].append(numbers.columns[number])
      }
    }
    columns.append(place(record, layout.source) << 16 | place(record, layout.target))
    note(gap: nil)
  }

  /// Says on which line the friendship stands that is added next, or some friendships later.
  mutating func noteLine(_ line: Int, after additional: Int = 0) {
    let edge = count + additional
    if let last = runs.last, line - last.line == edge - last.edge { return }
    runs.append((edge, line))
  }

  private func place(_ record: Record, _ field: Int) -> UInt32 {
    guard record.line(of: field) == record.line else { return 0 }
    return UInt32(EdgePlaces.limited(record.column(of: field)))
  }
}
