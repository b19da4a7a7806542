internal import Identifiers
internal import Memory

/// Tables one below the other, each under a label that is a column of its own.
package struct TableStack {
  private var labels: [String] = []
  private var counts: [Int] = []
  private var names: [String] = []
  private var latest: [String] = []
  /// The columns of each table by name, which go as they are put together.
  private var parts: [[String: Column]] = []
  private let sourceName: String

  /// Begins without tables.
  ///
  /// - Parameter sourceName: What messages call the whole.
  package init(named sourceName: String) { self.sourceName = sourceName }

  /// Adds a table below the others.
  ///
  /// - Precondition: Its first column is called as that of the others.
  package mutating func append(_ table: Table, labeled label: String) {
    precondition(names.first ?? table.identifierName == table.identifierName, "the same people")
    labels.append(label)
    counts.append(table.rowCount)
    parts.append(Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0) }))
    names = Self.merging(table.columnNames, into: names, latest)
    latest = table.columnNames
  }

  /// The rows of all tables: the identifiers, the labels, then every column that one of the tables has,
  /// missing in the rows of the others.
  ///
  /// - Precondition: There is a table, and none has a column of the labels' name.
  package consuming func table(labels name: String) -> Table {
    precondition(!names.isEmpty && !names.contains(name), "identifiers and labels")
    var columns: [Column] = []
    for column in names {
      let pieces = parts.map { $0[column] }
      columns.append(Column.stacking(column, pieces, counts: counts))
      for place in parts.indices { parts[place][column] = nil }
    }
    columns.insert(Column(name, labels: labelValues), at: 1)
    return Table(columns, sourceName: sourceName)
  }

  private var labelValues: TextValues {
    guard labels.count <= 256 else {
      return TextValues(
        zip(labels, counts).flatMap { label, count in repeatElement(label as String?, count: count)
        })
    }
    let codes = zip(labels.indices, counts).flatMap { place, count in
      repeatElement(UInt8(place), count: count)
    }
    return TextValues(codes: OptionalValues(Buffer(codes)), of: TextList(labels))
  }

  /// Names with those of a further table, each new one behind its neighbor there.
  private static func merging(
    _ table: [String], into names: [String], _ latest: [String]
  ) -> [String] {
    if names.isEmpty { return table }
    if table == latest { return names }
    var merged = names
    var place = 0
    for name in table {
      if let known = merged.firstIndex(of: name) {
        place = known + 1
      } else {
        merged.insert(name, at: place)
        place += 1
      }
    }
    return merged
  }
}

extension Table {
  /// Puts tables of the same columns one below the other.
  ///
  /// - Precondition: There is a table.
  package init(stacking parts: [Table]) {
    let counts = parts.map(\.rowCount)
    self.init(
      parts[0].columns.indices.map { place in
        Column.stacking(
          parts[0].columns[place].name, parts.map { $0.columns[place] }, counts: counts)
      }, sourceName: parts[0].sourceName)
  }
}
