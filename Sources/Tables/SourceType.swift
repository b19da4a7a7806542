package import ArrowInterface
package import Files

/// As what a source with types had a column, as far as its values don't tell.
package indirect enum SourceType: Sendable, Equatable {
  /// Texts, even where all of them are whole numbers.
  case texts
  /// Texts that are a column of times where all of them are such.
  case times
  /// Whole numbers of so many bits.
  case whole(bits: Int, isSigned: Bool)
  /// Identifiers that are whole numbers, as in the column of a type that has them.
  case people(SourceType?)
  /// Decimal digits, in which whole numbers are exact.
  case digits
  /// Points in time that are shown in a zone.
  case zone(String)
}

extension ColumnRefusal {
  /// The error that the column is needed all the same.
  package func error(_ column: String, source: String) -> DataError {
    DataError(
      .badData, source: source, problem: "column '\(column)' \(problem)", remedy: Message(remedy))
  }
}

extension Column {
  /// A column that nobody can have.
  package init(_ name: String, refused refusal: ColumnRefusal, count: Int) {
    self.init(name, .strings(TextValues([String?](repeating: nil, count: count))))
    self.refusal = refusal
  }

  /// The column as one that a source has so.
  package func typed(_ type: SourceType?) -> Column {
    var column = self
    column.sourceType = type
    return column
  }

  /// A column of texts that are dates or times where all are such of one kind, and whole numbers where all are.
  ///
  /// They go out as they are given all the same, where there are no types.
  package init(_ name: String, labels: TextValues) {
    if let times = TimeValues(labels) {
      let list = labels.list
      self.init(name, .times(times), spelling: times.isPrinted(list) ? nil : list)
    } else if let numbers = labels.list.wholeNumbers(validity: labels.validity) {
      self.init(name, .integers(IntegerValues(numbers, validity: labels.validity)))
    } else {
      self.init(name, .strings(labels))
    }
  }

  /// A column of people's identifiers besides the first, of the type that a table has them.
  package init(_ name: String, people: [String?], of table: Table) {
    self.init(name, .strings(people))
    sourceType = table.typeOfPeople
  }

  /// The first column of a table, whose texts are dates or times where all are such.
  package init(_ name: String, times: [String]) {
    self.init(name, .strings(TextValues(times)))
    sourceType = .times
  }
}
