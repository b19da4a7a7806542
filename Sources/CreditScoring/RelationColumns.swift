public import Buffers

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

  /// Names the columns.
  ///
  /// - Parameters:
  ///   - names: The names of the columns.
  ///   - openValues: For some of them one mark per person, true where the value could change if missing
  ///     data of others were filled in.
  public init(names: Set<String>, openValues: [String: Buffer<Bool>] = [:]) {
    self.names = names
    self.openValues = openValues
  }
}
