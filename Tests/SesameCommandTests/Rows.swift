/// Comma-separated text in which no field is quoted, as rows and columns.
enum Rows {
  static func split(_ text: String) -> [[String]] {
    text.utf8.split(separator: 10).map { line in
      line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    }
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
