internal import Files
internal import Tables
internal import TextFormats

/// Where a further column is, and what it holds.
package struct EdgeColumnPlace: Sendable, Equatable {
  /// Its place among the fields of a row.
  package let place: Int
  /// Its name.
  package let name: String
  /// Whether its fields are texts, not numbers.
  package let holdsTexts: Bool
  /// Whether numbers were asked for, and not seen in the first rows.
  package let isAskedForNumbers: Bool
  /// The largest magnitude that its numbers may have; `nil` for any.
  package let largestMagnitude: Double?

  /// Whether a number, which may be missing, is none that the column may have.
  func excludes(_ number: Double) -> Bool {
    largestMagnitude.map { number.magnitude > $0 } ?? false
  }
}

extension EdgeColumnSelection {
  /// Finds the columns among those of a list.
  ///
  /// - Parameters:
  ///   - finder: Finds columns by name or number.
  ///   - names: The names of all columns.
  ///   - taken: The columns that are kept otherwise; of these people's can't be asked for.
  ///   - rows: The first rows.
  ///   - format: How fields are read, and how large their numbers may be.
  /// - Returns: The columns.
  /// - Throws: ``DataError`` if a column is not there, given twice or one of people.
  func places(
    _ finder: ColumnFinder, names: [String], taken: (people: Set<Int>, others: Set<Int>),
    rows: ArraySlice<[String]>, _ format: EdgeListFormat
  ) throws(DataError) -> [EdgeColumnPlace] {
    let fields = FieldReading(format.missing, format.marks)
    var found: [(place: Int, content: Request.Content)] = []
    switch self {
    case .every:
      let others = names.indices.filter { !taken.people.contains($0) && !taken.others.contains($0) }
      found = others.map { ($0, .detected) }
    case .columns(let requests):
      for request in requests {
        try finder.checkContent(of: request.column)
        let place = try finder.find(request.column) as Int
        if taken.people.contains(place) {
          throw DataError(
            .usage, source: finder.source,
            problem: "column '\(request.column)' has people, not what friendships are like",
            remedy: "name another column")
        }
        if found.contains(where: { $0.place == place }) {
          throw DataError(
            .usage, source: finder.source, problem: "column '\(request.column)' is asked for twice",
            remedy: "keep one")
        }
        found.append((place, request.content))
      }
    }
    var largest: [Int: Double] = [:]
    for (column, magnitude) in format.largestMagnitudes {
      largest[try finder.find(column) as Int] = magnitude
    }
    let columns = found.map { place, content in
      let name = names.indices.contains(place) ? names[place] : ""
      let values = rows.lazy.filter { $0.count > place }.map { $0[place] }
      let holdsTexts =
        switch content {
        case .detected: !fields.areNumbers(values)
        case .numbers: false
        case .texts: true
        }
      return EdgeColumnPlace(
        place: place, name: name.isEmpty ? "column_\(place + 1)" : name, holdsTexts: holdsTexts,
        isAskedForNumbers: content == .numbers, largestMagnitude: largest[place])
    }
    var known: Set<String> = []
    for column in columns where !known.insert(column.name).inserted {
      throw DataError(
        .badData, source: finder.source, line: finder.line,
        problem: "the header has column '\(column.name)' twice",
        remedy: "rename one, since what is computed of both would have one name")
    }
    return columns
  }
}
