internal import Files
internal import Tables

extension Table {
  /// The outcome that is meant: the one named, or the first.
  func outcome(_ name: String?) throws(DataError) -> String {
    if let outcome = name ?? outcomes.first?.name { return outcome }
    throw DataError(
      .badData, source: sourceName, problem: "the table declares no outcome",
      remedy: "name the column of what became of people (\(.outcome))")
  }
}
