internal import LibC
internal import Memory

/// The files that are being written, so that they get their names together or not at all, and so
/// that an interrupted program leaves none behind.
package final class UnfinishedFiles: Sendable {
  private static let all = UnfinishedFiles()
  private let state = Shared(State())

  private struct State {
    /// The hidden names of files that have one.
    var paths: Set<String> = []
    var isClosed = false
    var hasPlaced = false
    var hasWrittenStreams = false

    mutating func discard() {
      isClosed = true
      for path in paths { _ = systemUnlink(path) }
      paths.removeAll()
    }
  }

  /// The register of this process.
  package static var shared: UnfinishedFiles { all }

  /// Makes a register of its own, as a test needs.
  package init() {}

  /// Keeps every further file from getting its name.
  ///
  /// It may be called from any thread, not inside a signal handler; where files are getting their
  /// names just now, it waits for them.
  ///
  /// - Returns: Whether files have got their names before.
  package func close() -> Bool {
    state.withLock { state in
      if !state.hasPlaced { state.isClosed = true }
      return state.hasPlaced
    }
  }

  /// Removes every temporary file in the register; writing to them then fails when it is committed.
  package func discardAll() {
    state.withLock { $0.discard() }
  }

  /// Does the same where the calling thread may be at work on the register; false, and nothing is
  /// removed, if someone still is after a second.
  package func discardAllIfPossible() -> Bool {
    for _ in 0..<100 {
      if state.withLockIfAvailable({ $0.discard() }) != nil { return true }
      usleep(10_000)
    }
    return false
  }

  /// Whether a stream or a device, which can't be taken back, has got bytes.
  package var hasWrittenStreams: Bool { state.withLock { $0.hasWrittenStreams } }

  func noteWrittenStream() { state.withLock { $0.hasWrittenStreams = true } }

  /// Creates a file and remembers it; the number of the system's error, if any, is thrown.
  func create(in folder: String, mayBeUnnamed: Bool) throws(SystemError) -> TemporaryFile {
    TemporaryFile.removeLeftovers(in: folder)
    let result = state.withLock { state -> Result<TemporaryFile, SystemError> in
      do throws(SystemError) {
        let file = try TemporaryFile.make(in: folder, mayBeUnnamed: mayBeUnnamed)
        if let path = file.path { state.paths.insert(path) }
        return .success(file)
      } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// Removes a file that is not wanted.
  func remove(_ file: TemporaryFile) {
    guard let path = file.path else { return }
    state.withLock { state in
      if state.paths.remove(path) != nil { _ = systemUnlink(path) }
    }
  }

  /// Why files did not get their names; those that were there before are as they were.
  struct Refusal: Error {
    /// Which of the files could not get its name.
    let index: Int
    /// The number of the system's error; `nil` where the register is closed.
    let number: CInt?
    /// What went wrong elsewhere, so that the files may not be there.
    var other: DataError?
  }

  /// A finished file that is to get its name.
  struct Entry {
    let file: TemporaryFile
    let destination: String
    /// Whether it takes the place of no other file.
    let isNew: Bool
  }

  /// Gives finished files their names, all of them or none.
  ///
  /// - Parameters:
  ///   - files: The files, and their names.
  ///   - isPart: Whether more is done than giving them their names.
  ///   - finish: What is done once they have them: if it fails, they lose them again.
  /// - Throws: `Refusal`; the older files, if any, are then as they were.
  func place(
    _ files: [Entry], isPart: Bool,
    _ finish: () throws(DataError) -> Void
  ) throws(Refusal) {
    let refusal = state.withLock { state -> Refusal? in
      guard !state.isClosed else { return Refusal(index: 0, number: nil) }
      var placing = Placing()
      defer { placing.finish() }
      for (index, entry) in files.enumerated() {
        do throws(SystemError) {
          try placing.prepare(entry, keepsOld: files.count > 1 || isPart)
        } catch {
          state.paths.subtract(files.compactMap(\.file.path))
          return Refusal(index: index, number: error.number)
        }
      }
      state.paths.subtract(files.compactMap(\.file.path))
      for index in files.indices {
        do throws(SystemError) { try placing.place(index) } catch {
          placing.undo()
          return Refusal(index: index, number: error.number)
        }
      }
      do throws(DataError) { try finish() } catch {
        placing.undo()
        return Refusal(index: 0, number: nil, other: error)
      }
      state.hasPlaced = true
      return nil
    }
    if let refusal { throw refusal }
  }
}

/// Files on the way to their names: each has a hidden one first, since only a file with a name can
/// take the place of another.
private struct Placing {
  private struct Step {
    var file: TemporaryFile
    let destination: String
    /// Whether it takes the place of no other file.
    let isOnlyNew: Bool
    /// A second name of the old file, by which it can come back.
    var backup: String?
    /// Whether there is no old file.
    var isNew = false
    var isPlaced = false
  }

  private var steps: [Step] = []

  mutating func prepare(
    _ entry: UnfinishedFiles.Entry, keepsOld: Bool
  ) throws(SystemError) {
    let (file, destination) = (entry.file, entry.destination)
    steps.append(Step(file: file, destination: destination, isOnlyNew: entry.isNew))
    let last = steps.count - 1
    try steps[last].file.link()
    if entry.isNew {
      steps[last].isNew = true
      return
    }
    guard keepsOld else { return }
    let backup = TemporaryFile.hiddenPath(in: file.folder)
    if unsafe link(destination, backup) == 0 {
      steps[last].backup = backup
    } else {
      // Some disks give files one name only: there the old file can't come back.
      steps[last].isNew = errno == ENOENT
    }
  }

  mutating func place(_ index: Int) throws(SystemError) {
    let step = steps[index]
    guard let path = step.file.path else { throw SystemError(number: ENOENT) }
    let result =
      step.isOnlyNew
      ? systemRenameToNew(path, step.destination) : systemRename(path, step.destination)
    guard result == 0 else { throw SystemError(number: errno) }
    steps[index].isPlaced = true
  }

  /// Brings the old files back.
  mutating func undo() {
    for index in steps.indices where steps[index].isPlaced {
      if let backup = steps[index].backup {
        _ = systemRename(backup, steps[index].destination)
        steps[index].backup = nil
      } else if steps[index].isNew {
        _ = systemUnlink(steps[index].destination)
      }
    }
  }

  /// Removes the hidden names that are left.
  mutating func finish() {
    for index in steps.indices {
      if let backup = steps[index].backup { _ = systemUnlink(backup) }
      if !steps[index].isPlaced { steps[index].file.unlink() }
    }
  }
}

private func systemRename(_ path: String, _ destination: String) -> CInt {
  unsafe rename(path, destination)
}

/// Gives a file another name, unless a file has it already.
private func systemRenameToNew(_ path: String, _ destination: String) -> CInt {
  if unsafe link(path, destination) == 0 {
    _ = unsafe unlink(path)
    return 0
  }
  if errno == EEXIST { return -1 }
  // Some disks give files one name only.
  guard unsafe access(destination, F_OK) != 0 else {
    errno = EEXIST
    return -1
  }
  return unsafe rename(path, destination)
}

func systemUnlink(_ path: String) -> CInt { unsafe unlink(path) }
