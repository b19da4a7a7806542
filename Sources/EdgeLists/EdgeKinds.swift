public import Identifiers
public import Memory

/// The kind of each friendship, each different text stored once.
public struct EdgeKinds: Sendable, Equatable {
  /// The different kinds, in order of first appearance.
  public let names: TextList
  /// The kind of each friendship, as a position in `names`.
  public let numbers: Buffer<UInt32>

  package init(names: TextList, numbers: Buffer<UInt32>) {
    self.names = names
    self.numbers = numbers
  }
}
