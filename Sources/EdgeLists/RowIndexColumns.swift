internal import TextFormats

/// The columns without a name that come first in what pandas and R write: an index of the rows.
///
/// `write.table` of R leaves the name out altogether, so that the header is a field shorter than the
/// rows.
struct RowIndexColumns {
  /// How many there are.
  let count: Int
  /// The first row, with a name for each column; empty for one that has none.
  let names: [String]
  /// The first rows without them.
  let rows: [[String]]
  /// Whether a first row with such columns can be nothing but a header: a row has no empty person.
  let provesHeader: Bool

  init(_ rows: [[String]], _ format: EdgeListFormat) {
    let first = rows.first ?? []
    let later = rows.dropFirst()
    let isNamed =
      format.header == true || first.count(where: ColumnWords.namePerson) >= 2
      || [format.source, format.target].contains { $0.isNamed(in: first) }
    let isShort =
      isNamed && first.count >= 2 && !later.isEmpty
      && later.allSatisfy { $0.count == first.count + 1 }
    let names = isShort ? [""] + first : first
    let count = names.prefix(while: ColumnWords.isUnnamed).count
    guard format.header != false, count > 0, names.count >= count + 2, !later.isEmpty,
      later.allSatisfy({ !$0.prefix(count).contains("") })
    else {
      self.count = 0
      self.names = first
      self.rows = rows
      provesHeader = false
      return
    }
    self.count = count
    self.names = names
    self.rows = [Array(names.dropFirst(count))] + later.map { Array($0.dropFirst(count)) }
    provesHeader = !isShort
  }

  /// The columns of both people among those that are left.
  func ends(_ format: EdgeListFormat) -> [Int] {
    let usual = EdgeListFormat.detected
    return [(format.source, usual.source), (format.target, usual.target)].map { column, usual in
      let number = column.number ?? usual.number ?? 1
      return max(0, number - 1 - (column == usual ? 0 : count))
    }
  }
}
