internal import Memory

/// Whether a person whose values change is still assessed by a model that limits the bands of an interval.
///
/// Changes lead from values to values, so that nothing else that decides it changes. Points of friends' scores stay
/// as they are.
struct ChangedCertainty {
  private let model: ScoreModel
  private let most: Int
  /// The evaluation, reliabilities and figures of this person alone.
  private let evaluation: Evaluation
  private let reliabilities: [Buffer<Double>?]
  private let friendsPoints: Buffer<Int32>?
  private let figures: FiguresInDoubt?

  /// Takes a person; `nil` if the model has no such limit.
  init?(_ scores: Scores, row: Int) {
    guard let most = scores.model.coverage.mostBands, let certainty = scores.certainty else {
      return nil
    }
    (model, self.most) = (scores.model, most)
    let items = scores.evaluation.items.map { item in
      var item = item
      if item.friendsScores == nil { item.bins = BinNumbers(item.bins[row]) }
      return item
    }
    evaluation = Evaluation(items: items, facts: scores.evaluation.facts, warnings: [])
    reliabilities = certainty.reliabilities(ofRow: row)
    friendsPoints = scores.friendsPoints.map { Buffer([$0[row]]) }
    figures = certainty.figures?.alone(row)
  }

  /// Whether the person is assessed with other bins, by the names of characteristics.
  func isAssessed(with bins: [String: Int]) -> Bool {
    let items = evaluation.items.map { item in
      var item = item
      if let bin = bins[item.characteristic.name] { item.bins = BinNumbers(bin) }
      return item
    }
    var person = ScoreDistribution(
      ScoreDistribution.Parts(
        model, Evaluation(items: items, facts: evaluation.facts, warnings: []), reliabilities,
        friendsPoints: friendsPoints, figures: figures))
    person.convolve(0)
    return model.bandCount(from: person.quantile(0.05), to: person.quantile(0.95)) <= most
  }
}
