package import EdgeLists
package import Execution
package import Identifiers
package import Memory
internal import Tables

/// What can be said of a further column of an edge list: enough to plan what is computed of it.
public struct EdgeColumnSchema: Sendable, Hashable {
  /// The column's name.
  public var name: String
  /// Whether it holds texts, not numbers.
  public var holdsTexts: Bool
  /// The most frequent texts, most first; `nil` before the list is read, and for numbers.
  public var levels: [String]?

  /// Describes a column.
  public init(name: String, holdsTexts: Bool = false, levels: [String]? = nil) {
    self.name = name
    self.holdsTexts = holdsTexts
    self.levels = levels
  }

  /// The most texts that are listed.
  package static let mostLevels = 100
}

extension EdgeList {
  /// The schemas of the further columns; which texts are frequent is a matter of the rows that count at
  /// a date, and of equally frequent ones the first in the order of their bytes comes first.
  package func columnSchemas(asOf date: Double?) -> [EdgeColumnSchema] {
    columnSchemas { isCounted($0, at: date) }
  }

  /// The further columns, with the texts that are frequent in some rows.
  fileprivate func columnSchemas(counting isCounted: (Int) -> Bool) -> [EdgeColumnSchema] {
    columns.map { column in
      guard case .texts(let codes, of: let names) = column.values else {
        return EdgeColumnSchema(name: column.name)
      }
      var counts = Array(repeating: 0, count: names.count)
      for edge in 0..<count where isCounted(edge) {
        if let code = codes[edge] { counts[Int(code)] += 1 }
      }
      let frequent = names.indices.filter { counts[$0] > 0 }.sorted { left, right in
        counts[left] != counts[right]
          ? counts[left] > counts[right]
          : names.utf8(left).lexicographicallyPrecedes(names.utf8(right))
      }
      return EdgeColumnSchema(
        name: column.name, holdsTexts: true,
        levels: frequent.prefix(EdgeColumnSchema.mostLevels).map { names[$0] })
    }
  }

  /// Whether a row is of two people and counts at a date.
  fileprivate func isCounted(_ edge: Int, at date: Double?) -> Bool {
    guard sources[edge] != targets[edge] else { return false }
    guard let times else { return true }
    let date = date ?? .infinity
    return times[edge] < date && untils.map { $0[edge] > date } ?? true
  }
}

extension RelationGraph {
  /// The further columns of the graph's edge list, with the texts that are frequent in the rows that
  /// count: not those of excluded kinds, or of people whom the graph does not have.
  ///
  /// - Throws: `CancellationError`; ``DataError`` if the list is not the graph's.
  package func columnSchemas(
    of edges: EdgeList, _ execution: Execution
  ) throws -> [EdgeColumnSchema] {
    let list = try edges.withoutKinds(Set(summary.excludedKinds.map(\.name)), execution).list
    let rows = try rows(of: list.names, execution)
    return list.columnSchemas { edge in
      guard list.isCounted(edge, at: asOf) else { return false }
      guard let rows else { return true }
      return rows[Int(list.sources[edge])] != .max && rows[Int(list.targets[edge])] != .max
    }
  }

  /// The row of each of some names, `UInt32.max` for people who are not in the graph; `nil` if the names
  /// are those of the graph, in its order.
  package func rows(
    of names: TextList, _ execution: Execution
  ) throws(CancellationError) -> Buffer<UInt32>? {
    if names == identifiers { return nil }
    let index = TextIndex(identifiers)
    let rows = ScatterBuffer<UInt32>(zeroedCount: names.count)
    execution.quiet.forEachBlock(of: names.count) { block in
      let (bytes, offsets) = (names.bytes.span, names.offsets.span)
      for name in block {
        rows[name] = index.lookup(bytes.extracting(offsets[name]..<offsets[name + 1])) ?? .max
      }
    }
    try execution.checkCancellation()
    return rows.freeze()
  }
}
