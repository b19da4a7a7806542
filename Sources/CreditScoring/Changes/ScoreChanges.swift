package import Execution
internal import Files
internal import Memory
internal import Tables

/// Why everyone's score is another than at the run before.
///
/// A characteristic's points change from those written then to those that the model now gives for the value
/// then (the model's part), and from these to those for the value now (the person's own part, or friends').
/// The points of friends' scores change
///
/// - from those written then to those that the budget now gives for the figure then (the model's part),
/// - to those of *s* − κ(μ − μ′)/(κ + Σ *a*), where *s* is the figure that everyone's friends now give by the card
///   now with friends' scores counting as then, κ and Σ *a* are those of then as well, μ is the mean that *s* is
///   pulled toward, and μ′ that of what was known then (friends' part),
/// - to those of *s* (the mean's part), and to those of the figure now (the model's part, which is nothing where
///   friends' scores count as they did).
///
/// Where it can't be told how they counted then, or the card's other points are others, by which friends have other
/// scores without doing anything, friends' part is the model's.
package struct ScoreChanges: Sendable {
  /// The scores of this run.
  let scores: Scores
  /// The run before, and what the model now gives for what was known then.
  package let earlier: EarlierRun
  let then: Scores
  let written: WrittenPoints
  /// What parts can come from, in the model's order.
  let slots: ChangeSlots
  /// Everyone's scores now, with friends' scores counting as then; `nil` if they count alike, or if it can't be told.
  private let counted: Scores?
  /// Whether the card now states something else of how friends' scores count, or may do.
  private let friendsCountOtherwise: Bool
  /// Whether the card's other points are others than then.
  private let hasOtherPoints: Bool
  /// Whether what friends moved can't be told from what a card did, this one or that of friends.
  package var hidesFriends = false
  /// The characteristics, each as it is now, as the model now has it of what was known then, and with its
  /// points then.
  private let own: [ComparedCharacteristic]
  private let ofRelationships: [ComparedCharacteristic]
  private let removed: [RemovedCharacteristic]
  private let removedOfRelationships: [RemovedCharacteristic]

  /// Compares with the run before.
  ///
  /// - Parameters:
  ///   - scores: The scores of this run.
  ///   - earlier: What the run before wrote, with the points of characteristics.
  ///   - counted: Everyone's scores now, with friends' scores counting as then; `nil` if they count alike, or if it
  ///     can't be told.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``ScoreModelError`` if the table lacks columns that the model reads; `DataError` if it has no
  ///   points, or points that don't add up to its scores.
  package init(
    _ scores: Scores, since earlier: EarlierRun, countingAsThen counted: Scores? = nil,
    execution: Execution
  ) throws {
    self.scores = scores
    self.earlier = earlier
    self.counted = counted
    let written = try WrittenPoints(of: earlier, scores.model)
    self.written = written
    let then = try CreditScorer(
      model: scores.model.withMean(of: earlier),
      readingAs: scores.tellsCertainty ? scores.certainty?.options : nil
    ).blockingScores(
      earlier.table, nil, RelationColumns(names: scores.relationColumns), execution)
    self.then = then
    let (settings, settingsThen) = (scores.model.friendsScores, earlier.friendsSettings)
    friendsCountOtherwise =
      settings.map { (settingsThen ?? $0.settingsText) != $0.settingsText } ?? false
    let slots = ChangeSlots(
      of: scores.evaluation.items, removed: written.removedNames + written.removedRelationships)
    self.slots = slots
    let compared = zip(scores.evaluation.items, then.evaluation.items).map { now, then in
      ComparedCharacteristic(now, then, written[now.characteristic.name], slots)
    }
    own = compared.filter { !scores.isRelationship($0.now) }
    ofRelationships = compared.filter { scores.isRelationship($0.now) }
    let named = { (names: [String]) in
      names.compactMap { name in
        written[name].map { RemovedCharacteristic(points: $0, slot: slots[name, .model]) }
      }
    }
    removed = named(written.removedNames)
    removedOfRelationships = named(written.removedRelationships)
    let isEmpty = written.score.allSatisfy { $0 == nil }
    hasOtherPoints =
      !isEmpty
      && (written.base != scores.model.scale.lowerBound || !removed.isEmpty
        || Self.differ(
          compared.filter { $0.friends != nil || !scores.isRelationship($0.now) }, written))
    hidesFriends = hasOtherPoints || (friendsCountOtherwise && counted == nil)
  }

  /// Whether the model gives other points than were written for what was known of somebody then.
  private static func differ(
    _ characteristics: [ComparedCharacteristic], _ written: WrittenPoints
  ) -> Bool {
    let places = written.score.indices.filter { written.score[$0] != nil }
    return characteristics.contains { item in
      if item.friends == nil {
        return item.wasThere && places.contains { item.remade($0) != item.before($0) }
      }
      return places.contains { place in
        written.figure(place).map {
          Relationships.points($0, budget: item.budget) != item.before(place)
        } ?? false
      }
    }
  }

  /// The score of a person at the run before; `nil` if there was none.
  package func previousScore(_ row: Int) -> Int? {
    earlier.places[row].flatMap { written.score[Int($0)] }
  }

  /// What moved the score of a person; `nil` for people without a score now or then.
  package subscript(row: Int) -> ScoreChange? {
    var moves = ChangeMoves()
    guard let both = gather(row, into: &moves) else { return nil }
    return ScoreChange(
      previousScore: both.before, score: both.now,
      parts: moves.all.map {
        .init(characteristic: slots[$0.slot].name, cause: slots[$0.slot].cause, points: $0.points)
      })
  }

  /// Finds what moved the score of a person, from the run before to now; `nil` for people without a score now or
  /// then.
  func gather(_ row: Int, into moves: inout ChangeMoves) -> (before: Int, now: Int)? {
    moves.start()
    guard let now = scores.score(row), let place = earlier.places[row].map({ Int($0) }),
      let before = written.score[place]
    else { return nil }
    moves.add(slots.scale, scores.model.scale.lowerBound - written.base)
    for item in own {
      let remade = item.remade(place)
      moves.add(item.modelSlot, remade - item.before(place))
      moves.add(item.ownSlot, item.points(row) - remade)
    }
    for item in removed { moves.add(item.slot, -(item.points[place] ?? 0)) }
    addRelationships(row, place, &moves)
    return (before, now)
  }

  /// The parts of interpersonal relationships.
  private func addRelationships(_ row: Int, _ place: Int, _ moves: inout ChangeMoves) {
    let before = written.relationships(place)
    let columns = columnPoints(row)
    let friends = Int(scores.friendsPoints?[row] ?? 0)
    let change = columns + friends - before
    if isNeutral(row, place, columns) {
      moves.add(meanIsStated ? slots.relationshipsByModel : slots.population, change)
      return
    }
    guard !ofRelationships.isEmpty, written.hasRelationships else {
      moves.add(slots.relationshipsByModel, change)
      return
    }
    guard scores.disclosesRelationships[row], written.tellsRelationships(place) else {
      let byModel = hidesFriends || friendsCountOtherwise
      moves.add(byModel ? slots.relationshipsByModel : slots.relationshipsByFriends, change)
      return
    }
    for item in ofRelationships {
      guard item.friends == nil else {
        addFriendsScores(item, row, place, friends, &moves)
        continue
      }
      let remade = item.remade(place)
      moves.add(item.modelSlot, remade - item.before(place))
      moves.add(item.ownSlot, item.points(row) - remade)
    }
    for item in removedOfRelationships { moves.add(item.slot, -(item.points[place] ?? 0)) }
  }

  /// The points of relationships but for friends' scores.
  private func columnPoints(_ row: Int) -> Int {
    var sum = 0
    for item in ofRelationships where item.friends == nil { sum += item.points(row) }
    return sum
  }

  /// The parts of friends' scores, which bring so many points now.
  private func addFriendsScores(
    _ item: ComparedCharacteristic, _ row: Int, _ place: Int, _ points: Int,
    _ moves: inout ChangeMoves
  ) {
    let before = item.before(place)
    let remade =
      written.figure(place).map { Relationships.points($0, budget: item.budget) } ?? before
    moves.add(item.modelSlot, remade - before)
    let same = counted ?? scores
    guard !friendsCountOtherwise || counted != nil, let settings = same.model.friendsScores,
      let relationships = same.relationships, let mean = same.populationMean
    else {
      moves.add(item.modelSlot, points - remade)
      return
    }
    let figure = relationships.figures[row]
    let shift =
      settings.priorStrength * (mean - (then.populationMean ?? mean))
      / (settings.priorStrength + relationships.strengths[row])
    let withMeanThen = Relationships.points(min(max(figure - shift, 0), 1), budget: item.budget)
    let withMeanNow = counted == nil ? points : Relationships.points(figure, budget: item.budget)
    moves.add(hidesFriends ? item.modelSlot : item.ownSlot, withMeanThen - remade)
    moves.add(slots.population, withMeanNow - withMeanThen)
    moves.add(item.modelSlot, points - withMeanNow)
  }

  /// Whether the card states the mean of all people, and stated another then, or none, or the other way round.
  private var meanIsStated: Bool {
    scores.model.friendsScores?.populationMean != then.model.friendsScores?.populationMean
  }

  /// Whether nothing but the mean can have moved the points of relationships, which are those of someone
  /// without friends who count, then and now.
  private func isNeutral(_ row: Int, _ place: Int, _ columnPoints: Int) -> Bool {
    guard let relationships = scores.relationships, relationships.friendCounts[row] == 0,
      let mean = then.populationMean
    else { return false }
    var budget: Int?
    for item in ofRelationships {
      if item.friends != nil {
        budget = item.budget
      } else if item.isKnown(row, place) {
        return false
      }
    }
    guard let budget else { return false }
    let neutral = Relationships.points(mean, budget: budget)
    return written.relationships(place) == neutral + columnPoints
  }
}

extension Scores {
  /// What tells which values the model may not read for its purpose; `nil` if it may read all.
  package var purposes: CertaintyOptions? {
    guard let options = certainty?.options, case .sources(let catalog, _) = options.evidence,
      catalog.kinds.contains(where: { $0.purposes != nil })
    else { return nil }
    return options
  }
}

extension ScoreModel {
  /// The model with the mean of all people stated, or not, as at the run before.
  fileprivate func withMean(of earlier: EarlierRun) -> ScoreModel {
    guard let text = earlier.friendsSettings, let then = friendsScores?.counting(as: text),
      let changed = try? replacingFriendsScores({ settings in
        FriendsScores(
          mode: settings.mode, earlierScoreColumn: settings.earlierScoreColumn,
          priorStrength: settings.priorStrength, populationMean: then.populationMean,
          fullStrengthWeight: settings.fullStrengthWeight,
          minimumFriendsToDisclose: settings.minimumFriendsToDisclose,
          sybilRankColumn: settings.sybilRankColumn)
      })
    else { return self }
    return changed
  }
}

extension ScoreChanges {
  /// Whether the earlier table has friends' scores and does not tell how they counted.
  package var friendsSettingsAreUnknown: Bool {
    scores.model.friendsScores != nil && written.hasRelationships
      && earlier.friendsSettings == nil
  }

  /// The columns that the model reads and this run had, and the run before had not.
  package var valuesNotKnownThen: [String] {
    var names: [String] = []
    for (now, then) in zip(scores.evaluation.items, then.evaluation.items) {
      guard case .column(let measure) = now.characteristic.measure, now.column != nil,
        then.column == nil, !names.contains(measure.column)
      else { continue }
      names.append(measure.column)
    }
    return names
  }
}
