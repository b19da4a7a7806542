internal import Files
internal import Graphs
package import Tables

/// Where personalized PageRank restarts: in proportion to a number of each person.
public enum PageRankReset: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// One number from 0 per person, in the order of the graph.
  case numbers([Double])
  /// The numbers of a column of the people table; who has none there counts as 0.
  case column(String)

  /// One number from 0 per person, in the order of the graph.
  public init(arrayLiteral numbers: Double...) { self = .numbers(numbers) }
}

extension PageRankReset {
  /// The numbers, once they are known.
  var numbers: [Double]? {
    if case .numbers(let numbers) = self { numbers } else { nil }
  }

  /// Throws if numbers don't say in what proportion to restart at people.
  static func check(_ numbers: [Double], personCount: Int) throws(GraphError) {
    let problem = "the numbers can't say where PageRank restarts"
    guard numbers.count == personCount else {
      throw GraphError(
        .usage, "\(problem): they are \(numbers.count) for \(personCount) people",
        remedy: "give one for each person, in the order of the graph")
    }
    guard numbers.allSatisfy({ $0 >= 0 && $0.isFinite }),
      numbers.contains(where: { $0 > 0 }) || personCount == 0
    else {
      throw GraphError(
        .usage, "\(problem): one is negative or none is above zero",
        remedy: "give finite numbers from 0, not all of them 0")
    }
  }
}

extension Feature {
  /// The column of the people table that the feature reads; `nil` if it reads none.
  package var resetColumn: String? {
    if case .pageRank(_, .column(let name)) = kind { name } else { nil }
  }

  /// The feature with the numbers of a people table in place of a column's name.
  ///
  /// - Throws: ``DataError`` if there is no such column of numbers, or they don't say in what proportion
  ///   to restart; ``GraphError`` if numbers that are given don't.
  package func resolved(for people: Table) throws -> Feature {
    if case .pageRank(_, .numbers(let numbers)) = kind {
      try PageRankReset.check(numbers, personCount: people.rowCount)
    }
    guard case .pageRank(let options, .column(let name)) = kind else { return self }
    let numbers = try people.numbers(inColumn: name).map { $0 ?? 0 }
    try people.checkReset(numbers, inColumn: name)
    return Feature(kind: .pageRank(options, resettingTo: .numbers(numbers)))
  }
}

extension Table {
  /// Throws if numbers don't say in what proportion to restart at people.
  fileprivate func checkReset(_ numbers: [Double], inColumn name: String) throws(DataError) {
    let negativeCount = numbers.count { $0 < 0 }
    guard negativeCount > 0 || !numbers.contains(where: { $0 > 0 }) else { return }
    let problem = "column '\(name)' can't say where PageRank restarts"
    guard let row = numbers.firstIndex(where: { $0 < 0 }) else {
      throw DataError(
        .badData, source: sourceName, problem: "\(problem): it has no number above zero",
        remedy: "name a column with some")
    }
    let line = self[name].flatMap { self.line(ofRow: row, in: $0) }
    throw DataError(
      .badData, source: sourceName, line: line,
      problem: "\(problem): \(negativeCount) of its numbers "
        + (negativeCount == 1 ? "is negative" : "are negative")
        + (line == nil ? ", first in row \(row + 1)" : ", first here"),
      remedy: "correct it, or name another column")
  }
}
