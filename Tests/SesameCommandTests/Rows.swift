import Foundation

/// Comma-separated text as rows and columns; quoted fields hold no line breaks here.
enum Rows {
  static func split(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { line in
      if line.utf8.contains(UInt8(ascii: "\"")) { return fields(of: line) }
      return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for (number, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      // Every quote goes in or out; between two that double each other nothing stands outside.
      if number > 0 {
        isQuoted.toggle()
        if isQuoted, part.startIndex != line.startIndex, isDoubled(part.startIndex, in: line) {
          fields[fields.count - 1] += "\""
        }
      }
      if isQuoted {
        fields[fields.count - 1] += part
      } else {
        let pieces = part.split(separator: ",", omittingEmptySubsequences: false)
        fields[fields.count - 1] += pieces.first ?? ""
        fields += pieces.dropFirst().map(String.init)
      }
    }
    return fields
  }

  private static func isDoubled(_ place: Substring.Index, in line: Substring) -> Bool {
    let quote = line.index(before: place)
    return quote > line.startIndex && line[line.index(before: quote)] == "\""
  }
}

/// A table read back by name, to compare with what was asked for.
struct Sheet: Sendable {
  let header: [String]
  let rows: [[String]]

  init(_ text: String) {
    let all = Rows.split(text)
    header = all.first ?? []
    rows = Array(all.dropFirst())
  }

  /// The fields of a column, from top to bottom; none if there is no such column.
  subscript(_ name: String) -> [String] {
    guard let place = header.firstIndex(of: name) else { return [] }
    return rows.map { $0[place] }
  }

  /// The numbers of a column; `nil` where a field is empty.
  func integers(_ name: String) -> [Int?] { self[name].map { Int($0) } }
}

extension Int {
  /// The number as a summary has it: `7,624`.
  var inGroups: String { formatted(.number.locale(Locale(identifier: "en_US"))) }
}
