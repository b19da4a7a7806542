internal import Files
internal import Graphs
internal import Tables

// What rows of the edge list say: columns of ties, influence along them, and ratings.

extension FeaturePlan {
  /// Jobs that may make a column of ties.
  func waysOfTies(_ start: ColumnMaking) -> [ColumnMaking] {
    guard start.name.hasPrefix("tie_") else { return [] }
    var way = start
    way.job.ties = job.ties ?? TieSelection()
    var rest = start.name[...]
    if let (window, stem) = TieWindow.named(atEndOf: start.name) {
      way.look(back: window)
      rest = stem
    }
    let directed = schema.isDirected ? [] : [way.followingDirection]
    // Of the rows themselves, whatever columns are kept.
    var ofRows = [way] + directed + (schema.hasTimes ? [] : ([way] + directed).map(\.knowingTimes))
    if job.ties == nil {
      for place in ofRows.indices {
        ofRows[place].steps.append("ask for columns of ties (\(.ties))")
      }
    }
    return ofRows + ([way] + directed).flatMap { columnWays($0, rest) }
  }

  /// The same for each column that a name may speak of, which the list has to keep.
  private func columnWays(_ way: ColumnMaking, _ name: Substring) -> [ColumnMaking] {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    let firsts = ["in", "out"].contains(parts.dropFirst().first) ? [1, 2] : [1]
    let columns = firsts.flatMap { first in
      (first..<parts.count).dropFirst().map { parts[first..<$0].joined(separator: "_") }
    }
    let kept = Set(schema.edgeColumns.map(\.name))
    return columns.filter { !$0.isEmpty && !kept.contains($0) }.flatMap { column in
      [false, true].map { holdsTexts in
        var way = way
        way.schema.edgeColumns.append(EdgeColumnSchema(name: column, holdsTexts: holdsTexts))
        way.steps.append("add '\(column)' to \(.tieColumns)")
        return way
      }
    }
  }

  /// Jobs that may make a column of influence or of ratings.
  func waysOfInfluence(_ start: ColumnMaking) -> [ColumnMaking] {
    var way = start
    if let method = InfluenceSelection.Method.allCases.first(where: {
      $0.columnNames.contains(start.name)
    }) {
      if influence == nil {
        way.steps = ["name people from whom influence goes out with \(.seeds)"]
      }
      way.job.influence = influence ?? InfluenceSelection(from: [], [])
      if way.job.influence?.methods.insert(method).inserted ?? false, influence != nil {
        way.steps.append("add '\(method.rawValue)' to \(.methods)")
      }
      return [way]
    }
    guard
      let method = RatingSelection.Method.allCases.first(where: {
        $0.columnNames.contains(start.name)
      })
    else { return [] }
    if ratings == nil {
      let column = EdgeColumnSchema(name: "ratings")
      way.schema.edgeColumns = [column]
      way.job.ratings = RatingSelection(column: column.name, [])
      way.steps = ["name the edge list's column of ratings with \(.ratings)"]
    }
    if way.job.ratings?.methods.insert(method).inserted ?? false, ratings != nil {
      way.steps.append("add '\(method.rawValue)' to \(.methods)")
    }
    return [way]
  }
}

extension ColumnMaking {
  /// Adds a window of time.
  fileprivate mutating func look(back window: TieWindow) {
    if job.ties?.windows.contains(where: { $0.name == window.name }) ?? false { return }
    job.ties?.windows.append(window)
    if !schema.hasTimes { self = knowingTimes }
    steps.append("add '\(window.name)' to \(.windows)")
  }

  /// The same for rows with times.
  fileprivate var knowingTimes: ColumnMaking {
    var way = self
    way.schema.hasTimes = true
    way.steps.append("name the column of times with \(.time)")
    return way
  }

  /// The same for rows with a direction.
  fileprivate var followingDirection: ColumnMaking {
    var way = self
    way.schema.isDirected = true
    way.steps.append("read the edges as directed (\(.isDirected, true))")
    return way
  }
}

extension TieWindow {
  /// The window that a column's name ends with, and what stands before it.
  fileprivate static func named(atEndOf name: String) -> (TieWindow, Substring)? {
    let lengths: [Character: Double] = ["s": 1, "h": 3600, "d": 86_400, "w": 604_800]
    guard let mark = name.lastIndex(of: "_") else { return nil }
    let window = name[name.index(after: mark)...]
    guard let unit = window.last.flatMap({ lengths[$0] }),
      let count = Double(window.dropLast()), count > 0, (count * unit).isFinite
    else { return nil }
    return (TieWindow(seconds: count * unit, name: String(window)), name[..<mark])
  }
}
