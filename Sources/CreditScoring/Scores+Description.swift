internal import Files

extension Scores: CustomStringConvertible {
  /// How many people have scores, by which model, and how many are in each band: one line.
  public var description: String {
    let bands = bandCounts.map { "\($0.band) \($0.count)" }.joined(separator: ", ")
    return "\(assessedCount) of \(count) people scored by model \(model.name): \(bands)"
      .printable
  }
}

extension Explanation: CustomStringConvertible {
  /// The score, its band and the points of each category: one line; ``text`` has all of it.
  public var description: String {
    "Score of \(identifier): \(headline)\(sum.map { " (\($0))" } ?? "")".printable
  }
}
