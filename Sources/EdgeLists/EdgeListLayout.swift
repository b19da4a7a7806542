package import DelimitedText

/// Where a file's columns are, once its first rows have been seen.
package struct EdgeListLayout: Sendable {
  package let source: Int
  package let target: Int
  package let weight: Int?
  package let time: Int?
  package let kind: Int?
  package let fieldCount: Int
  package let header: [String]?

  /// Looks at the first rows and finds the columns that the format names.
  ///
  /// There is no layout if the reader, which has not got the whole file, has too few rows.
  ///
  /// - Parameters:
  ///   - reader: Reads the file, or its beginning.
  ///   - format: The columns.
  ///   - badRows: What to do with rows that can't be used.
  /// - Throws: ``DataError`` if a column is not there.
  package init?(
    _ reader: RecordReader, _ format: EdgeListFormat, _ badRows: BadRowPolicy
  ) throws(DataError) {
    let sample = Sample(reader)
    if !sample.isWhole { return nil }
    if badRows == .stop, let error = sample.earlyError { throw error }
    let names = sample.rows.first ?? []
    let references = [format.source, format.target, format.weight, format.time, format.kind]
      .compactMap(\.self)
    let hasHeader =
      format.header
      ?? (references.contains { $0.isNamed(in: names) } || HeaderDetection.isHeader(sample.rows))
    header = hasHeader && !sample.rows.isEmpty ? names : nil
    let needed = max(2, references.compactMap(\.number).max() ?? 2)
    fieldCount = header?.count ?? sample.usualCount ?? needed

    let place = ColumnFinder(
      source: reader.source, line: sample.firstLine, header: header,
      fieldCount: sample.rows.isEmpty ? nil : fieldCount)
    source = try place.find(format.source)
    target = try place.find(format.target)
    weight = try place.find(format.weight)
    time = try place.find(format.time)
    kind = try place.find(format.kind)
    if source == target {
      throw DataError(
        .badData, source: reader.source, problem: "source and target are the same column",
        remedy: "name two columns")
    }
  }

  /// The first rows of a file that can be read at all.
  private struct Sample {
    var rows: [[String]] = []
    var firstLine = 1
    /// What is wrong with the file's very start.
    var earlyError: DataError?
    /// Whether more of the file would change nothing.
    var isWhole = true

    init(_ reader: RecordReader) {
      var reader = reader
      var record = Record()
      for _ in 0..<1000 where rows.count <= 100 {
        do {
          guard try reader.next(&record) else {
            isWhole = reader.hasEnd
            break
          }
          if rows.isEmpty { firstLine = record.line }
          rows.append((0..<record.count).map { record.text($0) })
        } catch {
          if reader.needsMoreText {
            isWhole = false
            break
          }
          // All others are reported when the rows are read in order.
          if rows.isEmpty, earlyError == nil { earlyError = error }
        }
      }
    }

    /// The number of fields that most rows have; of two, the one that is met first.
    var usualCount: Int? {
      let counts = Dictionary(grouping: rows, by: \.count).mapValues(\.count)
      let most = counts.values.max()
      return rows.first { counts[$0.count] == most }?.count
    }
  }
}

/// Turns what the format calls a column into its position.
private struct ColumnFinder {
  let source: String
  let line: Int
  let header: [String]?
  /// `nil` in a file without rows, which is reported as such later.
  let fieldCount: Int?

  func find(_ reference: ColumnReference?) throws(DataError) -> Int? {
    guard let reference else { return nil }
    return try find(reference) as Int
  }

  func find(_ reference: ColumnReference) throws(DataError) -> Int {
    if case .name(let name) = reference {
      let places = header?.indices.filter { header?[$0] == name } ?? []
      if places.count > 1 {
        throw error("the header has column '\(name)' twice", "give the column by number")
      }
      if let place = places.first { return place }
    }
    if let number = reference.number, number > 0 {
      guard let fieldCount, number > fieldCount else { return number - 1 }
      if fieldCount == 1 {
        throw error("expected \(max(2, number)) fields, found 1", "check the separator")
      }
      throw error("column \(number) is missing", "the rows have \(fieldCount) fields")
    }
    guard case .name(let name) = reference else {
      throw error("there is no column \(reference.number ?? 0)", "columns are counted from 1")
    }
    guard let header else {
      if fieldCount == nil { return 0 }
      throw error(
        "column '\(name)' is unknown, since there is no header", "give columns by number")
    }
    let names = header.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    throw error(
      "column '\(name)' is missing", "the columns are \(names)\(header.count > 20 ? ", …" : "")")
  }

  private func error(_ problem: String, _ remedy: String) -> DataError {
    DataError(.badData, source: source, line: line, column: 1, problem: problem, remedy: remedy)
  }
}

extension ColumnReference {
  /// Whether a row has this name for a column; a number may stand in any row and says nothing.
  fileprivate func isNamed(in names: [String]) -> Bool {
    if case .name(let name) = self, number == nil { names.contains(name) } else { false }
  }
}

/// Decides whether a first row names the columns.
enum HeaderDetection {
  static func isHeader(_ rows: [[String]]) -> Bool {
    guard let first = rows.first else { return false }
    if first.allSatisfy({ usualNames.contains($0.lowercased()) }) {
      // A name that a later row has too is a person's, or a kind.
      let names = Set(first)
      return rows.dropFirst().allSatisfy { names.isDisjoint(with: $0) }
    }
    return first.indices.contains { column in
      guard !first[column].isEmpty, !isNumber(first[column]) else { return false }
      let values = rows.dropFirst().filter { $0.count > column && !$0[column].isEmpty }
      return !values.isEmpty && values.allSatisfy { isNumber($0[column]) }
    }
  }

  private static func isNumber(_ text: String) -> Bool { Timestamp.seconds(text) != nil }

  private static let usualNames: Set<String> = [
    "source", "target", "from", "to", "src", "dst", "dest", "destination", "source_id",
    "target_id", "from_id", "to_id", "fromnodeid", "tonodeid", "node_1", "node_2", "node1", "node2",
    "id_1", "id_2", "id1", "id2", "user_1", "user_2", "user1", "user2", "user_id", "friend_id",
    "person_1", "person_2", "person1", "person2", "person", "user", "friend", "follower",
    "followee", "u", "v", "rater", "ratee", "weight", "strength",
    "value", "rating", "count", "time", "timestamp", "date", "datetime", "since", "created",
    "created_at", "kind", "type", "label", "relation", "id",
  ]
}
