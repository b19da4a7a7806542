public import Memory

/// Which columns of a table were computed from friendships and other people's data, and for whom what
/// is missing about others leaves their values open.
///
/// Scores don't depend on it: it is for saying the truth about what other people can do to a score, and
/// how far a score could move if all were known.
public struct RelationColumns: Sendable {
  /// The names of the columns.
  public let names: Set<String>
  /// By column, for each person, whether the value would perhaps be another if something that is
  /// missing about other people were known; what is missing leaves columns that are not here as they are.
  public let openValues: [String: Buffer<Bool>]

  /// By column, for each person, whether the value rests on what is known of fewer people than may be told about:
  /// it would tell of a single one of them.
  public let valuesOfFew: [String: Buffer<Bool>]

  /// What is sure of some of the columns; of others the worst is assumed.
  public let traits: [String: Traits]

  /// What limits the ways in which others can change a column.
  public struct Traits: OptionSet, Sendable, Hashable {
    /// The traits as bits.
    public let rawValue: Int

    /// Makes traits of bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// It depends on friendships alone: nothing that is known about people changes it.
    public static let friendshipsOnly = Traits(rawValue: 1)
    /// Nobody two or more steps away changes it.
    public static let nearby = Traits(rawValue: 2)
    /// It has a value for everyone, whatever others do.
    public static let complete = Traits(rawValue: 4)
  }

  /// Whether a column rests on other people's data: in interpersonal relationships every one does, and
  /// elsewhere those that were computed of the graph, and those that came with the table and are named as what
  /// runs make of friends or communities.
  ///
  /// - Parameters:
  ///   - column: The column's name.
  ///   - category: The category of the characteristic that reads it.
  ///   - computed: The names of columns that are known to be computed.
  /// - Returns: Whether it does.
  static func restOnOthers(
    _ column: String, in category: ScoreCategory, computed: Set<String>
  ) -> Bool {
    category == .interpersonalRelationships || computed.contains(column)
      || isNamedOfOthers(column)
  }

  /// Whether a column is named as what runs make of friends, of communities, or of everybody's ties: only the
  /// name tells where a column came with a table.
  package static func isNamedOfOthers(_ name: String) -> Bool {
    name.contains("neighbor_") || name.hasPrefix("community_") || name == "pagerank"
  }

  /// Whether a column is named as a value of one friend, or of two, however many friends there are: their smallest,
  /// largest or median value, a percentile, or the most frequent text.
  ///
  /// Such a value is told of nobody's friends: a friendship that is made or ended tells that friend's.
  static func isNamedOfOneFriend(_ name: String) -> Bool {
    guard name.contains("neighbor_") else { return false }
    let parts = (name.hasSuffix("_oof") ? name.dropLast(4) : name[...]).split(separator: "_")
    guard let last = parts.last else { return false }
    if ["min", "max", "median", "mode"].contains(last) { return true }
    // 97.5 % are q97_5.
    let isWhole = last.allSatisfy(\.isWholeNumber)
    let percentile = isWhole ? parts.dropLast().last : last
    return percentile.map { $0.first == "q" && Int($0.dropFirst()) != nil } ?? false
  }

  /// Names the columns.
  ///
  /// - Parameters:
  ///   - names: The names of the columns.
  ///   - openValues: For some of them one mark per person, true where the value could change if missing
  ///     data of others were filled in.
  ///   - valuesOfFew: For some of them one mark per person, true where the value rests on what is known of few.
  ///   - traits: What is sure of some of them.
  public init(
    names: Set<String>, openValues: [String: Buffer<Bool>] = [:],
    valuesOfFew: [String: Buffer<Bool>] = [:], traits: [String: Traits] = [:]
  ) {
    self.names = names
    self.openValues = openValues
    self.valuesOfFew = valuesOfFew
    self.traits = traits
  }
}
