internal import EdgeLists
public import Graphs

/// A moment, strictly before which edges count, under the name that it has in tables.
public struct AsOfDate: Sendable, Hashable {
  /// What the moment is called in tables.
  public let name: String
  /// The moment, in seconds since 1970.
  public let seconds: Double

  /// Names a moment.
  public init(_ name: String, seconds: Double) {
    self.name = name
    self.seconds = seconds
  }

  /// Reads a moment from unix seconds or an ISO 8601 date, by which it is called.
  ///
  /// - Throws: ``GraphError`` if the text is neither.
  public init(_ text: String) throws(GraphError) {
    guard let seconds = Timestamp.seconds(text) else {
      throw GraphError(
        .usage, "a date is unix seconds or an ISO 8601 date, not '\(text)'",
        remedy: "write it like 2012-01-31, 2012-01-31T12:30:00Z or 1328013000")
    }
    self.init(text, seconds: seconds)
  }
}

extension AsOfDate {
  /// Dates that are written as unix seconds or ISO 8601 dates.
  ///
  /// - Throws: ``GraphError`` if a text is neither.
  static func reading(_ texts: [String]) throws(GraphError) -> [AsOfDate] {
    var dates: [AsOfDate] = []
    for text in texts { dates.append(try AsOfDate(text)) }
    return dates
  }

  /// The part of a run that is about the date.
  var stage: Stage { Stage(name, share: 15) }
}

extension [AsOfDate] {
  /// Throws unless there are dates that rise, each under a name of its own.
  func check() throws(GraphError) {
    if isEmpty { throw GraphError(.usage, "there is no date", remedy: "give at least one") }
    var names: Set<String> = []
    for date in self {
      if date.name.allSatisfy(\.isWhitespace) {
        throw GraphError(.usage, "a date has no name", remedy: "give each a name for its column")
      }
      if !names.insert(date.name).inserted { throw .repeatedDate(date.name) }
      if !date.seconds.isFinite {
        throw GraphError(
          .usage, "the date '\(date.name)' is \(date.seconds), not a number of seconds",
          remedy: "give seconds since 1970")
      }
    }
    for (date, next) in zip(self, dropFirst()) where date.seconds >= next.seconds {
      throw GraphError(
        .usage, "the date '\(next.name)' does not lie after '\(date.name)'",
        remedy: "give dates from early to late")
    }
  }
}

extension GraphSource {
  /// The list of which a graph can be built at any date.
  ///
  /// - Throws: ``GraphError`` if there is only a graph or a snapshot, which are of one date.
  func listOfAllDates() throws(GraphError) -> Source<EdgeList> {
    guard case .list(let edges) = content, !isSnapshot else {
      throw GraphError(
        .notApplicable,
        "\(isSnapshot ? "a snapshot" : "a graph") holds the friendships of one date",
        remedy: "give the edge list itself")
    }
    return edges
  }
}
