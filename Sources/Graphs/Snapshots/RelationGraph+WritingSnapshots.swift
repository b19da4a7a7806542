public import Essentials
public import Execution
package import Files
internal import GraphKernels
internal import Identifiers
internal import Memory
internal import Tables

extension RelationGraph {
  /// Writes a snapshot of the graph to a file, whole or not at all: if anything fails, an older file
  /// stays.
  ///
  /// ``opening(_:people:unknownPeople:execution:)-(String,_,_,_)`` opens it by mapping it into
  /// memory. It holds the people's names, the friendships and the summary, and of the people table the
  /// identifiers alone. The same graph gives the same bytes.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard output. A name that ends in `.gz` or `.zst` is refused, since
  ///     compressed data can't be mapped.
  ///   - execution: How the work runs; changes no byte of the file.
  /// - Throws: ``DataError`` of code `cannotCreate` or `inputOutput`; `CancellationError` if the task
  ///   is cancelled.
  /// - Complexity: O(*people* + *friendships*), at about the disk's speed.
  public func write(snapshotTo path: String, execution: Execution = Execution()) throws {
    if let compression = Compression(ending: path) {
      throw DataError(
        .cannotCreate, source: path,
        problem: "a snapshot is mapped into memory, which compressed data can't be",
        remedy: "leave the ending \(compression.ending) out")
    }
    let file = try OutputFile(path)
    try write(snapshotTo: file, execution: execution)
    try file.commit()
  }

  /// Writes a snapshot to a file, as ``write(snapshotTo:execution:)-(String,_)`` does.
  ///
  /// - Precondition: the URL is a file's.
  public func write(snapshotTo file: URL, execution: Execution = Execution()) throws {
    precondition(file.isFileURL, "a snapshot is written to a file")
    try write(snapshotTo: file.path(percentEncoded: false), execution: execution)
  }

  /// Appends the snapshot to a file that the caller commits.
  package func write(snapshotTo file: OutputFile, execution: Execution = Execution()) throws {
    let parts = SnapshotPart.parts(isDirected: isDirected, isWeighted: isWeighted)
    let peopleType = people.columns.first?.sourceType?.snapshotWord
    let sections =
      parts.map { ($0.rawValue, bytes(of: $0)) }
      + (peopleType.map { [(SnapshotHeader.peopleTypeKind, Buffer([$0]).byteBuffer)] } ?? [])
    let lists = sections.map(\.1)
    let checksums = try execution.checksums(of: lists)
    var header = snapshotHeader
    var end = SnapshotHeader.byteCount(sectionCount: sections.count)
    for ((kind, list), checksum) in zip(sections, checksums) {
      header.sections.append(
        SnapshotHeader.Section(
          kind: kind, offset: end, byteCount: list.count, checksum: checksum))
      end += list.count.roundedUp(to: SnapshotHeader.alignment)
    }
    let words = header.words.byteBuffer
    try file.append(words.span)
    for list in lists {
      for start in stride(from: 0, to: list.count, by: 1 << 20) {
        try Task.checkCancellation()
        // As a span, many bytes go out from where they lie.
        let part = list.extracting(start..<min(start + 1 << 20, list.count))
        try file.append(part.span)
      }
      let padding = list.count.roundedUp(to: SnapshotHeader.alignment) - list.count
      try file.append([UInt8](repeating: 0, count: padding))
    }
  }

  private var snapshotHeader: SnapshotHeader {
    var header = SnapshotHeader()
    header.isDirected = isDirected
    header.isWeighted = isWeighted
    header.personCount = personCount
    header.friendshipCount = friendshipCount
    header.halfLife = halfLife
    header.asOf = asOf
    header.counts = snapshotSummary.snapshotCounts
    header.fadedCount = snapshotSummary.fadedCount
    header.weightExponent = weightExponent
    header.leavesUnknownPeopleOut = summary.leavesUnknownPeopleOut
    return header
  }

  /// What a snapshot tells of the rows that its friendships were.
  ///
  /// Friendships by what people share are no rows of a list: each counts as one, as in a list of
  /// friendships.
  private var snapshotSummary: GraphSummary {
    if summary.resources == nil { return summary }
    return GraphSummary(
      rowCount: friendshipCount, tooLateCount: 0, fadedCount: 0, duplicateCount: 0,
      selfLoopCount: 0, unknownPersonCount: summary.unknownPersonCount, unknownFriendshipCount: 0,
      setAsideCount: summary.setAsideCount, commentCount: summary.commentCount, bothWaysCount: 0,
      kinds: [], leavesUnknownPeopleOut: summary.leavesUnknownPeopleOut)
  }

  /// The column of identifiers, the list of friendships, and the kinds.
  private var labels: TextList {
    TextList([people.identifierName, origin.listName] + snapshotSummary.kinds.map(\.name))
  }

  private func bytes(of part: SnapshotPart) -> Buffer<UInt8> {
    switch part {
    case .nameBytes: identifiers.bytes
    case .nameOffsets: identifiers.offsets.byteBuffer
    case .labelBytes: labels.bytes
    case .labelOffsets: labels.offsets.byteBuffer
    case .kindCounts: Buffer(snapshotSummary.kinds.map(\.count)).byteBuffer
    case .outgoingOffsets: compressed.outgoing.offsets.byteBuffer
    case .outgoingTargets: compressed.outgoing.targets.byteBuffer
    case .outgoingWeights: compressed.outgoing.weights?.byteBuffer ?? []
    case .incomingOffsets: compressed.incoming.offsets.byteBuffer
    case .incomingTargets: compressed.incoming.targets.byteBuffer
    case .incomingWeights: compressed.incoming.weights?.byteBuffer ?? []
    case .friendOffsets: compressed.neighbors.offsets.byteBuffer
    case .friendTargets: compressed.neighbors.targets.byteBuffer
    case .friendWeights: compressed.neighbors.weights?.byteBuffer ?? []
    }
  }
}

extension GraphSummary {
  /// The figures that stand in a snapshot's header, in its order.
  var snapshotCounts: [Int] {
    [
      rowCount, setAsideCount, commentCount, tooLateCount, duplicateCount, selfLoopCount,
      unknownPersonCount, unknownFriendshipCount,
    ]
  }

  /// Makes a summary of what stands in a snapshot.
  ///
  /// Rows that count both ways are what friendships there are besides those of one row each.
  init(
    snapshotCounts counts: [Int], fadedCount: Int, friendshipCount: Int, kinds: [KindCount],
    leavesUnknownPeopleOut: Bool
  ) {
    self.init(
      rowCount: counts[0], tooLateCount: counts[3], fadedCount: fadedCount,
      duplicateCount: counts[4],
      selfLoopCount: counts[5], unknownPersonCount: counts[6], unknownFriendshipCount: counts[7],
      setAsideCount: counts[1], commentCount: counts[2],
      bothWaysCount: max(
        0,
        friendshipCount + counts[3] + fadedCount + counts[4] + counts[5] + counts[7] - counts[0]),
      kinds: kinds,
      leavesUnknownPeopleOut: leavesUnknownPeopleOut)
  }
}
