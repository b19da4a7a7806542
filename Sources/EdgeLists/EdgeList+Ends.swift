package import Execution
internal import Memory

extension EdgeList {
  /// The same rows between other people of the list.
  ///
  /// - Precondition: There are as many ends as rows, all positions in ``names``.
  package func replacingEnds(sources: [UInt32], targets: [UInt32]) -> EdgeList {
    precondition(sources.count == count && targets.count == count, "columns differ in length")
    var list = self
    list.sources = Buffer(sources)
    list.targets = Buffer(targets)
    return list
  }

  /// The list as of a date at which some friendships that have begun have ended: these have no time
  /// before any date.
  ///
  /// A friendship counts from its time up to, and without, its end.
  ///
  /// - Parameters:
  ///   - date: The date.
  ///   - execution: How the work runs.
  /// - Returns: The list, and how many friendships had begun before the date and are over at it.
  package func withoutEnded(
    asOf date: Double?, _ execution: Execution
  ) -> (list: EdgeList, endedCount: Int) {
    guard let untils, let times, let date else { return (self, 0) }
    let kept = ScatterBuffer<Double>(zeroedCount: times.count)
    let counts = execution.quiet.blocks(of: times.count) { rows in
      let (begins, ends) = (times.span, untils.span)
      var count = 0
      for row in rows {
        let isOver = begins[row] < date && ends[row] <= date
        kept[row] = isOver ? .infinity : begins[row]
        if isOver { count += 1 }
      }
      return count
    }
    let endedCount = counts.reduce(0, +)
    guard endedCount > 0 else { return (self, 0) }
    var list = self
    list.times = kept.freeze()
    return (list, endedCount)
  }
}
