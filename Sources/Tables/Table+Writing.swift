extension Table {
  /// The table as it would be written to a file of that format.
  ///
  /// Missing values are empty fields, in JSON lines `null`, so that every line has all names.
  /// Numbers are in the shortest form that reads back the same, or as they stood in the file they
  /// came from; true/false and texts likewise. Texts are quoted where they would be read differently
  /// otherwise. Identifiers are JSON texts, even when they are digits.
  ///
  /// Delimited text has no types, so that some values of computed columns don't come back as they
  /// went: a text that is empty or a spelling of a missing value (`NA`) is read as missing, a column
  /// of texts that all look like numbers or true/false is read as such, and a column without any
  /// value is read as decimal. JSON lines keep texts and numbers apart.
  public func text(as format: TableFormat = .csv) -> String {
    var bytes: [UInt8] = []
    TableText(self, separator: format.separatorForWriting).render { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension TableFormat {
  /// The byte between fields when written, or `nil` for JSON lines.
  var separatorForWriting: UInt8? {
    switch kind {
    case .detected: UInt8(ascii: ",")
    case .delimited(let separator): separator
    case .jsonLines: nil
    }
  }
}
