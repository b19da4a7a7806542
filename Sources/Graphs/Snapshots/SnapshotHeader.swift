internal import Files
internal import Memory

/// The first words of a snapshot: what it is, what it holds, and where each part stands.
///
/// The layout is in the documentation's article on the snapshot format.
struct SnapshotHeader: Equatable {
  /// The part of the file that holds one list.
  struct Section: Equatable {
    var kind: UInt64
    var offset = 0
    /// The length of the list in bytes, without the zero bytes up to the next section.
    var byteCount = 0
    var checksum: UInt64 = 0
  }

  var isDirected = false
  var isWeighted = false
  var personCount = 0
  var friendshipCount = 0
  var halfLife: Double?
  var asOf: Double?
  /// The figures of the summary: see ``GraphSummary/snapshotCounts``.
  var counts: [Int] = []
  /// How many friendships have faded to nothing.
  var fadedCount = 0
  /// See ``RelationGraph/weightExponent``.
  var weightExponent = 0
  var leavesUnknownPeopleOut = false
  var sections: [Section] = []

  /// The version of the format that is written, and the only one that is read.
  static let version: UInt64 = 1
  static let byteOrderMark: UInt64 = 0x0102_0304_0506_0708
  /// The words before the table of sections.
  static let fixedWordCount = 24
  /// Every section begins at a multiple of this, and so does what follows the last.
  static let alignment = Checksum.granularity
  /// The number of figures in ``counts``.
  static let countCount = 8
  /// Where ``fadedCount`` stands, and behind it ``weightExponent``.
  static let fadedWord = 12 + countCount
  /// Sections from this kind on say nothing that a reader must know.
  static let firstOptionalKind: UInt64 = 1 << 63
  /// The section that says as what a source with types had the people.
  static let peopleTypeKind = firstOptionalKind + 1

  private enum Flag {
    static let directed: UInt64 = 1
    static let weighted: UInt64 = 2
    static let halfLife: UInt64 = 4
    static let asOf: UInt64 = 8
    static let leavesUnknownPeopleOut: UInt64 = 16
    /// Weights have another unit, and friendships may have faded to nothing.
    static let faded: UInt64 = 32
    static let known: UInt64 = 63
  }

  /// Whether edges have direction and weights, by the word that says so.
  static func traits(_ flags: UInt64) -> (isDirected: Bool, isWeighted: Bool) {
    (flags & Flag.directed != 0, flags & Flag.weighted != 0)
  }

  /// The length of the header with its table of sections.
  static func byteCount(sectionCount: Int) -> Int {
    ((fixedWordCount + 4 * sectionCount) * 8).roundedUp(to: alignment)
  }

  /// The length of the file.
  private var fileByteCount: Int {
    sections.reduce(Self.byteCount(sectionCount: sections.count)) {
      $0 + $1.byteCount.roundedUp(to: Self.alignment)
    }
  }

  /// The header as it stands in the file.
  var words: Buffer<UInt64> {
    var flags: UInt64 = 0
    if isDirected { flags |= Flag.directed }
    if isWeighted { flags |= Flag.weighted }
    if halfLife != nil { flags |= Flag.halfLife }
    if asOf != nil { flags |= Flag.asOf }
    if leavesUnknownPeopleOut { flags |= Flag.leavesUnknownPeopleOut }
    if fadedCount != 0 || weightExponent != 0 { flags |= Flag.faded }
    let byteCount = Self.byteCount(sectionCount: sections.count)
    let magic = Buffer(SnapshotMark.bytes).values(of: UInt64.self, at: 0, count: 1)[0]
    var words = [magic, Self.byteOrderMark, Self.version, 0]
    words += [byteCount, fileByteCount, sections.count].map(UInt64.init)
    words += [flags, UInt64(personCount), UInt64(friendshipCount)]
    words += [halfLife ?? 0, asOf ?? 0].map(\.bitPattern)
    words += counts.map(UInt64.init)
    words += [UInt64(fadedCount), UInt64(bitPattern: Int64(weightExponent))]
    words += Array(repeating: 0, count: Self.fixedWordCount - words.count)
    for section in sections {
      words += [
        section.kind, UInt64(section.offset), UInt64(section.byteCount), section.checksum,
      ]
    }
    words += Array(repeating: 0, count: byteCount / 8 - words.count)
    words[3] = Checksum.joined(words[4...])
    return Buffer(words)
  }
}

extension SnapshotHeader {
  /// Reads the header of a file.
  ///
  /// Afterwards the sections follow each other without a gap up to the end of the file, and no figure
  /// is so large that a sum of them could be out of range.
  init(_ file: Buffer<UInt8>, _ name: String) throws(DataError) {
    let fault = SnapshotFault(name)
    let words = try Self.soundWords(of: file, fault)
    let flags = words[7]
    guard flags & ~Flag.known == 0 else { throw fault.unknownParts }
    isDirected = flags & Flag.directed != 0
    isWeighted = flags & Flag.weighted != 0
    leavesUnknownPeopleOut = flags & Flag.leavesUnknownPeopleOut != 0
    let figures = [8, 9] + (12..<12 + Self.countCount)
    guard figures.allSatisfy({ words[$0] < 1 << 48 }) else { throw fault.inconsistent("a count") }
    personCount = Int(words[8])
    friendshipCount = Int(words[9])
    counts = words[12..<12 + Self.countCount].map(Int.init)
    guard flags & Flag.halfLife != 0 || words[10] == 0, flags & Flag.asOf != 0 || words[11] == 0
    else { throw fault.inconsistent("a time") }
    halfLife = flags & Flag.halfLife == 0 ? nil : Double(bitPattern: words[10])
    asOf = flags & Flag.asOf == 0 ? nil : Double(bitPattern: words[11])
    guard halfLife.map({ $0 > 0 && $0.isFinite }) ?? true, asOf?.isFinite ?? true else {
      throw fault.inconsistent("a time")
    }

    weightExponent = Int(Int64(bitPattern: words[Self.fadedWord + 1]))
    guard words[Self.fadedWord] < 1 << 48, weightExponent.magnitude < 1 << 48 else {
      throw fault.inconsistent("a count")
    }
    fadedCount = Int(words[Self.fadedWord])
    guard (flags & Flag.faded != 0) == (fadedCount != 0 || weightExponent != 0) else {
      throw fault.inconsistent("a count")
    }

    // Every row of the list became one friendship, or two if it has no direction, or was left out.
    let told = friendshipCount + fadedCount + [3, 4, 5, 7].reduce(0) { $0 + counts[$1] }
    guard told == counts[0] || isDirected && (counts[0]...2 * counts[0]).contains(told) else {
      throw fault.inconsistent("a count")
    }
    sections = try Self.sections(words, fileByteCount: file.count, fault)
  }

  /// The words of a file that is a whole snapshot of this version with an undamaged header.
  private static func soundWords(
    of file: Buffer<UInt8>, _ fault: SnapshotFault
  ) throws(DataError) -> Buffer<UInt64> {
    let mark = SnapshotMark.bytes
    guard file.starts(with: mark) else {
      throw file.starts(with: mark.prefix(4)) ? fault.convertedAsText : fault.noSnapshot
    }
    let words = file.values(of: UInt64.self, at: 0, count: file.count / 8)
    guard words.count >= Self.fixedWordCount else { throw fault.endsEarly(file.count, nil) }
    guard words[1] == Self.byteOrderMark else {
      throw words[1] == Self.byteOrderMark.byteSwapped ? fault.otherByteOrder : fault.damagedHeader
    }
    guard words[2] == Self.version else {
      throw words[2] == 0 ? fault.damagedHeader : fault.otherVersion(words[2])
    }
    // From here on the checksum tells damage from what a later version may have written.
    let (byteCount, sectionCount) = (words[4], words[6])
    guard sectionCount <= 1000,
      byteCount == UInt64(Self.byteCount(sectionCount: Int(sectionCount)))
    else { throw fault.damagedHeader }
    guard byteCount <= file.count else { throw fault.endsEarly(file.count, nil) }
    guard Checksum.joined(words[4..<Int(byteCount) / 8]) == words[3] else {
      throw fault.damagedHeader
    }
    guard words[5] <= file.count else { throw fault.endsEarly(file.count, words[5]) }
    guard words[5] == file.count else { throw fault.isFollowed }

    let entriesEnd = Self.fixedWordCount + 4 * Int(sectionCount)
    let reserved =
      Array(Self.fadedWord + 2..<Self.fixedWordCount)
      + Array(entriesEnd..<Int(byteCount) / 8)
    guard reserved.allSatisfy({ words[$0] == 0 }) else {
      throw fault.inconsistent("words that have no meaning yet")
    }
    return words
  }

  /// The sections, each of which begins where the one before ends.
  private static func sections(
    _ words: Buffer<UInt64>, fileByteCount: Int, _ fault: SnapshotFault
  ) throws(DataError) -> [Section] {
    var sections: [Section] = []
    var end = Int(words[4])
    for number in 0..<Int(words[6]) {
      let entry = words.extracting(Self.fixedWordCount + 4 * number..<words.count)
      guard entry[1] == end, entry[2] <= fileByteCount - end,
        Int(entry[2]).roundedUp(to: Self.alignment) <= fileByteCount - end
      else { throw fault.inconsistent("a section's place") }
      sections.append(
        Section(kind: entry[0], offset: end, byteCount: Int(entry[2]), checksum: entry[3]))
      end += Int(entry[2]).roundedUp(to: Self.alignment)
    }
    guard end == fileByteCount else { throw fault.inconsistent("a section's place") }
    return sections
  }
}

/// What can be wrong with a snapshot, in words.
struct SnapshotFault {
  private let source: String

  init(_ source: String) { self.source = source }

  private func error(_ problem: String, _ remedy: Message) -> DataError {
    DataError(.badData, source: source, problem: problem, remedy: remedy)
  }

  var noSnapshot: DataError {
    error("the file is not a sesame snapshot", "make one with \(.snapshotWriting)")
  }

  var convertedAsText: DataError {
    error(
      "the snapshot was changed on its way as if it were text", "copy it again, as binary data")
  }

  func endsEarly(_ count: Int, _ expected: UInt64?) -> DataError {
    error(
      expected.map { "the snapshot ends after \(count) of \($0) bytes" }
        ?? "the snapshot ends within its header", "copy it again")
  }

  var isFollowed: DataError { error("something follows the snapshot", "copy it again") }

  var otherByteOrder: DataError {
    error(
      "the snapshot has the byte order of another kind of machine",
      "import the edge list again on this one")
  }

  func otherVersion(_ version: UInt64) -> DataError {
    error(
      "the snapshot has format \(version), and format \(SnapshotHeader.version) is read here",
      "use the version of sesame that wrote it, or import the edge list again")
  }

  var unknownParts: DataError {
    error(
      "the snapshot has parts that this version of sesame does not know",
      "use a newer version, or import the edge list again")
  }

  var damagedHeader: DataError {
    error("the snapshot's header is damaged", "copy it again, or import the edge list again")
  }

  func damaged(_ part: String) -> DataError {
    error("the snapshot's \(part) are damaged", "copy it again, or import the edge list again")
  }

  func inconsistent(_ what: String) -> DataError {
    error("the snapshot contradicts itself: \(what)", "import the edge list again")
  }
}
