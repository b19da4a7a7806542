package import Files
package import Tables

/// Where personalized PageRank restarts: in proportion to a number of each person.
public enum PageRankReset: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// One finite number from 0 per person, in the order of the graph, not all 0.
  case numbers([Double])
  /// The numbers of a column of the people table; who has none there counts as 0.
  case column(String)

  /// One number from 0 per person, in the order of the graph.
  public init(arrayLiteral numbers: Double...) { self = .numbers(numbers) }
}

extension PageRankReset {
  /// Throws if numbers that a caller gives don't say in what proportion to restart at people.
  ///
  /// - Parameters:
  ///   - numbers: One per person, in the order of the graph.
  ///   - personCount: How many people there are; of nobody nothing has to be said.
  ///   - source: What the numbers are called in messages.
  /// - Throws: ``DataError`` that says why.
  static func check(
    _ numbers: [Double], personCount: Int, source: String = "reset numbers"
  ) throws(DataError) {
    func fault(_ problem: String, _ remedy: String) -> DataError {
      DataError(
        .badData, source: source, problem: "they can't say where PageRank restarts: \(problem)",
        remedy: remedy)
    }
    guard numbers.count == personCount else {
      throw fault(
        "there are \(numbers.count) for \(personCount) people",
        "give one for each person, in the order of the graph")
    }
    if let place = numbers.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw fault(
        "number \(place + 1) is \(numbers[place])", "give finite numbers, none below zero")
    }
    guard personCount == 0 || numbers.contains(where: { $0 > 0 }) else {
      throw fault("none is above zero", "give some that are")
    }
  }

  /// The numbers, once they are known.
  var numbers: [Double]? {
    if case .numbers(let numbers) = self { numbers } else { nil }
  }
}

extension Feature {
  /// The column of the people table that the feature reads; `nil` if it reads none.
  package var resetColumn: String? {
    if case .pageRank(_, .column(let name)) = kind { name } else { nil }
  }

  /// The feature with the numbers of a people table in place of a column's name.
  ///
  /// - Throws: ``DataError`` if there is no such column of numbers, or numbers don't say in what
  ///   proportion to restart at these people.
  package func resolved(for people: Table) throws(DataError) -> Feature {
    guard case .pageRank(let options, let reset?) = kind else { return self }
    switch reset {
    case .numbers(let numbers):
      try PageRankReset.check(numbers, personCount: people.rowCount)
      return self
    case .column(let name):
      try people.checkNoOutcome(name, OutcomeUse.reset)
      let numbers = try people.numbers(inColumn: name).map { $0 ?? 0 }
      try people.checkReset(numbers, inColumn: name)
      return Feature(kind: .pageRank(options, resettingTo: .numbers(numbers)))
    }
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
