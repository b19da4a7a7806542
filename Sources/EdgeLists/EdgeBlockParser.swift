// Most lines go the fast way: the scanner finds the fields of some thousand rows, their numbers are
// read, the ends are looked up in the index of people. A line that the scanner does not understand
// is read by the exact reader, and scanning goes on behind it, so that the outcome is as if the exact
// reader had read them all.

internal import Files
internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

/// Reads parts of a file into friendships, each part by itself.
struct EdgeBlockParser: Sendable {
  let rules: EdgeRowRules
  /// Whether nothing matters any more after a row that can't be used.
  let stopsAtFault: Bool
  private let scanner: FieldScanner

  init(_ rules: EdgeRowRules, stopsAtFault: Bool) {
    self.rules = rules
    self.stopsAtFault = stopsAtFault
    scanner = FieldScanner(rules.dialect, fieldCount: rules.layout.fieldCount)
  }

  /// The memory in which a thread works.
  struct Workspace {
    fileprivate var rows: ScannedRows
    fileprivate let ends: ScatterBuffer<FieldPlace>
    fileprivate let columns: ScatterBuffer<UInt32>
    fileprivate let finder = TextFinder()
    fileprivate var record = Record()
    /// About how many friendships a block has.
    fileprivate var usualCount = 0

    init(_ layout: EdgeListLayout) {
      rows = ScannedRows(fieldCount: layout.fieldCount)
      ends = ScatterBuffer(zeroedCount: rows.starts.count * 2)
      columns = ScatterBuffer(zeroedCount: rows.starts.count)
    }
  }

  /// Reads a block from a line's start on.
  ///
  /// - Parameters:
  ///   - text: The block.
  ///   - start: Where the line starts.
  ///   - index: The people known so far.
  ///   - workspace: Memory of the thread's own.
  /// - Returns: The friendships, and what is left to the one who knows what comes before.
  func parse(
    _ text: TextBlock, from start: Int, _ index: TextIndex, _ workspace: inout Workspace
  ) -> EdgeBlock {
    var block = EdgeBlock(text, rules.layout)
    block.ends.reserveCapacity(2 * workspace.usualCount)
    block.columns.reserveCapacity(workspace.usualCount)
    var position = start
    var line = 0
    var reader: RecordReader?
    while position < text.count {
      let firstLine = line
      let isOdd = scanner.scan(text, from: &position, line: &line, into: &workspace.rows)
      append(&workspace, text, firstLine, index, to: &block)
      if stopsAtFault, !block.faults.isEmpty { break }
      if isOdd {
        readRecord(&reader, text, &position, &line, index, &workspace.record, to: &block)
        if block.open != nil { break }
      }
    }
    block.lineCount = line
    workspace.usualCount = block.count + block.count / 16
    return block
  }

  /// Reads one row with the exact reader.
  private func readRecord(
    _ reader: inout RecordReader?, _ text: TextBlock, _ position: inout Int, _ line: inout Int,
    _ index: TextIndex, _ record: inout Record, to block: inout EdgeBlock
  ) {
    var exact =
      reader
      ?? RecordReader(
        part: Array(text.text), source: rules.source, dialect: rules.dialect, line: 1,
        hasEnd: false, looksLikeUTF16: text.looksLikeUTF16)
    reader = nil
    let fault = EdgeBlock.Fault(position: position, line: line)
    let commentCount = exact.commentCount
    exact.move(to: position, line: line + 1)
    do throws(DataError) {
      if try exact.next(&record) {
        let numbers = try rules.numbers(record)
        block.append(record, numbers, rules, line: record.line - 1, index)
      }
    } catch {
      if exact.needsMoreText {
        block.open = EdgeBlock.Fault(position: exact.position, line: exact.line - 1)
      } else {
        block.faults.append(fault)
      }
    }
    block.commentCount += exact.commentCount - commentCount
    position = exact.position
    line = exact.line - 1
    reader = exact
  }

  /// Adds the scanned rows, the first of which stands on that line or below it.
  private func append(
    _ workspace: inout Workspace, _ text: TextBlock, _ firstLine: Int, _ index: TextIndex,
    to block: inout EdgeBlock
  ) {
    let rows = workspace.rows
    block.commentCount += rows.commentCount
    if rows.count == 0 { return }
    if let gap = plainGap(rows, workspace.columns) {
      block.noteLine(firstLine, after: 0)
      block.note(gap: gap < 0 ? nil : gap)
      block.columns.append(contentsOf: workspace.columns.freeze().extracting(0..<rows.count))
      workspace.finder.find(
        rows.fields, count: 2 * rows.count, in: text, index, numbers: &block.ends,
        unknown: &block.unknown)
    } else {
      appendOneByOne(workspace, text, firstLine, index, to: &block)
    }
  }

  /// Writes the columns of rows that are a source and a target each, none of them empty, and whose
  /// lines follow one another: then the scanned fields are the ends as they stand.
  ///
  /// - Returns: By how much the target's column exceeds the source's length, −1 if that varies; `nil`
  ///   for other rows.
  private func plainGap(_ rows: ScannedRows, _ columns: ScatterBuffer<UInt32>) -> Int? {
    let layout = rules.layout
    guard layout.fieldCount == 2, layout.source == 0, rows.gaps.isEmpty, !hasNumbers else {
      return nil
    }
    let (fieldSpan, startSpan) = (rows.fields.span, rows.starts.span)
    return columns.withMutableSpan(0..<rows.count) { columns -> Int? in
      let gap = fieldSpan[1].outerStart - fieldSpan[0].outerStart + 1 - fieldSpan[0].length
      var hasEmpty = false
      var difference = 0
      for row in columns.indices {
        let source = fieldSpan[2 &* row]
        let target = fieldSpan[2 &* row &+ 1]
        let sourceOffset = source.outerStart &- Int(startSpan[row])
        let targetOffset = target.outerStart &- Int(startSpan[row])
        hasEmpty = hasEmpty || source.isEmpty || target.isEmpty
        difference |= sourceOffset | (targetOffset &+ 1 &- source.length &- gap)
        columns[row] =
          UInt32(truncatingIfNeeded: EdgePlaces.limited(sourceOffset &+ 1)) &<< 16
          | UInt32(truncatingIfNeeded: EdgePlaces.limited(targetOffset &+ 1))
      }
      if hasEmpty { return nil }
      return difference == 0 ? gap : -1
    }
  }

  private var hasNumbers: Bool {
    rules.layout.weight != nil || rules.layout.time != nil || rules.layout.kind != nil
      || rules.layout.hasFurtherColumns
  }

  /// Adds rows of any kind.
  private func appendOneByOne(
    _ workspace: Workspace, _ text: TextBlock, _ firstLine: Int, _ index: TextIndex,
    to block: inout EdgeBlock
  ) {
    let rows = workspace.rows
    let layout = rules.layout
    let bytes = text.memory.span
    let fieldCount = layout.fieldCount
    let (fields, starts) = (rows.fields.span, rows.starts.span)
    let (ends, columns) = (workspace.ends, workspace.columns)
    let hasNumbers = hasNumbers
    let hasLead = max(layout.source, layout.target) == 1
    var gap = hasLead ? Self.gap(fields, 0) : -1
    var kept = 0
    var isRunning = false
    var gaps = rows.gaps[...]
    var skipped = 0
    for row in 0..<rows.count {
      if let first = gaps.first, first.row == row {
        skipped = first.lineCount
        gaps.removeFirst()
        isRunning = false
      }
      let base = row &* fieldCount
      let source = fields[base &+ layout.source]
      let target = fields[base &+ layout.target]
      let start = Int(starts[row])
      let isUsable =
        !source.isEmpty && !target.isEmpty
        && (!hasNumbers || appendNumbers(fields, base, bytes, to: &block))
      guard isUsable else {
        block.faults.append(EdgeBlock.Fault(position: start, line: firstLine + row + skipped))
        if stopsAtFault { return }
        isRunning = false
        continue
      }
      if !isRunning {
        block.noteLine(firstLine + row + skipped, after: kept)
        isRunning = true
      }
      let sourceColumn = source.outerStart &- start &+ 1
      let targetColumn = target.outerStart &- start &+ 1
      columns[kept] =
        UInt32(EdgePlaces.limited(sourceColumn)) << 16 | UInt32(EdgePlaces.limited(targetColumn))
      if hasLead, Self.gap(fields, base) != gap || fields[base].outerStart != start { gap = -1 }
      ends[2 &* kept] = source
      ends[2 &* kept &+ 1] = target
      kept &+= 1
    }
    block.columns.append(contentsOf: columns.freeze().extracting(0..<kept))
    if kept > 0 { block.note(gap: gap < 0 ? nil : gap) }
    workspace.finder.find(
      ends, count: 2 * kept, in: text, index, numbers: &block.ends, unknown: &block.unknown)
  }

  /// By how much the second field's column exceeds the first one's length.
  @inline(__always)
  private static func gap(_ fields: Span<FieldPlace>, _ base: Int) -> Int {
    let first = fields[base]
    return fields[base &+ 1].outerStart &- first.outerStart &+ 1 &- first.length
  }

  /// Reads a row's weight, time and kind, and says whether they can be used; else none is added.
  private func appendNumbers(
    _ fields: Span<FieldPlace>, _ base: Int, _ text: Span<UInt8>, to block: inout EdgeBlock
  ) -> Bool {
    let layout = rules.layout
    var weight = 1.0
    var time = 0.0
    if let column = layout.weight {
      let place = fields[base + column]
      guard let value = rules.weight(text.extracting(place.range)) else { return false }
      weight = value
    }
    if let column = layout.time {
      let place = fields[base + column]
      guard let value = rules.time(text.extracting(place.range)) else { return false }
      time = value
    }
    if layout.hasFurtherColumns, !appendFurther(fields, base, text, time: time, to: &block) {
      return false
    }
    if layout.weight != nil { block.weights.append(weight) }
    if layout.time != nil { block.times.append(time) }
    if let column = layout.kind {
      block.kinds.append(block.kindNames.insert(text.extracting(fields[base + column].range)))
    }
    return true
  }
}

extension EdgeBlockParser {
  /// Reads a row's end and further columns, and says whether they can be used; else none is added.
  private func appendFurther(
    _ fields: Span<FieldPlace>, _ base: Int, _ text: Span<UInt8>, time: Double,
    to block: inout EdgeBlock
  ) -> Bool {
    let layout = rules.layout
    var until = Double.infinity
    if let column = layout.until {
      let place = fields[base + column]
      guard let value = rules.end(text.extracting(place.range)), value >= time else {
        return false
      }
      until = value
    }
    for (number, column) in layout.columns.enumerated() where !column.holdsTexts {
      let place = fields[base + column.place]
      guard let value = rules.fields.number(text.extracting(place.range)), !column.excludes(value)
      else {
        for (before, column) in layout.columns[..<number].enumerated() where !column.holdsTexts {
          block.values[before].removeLastNumber()
        }
        return false
      }
      block.values[number].append(value)
    }
    for (number, column) in layout.columns.enumerated() where column.holdsTexts {
      let field = text.extracting(fields[base + column.place].range)
      block.values[number].append(field, isMissing: rules.fields.isMissing(field))
    }
    if layout.until != nil { block.untils.append(until) }
    return true
  }
}
