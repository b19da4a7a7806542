internal import Communities
internal import CreditScoring
internal import EdgeLists
internal import Execution
internal import Files
internal import Foundation
internal import GraphFeatures
internal import Graphs
internal import Memory

/// Where a run has its large lists: decided before it starts, so that it is not ended halfway.
struct MemoryPlan {
  /// Where lists go that grow with the friendships.
  let space: ScratchSpace

  /// Of what is available, the part that a run may plan with.
  private static let usablePart = 0.9

  /// Keeps everything in memory if it fits, else the lists that may be on a disk there.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`, with the estimate and what would fit, if there is
  ///   neither the memory nor the room on the disk.
  init(
    for source: GraphSource, _ schema: GraphSchema, _ costs: Set<MemoryCost> = [],
    keepsList: Bool = false, limit given: Int?,
    directory: String = FileManager.default.temporaryDirectory.path
  ) throws(DataError) {
    let (limit, addresses) = (Self.limit(given), Self.addresses)
    let job = MemoryEstimate.Job(
      schema: schema, costs: costs, keepsList: keepsList,
      people: MemoryEstimate.PeopleFile(source.people))
    switch Demand(of: source, job, room: min(limit, addresses)) {
    case .small: space = .memory
    case .unknown(let size):
      // With a limit nothing large goes into memory. A compressed file has some ten times its size of
      // edges.
      space = given != nil || size * 10 > limit ? .files(in: directory) : .memory
    case .inMemory(let estimate):
      space = .memory
      if estimate.leastMemory > limit {
        throw Self.refusal(source.name, estimate, limit: limit)
      }
      try Self.check(estimate, of: source.name, addresses)
    case .onDisk(let estimate):
      try Self.check(estimate, of: source.name, addresses)
      if estimate.inMemory <= limit {
        space = .memory
        return
      }
      let room = SystemMemory.free(in: directory) * Self.usablePart
      guard estimate.leastMemory <= limit, estimate.onDisk <= room else {
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
      let size = MemoryEstimate.fileSize(path) ?? 0
      if RelationGraph.isSnapshot(path) {
        self = SnapshotOutline(path).map { .inMemory(MemoryEstimate($0, job)) } ?? .small
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
        GraphFileFormat(ending: path) == nil
        ? MemoryEstimate(sampling: path, format, job) : MemoryEstimate(graphFile: path, job)
      self = estimate.map { .onDisk($0) } ?? .unknown(Double(size))
    }
  }

  /// Refuses to score a table for which there is no memory.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`.
  static func check(_ table: Source<Table>, memoryLimit: Int?) throws(DataError) {
    let limit = limit(memoryLimit)
    let estimate = MemoryEstimate(scoring: MemoryEstimate.PeopleFile(table))
    let name = table.path.map(Input.name(of:)) ?? "table"
    if estimate.leastMemory > limit {
      throw DataError(
        .inputOutput, source: name,
        problem: "about \(count(estimate.personCount)) people need "
          + "\(size(estimate.leastMemory)) of memory; only \(size(limit)) is available",
        remedy: "score fewer people at a time, or use a machine with more memory")
    }
    if estimate.addresses > addresses {
      throw DataError(
        .inputOutput, source: name,
        problem: "about \(count(estimate.personCount)) people need \(size(estimate.addresses)) of "
          + "memory; \(addressesLeft(addresses))",
        remedy: "raise the limit (ulimit -v), or score fewer people at a time")
    }
  }

  /// What nobody is refused: where that is not there, it is hardly this program that takes it.
  private static let leastLimit = Double(64 << 20)

  /// The bytes that a run may take.
  private static func limit(_ given: Int?) -> Double {
    given.map(Double.init) ?? max(SystemMemory.ofMachine * usablePart, leastLimit)
  }

  /// The bytes of addresses that a run may take, in memory and in scratch files alike; nobody else
  /// takes or gives back any.
  private static var addresses: Double {
    AddressSpace.roomForLists.map { $0 * usablePart } ?? .infinity
  }

  /// Refuses what the limit on addresses leaves no room for: files on a disk don't help there.
  private static func check(
    _ estimate: MemoryEstimate, of name: String, _ addresses: Double
  ) throws(DataError) {
    if estimate.addresses <= addresses { return }
    throw DataError(
      .inputOutput, source: name,
      problem: "about \(count(estimate.friendshipCount)) friendships of "
        + "\(count(estimate.personCount)) people need \(size(estimate.addresses)) of memory; "
        + addressesLeft(addresses),
      remedy: "raise the limit (ulimit -v), or ask for fewer features and no communities")
  }

  private static func addressesLeft(_ addresses: Double) -> String {
    "the limit on this program's memory leaves \(size(addresses))"
  }

  /// What to say where no disk helps.
  private static func refusal(
    _ name: String, _ estimate: MemoryEstimate, limit: Double
  ) -> DataError {
    DataError(
      .inputOutput, source: name,
      problem: "about \(count(estimate.friendshipCount)) friendships of "
        + "\(count(estimate.personCount)) people need \(size(estimate.leastMemory)) of memory; "
        + "only \(size(limit)) is available",
      remedy: "ask for fewer features, no communities, or use a machine with more memory")
  }

  /// The room on a disk in words, or that there is no such folder.
  private static func disk(_ directory: String, _ room: Double) -> String {
    FileManager.default.fileExists(atPath: directory)
      ? "\(size(room)) on the disk of \(directory)" : "no folder \(directory) for them"
  }

  private static func refusal(
    _ name: String, _ estimate: MemoryEstimate, limit: Double, room: Double, _ directory: String
  ) -> DataError {
    let isMemoryShort = estimate.leastMemory > limit
    let fitting =
      isMemoryShort
      ? limit / estimate.leastMemory
      : max(
        limit / estimate.inMemory,
        room / estimate.onDisk)
    return DataError(
      .inputOutput, source: name,
      problem: "about \(count(estimate.friendshipCount)) friendships of "
        + "\(count(estimate.personCount)) people need \(size(estimate.inMemory)) of memory (or "
        + "\(size(estimate.leastMemory)) plus \(size(estimate.onDisk)) of scratch files); "
        + (isMemoryShort
          ? "only \(size(limit)) is available"
          : "\(size(limit)) is available, and " + Self.disk(directory, room)),
      remedy: (isMemoryShort
        ? "ask for fewer features, no communities, or use a machine with more memory"
        : "set TMPDIR to a folder on a larger disk")
        + "; about \(count(estimate.friendshipCount * fitting)) friendships would fit")
  }

  /// A number with two digits that matter.
  private static func count(_ number: Double) -> String {
    let units = [(1e9, " billion"), (1e6, " million"), (1e3, ",000")]
    guard let unit = units.first(where: { number >= $0.0 }) else { return "\(Int(number))" }
    let scaled = number / unit.0
    return scaled < 10 && unit.0 > 1e3
      ? String(format: "%.1f", scaled) + unit.1 : "\(Int(scaled.rounded()))" + unit.1
  }

  private static func size(_ bytes: Double) -> String {
    let units = [(Double(1 << 30), "GiB"), (Double(1 << 20), "MiB")]
    let (unit, name) = units.first { bytes >= $0.0 } ?? (1024, "KiB")
    return String(format: "%.1f \(name)", bytes / unit)
  }
}
