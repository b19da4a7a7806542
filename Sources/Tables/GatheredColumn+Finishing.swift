internal import Memory
internal import TextFormats

extension GatheredColumn {
  /// The column of all rows; nothing may be added afterwards.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - rules: How fields are read.
  ///   - reading: How the column is read, where that was settled in advance.
  /// - Returns: The column.
  func column(
    named name: String, _ rules: ColumnRules, _ reading: ColumnReading? = nil
  ) -> Column {
    let values = columnValues
    if reading != .texts, case .strings(let texts) = values,
      let times = Column(
        name, datesOf: texts, spelling: isPlain ? nil : spelling.list, order: rules.dateOrder)
    {
      return times
    }
    var obstacle: NumberObstacle?
    if !rules.marks.arePlain, case .strings(let texts) = values {
      // Only now is it known how numbers are written.
      obstacle = NumberObstacle(texts, rules)
    }
    var kept = isPlain ? nil : spelling.list
    if !rules.marks.arePlain, guess.keepsSpelling, case .reals(let numbers) = values {
      // Numbers with marks of their own lose these, and no digit.
      kept = spelling.list.plainDigits(of: numbers, rules.marks)
    }
    return Column(
      name, values, spelling: kept, isAsWritten: guess.kind == .reals, obstacle: obstacle)
  }

  private var columnValues: ColumnValues {
    switch values {
    case .narrow where !hasValues, .wide where !hasValues:
      .reals(OptionalValues(repeating: nil, count: count))
    case .narrow(let values):
      .integers(IntegerValues(.narrow(OptionalValues(values.values, validity: validity))))
    case .wide(let values):
      .integers(IntegerValues(.wide(OptionalValues(values.values, validity: validity))))
    case .reals(let values): .reals(OptionalValues(values.values, validity: validity))
    case .booleans(let bits):
      .booleans(BooleanValues(bitmap(of: bits), validity: validity))
    case .texts(let texts):
      .strings(validity.map { TextValues(texts.list, validity: $0) } ?? TextValues(texts.list))
    }
  }

  private var validity: Bitmap? {
    if missing.count == 0 { return nil }
    let validity = ScatterBitmap(repeating: true, count: count)
    Self.forEachRow(in: missing) { validity[$0] = false }
    return validity.freeze()
  }

  private func bitmap(of words: GrowingColumn<UInt64>) -> Bitmap {
    let bits = ScatterBitmap(repeating: false, count: count)
    Self.forEachRow(in: words) { bits[$0] = true }
    return bits.freeze()
  }

  /// Visits the rows whose bits are set.
  private static func forEachRow(in words: GrowingColumn<UInt64>, _ visit: (Int) -> Void) {
    for index in 0..<words.count {
      var word = words.memory[index]
      while word != 0 {
        visit(index * 64 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
  }
}
