internal import Memory
internal import Tables

/// A characteristic now and at the run before.
///
/// A class, since everyone's are looked at one after another, and nothing is to be copied for it.
final class ComparedCharacteristic: Sendable {
  let now: Evaluation.Item
  /// What moves the points besides the model: the person's own value, or friends.
  let ownSlot: Int
  let modelSlot: Int
  /// How friends' scores are made; `nil` for a column.
  let friends: ScoreModel.FriendsScores?
  let budget: Int
  private let written: IntegerValues?
  /// Whether the earlier table has the column.
  let wasThere: Bool
  private let pointsNow: [Int]
  private let binsNow: BinNumbers
  private let pointsThen: [Int]
  private let binsThen: BinNumbers

  init(
    _ now: Evaluation.Item, _ then: Evaluation.Item, _ written: IntegerValues?,
    _ slots: ChangeSlots
  ) {
    let name = now.characteristic.name
    self.now = now
    self.written = written
    ownSlot = slots[name, now.restsOnOthers ? .friends : .own]
    modelSlot = slots[name, .model]
    friends = now.friendsScores
    wasThere = then.column != nil
    budget = now.characteristic.budget
    (pointsNow, binsNow) = (now.points, now.bins)
    (pointsThen, binsThen) = (then.points, then.bins)
  }

  /// The points that a column's value brings now.
  @inline(__always)
  func points(_ row: Int) -> Int { pointsNow[binsNow[row]] }

  /// The points that were written.
  @inline(__always)
  func before(_ place: Int) -> Int { written?[place] ?? 0 }

  /// The points that the model now gives for a column's value then.
  @inline(__always)
  func remade(_ place: Int) -> Int { pointsThen[binsThen[place]] }

  /// Whether there is a value now, or was one then.
  func isKnown(_ row: Int, _ place: Int) -> Bool {
    binsNow[row] != BinNumbers.missing || binsThen[place] != BinNumbers.missing
  }
}

/// A characteristic that the model has no more.
struct RemovedCharacteristic: Sendable {
  let points: IntegerValues
  let slot: Int
}

/// Whole points with what moved them, of one person at a time; the memory is kept from one to the next.
struct ChangeMoves {
  private(set) var all: [(slot: Int, points: Int)] = []

  /// Forgets the person before.
  mutating func start() { all.removeAll(keepingCapacity: true) }

  /// Adds points that something moved.
  @inline(__always)
  mutating func add(_ slot: Int, _ points: Int) {
    if points != 0 { all.append((slot, points)) }
  }
}

/// What the parts of a change can come from, numbered.
struct ChangeSlots: Sendable {
  /// A characteristic, or what stands for several, and a cause.
  struct Slot: Hashable {
    let name: String
    let cause: ScoreChange.Cause
  }

  /// All, in the model's order; those of relationships that may not be told apart are among the last.
  let all: [Slot]
  private let places: [Slot: Int]
  /// The lowest score of the model.
  let scale: Int
  /// The mean of all people, in friends' scores.
  let population: Int
  let relationshipsByModel: Int
  let relationshipsByFriends: Int

  init(of items: [Evaluation.Item], removed: [String]) {
    let category = ScoreCategory.interpersonalRelationships.rawValue
    var slots: [Slot] = []
    var population = Slot(name: category, cause: .population)
    for item in items {
      let name = item.characteristic.name
      slots.append(Slot(name: name, cause: item.restsOnOthers ? .friends : .own))
      slots.append(Slot(name: name, cause: .model))
      if item.friendsScores != nil {
        population = Slot(name: name, cause: .population)
        slots.append(population)
      }
    }
    slots += removed.map { Slot(name: $0, cause: .model) }
    let last = [
      Slot(name: category, cause: .friends), Slot(name: category, cause: .model),
      Slot(name: "scale", cause: .model),
    ]
    slots += last
    // A characteristic may be called as what is no characteristic.
    var places: [Slot: Int] = [:]
    var all: [Slot] = []
    for slot in slots where places[slot] == nil {
      places[slot] = all.count
      all.append(slot)
    }
    (self.all, self.places) = (all, places)
    self.population = places[population] ?? 0
    (relationshipsByFriends, relationshipsByModel, scale) = (
      places[last[0]] ?? 0, places[last[1]] ?? 0, places[last[2]] ?? 0
    )
  }

  /// The number of a characteristic's part.
  subscript(name: String, cause: ScoreChange.Cause) -> Int {
    places[Slot(name: name, cause: cause)] ?? 0
  }

  subscript(number: Int) -> Slot { all[number] }
}
