/// What to do where one friendship is given more than once.
public enum DuplicatePolicy: Sendable, Hashable {
  /// Add the weights, exactly and rounded once; without weights the friendship counts once, with a
  /// half-life each time, by what is left of it.
  case sum
  /// Keep the weight given first: the earliest where friendships have times, and of those at one
  /// time, or without times, the one in the first row.
  case first
  /// Keep the weight given last: the latest where friendships have times, and of those at one time,
  /// or without times, the one in the last row.
  case last
  /// Keep the largest weight.
  case max
  /// Count how often it is given, and take the count as its weight; with a half-life the sum of what is
  /// left of each time, 2 to the power of −age / half-life.
  case count
  /// Stop with the place of the repetition.
  case error
}

/// What to do with an edge from a person to themselves.
public enum SelfLoopPolicy: Sendable, Hashable {
  /// Leave the friendship out and count it in the summary.
  case drop
  /// Stop with its place.
  case error
}

/// What to do where a friendship names someone who is not in the people table.
public enum UnknownPeoplePolicy: Sendable, Hashable {
  /// Add the person as a row after the table's rows.
  case add
  /// Leave the friendship out and count it in the summary.
  case drop
  /// Stop with its place.
  case error
}
