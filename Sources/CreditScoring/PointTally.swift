internal import Execution
internal import Memory

/// Everyone's points without friends' scores, and whether enough is known about them.
///
/// Points are added up for a block of people at a time, characteristic by characteristic.
struct PointTally: Sendable {
  /// The points of each of the model's categories, person by person, as all that follows.
  let points: [ScatterBuffer<Int32>]
  /// The score with everything missing at its worst.
  let minimum: ScatterBuffer<Int32>
  /// The score with everything missing at its best.
  let maximum: ScatterBuffer<Int32>
  /// The points of the categories other than interpersonal relationships that data back.
  let backed: Buffer<Int32>
  /// All points of those categories.
  let coverable: Int
  /// Who is assessed, and if not, why.
  ///
  /// 0 for people who are assessed; otherwise the number, from 1, of the first required category of
  /// which nothing is known, or one more than there are if too little is known altogether. Two more than
  /// there are, which ``ScoreBuilder`` puts in, says that the score is too uncertain.
  var statuses: Buffer<UInt8>

  init(
    _ model: ScoreModel, _ evaluation: Evaluation, personCount: Int, execution: Execution
  ) throws(CancellationError) {
    let required = model.coverage.required
    let points = model.categories.map { _ in ScatterBuffer<Int32>(zeroedCount: personCount) }
    let minimum = ScatterBuffer<Int32>(zeroedCount: personCount)
    let maximum = ScatterBuffer<Int32>(zeroedCount: personCount)
    let backed = ScatterBuffer<Int32>(zeroedCount: personCount)
    let isKnown = required.map { _ in ScatterBuffer<Bool>(zeroedCount: personCount) }
    let statuses = ScatterBuffer<UInt8>(zeroedCount: personCount)
    coverable = model.coverablePoints
    let needed = model.neededCoverage
    let lowest = Int32(model.scale.lowerBound)
    try execution.forEachBlockUnlessCancelled(of: personCount) { rows in
      for row in rows {
        minimum[row] = lowest
        maximum[row] = lowest
      }
      for item in evaluation.items where item.friendsScores == nil {
        let name = model.categories[item.category].name
        Self.add(item, rows, points[item.category], minimum, maximum)
        if name != .interpersonalRelationships {
          Self.back(item, rows, backed, isKnown: required.firstIndex(of: name).map { isKnown[$0] })
        }
      }
      for row in rows {
        if let unknown = isKnown.firstIndex(where: { known in !known[row] }) {
          statuses[row] = UInt8(unknown + 1)
        } else if Double(backed[row]) < needed {
          statuses[row] = UInt8(required.count + 1)
        }
      }
    }
    (self.points, self.minimum, self.maximum) = (points, minimum, maximum)
    (self.backed, self.statuses) = (backed.freeze(), statuses.freeze())
  }

  /// Adds the points of one characteristic.
  private static func add(
    _ item: Evaluation.Item, _ rows: Range<Int>, _ points: ScatterBuffer<Int32>,
    _ minimum: ScatterBuffer<Int32>, _ maximum: ScatterBuffer<Int32>
  ) {
    // By bin number, the first being that of a missing value.
    let worth = item.points.map { Int32($0) }
    var (least, most) = (worth, worth)
    let open = (least: Int32(item.leastKnown), most: Int32(item.characteristic.budget))
    (least[BinNumbers.missing], most[BinNumbers.missing]) = open
    let (bins, isOpen) = (item.bins, item.isOpen)
    let start = rows.lowerBound
    points.withMutableSpan(rows) { points in
      minimum.withMutableSpan(rows) { minimum in
        maximum.withMutableSpan(rows) { maximum in
          for place in points.indices {
            let bin = bins[start + place]
            points[place] += worth[bin]
            minimum[place] += least[bin]
            maximum[place] += most[bin]
            if let isOpen, isOpen[start + place], bin != BinNumbers.missing {
              minimum[place] += open.least - worth[bin]
              maximum[place] += open.most - worth[bin]
            }
          }
        }
      }
    }
  }

  /// Adds what the data on one characteristic back.
  private static func back(
    _ item: Evaluation.Item, _ rows: Range<Int>, _ backed: ScatterBuffer<Int32>,
    isKnown: ScatterBuffer<Bool>?
  ) {
    let budget = Int32(item.characteristic.budget)
    let bins = item.bins
    let start = rows.lowerBound
    backed.withMutableSpan(rows) { backed in
      for place in backed.indices {
        backed[place] += bins[start + place] == BinNumbers.missing ? 0 : budget
      }
    }
    guard let isKnown, budget > 0 else { return }
    for row in rows where bins[row] != BinNumbers.missing { isKnown[row] = true }
  }

  /// The status of people whose score is too uncertain for a model.
  static func tooUncertain(_ model: ScoreModel) -> Int { model.coverage.required.count + 2 }

  /// Whether a person is assessed.
  @inline(__always)
  func isAssessed(_ row: Int) -> Bool { statuses[row] == 0 }

  /// A person's points in all categories together.
  @inline(__always)
  func sum(_ row: Int) -> Int {
    var sum = 0
    for points in points { sum += Int(points[row]) }
    return sum
  }
}

extension Execution {
  /// Works on every block of rows, as `forEachBlock(of:_:)` does, and stops between blocks if the work
  /// is cancelled.
  func forEachBlockUnlessCancelled(
    of count: Int, _ body: @Sendable (Range<Int>) -> Void
  ) throws(CancellationError) {
    forEachBlock(of: count) { rows in
      if !isCancelled { body(rows) }
    }
    try checkCancellation()
  }
}
