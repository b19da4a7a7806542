internal import CreditScoring
internal import Files
internal import ScoreValidation
internal import Statistics
internal import Tables
internal import TextFormats

/// The scores of a table, by a model or in a column of its own.
struct ScoreSide: Sendable {
  /// The score of each row that counts.
  let values: [Double?]
  /// The model's scores; `nil` without a model.
  let scores: Scores?

  /// Takes the scores of a model or, if a column is named, those in it.
  ///
  /// - Throws: ``DataError`` if there is no such column, or it holds texts or a number out of the scale.
  init(_ table: Table, column: String?, _ scores: Scores?) throws(DataError) {
    self.scores = scores
    let scored = scores?.numbers
    guard let column else {
      values = scored ?? []
      return
    }
    let numbers = try table.scores(inColumn: column, scale: scores?.model.scale)
    values = numbers.indices.map { row in
      scored.map { $0[row] == nil } ?? false ? nil : numbers[row]
    }
  }

  /// The scores as a column.
  func column(named name: String) -> Column { Column(name, .reals(values)) }

  /// How many people are in each band, and without a score; `nil` without a model.
  var bandCounts: [(name: String, count: Int)]? {
    guard let model = scores?.model else { return nil }
    var counts = [Int](repeating: 0, count: model.bands.count + 1)
    for value in values {
      let band = value.flatMap { value in model.bands.lastIndex { Double($0.from) <= value } ?? 0 }
      counts[band ?? model.bands.count] += 1
    }
    return zip(model.bands.map(\.name) + ["no score"], counts).map { ($0, $1) }
  }

  /// How many people are in each bin of the model's characteristics.
  var binCounts: [Scores.BinCounts] { scores?.binCounts(where: values.map { $0 != nil }) ?? [] }
}

extension ScoreDrift {
  /// Compares scores.
  ///
  /// - Throws: ``ValidationError`` if a sample has no score.
  static func found(
    _ before: ScoreSide, _ after: ScoreSide, column: String?, level: Double
  ) throws(ValidationError) -> ScoreDrift {
    let known = [before, after].map { $0.values.compactMap { $0 } }
    for (values, name) in zip(known, ["before", "after"]) where values.isEmpty {
      throw ValidationError(
        .tooFew, "nobody has a score \(name)",
        remedy: "compare tables in which the model can assess somebody")
    }
    for (values, name) in zip(known, ["before", "after"])
    where values.contains(where: { $0.magnitude > ValidationError.largestScore }) {
      throw .tooLarge("a score \(name)")
    }
    let moments = known.map { Moments($0.span) }
    let variances = zip(moments, known).map { moments, values in
      let count = Double(values.count)
      return count > 1 ? moments.deviation * moments.deviation / (count - 1) : nil
    }
    var error: Double?
    if let one = variances[0], let other = variances[1] { error = (one + other).squareRoot() }
    let change = moments[1].mean - moments[0].mean
    let parts = zip(before.binCounts, after.binCounts).map { one, other in
      Characteristic(
        name: one.characteristic, category: one.category.rawValue,
        meanBefore: one.meanPoints, meanAfter: other.meanPoints)
    }
    return ScoreDrift(
      column: column, modelName: before.scores?.model.name, countBefore: known[0].count,
      countAfter: known[1].count, missingBefore: before.values.count - known[0].count,
      missingAfter: after.values.count - known[1].count, meanBefore: moments[0].mean,
      meanAfter: moments[1].mean,
      difference: Estimate(
        value: change, standardError: error,
        interval: error.map {
          .normal(change, $0, level: level, within: -Double.infinity...Double.infinity)
        }),
      characteristics: parts,
      rest: parts.isEmpty || column == nil ? 0 : change - parts.reduce(0) { $0 + $1.points })
  }
}

extension Scores.BinCounts {
  /// The mean points of those who are counted.
  fileprivate var meanPoints: Double {
    let sum = zip(points, counts).reduce(0) { $0 + $1.0 * $1.1 }
    return Double(sum) / Double(max(counts.reduce(0, +), 1))
  }
}

extension Table {
  /// The numbers of a column of scores.
  fileprivate func scores(
    inColumn name: String, scale: ClosedRange<Int>?
  ) throws(DataError) -> OptionalValues<Double> {
    let column = try column(named: name)
    guard column.values.isNumeric, let numbers = column.values.numbers else {
      throw DataError(
        .badData, source: sourceName, problem: "column '\(name)' holds no numbers, and no scores",
        remedy: "name the column of scores")
    }
    guard let scale else { return numbers }
    let limits = Double(scale.lowerBound)...Double(scale.upperBound)
    let odd = numbers.indices.filter { row in numbers[row].map { !limits.contains($0) } ?? false }
    guard let row = odd.first, let value = numbers[row] else { return numbers }
    throw DataError(
      .badData, source: sourceName,
      problem: "column '\(name)' has \(odd.count.counting("score")) outside the model's scale of "
        + "\(scale.lowerBound) to \(scale.upperBound), the first \(JSONText.number(value)) in "
        + place(ofRow: row, in: column),
      remedy: "name the column of this model's scores, or the model of these scores")
  }
}
