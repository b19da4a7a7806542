internal import GraphKernels
public import Graphs
internal import Memory
public import Tables

/// What everyone has of the influence that goes out from seeds, and how it was found.
public struct InfluenceResult: Sendable {
  /// By what values are divided to see what is more than a person's number of friends explains.
  public enum Divisor: Sendable, Hashable {
    /// The number of friendships.
    case degree
    /// Their weight; the number of friendships where they have none.
    case strength
  }

  /// Each person's part of the influence, in row order; all add up to 1.
  public let values: OptionalValues<Double>
  /// The value divided by the part that the person has of all friendships' ends, or of their weight;
  /// missing for those who have none.
  ///
  /// A walk that forgets where it began has 1 everywhere. The unit of weights cancels.
  public let relativeValues: OptionalValues<Double>
  /// The number of steps that were made.
  public let iterationCount: Int
  /// By how much the last step changed all values together, or one more would.
  public let lastChange: Double
  /// Whether that is within the tolerance.
  public let hasSettled: Bool
  /// The two lists of values as columns, `activation` and `activation_per_degree` for example.
  public let columns: [Column]

  init(_ found: InfluenceValues, relative: Buffer<Double>, names: (value: String, relative: String))
  {
    values = OptionalValues(found.values)
    relativeValues = OptionalValues(missingAsNaN: relative)
    iterationCount = found.stepCount
    lastChange = found.lastChange
    hasSettled = found.hasSettled
    columns = [
      Column(names.value, .reals(values)), Column(names.relative, .reals(relativeValues)),
    ]
  }

  /// A table of the graph's people: identifiers, then ``columns``.
  ///
  /// - Throws: ``DataError`` if the identifier column has the name of one of them.
  /// - Precondition: The graph has as many people as the result.
  public func table(for graph: RelationGraph) throws -> Table {
    var table = graph.identifierTable
    for column in columns { try table.append(column) }
    return table
  }
}

extension InfluenceResult.Divisor {
  /// The end of the column's name.
  func suffix(isWeighted: Bool) -> String {
    self == .strength && isWeighted ? "per_strength" : "per_degree"
  }
}
