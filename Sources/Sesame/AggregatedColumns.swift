package import Files
internal import Foundation
package import Tables

/// Which columns of the people table hold numbers that can be aggregated, and which are not.
public struct AggregatedColumns: Sendable, Equatable {
  /// The columns of numbers, in order.
  public let names: [String]
  /// The other columns, each with what it holds, `texts`, `true/false` or `empty`, or
  /// `left out`.
  public let others: [(name: String, content: String)]
  /// A sentence for each column that only some of its values keep from being one of numbers.
  package let warnings: [Message]

  /// Sorts the columns of a table.
  ///
  /// - Parameters:
  ///   - people: The people table.
  ///   - exceptions: The names of columns that are left out on request.
  ///   - purpose: What a column of texts is left out of, for messages; `nil` for nothing.
  package init(
    of people: Table, except exceptions: [String] = [],
    purpose: String? = "what is aggregated over friends"
  ) {
    var names: [String] = []
    var others: [(name: String, content: String)] = []
    var warnings: [Message] = []
    for column in people.columns.dropFirst() {
      if exceptions.contains(column.name) {
        others.append((column.name, "left out"))
        continue
      }
      switch column.values {
      case .integers, .reals:
        if column.hasValues {
          names.append(column.name)
        } else {
          others.append((column.name, "empty"))
        }
      case .booleans: others.append((column.name, "true/false"))
      case .strings:
        others.append((column.name, "texts"))
        // Of a header among the rows, one warning is enough.
        if people.isNumericBelowHeader(column) { continue }
        guard let obstacle = people.numberObstacle(in: column), obstacle.isMostlyNumeric else {
          continue
        }
        let place =
          people.line(ofRow: obstacle.firstRow, in: column).map { ":\($0)" } ?? ""
        let fact = purpose.map { "is left out of \($0)" } ?? "holds texts"
        let remedy = people.remedy(for: obstacle, in: column)
        warnings.append(
          "\(people.sourceName)\(place): column '\(column.name)' \(fact): "
            + "\(people.description(of: obstacle))" + (remedy.map { "; \($0)" } ?? ""))
      }
    }
    self.names = names
    self.others = others
    self.warnings = warnings
  }

  /// Whether both have the same columns.
  public static func == (left: AggregatedColumns, right: AggregatedColumns) -> Bool {
    left.description == right.description && left.names == right.names
  }
}

extension AggregatedColumns: CustomStringConvertible {
  /// The columns in a line, of many the first ones.
  public var description: String {
    let left = others.map { "\($0.name) (\($0.content))" }
    return Self.list(names, or: "none") + (left.isEmpty ? "" : "; not \(Self.list(left, or: ""))")
  }

  private static func list(_ names: [String], or nothing: String) -> String {
    if names.isEmpty { return nothing }
    let shown = names.count > 8 ? 6 : names.count
    return names.prefix(shown).joined(separator: ", ")
      + (shown < names.count ? " and \(names.count - shown) more" : "")
  }
}
