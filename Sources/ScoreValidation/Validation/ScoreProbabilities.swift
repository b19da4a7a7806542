internal import Execution
internal import Statistics

/// The probabilities that calibration is about, by place of a ranking.
struct ScoreProbabilities: Sendable {
  let source: ValidationReport.ProbabilitySource
  /// `nil` where there is none.
  let values: [Double?]
  /// Beside stated ones those of a map that is fitted without each person's fold; `nil` where values are
  /// such a map's themselves, and where none can be fitted.
  let recalibrated: [Double?]?

  static let foldCount = 5

  /// Takes those that are given, or that the score's scale or its card states, or those of a map that is
  /// fitted without each person's fold.
  ///
  /// - Returns: `nil` if no map can be fitted to so few people.
  /// - Throws: ``ValidationError`` if what is given is no probability; `CancellationError`.
  init?(
    _ input: ValidationInput, _ people: RankedPeople, _ options: ValidationOptions, seed: UInt64,
    _ execution: Execution
  ) throws {
    let mapped = try Self.outOfFold(input, people, options.map, seed: seed, execution)
    if let (name, list) = input.probabilities {
      values = try Self.column(name, list, input, people)
      source = .column(name)
    } else if let scaling = options.scaling {
      values = people.scores.map { scaling.probability(of: $0) }
      source = .scale(scaling)
    } else if let card = input.card {
      values = people.scores.map { card.scaling.probability(of: $0) }
      source = .card(card.name, card.scaling)
    } else if let mapped {
      (values, recalibrated) = (mapped, nil)
      source = .outOfFold(options.map, folds: Self.foldCount)
      return
    } else {
      return nil
    }
    recalibrated = mapped
  }

  /// The probabilities of a column, by place.
  private static func column(
    _ name: String, _ list: [Double?], _ input: ValidationInput, _ people: RankedPeople
  ) throws(ValidationError) -> [Double?] {
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
    return values
  }

  private static func outOfFold(
    _ input: ValidationInput, _ people: RankedPeople, _ kind: ProbabilityMap.Kind, seed: UInt64,
    _ execution: Execution
  ) throws -> [Double?]? {
    guard
      let folds = try? Folds.byPerson(
        foldCount, identifiers: input.identifiers, outcomes: input.outcomes, seed: seed)
    else { return nil }
    let places = people.rows.map { folds.fold(ofRow: Int($0)) ?? -1 }
    var values = [Double?](repeating: nil, count: people.count)
    let levels = people.scoreLevels(withoutFolds: places, foldCount)
    let maps = try execution.answers(foldCount) { fold in
      ProbabilityMap.fitted(kind, to: levels[fold], people.direction)
    }
    for place in values.indices where places[place] >= 0 {
      guard let map = maps[places[place]] else { return nil }
      values[place] = map.probability(of: people.scores[place])
    }
    return values
  }
}
