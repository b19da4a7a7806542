/// A column that tells about the community a person is in.
public enum CommunityColumn: String, Sendable, Hashable, CaseIterable {
  /// The number of the person's community, 0 the largest.
  case number = "community"
  /// The number of people in it, the person included.
  case size = "community_size"
  /// The number of the person's friends in it.
  case internalDegree = "community_internal_degree"

  /// The column's name.
  public var name: String { rawValue }

  /// What a value tells about a person, in one line.
  public var meaning: String {
    switch self {
    case .number: "number of the person's community, 0 the largest"
    case .size: "number of people in the person's community"
    case .internalDegree: "number of the person's friends in their community"
    }
  }
}

extension Set<CommunityColumn> {
  /// All columns of communities.
  public static var all: Set<CommunityColumn> { Set(CommunityColumn.allCases) }
}
