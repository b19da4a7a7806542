package import Files
package import Tables
internal import TextFormats

extension EdgeListLayout {
  /// Finds the columns that a format names among columns with types of their own.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - name: What the list is called in messages.
  ///   - format: Which columns mean what; what it says of text has no effect.
  /// - Throws: ``DataError`` if a column is not there, or can't be what it is to be.
  package init(
    typed columns: [TableSchema.Column], named name: String, _ format: EdgeListFormat
  ) throws(DataError) {
    let names = columns.map(\.name)
    guard names.count >= 2 else {
      throw DataError(
        .badData, source: name, problem: "the list has \(names.count.counting("column"))",
        remedy: EdgeRowRules.needsTwo)
    }
    let finder = ColumnFinder(
      source: name, line: nil, header: names, areNamesKnown: true, fieldCount: names.count)
    let hasIndex =
      names.count > 2 && columns[0].type == .integer && RowIndexName.isUsual(names[0])
    let ends = try finder.findEnds(format, behind: hasIndex ? 1 : 0)
    let (time, until) = (try finder.find(format.time), try finder.find(format.until))
    let taken = (
      people: Set([ends.source, ends.target]), others: Set([time, until].compactMap(\.self))
    )
    var further = format
    further.columns = try format.columns.settled(by: columns, finder, taken: taken)
    self.init(
      ends: ends, weight: try finder.find(format.weight), time: time,
      kind: try finder.find(format.kind), until: until,
      columns: try further.columns.places(finder, names: names, taken: taken, rows: [], further),
      header: names,
      indexCount: hasIndex && ends.source > 0 && ends.target > 0
        && format.source == EdgeListFormat.detected.source ? 1 : 0)
    try checkCombination(name)
    for place in places.sorted() {
      if let refusal = columns[place].refusal { throw refusal.error(names[place], source: name) }
    }
    for place in [source, target]
    where ![.integer, .text].contains(columns[place].type) && !columns[place].hasExactDigits {
      throw DataError(
        .badData, source: name,
        problem:
          "column '\(names[place])' holds \(columns[place].type.plural), which identify nobody",
        remedy:
          "cast it to whole numbers or texts, or name another column with \(.source) and \(.target)"
      )
    }
  }

  /// The places of all columns that are read.
  package var places: Set<Int> {
    Set([source, target] + [weight, time, kind, until].compactMap(\.self) + columns.map(\.place))
  }
}

extension EdgeColumnSelection {
  /// The selection with the content of each column told by its type.
  fileprivate func settled(
    by columns: [TableSchema.Column], _ finder: ColumnFinder,
    taken: (people: Set<Int>, others: Set<Int>)
  ) throws(DataError) -> EdgeColumnSelection {
    func content(_ place: Int) -> Request.Content {
      [.integer, .decimal].contains(columns[place].type) ? .numbers : .texts
    }
    switch self {
    case .every:
      let places = columns.indices.filter {
        !taken.people.contains($0) && !taken.others.contains($0) && columns[$0].refusal == nil
      }
      return .columns(places.map { Request(.number($0 + 1), content($0)) })
    case .columns(let requests):
      var settled: [Request] = []
      for request in requests {
        try finder.checkContent(of: request.column)
        let place = try finder.find(request.column) as Int
        settled.append(
          request.content == .detected ? Request(request.column, content(place)) : request)
      }
      return .columns(settled)
    }
  }
}
