internal import Memory

/// What a person's card says of how friends' positions become the person's figure.
struct FriendsTerms: Sendable {
  /// *w*, the budget of friends' scores as a share of all points of the card; 0 if they bring none.
  var weight = 0.0
  /// κ, greater than 0.
  var priorStrength = 1.0
  /// μ, the mean position of the people of the card.
  var mean = 0.5
  /// Where μ can lie, whatever becomes known that is missing.
  var meanRange = 0.5...0.5
  /// From how many friends on figures may be told.
  var leastFriends = ScoreModel.FriendsScores.leastFriendsToDisclose

  /// The figure of a person with such a sum of friends' positions and such ties.
  @inline(__always)
  func figure(sum: Double, strength: Double) -> Double {
    // Rounding must not carry a mean of numbers up to 1 past 1.
    min(max((priorStrength * mean + sum) / (priorStrength + strength), 0), 1)
  }
}

/// A value that each row has from the card that scores it.
struct CardValues<Value: Sendable>: Sendable {
  /// The value of each card.
  let values: [Value]
  /// The number of each row's card; `nil` if all rows have the first.
  let numbers: Buffer<UInt8>?

  @inline(__always)
  subscript(row: Int) -> Value { numbers.map { values[Int($0[row])] } ?? values[0] }
}

extension CardValues<FriendsTerms> {
  /// The largest share of points that friends' scores have in a card: by it at least differences shrink from
  /// friend to friend.
  var largestWeight: Double { values.map(\.weight).max() ?? 0 }
}
