public import Essentials
public import Execution
internal import Files
internal import GraphKernels
internal import Identifiers
package import Memory
public import Tables

extension RelationGraph {
  /// Opens a snapshot, which ``write(snapshotTo:execution:)-(String,_)`` made, by mapping it into memory.
  ///
  /// Nothing is parsed or copied, but all of it is looked at: the checksums are compared, and the lists
  /// are walked once to see that they are a graph. A damaged or forged file is an error, never a wrong
  /// answer or a crash. The file may be replaced meanwhile, as by another import. One of up to 64 MiB
  /// is copied and may be changed in its place as well; while a larger one is in use nobody must write
  /// to it: what uses the graph then throws, or the program ends if the file becomes shorter.
  ///
  /// - Parameters:
  ///   - snapshot: The file's path; `-` is standard input, if that is a file.
  ///   - people: The people table, whose rows come first, as when the graph is built.
  ///   - unknownPeople: What to do with people of the snapshot who are absent from `people`.
  ///   - execution: How the work runs.
  /// - Returns: The graph.
  /// - Throws: ``DataError`` if there is no such file, if it is damaged, or made by a later version or
  ///   on another kind of machine, or for an unknown person whose policy is `error`;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people* + *friendships*), at about the speed of memory.
  public static func opening(
    _ snapshot: String, people: Table? = nil, unknownPeople: UnknownPeoplePolicy = .add,
    execution: Execution = Execution()
  ) async throws -> RelationGraph {
    try await Computation.run(execution) {
      try RelationGraph(
        contentsOf: snapshot, people: people, unknownPeople: unknownPeople,
        execution: $0.execution)
    }
  }

  /// Opens the snapshot at a URL, as ``opening(_:people:unknownPeople:execution:)-(String,_,_,_)`` does.
  ///
  /// - Precondition: The URL is a file's.
  public static func opening(
    _ snapshot: URL, people: Table? = nil, unknownPeople: UnknownPeoplePolicy = .add,
    execution: Execution = Execution()
  ) async throws -> RelationGraph {
    precondition(snapshot.isFileURL, "a snapshot is a file")
    return try await opening(
      snapshot.path(percentEncoded: false), people: people, unknownPeople: unknownPeople,
      execution: execution)
  }

  /// Opens a snapshot on the calling thread, which waits for it: for small ones.
  ///
  /// - Parameters: As of ``opening(_:people:unknownPeople:execution:)-(String,_,_,_)``.
  /// - Throws: As `opening`.
  /// - Complexity: As of `opening`.
  public init(
    contentsOf snapshot: String, people: Table? = nil, unknownPeople: UnknownPeoplePolicy = .add,
    execution: Execution = Execution()
  ) throws {
    self = try execution.asBlockingWhole { execution in
      let graph = try Self(mapping: snapshot, execution.reporting(0...(people == nil ? 1 : 0.5)))
      return try people.map {
        try graph.ordered(by: $0, unknownPeople: unknownPeople, execution.reporting(0.5...1))
      } ?? graph
    }
  }

  private init(mapping snapshot: String, _ execution: Execution) throws {
    let contents = try Input.wholeFile(snapshot)
    try self.init(
      parsing: contents.bytes, in: contents.file, named: Input.name(of: snapshot), execution)
  }

  /// Opens a snapshot, as ``init(contentsOf:people:unknownPeople:execution:)-(String,_,_,_)`` does.
  ///
  /// - Precondition: the URL is a file's.
  public init(
    contentsOf snapshot: URL, people: Table? = nil, unknownPeople: UnknownPeoplePolicy = .add,
    execution: Execution = Execution()
  ) throws {
    precondition(snapshot.isFileURL, "a snapshot is a file")
    try self.init(
      contentsOf: snapshot.path(percentEncoded: false), people: people,
      unknownPeople: unknownPeople, execution: execution)
  }

  /// Whether a file is to be opened as a snapshot: because it begins like one, whatever its name, or
  /// because its name ends in `.sgraph`.
  public static func isSnapshot(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".sgraph") || Input.begins(path, with: SnapshotMark.bytes)
  }

  /// Opens a snapshot in memory.
  package init(
    parsing snapshot: Buffer<UInt8>, in file: MappedFile? = nil, named name: String,
    execution: Execution = Execution()
  ) throws {
    try self.init(
      parsing: snapshot, in: file, named: name, execution)
  }

  private init(
    parsing snapshot: Buffer<UInt8>, in file: MappedFile?, named name: String,
    _ execution: Execution
  ) throws {
    let header = try SnapshotHeader(snapshot, name)
    let fault = SnapshotFault(name)
    let lists = try SnapshotLists(header, snapshot, copiesNames: file != nil, fault, execution)
    guard
      let names = TextList(
        checking: lists[.nameBytes], offsets: try lists.names(), execution: execution),
      let labels = TextList(checking: lists[.labelBytes], offsets: try lists.labels()),
      !labels[0].isEmpty
    else { throw fault.inconsistent("its texts are none") }
    guard !names.hasRepetition(execution) else {
      throw fault.inconsistent("two people share a name")
    }
    guard TextIndex(labels.dropFirst(2)).count == labels.count - 2 else {
      throw fault.inconsistent("two kinds share a name")
    }
    let kinds = zip(labels.dropFirst(2), try lists.kindCounts(labels.count - 2))
    do {
      let graph = try CompressedGraph(
        checking: lists.rows(.outgoingOffsets, .outgoingTargets, .outgoingWeights),
        incoming: header.isDirected
          ? lists.rows(.incomingOffsets, .incomingTargets, .incomingWeights) : nil,
        neighbors: header.isDirected
          ? lists.rows(.friendOffsets, .friendTargets, .friendWeights) : nil, execution)
      guard graph.edgeCount == header.friendshipCount else {
        throw fault.inconsistent("the number of friendships")
      }
      self.init(
        identifiers: names,
        people: Table([Column(labels[0], .strings(names)).typed(lists.peopleType)]),
        isDirected: header.isDirected, asOf: header.asOf, halfLife: header.halfLife,
        summary: GraphSummary(
          snapshotCounts: header.counts, fadedCount: header.fadedCount,
          friendshipCount: header.friendshipCount,
          kinds: kinds.map { GraphSummary.KindCount(name: $0, count: $1) },
          leavesUnknownPeopleOut: header.leavesUnknownPeopleOut),
        compressed: graph, weightExponent: header.weightExponent,
        origin: GraphOrigin(sourceName: name, listName: labels[1], isSnapshot: true, file: file))
    } catch let error as InvalidRows {
      throw fault.inconsistent(error.problem)
    }
  }
}

/// The lists of a snapshot, once their checksums are known to be right.
private struct SnapshotLists {
  private let header: SnapshotHeader
  private let bytes: [SnapshotPart: Buffer<UInt8>]
  /// As what a source with types had the people.
  let peopleType: SourceType?
  private let fault: SnapshotFault

  init(
    _ header: SnapshotHeader, _ file: Buffer<UInt8>, copiesNames: Bool, _ fault: SnapshotFault,
    _ execution: Execution
  ) throws {
    // The zero bytes behind a list count, so that no byte of the file is left unchecked. Names go into
    // every table: copied, they stay what was checked, whatever becomes of the file.
    let contents = header.sections.map { section in
      let bytes = file.extracting(
        section.offset..<section.offset + section.byteCount.roundedUp(to: SnapshotHeader.alignment))
      let isName = [SnapshotPart.nameBytes, .nameOffsets].map(\.rawValue).contains(section.kind)
      return copiesNames && isName ? Buffer(Array(bytes)) : bytes
    }
    let checksums = try execution.checksums(of: contents)
    for (section, checksum) in zip(header.sections, checksums)
    where section.checksum != checksum {
      throw fault.damaged(SnapshotPart(rawValue: section.kind)?.title ?? "further parts")
    }
    for (section, content) in zip(header.sections, contents) {
      guard content.dropFirst(section.byteCount).allSatisfy({ $0 == 0 }) else {
        throw fault.inconsistent("what lies between its parts")
      }
    }
    let needed = header.sections.filter { $0.kind < SnapshotHeader.firstOptionalKind }
    let parts = SnapshotPart.parts(isDirected: header.isDirected, isWeighted: header.isWeighted)
    guard needed.allSatisfy({ SnapshotPart(rawValue: $0.kind) != nil }) else {
      throw fault.unknownParts
    }
    guard needed.map(\.kind) == parts.map(\.rawValue) else {
      throw fault.inconsistent("its parts are not those of such a graph")
    }
    bytes = Dictionary(
      uniqueKeysWithValues: zip(header.sections, contents).compactMap { section, content in
        SnapshotPart(rawValue: section.kind).map { ($0, content.extracting(0..<section.byteCount)) }
      })
    peopleType = zip(header.sections, contents)
      .first { $0.0.kind == SnapshotHeader.peopleTypeKind && $0.0.byteCount == 8 }
      .flatMap { SourceType(snapshotWord: $0.1.values(of: UInt64.self, at: 0, count: 1)[0]) }
    self.header = header
    self.fault = fault
  }

  subscript(part: SnapshotPart) -> Buffer<UInt8> { bytes[part] ?? [] }

  /// The values of a list; a count is that of the header.
  private func values<Value: BitwiseCopyable & Sendable>(
    _ part: SnapshotPart, of type: Value.Type, count: Int? = nil
  ) throws(DataError) -> Buffer<Value> {
    let (quotient, remainder) = self[part].count.quotientAndRemainder(
      dividingBy: MemoryLayout<Value>.stride)
    guard remainder == 0, count ?? quotient == quotient else {
      throw fault.inconsistent("the length of its \(part.title)")
    }
    return self[part].values(of: type, at: 0, count: quotient)
  }

  func names() throws(DataError) -> Buffer<Int> {
    // People are numbered by 32 bits, and the largest number stands for nobody.
    guard header.personCount < UInt32.max else { throw fault.inconsistent("the number of people") }
    return try values(.nameOffsets, of: Int.self, count: header.personCount + 1)
  }

  func labels() throws(DataError) -> Buffer<Int> {
    let offsets = try values(.labelOffsets, of: Int.self)
    guard offsets.count >= 3 else { throw fault.inconsistent("the length of its labels") }
    return offsets
  }

  func kindCounts(_ count: Int) throws(DataError) -> Buffer<Int> {
    let counts = try values(.kindCounts, of: Int.self, count: count)
    guard counts.allSatisfy({ 0..<1 << 48 ~= $0 }) else { throw fault.inconsistent("a count") }
    return counts
  }

  func rows(
    _ offsets: SnapshotPart, _ targets: SnapshotPart, _ weights: SnapshotPart
  ) throws -> CompressedRows {
    let offsets = try values(offsets, of: Int.self, count: header.personCount + 1)
    let targets = try values(targets, of: UInt32.self)
    guard offsets.first == 0, offsets.last == targets.count else {
      throw fault.inconsistent("the places of rows")
    }
    return CompressedRows(
      offsets: offsets, targets: targets,
      weights: header.isWeighted
        ? try values(weights, of: Double.self, count: targets.count) : nil)
  }
}
