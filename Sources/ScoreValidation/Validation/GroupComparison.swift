internal import Execution
internal import Tables

/// Whether a score treats groups of people alike.
///
/// Acceptance is the favorable decision, and no event the favorable outcome: a true positive is an
/// accepted person without the event, a false positive an accepted one with it. Groups of fewer people than
/// the least are not told of, but counted.
public struct GroupComparison: Sendable, Equatable {
  /// A group at a cut-off.
  public struct Decision: Sendable, Equatable {
    /// The worst score that is accepted.
    public let score: Double
    /// The share of the group that is accepted.
    public let approval: Estimate
    /// The share of its people without the event who are accepted; `nil` without any.
    public let truePositiveRate: Estimate?
    /// The share of its people with the event who are accepted; `nil` without any.
    public let falsePositiveRate: Estimate?
    /// The approval less that of the reference group; `nil` of this group itself, as all that follows.
    public let approvalGap: Estimate?
    /// The true-positive rate less that of the reference group: equal opportunity is 0.
    public let truePositiveGap: Estimate?
    /// The false-positive rate less that of the reference group.
    public let falsePositiveGap: Estimate?
    /// The adverse impact ratio: the approval over that of the reference group.
    ///
    /// In US employment law less than ``fourFifths`` is taken for evidence of adverse impact; lending has
    /// borrowed the rule.
    ///
    /// - Source: Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D).
    public let impactRatio: Estimate?
  }

  /// A group.
  public struct Group: Sendable, Equatable {
    /// The value of the column.
    public let name: String
    /// The number of people.
    public let count: Int
    /// The number of people with the event.
    public let eventCount: Int
    /// The share of people with the event.
    public let eventRate: Estimate
    /// The area under the curve among the group's people; `nil` if they are all of one kind.
    public let areaUnderCurve: Estimate?
    /// The mean score less that of the reference group, in standard deviations of both groups' scores.
    public let scoreDifference: Estimate?
    /// The share of people with the event less their mean probability; `nil` without probabilities.
    public let excess: Estimate?
    /// What the cut-offs of the table come to, in the same order.
    public let decisions: [Decision]
  }

  /// The ratio below which the rule of four fifths takes approval for adverse: 0.8.
  public static var fourFifths: Double { 0.8 }

  /// The column.
  public let column: String
  /// The group that others are compared with.
  public let reference: String
  /// The groups that are not too small, the reference group first, then by name.
  public let groups: [Group]
  /// The number of groups that are too small.
  public let suppressedGroupCount: Int
  /// The number of their people.
  public let suppressedCount: Int
  /// The number of people without a group.
  public let missingCount: Int
  /// How many different numbers were put in intervals; `nil` if groups are the column's values.
  public let numberCount: Int?

  /// The share of people from which on a group may be the one that others are compared with: 0.02.
  ///
  /// - Source: Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.15(A)(2), which asks for no
  ///   determination of smaller groups.
  public static var leastReferenceShare: Double { 0.02 }
}

/// The people of a group who are accepted at each cut-off.
private struct GroupTally {
  let places: [Int]
  let totals: (events: Amount, others: Amount)
  let accepted: [(events: Amount, others: Amount)]

  init(_ places: [Int], _ people: RankedPeople, _ cutOffs: [CutOffPlace]) {
    self.places = places
    let ends = cutOffs.map { $0.levels > 0 ? people.levels[$0.levels - 1].end : 0 }
    var (events, others) = (Amount(), Amount())
    var accepted: [(events: Amount, others: Amount)] = []
    for place in places {
      while accepted.count < ends.count, place >= ends[accepted.count] {
        accepted.append((events, others))
      }
      if people.events[place] {
        events.add(people.weight(place))
      } else {
        others.add(people.weight(place))
      }
    }
    while accepted.count < ends.count { accepted.append((events, others)) }
    self.accepted = accepted
    totals = (events, others)
  }

  var all: Amount { totals.events + totals.others }

  func approval(_ cutOff: Int) -> Double {
    (accepted[cutOff].events + accepted[cutOff].others).weight / all.weight
  }
}

extension GroupComparison {
  /// What groups are compared by.
  struct Settings: Sendable {
    let cutOffs: [CutOffPlace]
    /// The cut-off at which the reference is the group with the largest approval.
    let chosen: Int
    let reference: String?
    let cuts: [Double]?
    let minimum: Int
    let draw: RankedPeople.AreaSettings
    var level: Double { draw.level }
  }

  /// Compares the groups of a column.
  ///
  /// - Parameters:
  ///   - column: The column whose values are the groups.
  ///   - people: The ranking.
  ///   - probabilities: A probability per place, if there are any.
  ///   - settings: By what.
  ///   - execution: How the work runs.
  /// - Throws: ``ValidationError`` if there are too many groups, fewer than two are large enough, or the
  ///   reference is none of them.
  init(
    _ column: Column, _ people: RankedPeople, probabilities: [Double?]?, _ settings: Settings,
    _ execution: Execution
  ) throws {
    let found = try PeopleGroups(column, cuts: settings.cuts)
    let names = found.names
    let (places, missing) = people.places(ofCodes: found.codes, names.count)
    let large = places.indices.filter { places[$0].count >= settings.minimum }
    let small = places.filter { !$0.isEmpty && $0.count < settings.minimum }
    guard large.count > 1 else {
      throw ValidationError(
        .tooFew,
        "column '\(column.name)' has \(large.isEmpty ? "no group" : "one group alone") of at least "
          + "\(settings.minimum) people with an outcome and a score",
        remedy: "take a smaller least number, or more people")
    }
    let tallies = large.map { GroupTally(places[$0], people, settings.cutOffs) }
    let first = try Self.reference(large.map { names[$0] }, tallies, settings, column.name)
    let order = [first] + tallies.indices.filter { $0 != first }
    let groups = try execution.answers(order.count) { number in
      try Self.group(
        names[large[order[number]]], tallies[order[number]],
        number == 0 ? nil : tallies[first], people, probabilities, settings, execution)
    }
    self.init(
      column: column.name, reference: groups[0].name, groups: groups,
      suppressedGroupCount: small.count, suppressedCount: small.reduce(0) { $0 + $1.count },
      missingCount: missing, numberCount: found.numberCount)
  }

  private static func reference(
    _ names: [String], _ tallies: [GroupTally], _ settings: Settings, _ column: String
  ) throws(ValidationError) -> Int {
    guard let name = settings.reference else {
      // Of many small groups the luckiest would be taken.
      let counts = tallies.map(\.places.count)
      let least = leastReferenceShare * Double(counts.reduce(0, +))
      let rates = tallies.map {
        Double($0.places.count) < least ? -1 : $0.approval(settings.chosen)
      }
      let best = Best(of: rates)
      return best.value < 0 ? counts.firstIndex(of: counts.max() ?? 0) ?? 0 : best.place
    }
    guard let place = names.firstIndex(of: name) else {
      throw ValidationError(
        .badSetting,
        "column '\(column)' has no group '\(name)' of at least \(settings.minimum) people",
        remedy: "the groups are \(names.map { "'\($0)'" }.joined(separator: ", "))")
    }
    return place
  }

  private static func group(
    _ name: String, _ own: GroupTally, _ reference: GroupTally?, _ people: RankedPeople,
    _ probabilities: [Double?]?, _ settings: Settings, _ execution: Execution
  ) throws -> Group {
    Group(
      name: name, count: own.places.count, eventCount: own.totals.events.rows,
      eventRate: .share(
        own.totals.events.weight / own.all.weight, of: own.all.effectiveCount,
        level: settings.level),
      areaUnderCurve: try people.area(of: own.places, settings.draw, execution),
      scoreDifference: reference.flatMap {
        standardized(own.places, $0.places, people, level: settings.level)
      },
      excess: probabilities.flatMap { people.excess(own.places, $0, level: settings.level) },
      decisions: settings.cutOffs.indices.map { number in
        decision(settings.cutOffs[number].score, number, own, reference, settings.level)
      })
  }

  private static func decision(
    _ score: Double, _ number: Int, _ own: GroupTally, _ reference: GroupTally?, _ level: Double
  ) -> Decision {
    func rates(_ tally: GroupTally) -> (all: Estimate, others: Estimate?, events: Estimate?) {
      let accepted = tally.accepted[number]
      return (
        .share(
          min(tally.approval(number), 1), of: tally.all.effectiveCount, level: level),
        .share(accepted.others, of: tally.totals.others, level: level),
        .share(accepted.events, of: tally.totals.events, level: level)
      )
    }
    func gap(_ one: Estimate?, _ other: Estimate?) -> Estimate? {
      guard let one, let other else { return nil }
      return .difference(one, other)
    }
    let (mine, theirs) = (rates(own), reference.map(rates))
    return Decision(
      score: score, approval: mine.all, truePositiveRate: mine.others,
      falsePositiveRate: mine.events, approvalGap: gap(mine.all, theirs?.all),
      truePositiveGap: gap(mine.others, theirs?.others),
      falsePositiveGap: gap(mine.events, theirs?.events),
      impactRatio: reference.flatMap {
        .ratio(
          mine.all.value, of: own.all.effectiveCount, to: min($0.approval(number), 1),
          of: $0.all.effectiveCount, level: level)
      })
  }

  /// The difference of mean scores over the pooled standard deviation.
  ///
  /// - Source: Hedges & Olkin, *Statistical Methods for Meta-Analysis* (1985).
  private static func standardized(
    _ own: [Int], _ others: [Int], _ people: RankedPeople, level: Double
  ) -> Estimate? {
    func moments(_ places: [Int]) -> (mean: Double, variance: Double, count: Double)? {
      var (amount, sum) = (Amount(), 0.0)
      for place in places {
        amount.add(people.weight(place))
        sum += people.weight(place) * people.scores[place]
      }
      let (mean, count) = (sum / amount.weight, amount.effectiveCount)
      guard count > 1 else { return nil }
      let squares = places.reduce(0.0) {
        let distance = people.scores[$1] - mean
        return $0 + people.weight($1) * distance * distance
      }
      return (mean, squares / amount.weight * count / (count - 1), count)
    }
    guard let one = moments(own), let other = moments(others) else { return nil }
    let freedom = one.count + other.count - 2
    let pooled =
      ((one.count - 1) * one.variance + (other.count - 1) * other.variance) / freedom
    guard pooled > 0 else { return nil }
    let value = (one.mean - other.mean) / pooled.squareRoot()
    let total = one.count + other.count
    let variance = total / (one.count * other.count) + value * value / (2 * total)
    var estimate = Estimate.wald(value, variance: variance, level: level)
    estimate.method = .standardizedDifference
    return estimate
  }
}
