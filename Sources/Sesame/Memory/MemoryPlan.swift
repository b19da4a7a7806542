internal import Communities
internal import CreditScoring
internal import EdgeLists
internal import Essentials
internal import Execution
internal import Files
internal import GraphFeatures
internal import Graphs
internal import Memory
internal import Tables
internal import TextFormats

/// Where a run has its large lists: decided before it starts, so that it is not ended halfway.
struct MemoryPlan {
  /// Where lists go that grow with the friendships.
  let space: ScratchSpace

  /// Keeps everything in memory if it fits, else the lists that may be on a disk there.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`, with the estimate and what would fit, if there is
  ///   neither the memory nor the room on the disk.
  init(
    for source: GraphSource, _ schema: GraphSchema, _ costs: Set<MemoryCost> = [],
    keepsList: Bool = false, limit given: Int?,
    directory: String = FileManager.default.temporaryDirectory.path
  ) throws(DataError) {
    if let inputs = source.inputs {
      // Decided for all dates before anything was read.
      space = inputs.space
      return
    }
    let (limit, addresses) = (MemoryLimit(given), Self.addresses)
    let job = MemoryEstimate.Job(
      schema: schema, costs: costs, keepsList: keepsList,
      people: MemoryEstimate.PeopleFile(source.people))
    switch Demand(of: source, job, room: min(limit.bytes, addresses)) {
    case .small: space = .memory
    case .unknown(let size):
      // With a limit nothing large goes into memory. A compressed file has some ten times its size of
      // edges.
      space = limit.isGiven || size * 10 > limit.bytes ? .files(in: directory) : .memory
    case .inMemory(let estimate):
      space = .memory
      if estimate.leastMemory > limit.bytes {
        throw Self.refusal(source.name, estimate, limit: limit)
      }
      try Self.check(estimate, of: source.name, addresses)
    case .onDisk(let estimate):
      try Self.check(estimate, of: source.name, addresses)
      if estimate.inMemory <= limit.bytes {
        space = .memory
        return
      }
      let room = SystemMemory.free(in: directory) * MemoryLimit.usablePart
      guard estimate.leastMemory <= limit.bytes, estimate.onDisk <= room else {
        throw Self.refusal(source.name, estimate, limit: limit, room: room, directory)
      }
      space = .files(in: directory)
    }
  }

  /// What is known of the memory that a run needs.
  private enum Demand {
    /// There is room for it in any case.
    case small
    /// Nobody knows how much will come; the bytes of the file.
    case unknown(Double)
    /// So much, none of which can be on a disk.
    case inMemory(MemoryEstimate)
    /// So much, part of which can be on a disk.
    case onDisk(MemoryEstimate)

    init(of source: GraphSource, _ job: MemoryEstimate.Job, room: Double) {
      switch source.content {
      case .graph(let graph): self = .inMemory(MemoryEstimate(graph, job))
      case .list(.value(let list)): self = .onDisk(MemoryEstimate(list, job))
      case .list(.standardInput(let format)): self.init(of: "-", format, job, room: room)
      case .list(.file(let path, let format)): self.init(of: path, format, job, room: room)
      }
    }

    private init(
      of path: String, _ format: EdgeListFormat, _ job: MemoryEstimate.Job, room: Double
    ) {
      let size = Input.fileSize(path) ?? 0
      if RelationGraph.isSnapshot(path) {
        self = SnapshotOutline(path).map { .inMemory(MemoryEstimate($0, job)) } ?? .small
        return
      }
      if let ties = TypedSources.size(of: path) {
        self = .onDisk(MemoryEstimate(ties, job))
        return
      }
      // Most files are so small that nobody has to look into them.
      if !Input.isCompressed(path), Input.isFile(path),
        MemoryEstimate(atMost: size, job).inMemory <= room
      {
        self = .small
        return
      }
      let estimate =
        format.graphFileFormat(at: path) == nil
        ? MemoryEstimate(sampling: path, format, job) : MemoryEstimate(graphFile: path, job)
      self = estimate.map { .onDisk($0) } ?? .unknown(Double(size))
    }
  }

  /// Refuses to score a table for which there is no memory.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`.
  static func check(_ table: Source<Table>, memoryLimit: Int?) throws(DataError) {
    let limit = MemoryLimit(memoryLimit)
    let estimate = MemoryEstimate(scoring: MemoryEstimate.PeopleFile(table))
    let name = table.path.map(TypedSources.name(of:)) ?? "table"
    if estimate.leastMemory > limit.bytes {
      throw DataError(
        .inputOutput, source: name,
        problem: "\(demand(ofPeople: estimate)) \(size(estimate.leastMemory)) of memory; "
          + limit.isTooLow,
        remedy: "take fewer people at a time, or \(limit.raising)" as Message)
    }
    if estimate.addresses > addresses {
      throw DataError(
        .inputOutput, source: name,
        problem: "\(demand(ofPeople: estimate)) \(size(estimate.addresses)) of memory; "
          + addressesLeft(addresses),
        remedy: "raise the limit (ulimit -v), or take fewer people at a time")
    }
  }

  /// The bytes of addresses that a run may take, in memory and in scratch files alike; nobody else
  /// takes or gives back any.
  private static var addresses: Double {
    AddressSpace.roomForLists.map { $0 * MemoryLimit.usablePart } ?? .infinity
  }

  /// Refuses what the limit on addresses leaves no room for: files on a disk don't help there.
  private static func check(
    _ estimate: MemoryEstimate, of name: String, _ addresses: Double
  ) throws(DataError) {
    if estimate.addresses <= addresses { return }
    throw DataError(
      .inputOutput, source: name,
      problem: "\(demand(of: estimate)) \(size(estimate.addresses)) of memory; "
        + addressesLeft(addresses),
      remedy: "raise the limit (ulimit -v), or ask for fewer features and no communities")
  }

  private static func addressesLeft(_ addresses: Double) -> String {
    "the limit on this program's memory leaves \(size(addresses))"
  }

  /// What to say where no disk helps.
  private static func refusal(
    _ name: String, _ estimate: MemoryEstimate, limit: MemoryLimit
  ) -> DataError {
    DataError(
      .inputOutput, source: name,
      problem: "\(demand(of: estimate)) \(size(estimate.leastMemory)) of memory; "
        + limit.isTooLow,
      remedy: "ask for fewer features, no communities, or \(limit.raising)" as Message)
  }

  /// The room on a disk in words, or that there is no such folder.
  private static func disk(_ directory: String, _ room: Double) -> String {
    FileManager.default.fileExists(atPath: directory)
      ? "\(size(room)) on the disk of \(directory)" : "no folder \(directory) for them"
  }

  private static func refusal(
    _ name: String, _ estimate: MemoryEstimate, limit: MemoryLimit, room: Double,
    _ directory: String
  ) -> DataError {
    let isMemoryShort = estimate.leastMemory > limit.bytes
    let fitting =
      isMemoryShort
      ? limit.bytes / estimate.leastMemory
      : max(limit.bytes / estimate.inMemory, room / estimate.onDisk)
    let remedy: Message =
      isMemoryShort
      ? "ask for fewer features, no communities, or \(limit.raising)"
      : "set TMPDIR to a folder on a larger disk" + (limit.isGiven ? ", or \(limit.raising)" : "")
    let fittingCount = estimate.friendshipCount * fitting
    return DataError(
      .inputOutput, source: name,
      problem: "\(demand(of: estimate)) \(size(estimate.inMemory)) of memory (or "
        + "\(size(estimate.leastMemory)) plus \(size(estimate.onDisk)) of scratch files); "
        + (isMemoryShort
          ? limit.isTooLow : "\(limit.isSoMuch), and " + Self.disk(directory, room)),
      // Of one friendship the program itself takes nearly all.
      remedy: remedy
        + (fittingCount < 2 ? "" : "; about \(count(fittingCount)) friendships would fit"))
  }

  /// That friendships of people need something.
  private static func demand(of estimate: MemoryEstimate) -> String {
    let (friendships, people) = (count(estimate.friendshipCount), count(estimate.personCount))
    return "about \(friendships) \(friendships == "1" ? "friendship" : "friendships") of "
      + "\(people) \(people == "1" ? "person" : "people") "
      + (friendships == "1" ? "needs" : "need")
  }

  /// That people need something.
  private static func demand(ofPeople estimate: MemoryEstimate) -> String {
    let people = count(estimate.personCount)
    return "about \(people) " + (people == "1" ? "person needs" : "people need")
  }

  /// A number with two digits that matter.
  private static func count(_ number: Double) -> String {
    let units = [(1e9, " billion"), (1e6, " million"), (1e3, ",000")]
    guard let unit = units.first(where: { number >= $0.0 }) else { return "\(Int(number))" }
    let scaled = number / unit.0
    return scaled < 10 && unit.0 > 1e3
      ? scaled.printed(decimals: 1) + unit.1 : "\(Int(scaled.rounded()))" + unit.1
  }

  /// Bytes in words.
  static func size(_ bytes: Double) -> String {
    let units = [(Double(1 << 30), "GiB"), (Double(1 << 20), "MiB"), (1024, "KiB")]
    guard let (unit, name) = units.first(where: { bytes >= $0.0 }) else {
      return Int(bytes).counting("byte")
    }
    return (bytes / unit).printed(decimals: 1) + " " + name
  }
}
