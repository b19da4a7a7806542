public import Files
package import GraphKernels
public import Graphs
internal import Identifiers
internal import Memory
public import Tables

/// A partition of the people into communities.
///
/// Its module is called the same, so that Swift takes `Communities.` for this type: the other types of
/// the module are named without it, `CommunityMethod`, not `Communities.CommunityMethod`.
public struct Communities: Sendable, Equatable {
  /// The partition, with canonical numbers.
  package let partition: CanonicalPartition
  /// For each person the number of friends in their own community.
  let degreesInside: Buffer<UInt32>
  /// How many more friendships are inside communities than degrees alone would give.
  ///
  /// - Range: −0.5 to below 1, at resolution 1; `nil` without friendships. Weighted where the graph
  ///   is; direction is ignored: a mutual friendship without weights counts once, with weights those of
  ///   both directions are added.
  public let modularity: Double?
  /// The value of the quality function that the method maximizes, as the method reports it; `nil` where it has none.
  ///
  /// Of the constant Potts model see ``CommunityObjective/constantPotts``.
  public let quality: Double?

  /// The number of communities.
  public var count: Int { sizes.count }

  /// The number of people.
  public var personCount: Int { partition.membership.count }

  /// The number of people in each community.
  public var sizes: [Int] { partition.sizes }

  /// Each person's community, from 0; numbered by size, the largest first, ties by the smallest row.
  ///
  /// - Complexity: O(*people*); of a single person ask ``community(ofRow:)``.
  public var membership: [Int] { partition.membership.map(Int.init) }

  /// How many friends each person has in their own community.
  ///
  /// - Complexity: O(*people*).
  public var internalDegrees: [Int] { degreesInside.map(Int.init) }

  /// The community of the person in a row.
  public func community(ofRow row: Int) -> Int { Int(partition.membership[row]) }

  /// The rows of a community's people, in rising order.
  ///
  /// - Complexity: O(*people*).
  /// - Precondition: `0 <= community`, below ``count``.
  public func members(of community: Int) -> [Int] {
    precondition(sizes.indices.contains(community), "there is such a community")
    return partition.membership.indices.filter { partition.membership[$0] == UInt32(community) }
  }

  /// The identifiers of a community's people, in row order.
  ///
  /// - Complexity: O(*people*).
  /// - Precondition: The communities are those of this graph's people, and `0 <= community`, below
  ///   ``count``.
  public func members(of community: Int, in graph: RelationGraph) -> [String] {
    precondition(personCount == graph.personCount, "one community per person")
    return members(of: community).map { graph.identifiers[$0] }
  }

  /// A person's community.
  ///
  /// - Throws: ``GraphError`` of code `unknownPerson`.
  /// - Complexity: As of ``RelationGraph/row(of:)``.
  /// - Precondition: The communities are those of this graph's people.
  public func community(of identifier: String, in graph: RelationGraph) throws(GraphError) -> Int {
    precondition(personCount == graph.personCount, "one community per person")
    return community(ofRow: try graph.known(identifier))
  }

  /// Each person's community as a column.
  public func column(named name: String = CommunityColumn.number.name) -> Column {
    Column(name, .integers(partition.membership))
  }

  /// The names of ``columns``.
  public static let columnNames = CommunityColumn.allCases.map(\.name)

  /// The columns `community`, `community_size` and `community_internal_degree`.
  public var columns: [Column] {
    [
      column(), Column(CommunityColumn.size.name, .integers(partition.sizeOfOwnGroup)),
      Column(CommunityColumn.internalDegree.name, .integers(degreesInside)),
    ]
  }

  /// A table of the people of the graph that the communities are of: identifiers, then ``columns``.
  ///
  /// - Throws: ``DataError`` if the identifier column has the name of one of them.
  /// - Precondition: The graph has as many people as the partition.
  public func table(for graph: RelationGraph) throws(DataError) -> Table {
    var table = graph.identifierTable
    for column in columns { try table.append(column) }
    return table
  }
}

extension Communities: CustomStringConvertible {
  /// How many communities there are, the sizes of the largest and the modularity: one line.
  public var description: String {
    let most = 5
    let largest = sizes.prefix(most).map(String.init) + (count > most ? ["…"] : [])
    return "\(count) communities of \(personCount) people "
      + "(sizes \(largest.joined(separator: ", ")))"
      + (modularity.map { ", modularity \($0)" } ?? "")
  }
}
