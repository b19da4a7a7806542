internal import TextFormats

extension TypedColumnBuilder {
  /// The column of all rows, of texts that a database prints for dates or times: those that no column holds are
  /// missing, what is finer than a microsecond is cut off, and both are told.
  func column(_ kind: TimeKind?) -> Column {
    guard let kind else { return column() }
    let column = column(holdsTimes: true)
    guard case .strings(let texts) = column.values else { return column }
    var (oddCount, cutCount) = (0, 0)
    let numbers = texts.indices.map { row -> Int? in
      guard let text = texts.utf8(row) else { return nil }
      if let value = TimeText.value(Array(text).span), value.kind == kind { return value.number }
      if let value = TimeText.value(DatabaseTime.cut(Array(text)).span), value.kind == kind {
        cutCount += 1
        return value.number
      }
      oddCount += 1
      return nil
    }
    var times = Column(name, .times(numbers, kind))
    let notes = TimeValues.notes(oddCount: oddCount, cutCount: cutCount, kind)
    times.note = notes.isEmpty ? nil : notes.joined(separator: "; ")
    return times
  }
}
