public import EdgeLists
package import Files
public import Graphs
public import Tables
package import TextFormats

/// Where friendships and people come from, and how they become a graph.
public struct GraphSource: Sendable {
  /// The path of the friend-edge list, or of a snapshot of a graph.
  ///
  /// `-` is standard input. A snapshot is known by its first bytes, or by the ending `.sgraph`. Files
  /// ending in `.graphml` or `.net` (Pajek) are read as such, all others as delimited text.
  public var edges: String
  /// The path of the people table, if there is one; `-` is standard input.
  public var people: String?
  /// How the edge list is laid out.
  public var edgeFormat = EdgeListFormat.detected
  /// How the people table is read.
  public var peopleOptions = TableReadingOptions()
  /// The people table's identifier column; `nil` is its first.
  public var identifier: ColumnReference? {
    get { peopleOptions.identifier }
    set { peopleOptions.identifier = newValue }
  }
  /// The spellings of a missing value in the people table.
  public var missing: MissingValues {
    get { peopleOptions.missing }
    set { peopleOptions.missing = newValue }
  }
  /// Whether a people table of which the friendships name nobody is an error.
  ///
  /// Mostly its identifiers are of another kind then, and everybody would be without friends.
  public var needsCommonPeople = true
  /// Whether friendships have a direction; those to which a GraphML or Pajek file gives none then
  /// count both ways.
  public var isDirected = false
  /// What to do with a friendship given twice.
  public var duplicates = DuplicatePolicy.sum
  /// What to do with an edge from a person to themselves.
  public var selfLoops = SelfLoopPolicy.drop
  /// What to do with a friendship that names someone absent from the people table.
  public var unknownPeople = UnknownPeoplePolicy.add
  /// The moment before which friendships count, in seconds since 1970; required with times.
  public var asOf: Double?
  /// After how many seconds a friendship's weight has halved; `nil` for no decay.
  public var halfLife: Double?
  /// Where bad rows of both inputs are set aside; `nil` stops at the first, as GraphML and Pajek files
  /// do in any case.
  public var quarantine: String?
  /// A file that takes the place of ``quarantine``, and that the caller commits with other results.
  package var quarantineFile: OutputFile?

  /// Names the inputs, with every option at its default.
  public init(edges: String, people: String? = nil) {
    self.edges = edges
    self.people = people
  }

  /// Whether everything that is settled when a graph is built has its default.
  var leavesBuildingOpen: Bool {
    edgeFormat == .detected && !isDirected && duplicates == .sum && selfLoops == .drop
      && asOf == nil && halfLife == nil
  }
}

extension GraphSource {
  /// How the friendships become a graph.
  var rules: GraphRules {
    GraphRules(
      directed: isDirected, duplicates: duplicates, selfLoops: selfLoops,
      unknownPeople: unknownPeople, asOf: asOf, halfLife: halfLife)
  }

  /// Writes bad rows where the source says.
  func keep(_ rows: [SetAsideRow]) throws(DataError) {
    if let quarantineFile {
      try rows.write(to: quarantineFile)
    } else if let quarantine {
      try rows.write(to: quarantine)
    }
  }
}
