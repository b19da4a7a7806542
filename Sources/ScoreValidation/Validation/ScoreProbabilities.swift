internal import Statistics

/// The probabilities that calibration is about, by place of a ranking.
struct ScoreProbabilities: Sendable {
  let source: ValidationReport.ProbabilitySource
  /// `nil` where there is none.
  let values: [Double?]

  static let foldCount = 5

  /// Takes those that are given, or that the score's scale states, or those of a map that is fitted without
  /// each person's fold.
  ///
  /// - Returns: `nil` if no map can be fitted to so few people.
  /// - Throws: ``ValidationError`` if what is given is no probability.
  init?(
    _ input: ValidationInput, _ people: RankedPeople, _ options: ValidationOptions, seed: UInt64
  ) throws(ValidationError) {
    if let (name, list) = input.probabilities {
      guard list.count == input.outcomes.count else {
        throw .lengths("the list of probabilities", list.count, input.outcomes.count)
      }
      if let row = list.firstIndex(where: { $0.map { !($0 >= 0 && $0 <= 1) } ?? false }) {
        throw ValidationError(
          .badNumber, "column '\(name)' has no probability in row \(row + 1)",
          remedy: "name a column of numbers from 0 to 1; of points a map makes probabilities")
      }
      let values = people.rows.map { list[Int($0)] }
      guard values.contains(where: { $0 != nil }) else {
        throw ValidationError(
          .tooFew, "nobody with an outcome and a score has a probability in column '\(name)'",
          remedy: "name another column")
      }
      self.init(source: .column(name), values: values)
    } else if let scaling = options.scaling {
      self.init(
        source: .scale(scaling), values: people.scores.map { scaling.probability(of: $0) })
    } else if let values = Self.outOfFold(input, people, options.map, seed: seed) {
      self.init(source: .outOfFold(options.map, folds: Self.foldCount), values: values)
    } else {
      return nil
    }
  }

  private init(source: ValidationReport.ProbabilitySource, values: [Double?]) {
    self.source = source
    self.values = values
  }

  private static func outOfFold(
    _ input: ValidationInput, _ people: RankedPeople, _ kind: ProbabilityMap.Kind, seed: UInt64
  ) -> [Double?]? {
    guard
      let folds = try? Folds.byPerson(
        foldCount, identifiers: input.identifiers, outcomes: input.outcomes, seed: seed)
    else { return nil }
    let places = people.rows.map { folds.fold(ofRow: Int($0)) }
    var values = [Double?](repeating: nil, count: people.count)
    for fold in 0..<foldCount {
      guard
        let map = ProbabilityMap.fitted(kind, to: people, isTaken: { places[$0] != fold })
      else { return nil }
      for place in values.indices where places[place] == fold {
        values[place] = map.probability(of: people.scores[place])
      }
    }
    return values
  }
}
