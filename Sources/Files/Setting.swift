/// Something that callers of the library set or call, and that messages name; its raw value is the word
/// by which Swift code does.
package enum Setting: String, Sendable, CaseIterable {
  case edges, people, unknownPeople, needsCommonPeople, badRows, quarantine
  case source, target, weight, time, until, kind, delimiter, header, decimal, grouping, comments
  case fileFormat
  case isDirected = "directed"
  case duplicates, selfLoops, halfLife, asOf
  case leftOut, excludedKinds
  case folds
  case foldRule = "FoldRule"
  case twoMode, largestHub, tieColumns, windows
  case column, columnPrefix, memoryLimit, replacesTable
  case largestRating = "largest"
  case seeds = "influence"
  // What a job asks for.
  case features, statistics, minimumFriends, circles, exposure, communities, communityShareCount,
    ties, ratings
  case day
  case methods
  case leftOutColumns = "except"
  case trustedColumns = "trusted"
  case categories
  case coverage
  case categoryMapWriting = "categoriesToEdit(of:)"
  case otherCategory
  case leastInformationValue
  case friendsScoresMode = "mode"
  case outcomeFeatures, levelColumns, includesPageRank, includesActivation, includesSybilRank
  // Properties of how a table is read.
  case identifier, missing, score, higherIs
  case outcome = "outcomes"
  case events, aggregates, columns
  // What is told beside scores.
  case showsPoints, previous
  case peopleHeader, peopleDecimal, peopleGrouping, dateOrder
  // The columns of a table of claims.
  case person, field, value, sourceColumn
  case snapshotWriting = "write(snapshotTo:)"
  /// What a file in a graph format is read with; its value is the ending that such files have.
  case graphFile = "EdgeList(contentsOf:as:usesWeights:)"

  /// What a setting is to be.
  package enum Value: Sendable, Hashable {
    /// A name or another text, or what stands for one, such as `C`.
    case text(String)
    /// A number, as of a column.
    case number(Int)
    /// One of several ways, called alike by all who name them.
    case choice(String)
    /// On or off.
    case flag(Bool)
    /// A spelling of a missing value in a column; `nil` for one that is not to be shown.
    case spelling(String?, column: String)
  }

  /// The setting as it stands in Swift code, with its value if there is one: as an argument's label, or
  /// as a property where no call has such a label.
  package func text(_ value: Value?) -> String {
    guard let value else { return "`\(word)`" }
    if self == .graphFile, case .text(let ending) = value {
      return
        "read it with `\(word)`, or give it to a `GraphSource` under a name that ends in \(ending)"
    }
    if case .spelling = value { return "`\(word).adding(\(value.code))`" }
    return "`\(word)\(isProperty ? " =" : ":") \(value.code)`"
  }

  private var word: String {
    switch self {
    case .peopleHeader: Setting.header.rawValue
    case .peopleDecimal: Setting.decimal.rawValue
    case .peopleGrouping: Setting.grouping.rawValue
    case .sourceColumn: Setting.source.rawValue
    default: rawValue
    }
  }

  private var isProperty: Bool {
    [
      .identifier, .needsCommonPeople, .peopleHeader, .peopleDecimal, .peopleGrouping, .dateOrder,
      .quarantine, .columnPrefix,
      .seeds, .score, .higherIs, .communityShareCount, .includesPageRank, .includesActivation,
      .includesSybilRank, .day, .person, .field, .value, .sourceColumn,
    ]
    .contains(self)
  }
}

extension Setting.Value {
  /// The value as Swift code.
  fileprivate var code: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): "\(number)"
    case .choice(let name): ".\(name)"
    case .flag(let isOn): "\(isOn)"
    case .spelling(let spelling, let column):
      "[\(Self.quoted(spelling ?? "…"))], inColumn: \(Self.quoted(column))"
    }
  }

  /// A value on its own in Swift code.
  package var text: String { "`\(code)`" }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
