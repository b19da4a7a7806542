package import Memory

extension DataError {
  /// What to say where a scratch file can't be made.
  package init(_ failure: ScratchSpace.Failure) {
    self.init(
      .inputOutput, source: failure.directory,
      problem: "a scratch file of \(failure.byteCount) bytes can't be made "
        + "(\(SystemError(number: failure.number).words))",
      remedy: failure.isForWantOfMemory
        ? "raise the limit on memory, or use a machine with more"
        : "set TMPDIR to a folder on a disk with room")
  }
}
