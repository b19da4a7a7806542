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
    columns.map { column in
      guard case .texts(let codes, of: let names) = column.values else {
        return EdgeColumnSchema(name: column.name)
      }
      var counts = Array(repeating: 0, count: names.count)
      for edge in 0..<count where isCounted(edge, at: date) {
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
  private func isCounted(_ edge: Int, at date: Double?) -> Bool {
    guard sources[edge] != targets[edge] else { return false }
    guard let date, let times else { return true }
    return times[edge] < date && untils.map { $0[edge] > date } ?? true
  }
}

extension RelationGraph {
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
