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
    for source: GraphSource, _ request: FeatureRequest, model: ScoreModel?, keepsList: Bool = false,
    limit given: Int?,
    directory: String = FileManager.default.temporaryDirectory.path
  ) throws(DataError) {
    let size = MemoryEstimate.fileSize(source.edges) ?? 0
    let limit = Self.limit(given)
    let addresses = Self.addresses
    var job = MemoryEstimate.Job(source, request, model)
    job.keepsList = keepsList
    if RelationGraph.isSnapshot(source.edges) {
      space = .memory
      guard let outline = SnapshotOutline(source.edges) else { return }
      let estimate = MemoryEstimate(outline, job)
      if estimate.leastMemory > limit {
        throw Self.refusal(source.edges, estimate, limit: limit)
      }
      try Self.check(estimate, of: source.edges, addresses)
      return
    }
    // Most files are so small that nobody has to look into them.
    if !Input.isCompressed(source.edges), Input.isFile(source.edges),
      MemoryEstimate(atMost: size, job).inMemory <= min(limit, addresses)
    {
      space = .memory
      return
    }
    let isList = GraphFileFormat(ending: source.edges) == nil
    let estimate =
      isList
      ? MemoryEstimate(sampling: source.edges, source.edgeFormat, job)
      : MemoryEstimate(graphFile: source.edges, job)
    guard let estimate else {
      // Nobody knows how much will come: with a limit nothing large goes into memory. A compressed
      // file has some ten times its size of friendships.
      space =
        given != nil || Double(size) * 10 > limit
        ? .files(in: directory) : .memory
      return
    }
    try Self.check(estimate, of: source.edges, addresses)
    if estimate.inMemory <= limit {
      space = .memory
      return
    }
    let room = SystemMemory.free(in: directory) * Self.usablePart
    if estimate.leastMemory <= limit, estimate.onDisk <= room {
      space = .files(in: directory)
      return
    }
    throw Self.refusal(source.edges, estimate, limit: limit, room: room, directory)
  }

  /// Refuses to score a table for which there is no memory.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`.
  static func check(tableAt path: String, memoryLimit: Int?) throws(DataError) {
    let limit = limit(memoryLimit)
    let estimate = MemoryEstimate(scoring: MemoryEstimate.PeopleFile(at: path))
    if estimate.leastMemory > limit {
      throw DataError(
        .inputOutput, source: Input.name(of: path),
        problem: "about \(count(estimate.personCount)) people need "
          + "\(size(estimate.leastMemory)) of memory; only \(size(limit)) is available",
        remedy: "score fewer people at a time, or use a machine with more memory")
    }
    if estimate.addresses > addresses {
      throw DataError(
        .inputOutput, source: Input.name(of: path),
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
    _ estimate: MemoryEstimate, of path: String, _ addresses: Double
  ) throws(DataError) {
    if estimate.addresses <= addresses { return }
    throw DataError(
      .inputOutput, source: Input.name(of: path),
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
    _ path: String, _ estimate: MemoryEstimate, limit: Double
  ) -> DataError {
    DataError(
      .inputOutput, source: Input.name(of: path),
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
    _ path: String, _ estimate: MemoryEstimate, limit: Double, room: Double, _ directory: String
  ) -> DataError {
    let isMemoryShort = estimate.leastMemory > limit
    let fitting =
      isMemoryShort
      ? limit / estimate.leastMemory
      : max(
        limit / estimate.inMemory,
        room / estimate.onDisk)
    return DataError(
      .inputOutput, source: Input.name(of: path),
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

extension MemoryEstimate.Job {
  init(_ source: GraphSource, _ request: FeatureRequest, _ model: ScoreModel?) {
    isDirected = source.isDirected
    isWeighted =
      source.edgeFormat.weight != nil || source.duplicates == .count || source.halfLife != nil
    hasTimes = source.edgeFormat.time != nil
    hasKinds = source.edgeFormat.kind != nil
    let features: [Feature] =
      switch request.features {
      case .standard: Feature.standard
      case .standardAnd(let list): Feature.standard + list
      case .all: Feature.order
      case .only(let list): list
      }
    let needed = Set(model?.columnNames ?? [])
    let computed = Feature.order.filter {
      features.contains($0) || needed.contains($0.columnName)
    }
    let findsCommunities =
      !request.communityColumns.isEmpty || needed.contains { $0.hasPrefix("community") }
    countsTriangles = computed.contains {
      [.triangleCount, .localClusteringCoefficient].contains($0)
    }
    findsConstraint = computed.contains(.constraint)
    let method = request.communityMethod
    usesIgraph =
      findsCommunities && method.usesIgraph || computed.contains(where: \.usesIgraph)
    igraphMethod = findsCommunities && method.usesIgraph ? method : nil
    joinsCommunities = findsCommunities && !method.usesIgraph
    communityRuns = request.communityRuns
    scanRuns = request.scannedResolutions.count * request.scanRuns
    rewires = findsCommunities && request.communityRewirings > 0
    columnCount =
      computed.count + (findsCommunities ? Communities.columnNames.count : 0)
      + (model == nil ? 0 : MemoryEstimate.scoreColumnCount)
      + (computed.contains(.eigenvectorCentrality) ? 9 : 0)
    people = source.people.map(MemoryEstimate.PeopleFile.init(at:)) ?? MemoryEstimate.PeopleFile()
    aggregatedColumnCount =
      switch request.aggregates {
      case .columns(let names): names.count
      case .everyNumericColumn: max(0, people.columnCount - 1)
      }
  }
}
