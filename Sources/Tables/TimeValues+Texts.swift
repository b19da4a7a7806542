internal import Identifiers
internal import Memory
internal import TextFormats

extension TimeValues {
  /// Reads dates or times of ISO 8601, `nil` where one is missing.
  ///
  /// ```swift
  /// TimeValues(["2024-02-29T12:30+02:00", nil])?.text(0)  // "2024-02-29T10:30:00Z"
  /// TimeValues(["2024-02-29", "yesterday"])  // nil
  /// ```
  ///
  /// They are all dates (`2024-02-29`), or all have a time of day (`2024-02-29T12:30`,
  /// `2024-02-29 12:30:15.25`) and either all or none a zone: `Z`, `+02:00`, `+0200` or `+02`. Blanks around
  /// them don't count.
  ///
  /// - Returns: `nil` if a text is nothing of the kind, if there is none, or if one of them is not held
  ///   exactly: a fraction finer than a microsecond, a leap second, a year other than 1 to 9999.
  public init?(_ texts: some Collection<String?>) { self.init(TextValues(texts)) }

  /// Reads dates or times as ``init(_:)-(Collection)`` does.
  package init?(_ texts: TextValues) { self.init(texts, read: TimeText.value) }

  /// Reads dates that have day, month and year in some order.
  init?(_ texts: TextValues, _ order: DateOrder) { self.init(texts, read: order.value) }

  private init?(_ texts: TextValues, read: (Span<UInt8>) -> TimeText.Value?) {
    guard let first = texts.firstKnownRow, let kind = texts.time(first, read)?.kind else {
      return nil
    }
    if kind == .date {
      let days = ScatterValues<Int32>(count: texts.count)
      guard
        Self.read(texts, kind, read, into: { days[$0] = $1.map { Int32(truncatingIfNeeded: $0) } })
      else { return nil }
      self.init(days: days.freeze())
    } else {
      let microseconds = ScatterValues<Int>(count: texts.count)
      guard Self.read(texts, kind, read, into: { microseconds[$0] = $1 }) else { return nil }
      self.init(microseconds: microseconds.freeze(), areLocal: kind == .localTimestamp)
    }
  }

  private static func read(
    _ texts: TextValues, _ kind: TimeKind, _ read: (Span<UInt8>) -> TimeText.Value?,
    into set: (Int, Int?) -> Void
  ) -> Bool {
    guard case .list(let list, let validity) = texts.storage else {
      return texts.indices.allSatisfy { row in
        let value = texts.time(row, read)
        set(row, value?.number)
        return value.map { $0.kind == kind } ?? texts.isMissing(row)
      }
    }
    let (bytes, offsets) = (list.bytes.span, list.offsets.span)
    for row in 0..<list.count {
      if let validity, !validity[row] {
        set(row, nil)
        continue
      }
      let text = FieldRules.trimmed(bytes.extracting(offsets[row]..<offsets[row + 1]))
      guard let value = read(text), value.kind == kind else { return false }
      set(row, value.number)
    }
    return true
  }

  /// The date or time of a row in ISO 8601; `nil` if it is missing.
  public func text(_ row: Int) -> String? {
    var bytes: [UInt8] = []
    append(row, to: &bytes)
    return isMissing(row) ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the date or time of a row, nothing where it is missing.
  package func append(_ row: Int, to bytes: inout [UInt8]) {
    guard let number = self[row] else { return }
    TimeText.append(TimeText.Value(kind: kind, number: number), to: &bytes)
  }

  /// Whether printing gives the texts of which the values were read.
  func isPrinted(_ texts: TextList) -> Bool {
    let (bytes, offsets) = (texts.bytes.span, texts.offsets.span)
    if kind == .date {
      // It can be written in one way only, but for blanks around it.
      return indices.allSatisfy { isMissing($0) || offsets[$0 + 1] - offsets[$0] == 10 }
    }
    var printed: [UInt8] = []
    for row in indices where !isMissing(row) {
      let text = bytes.extracting(offsets[row]..<offsets[row + 1])
      if TimeText.isPlain(text, kind) { continue }
      printed.removeAll(keepingCapacity: true)
      append(row, to: &printed)
      guard printed.count == text.count else { return false }
      for place in printed.indices where printed[place] != text[place] { return false }
    }
    return true
  }

  /// All dates or times in ISO 8601.
  package var texts: TextValues {
    let validity = ScatterBitmap(repeating: true, count: count)
    var list = TextListBuilder()
    var bytes: [UInt8] = []
    for row in indices {
      if isMissing(row) { validity[row] = false }
      bytes.removeAll(keepingCapacity: true)
      append(row, to: &bytes)
      list.append(bytes[...])
    }
    return TextValues(list.list, validity: validity.freeze())
  }
}

extension TextValues {
  /// The date or time that a row's text is; `nil` if it is none that is held exactly.
  fileprivate func time(
    _ row: Int, _ read: (Span<UInt8>) -> TimeText.Value?
  ) -> TimeText.Value? {
    guard let text = utf8(row) else { return nil }
    let bytes = text.base.extracting(text.startIndex..<text.endIndex)
    return read(FieldRules.trimmed(bytes.span))
  }
}
