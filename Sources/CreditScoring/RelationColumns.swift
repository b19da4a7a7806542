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

  /// Names the columns.
  ///
  /// - Parameters:
  ///   - names: The names of the columns.
  ///   - openValues: For some of them one mark per person, true where the value could change if missing
  ///     data of others were filled in.
  ///   - traits: What is sure of some of them.
  public init(
    names: Set<String>, openValues: [String: Buffer<Bool>] = [:], traits: [String: Traits] = [:]
  ) {
    self.names = names
    self.openValues = openValues
    self.traits = traits
  }
}
