internal import Files
internal import Memory
internal import Tables

extension ScoreBuilder {
  /// The ties with which friends' scores count: discounted by friends' sybil risk, if the model says so.
  ///
  /// - Parameters:
  ///   - ties: The ties as they are given.
  ///   - table: All people, those of other cards included.
  /// - Returns: The ties.
  /// - Throws: ``ScoreModelError`` if there is no column of ranks, or it has something else.
  mutating func trusted(
    _ ties: any FriendTies, among table: Table
  ) throws(ScoreModelError) -> any FriendTies {
    guard let item = friendsItem, let name = item.friendsScores?.sybilRankColumn else {
      return ties
    }
    guard let column = table[name] else {
      if name == "sybil_rank" {
        throw ScoreModelError(
          .missingColumn, source: model.sourceName, path: item.path,
          problem: "\(table.sourceName) has no column 'sybil_rank'",
          remedy: "name the seeds from which trust goes out (\(.seeds)), or add the column")
      }
      throw Evaluation.missingColumn(
        name, path: item.path, model: model, table: table, computed: relationColumns)
    }
    let ranks = try numbers(
      in: column, called: "ranks", key: "sybil_rank_column", at: item.path)
    if let row = ranks.firstIndex(where: { $0.map { !($0 >= 0 && $0.isFinite) } ?? false }) {
      throw unusable(
        at: item.path,
        "\(table.place(ofRow: row, in: column)) of column '\(name)' of \(table.sourceName) is no rank",
        "ranks are numbers from 0")
    }
    let known = ranks.compactMap(\.self).sorted()
    let median =
      known.isEmpty ? 0 : known[(known.count - 1) / 2] / 2 + known[known.count / 2] / 2
    guard median > 0 else {
      throw unusable(
        at: item.path,
        "half of the ranks in column '\(name)' of \(table.sourceName) are 0, so that there is no "
          + "median to compare with", "name more seeds, in every part of the graph")
    }
    medianRank = median
    return TrustedTies(
      ties: ties, trust: Buffer(ranks.lazy.map { min(1, ($0 ?? 0) / median) }))
  }

  /// The numbers of a column that the settings of friends' scores name.
  func numbers(
    in column: Column, called what: String, key: String, at path: String
  ) throws(ScoreModelError) -> OptionalValues<Double> {
    switch column.values {
    case .integers(let values): return values.reals
    case .reals(let values): return values
    case .strings(let texts) where texts.firstKnownRow == nil:
      return OptionalValues(repeating: nil, count: texts.count)
    case .times(let times) where !column.hasValues:
      return OptionalValues(repeating: nil, count: times.count)
    case .strings, .booleans, .times:
      let obstacle = table.numberObstacle(in: column)
      let place = obstacle.map { ", first in \(table.place(ofRow: $0.firstRow, in: column))" }
      throw unusable(
        at: path,
        "column '\(column.name)' of \(table.sourceName) holds no \(what)"
          + (obstacle.map { ": \($0.share)\(place ?? "")" } ?? ""),
        obstacle.flatMap { table.remedy(for: $0, in: column) }
          ?? "name a column of numbers as '\(key)'")
    }
  }

  func unusable(at path: String, _ problem: String, _ remedy: Message) -> ScoreModelError {
    ScoreModelError(
      .unusableColumn, source: model.sourceName, path: path, problem: problem, remedy: remedy)
  }
}
