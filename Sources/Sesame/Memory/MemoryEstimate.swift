internal import CreditScoring
internal import EdgeLists
internal import Execution
internal import Files
internal import Graphs
internal import Identifiers
internal import LibC
internal import Tables

/// What a run will need, from a sample of the edge list: good to about a third.
package struct MemoryEstimate: Sendable, Equatable {
  /// About how many friendships the file has.
  package var friendshipCount: Double
  /// About how many people they name.
  package var personCount: Double
  /// The bytes that must be in memory while friendships are read and built, and afterwards.
  private var fixed = (building: 0.0, computing: 0.0)
  /// The bytes that may as well be on a disk.
  private var movable = (building: 0.0, computing: 0.0)
  /// The bytes of files that appear in memory as they are, in which the system has room for others.
  private var mapped = 0.0

  /// The bytes of memory that a run takes at its peak if everything is in memory.
  package var inMemory: Double {
    max(fixed.building + movable.building, fixed.computing + movable.computing)
  }

  /// The bytes of addresses that a run takes, wherever its lists are.
  package var addresses: Double { inMemory + mapped }

  /// The bytes of memory without which a run can't be, whatever is on the disk.
  package var leastMemory: Double { max(fixed.building, fixed.computing) }

  /// The bytes on the disk in that case.
  package var onDisk: Double { max(movable.building, movable.computing) }

  package static func == (left: MemoryEstimate, right: MemoryEstimate) -> Bool {
    left.inMemory == right.inMemory && left.leastMemory == right.leastMemory
      && left.onDisk == right.onDisk
  }
}

extension MemoryEstimate {
  /// What is known before a run about what it will do.
  struct Job {
    var schema = GraphSchema()
    /// What the methods take that it uses.
    var costs: Set<MemoryCost> = []
    /// Whether the list stays while there is a graph.
    var keepsList = false
    var people = PeopleFile()
  }

  /// What the beginning of a people table says about it.
  struct PeopleFile {
    var size = 0.0
    var rowCount = 0.0
    var columnCount = 0

    init() {}

    /// What is known of a people table; of one in memory, which is there already, how many rows it has.
    init(_ table: Source<Table>?) {
      switch table {
      case .file(let path, _): self.init(at: path)
      case .value(let table):
        self.init()
        rowCount = Double(table.rowCount)
      case .standardInput, nil: self.init()
      }
    }

    /// Looks at the first lines; what can't be read counts as nothing here, and for the reader.
    init(at path: String) {
      if let known = TypedSources.size(of: path) {
        (size, rowCount) = (known.byteCount, known.rowCount)
        columnCount = known.columnCount
        return
      }
      guard let start = Input.beginning(of: path, count: 1 << 18) else { return }
      size = start.totalCount
      let lines = start.bytes.split(separator: 0x0A)
      let header = lines.first ?? []
      // JSON lines have a colon in each field.
      let marks: Set<UInt8> = header.first == 0x7B ? [0x3A] : [0x2C, 0x3B, 0x09]
      columnCount = 1 + header.count { marks.contains($0) }
      rowCount = max(0, size / Double(max(start.bytes.count, 1)) * Double(lines.count) - 1)
    }

    /// The bytes of the table, whose text is read block by block: its texts, of which there are no more
    /// than of the file, the values or where each text ends, and what a column has however few its rows
    /// are.
    var tableSize: Double {
      size + rowCount * Double(columnCount) * 12
        + Double(columnCount) * MemoryCost.columnOverhead
    }
  }

  /// What the program takes before it has read anything.
  private static let program = Double(32 << 20)

  init(friendships: Double, people: Double, nameLength: Double, _ job: Job) {
    friendshipCount = friendships
    let people = max(people, job.people.rowCount)
    personCount = people
    let schema = job.schema
    let weight = schema.isWeighted ? 8.0 : 0
    // A row entry, and its place in a bucket while rows are sorted.
    let entry = 4 + weight
    let list =
      8 + weight + (schema.hasTimes ? 8 : 0) + (schema.hasKinds ? 4 : 0)
      // Ends, and times without those that are over.
      + (schema.hasEnds ? 16 : 0)
      + schema.edgeColumns.reduce(0) { $0 + ($1.holdsTexts ? 4 : 8) }
    let rows = schema.isDirected ? 4 * entry : 2 * entry
    let sorting = schema.isDirected ? 2.0 : 4.0
    // The text and where it begins; up to three times while the list grows, with an index to find it.
    let names = people * (nameLength + 8)
    let growing = 2 * names + people * 40
    let offsets = people * 8 * (schema.isDirected ? 3 : 1)
    let table = job.people.tableSize
    // Ranks, degrees and queues of the kernels besides the columns.
    let kernels = people * 40
    let methods = job.costs.reduce(0) {
      $0 + $1.bytes(vertexCount: people, edgeCount: friendships)
    }
    fixed.building = Self.program + names + growing + offsets + table
    movable.building = friendships * (list + rows + sorting)
    fixed.computing = Self.program + names + offsets + table + kernels + methods
    movable.computing = friendships * (rows + (job.keepsList ? list : 0))
  }

  /// What a run takes on a snapshot, whose beginning says how much it holds.
  ///
  /// A small one is copied; of a large one the system keeps in memory what it has room for. A people
  /// table has the graph put into its order, which is a copy.
  init(_ snapshot: SnapshotOutline, _ job: Job) {
    let people = Double(snapshot.personCount)
    self.init(
      friendships: Double(snapshot.friendshipCount), people: people,
      nameLength: Double(snapshot.nameByteCount) / max(people, 1), job)
    let graph = movable.computing
    movable = (0, 0)
    fixed.building =
      fixed.computing + Double(snapshot.copiedByteCount) + (job.people.size > 0 ? graph : 0)
    fixed.computing = fixed.building
    mapped = Double(snapshot.byteCount - snapshot.copiedByteCount)
  }

  /// What a run takes on a list in memory.
  init(_ list: EdgeList, _ job: Job) {
    let people = Double(list.names.count)
    self.init(
      friendships: Double(list.count), people: people,
      nameLength: Double(list.names.bytes.count) / max(people, 1), job)
  }

  /// What a run takes on a graph in memory, which a people table has put into its order: a copy.
  init(_ graph: RelationGraph, _ job: Job) {
    let people = Double(graph.personCount)
    self.init(
      friendships: Double(graph.friendshipCount), people: people,
      nameLength: Double(graph.identifiers.bytes.count) / max(people, 1), job)
    fixed.computing += movable.computing
    fixed.building = 0
    movable = (0, 0)
  }

  /// What it takes to score the people of a table.
  init(scoring table: PeopleFile) {
    var job = Job()
    job.people = table
    job.costs = [CreditScorer.memoryCost]
    self.init(friendships: 0, people: table.rowCount, nameLength: 0, job)
  }

  /// The most that a run on a file can take: no row is shorter than four bytes.
  init(atMost size: Int, _ job: Job) {
    let friendships = Double(size) / 4
    self.init(friendships: friendships, people: 2 * friendships, nameLength: 1, job)
  }

  /// What a run takes on a GraphML, GEXF, Pajek or METIS file, which is read as a whole: nearly nothing is known of
  /// its content before.
  init?(graphFile path: String, _ job: Job) {
    guard let start = Input.beginning(of: path, count: 1 << 16) else { return nil }
    let friendships = start.totalCount / 20
    self.init(friendships: friendships, people: friendships / 2, nameLength: 8, job)
    fixed.building += 3 * start.totalCount
  }

  /// What a run takes on a table with types, of which it is known how many rows it has; of how many people
  /// it tells nothing.
  init(_ ties: TypedSize, _ job: Job) {
    let friendships = ties.rowCount
    self.init(friendships: friendships, people: friendships / 2, nameLength: 8, job)
    fixed.building += ties.byteCount
  }

  /// Looks at the beginning of a file and at blocks all over it; of compressed ones at the beginning.
  ///
  /// - Returns: `nil` where nothing can be said: for pipes, and for what can't be read, about which the
  ///   reader will have more to say.
  init?(sampling path: String, _ format: EdgeListFormat, _ job: Job) {
    guard let sample = Self.sample(of: path), sample.fileSize > 0,
      let list = try? EdgeList(
        parsing: sample.bytes, named: path, format: format.ofSample(sample.bytes, named: path),
        badRows: .setAside)
    else { return nil }
    let scale = max(1, sample.fileSize / Double(max(sample.bytes.count, 1)))
    let friendships = Double(list.count) * scale
    let names = Double(list.names.count)
    var people = names
    if scale > 1 {
      let met = max(
        Self.population(list.sources, list.names.count),
        Self.population(list.targets, list.names.count))
      // Numbers with large gaps say little; a file in order of people names few in each piece.
      people = max(names, met, min(Self.numbered(list.names), 8 * met))
    }
    self.init(
      friendships: friendships, people: min(people, 2 * friendships),
      nameLength: Double(list.names.bytes.count) / max(names, 1), job)
  }

  /// How many people there are if their identifiers number them without large gaps, else 0: people
  /// with few friends are rare in a sample, so that there may be far more than it tells of.
  private static func numbered(_ names: TextList) -> Double {
    var largest = 0
    for name in names {
      guard let number = Int(name), number >= 0 else { return 0 }
      largest = max(largest, number)
    }
    return Double(largest) + 1
  }

  /// How many people there are if so many different ones were met in so many draws.
  private static func population(_ draws: some Collection<UInt32>, _ nameCount: Int) -> Double {
    var isMet = [Bool](repeating: false, count: nameCount)
    for name in draws { isMet[Int(name)] = true }
    let (met, count) = (Double(isMet.count { $0 }), Double(draws.count))
    // Of N people N(1 − exp(−count/N)) are met; this grows with N.
    var (low, high) = (met, count * count + 1)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if -middle * expm1(-count / middle) < met { low = middle } else { high = middle }
    }
    return high
  }

  /// The first lines of a file and some from all over it, and the length of the whole, expanded.
  private static func sample(of path: String) -> (bytes: [UInt8], fileSize: Double)? {
    let blockSize = 1 << 16
    let blockCount = 64
    guard let start = Input.beginning(of: path, count: blockSize * blockCount) else { return nil }
    if start.totalCount <= Double(start.bytes.count) {
      return (start.bytes, Double(start.bytes.count))
    }
    guard let file = RegularFile(path), Double(file.size) == start.totalCount else {
      let whole = start.bytes.lastIndex(of: 0x0A).map { Array(start.bytes[...$0]) } ?? start.bytes
      return (whole, start.totalCount)
    }
    var bytes: [UInt8] = []
    for number in 0..<blockCount {
      let offset = (file.size - blockSize) / (blockCount - 1) * number
      guard let piece = file.bytes(at: offset, count: blockSize),
        let first = piece.firstIndex(of: 0x0A), let last = piece.lastIndex(of: 0x0A)
      else { continue }
      bytes += piece[(number == 0 ? 0 : first + 1)..<last + 1]
    }
    return (bytes, Double(file.size))
  }
}
