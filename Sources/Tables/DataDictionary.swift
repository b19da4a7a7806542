internal import Files
internal import TextFormats

/// The columns of a table with all that must be known to use them, in the order of the table.
public struct DataDictionary: Sendable, Hashable {
  /// The columns.
  public var columns: [ColumnDescription]

  /// Collects descriptions of columns.
  public init(_ columns: [ColumnDescription]) { self.columns = columns }

  /// The description of the column of that name, which may be one of numbered columns.
  ///
  /// - Complexity: O(*columns*).
  public subscript(name: String) -> ColumnDescription? { Index(self)[name] }

  /// Finds descriptions by the names of columns, many in a row.
  package struct Index {
    private let single: [String: ColumnDescription]
    /// The entries that are for several columns.
    private let others: [ColumnDescription]

    /// Looks through a dictionary.
    package init(_ dictionary: DataDictionary) {
      single = Dictionary(
        dictionary.columns.lazy.filter { !$0.isNumbered }.map { ($0.name, $0) },
        uniquingKeysWith: { first, _ in first })
      others = dictionary.columns.filter { $0.isNumbered || $0.isOfTexts }
    }

    /// The description of the column of that name, which may be one of several in an entry.
    package subscript(name: String) -> ColumnDescription? {
      single[name] ?? others.lazy.compactMap { $0.of(name) }.first
    }
  }

  /// The dictionary for people to read, a paragraph for each column.
  public var text: String {
    columns.map { column in
      let figures = [
        column.range.map { "range \($0)" }, column.unit.map { "in \($0)" },
        "missing \(column.missing ?? "never")", column.weights.map { "weights \($0)" },
      ].compactMap(\.self)
      return """
        \(column.title.printable) (\(column.kind))
          \(column.meaning.printable)
          \(figures.joined(separator: "; "))
          from \(column.source)

        """
    }.joined(separator: "\n")
  }

  /// The dictionary as a Markdown table.
  public var markdown: String {
    let names = ["Column", "Type", "Meaning", "Range", "Unit", "Missing", "Weights", "Source"]
    let rows = columns.map { column in
      [
        "`\(column.title.printable)`", column.kind, column.meaning.printable, column.range ?? "",
        column.unit ?? "", column.missing ?? "never", column.weights?.rawValue ?? "",
        column.source,
      ]
    }
    return ([names, names.map { _ in "---" }] + rows).map { row in
      "| \(row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |\n"
    }.joined()
  }

  /// The dictionary as JSON: an array with an object for each column.
  ///
  /// Its members are the properties of ``ColumnDescription`` that are not `nil`; `missing` is always
  /// there, as `never` where it is `nil`.
  public var json: String {
    let objects = columns.map { column in
      let members: [(String, String?)] = [
        ("name", column.title), ("type", column.type.rawValue), ("meaning", column.meaning),
        ("range", column.range), ("unit", column.unit), ("missing", column.missing ?? "never"),
        ("weights", column.weights?.rawValue), ("role", column.role?.rawValue),
        ("source", column.source),
      ]
      return "  {"
        + members.compactMap { key, value in value.map { "\(quoted(key)): \(quoted($0))" } }
        .joined(separator: ", ") + "}"
    }
    return objects.isEmpty ? "[]\n" : "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }

  private func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONText.append(text.utf8, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ColumnDescription {
  /// The type in words and, where there is one, the role.
  package var kind: String { type.name + (role.map { ", \($0.rawValue)" } ?? "") }
}

extension ColumnType {
  /// The type in words.
  var name: String {
    switch self {
    case .integer: "whole number"
    case .decimal: "decimal number"
    case .text: "text"
    case .boolean: "true or false"
    case .date: "date"
    case .timestamp: "time"
    }
  }
}
