internal import LibC

/// A file that is written whole or not at all.
///
/// What is appended goes to a file without a name, or to a hidden one, in the destination's folder;
/// ``commit()`` gives it its name, permissions and owner. If it is dropped before that, nothing is
/// left of it and an older file stays as it was. Standard output (`-`), open streams (`/dev/fd/3`),
/// devices and pipes can't be replaced and are written directly.
///
/// A path that ends in `.gz` or `.zst` is written as gzip or zstd data, the same bytes for the same content.
package final class OutputFile: @unchecked Sendable {  // used by one thread at a time
  /// The destination's name in messages.
  package let name: String
  /// What tells the destination from those of other outputs, and from inputs.
  package let place: OutputPlace

  private let destination: String
  let temporary: TemporaryFile?
  /// Whether what is appended goes to its place at once.
  package var isWrittenDirectly: Bool { temporary == nil }
  /// Whether it is standard output or another stream that the program was started with.
  private let isStream: Bool
  /// Whether it takes the place of nothing: a file that got the name meanwhile is somebody else's.
  let isNew: Bool
  /// The permissions that the file gets when it is whole.
  private let mode: mode_t
  private let register: UnfinishedFiles
  private var descriptor: CInt
  private var buffer: [UInt8] = []
  private var compressor: (any Compressor)?
  /// How many bytes were written since the last time that the disk was asked to take them.
  private var unsavedCount = 0
  private let saver = DiskSaver()

  /// Opens a destination.
  ///
  /// - Parameters:
  ///   - path: The destination; `-` is standard output.
  ///   - register: Where the temporary file is noted in case of an interruption.
  ///   - mayBeUnnamed: Whether the temporary file may be without a name.
  ///   - replaces: Whether a file that has the name at the end is replaced; else that is an error.
  /// - Throws: ``DataError`` of code `cannotCreate`, with the remedy.
  package init(
    _ path: String, register: UnfinishedFiles = .shared, mayBeUnnamed: Bool = true,
    replaces: Bool = true
  ) throws(DataError) {
    self.register = register
    isNew = !replaces
    name = path == "-" ? "standard output" : path.withoutPasswords
    compressor = Compression(ending: path)?.compressor
    buffer.reserveCapacity(Self.bufferSize + 4096)
    do throws(SystemError) {
      let target = try Destination(path)
      (destination, place) = (target.path, target.place)
      isStream = if case .stream = target.way { true } else { false }
      switch target.way {
      case .stream(let number):
        temporary = nil
        mode = 0
        descriptor = try Self.duplicate(number)
      case .device:
        temporary = nil
        mode = 0
        descriptor = unsafe open(target.path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(number: errno) }
      case .file:
        let folder = Destination.split(target.path).folder
        let file = try register.create(in: folder, mayBeUnnamed: mayBeUnnamed)
        temporary = file
        descriptor = file.descriptor
        mode = target.old?.mode ?? Self.usualMode()
        if let old = target.old, !Self.give(descriptor, to: old) {
          register.remove(file)
          close(descriptor)
          throw SystemError(number: Self.ownerCannotBeKept)
        }
      }
    } catch {
      throw Self.cannotCreate(name, error)
    }
  }

  deinit { discard() }

  /// Whether what is appended is compressed.
  package var isCompressed: Bool { compressor != nil }

  /// The hidden path under which others can fill the file, if it has one.
  package var hiddenPath: String? { temporary?.path }

  /// Appends bytes.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`, for example where the disk is full.
  package func append(_ bytes: some Collection<UInt8>) throws(DataError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Appends bytes, many of them without a copy.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`, for example where the disk is full.
  package func append(_ bytes: Span<UInt8>) throws(DataError) {
    if bytes.count < Self.bufferSize / 2 || compressor != nil {
      for index in bytes.indices { buffer.append(bytes[index]) }
      if buffer.count >= Self.bufferSize { try flush() }
    } else {
      try flush()
      try write(bytes)
    }
  }

  /// Appends a text in UTF-8.
  package func append(_ text: String) throws(DataError) { try append(text.utf8) }

  /// Puts the finished file in place of the old one.
  ///
  /// - Throws: ``DataError`` of code `inputOutput`; the old file, if any, is then as it was.
  package func commit() throws(DataError) { try Self.commit([self]) }

  /// Puts finished files in place of the old ones, all of them or none.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - transactions: What is to be there together with them, in databases: it comes after the files,
  ///     which can be taken back. All are prepared before the first is committed.
  /// - Throws: ``DataError`` of code `inputOutput` or `closedPipe`; the old files, if any, are then as
  ///   they were, and the error tells which databases have been committed, if any.
  package static func commit(
    _ files: [OutputFile], with transactions: [any OutputTransaction] = []
  ) throws(DataError) {
    let replacing = files.filter { $0.temporary != nil }
    do throws(DataError) {
      // What can't be taken back goes last, and streams, which others read already, after devices.
      for file in replacing { try file.complete() }
      let lasting = files.filter { $0.temporary == nil }
      for file in lasting where !file.isStream { try file.complete() }
      for transaction in transactions { try transaction.prepare() }
      for file in lasting where file.isStream { try file.complete() }
      try place(replacing, (replacing.first ?? files.first)?.register, with: transactions)
    } catch {
      for file in files { file.discard() }
      for transaction in transactions { transaction.discard() }
      throw error
    }
    for file in files { file.closeDescriptor() }
  }

  private static func place(
    _ files: [OutputFile], _ register: UnfinishedFiles?, with transactions: [any OutputTransaction]
  ) throws(DataError) {
    let entries = files.compactMap { file in
      file.temporary.map {
        UnfinishedFiles.Entry(file: $0, destination: file.destination, isNew: file.isNew)
      }
    }
    do throws(UnfinishedFiles.Refusal) {
      try (register ?? .shared).place(entries, isPart: !transactions.isEmpty) {
        () throws(DataError) in try commit(transactions)
      }
    } catch {
      if let error = error.other { throw error }
      if let number = error.number { throw files[error.index].failure(number) }
      throw DataError(
        .inputOutput, source: files.first?.name ?? transactions.first?.name ?? "standard output",
        problem: "the run was interrupted", remedy: "start it again")
    }
  }

  /// Commits one after another, and tells which have been where a later one fails.
  private static func commit(
    _ transactions: [any OutputTransaction]
  ) throws(DataError) {
    var done: [String] = []
    let ordered = transactions.filter(\.isRemote) + transactions.filter { !$0.isRemote }
    for transaction in ordered {
      do throws(DataError) {
        try transaction.commit()
      } catch {
        guard !done.isEmpty else { throw error }
        throw DataError(
          error.code, source: error.source,
          problem: "\(error.problem); tables of \(done.joined(separator: ", ")) are there already",
          remedy: "start the run again, and have these replaced with \(.replacesTable, true)")
      }
      done.append(transaction.name)
    }
  }

  /// Brings all that was appended to the disk, where it still has no name.
  private func complete() throws(DataError) {
    precondition(descriptor >= 0, "the file is finished already")
    try flush()
    if let compressor {
      let rest = compressor.compress([], isLast: true)
      try write(rest.span)
      self.compressor = nil
    }
    guard temporary != nil else { return }
    if let number = saver.finish() { throw failure(number) }
    try check(fchmod(descriptor, mode))
    try check(fsync(descriptor))
  }

  /// Gives up: removes the temporary file and leaves the old one.
  ///
  /// After ``commit()`` it does nothing.
  package func discard() {
    _ = saver.finish()
    if descriptor >= 0, let temporary { register.remove(temporary) }
    closeDescriptor()
    buffer.removeAll()
  }

  private func closeDescriptor() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  private static var bufferSize: Int { 1 << 17 }
  private static var savedAtOnce: Int { 1 << 25 }

  private func flush() throws(DataError) {
    precondition(descriptor >= 0, "the file is finished already")
    guard !buffer.isEmpty else { return }
    let bytes = compressor.map { $0.compress(buffer, isLast: false) } ?? buffer
    try write(bytes.span)
    buffer.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: Span<UInt8>) throws(DataError) {
    var written = 0
    while written < bytes.count {
      let count = writeWithoutSignal(descriptor, bytes, from: written)
      if count >= 0 {
        if temporary == nil, count > 0 { register.noteWrittenStream() }
        written += count
        unsavedCount += count
      } else if count != -Int(EINTR) {
        throw failure(CInt(-count))
      }
    }
    if temporary != nil, unsavedCount >= Self.savedAtOnce {
      saver.begin(descriptor)
      unsavedCount = 0
    }
  }

  private func check(_ result: CInt) throws(DataError) {
    if result != 0, errno != EINTR { throw failure(errno) }
  }

  /// A descriptor of its own for a stream that is open for writing.
  private static func duplicate(_ stream: CInt) throws(SystemError) -> CInt {
    // A closed standard output fails when it is written, as it does for every program.
    if stream == STDOUT_FILENO { flushPrinted() }
    let descriptor = fcntl(stream, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    return descriptor
  }

  /// The permissions of a new file.
  private static func usualMode() -> mode_t {
    // The mask can't be read without being set; for that moment new files are nobody else's.
    let mask = umask(0o077)
    _ = umask(mask)
    return 0o666 & ~mask
  }

  /// Gives a file the owner and the group of the one that it replaces, and says whether it could.
  private static func give(_ descriptor: CInt, to old: Destination.Old) -> Bool {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return false }
    if status.st_uid == old.owner, status.st_gid == old.group { return true }
    return fchown(descriptor, old.owner, old.group) == 0
  }
}
