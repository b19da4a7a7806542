internal import LibC

/// Where large lists are put: into memory, or into files that go when the lists do.
///
/// The files have no names, so nothing is left behind however the program ends. The system keeps of
/// them in memory what it has room for and writes the rest to the disk.
public struct ScratchSpace: Sendable, Equatable {
  /// The directory of the files; `nil` for memory.
  public let directory: String?

  /// Puts lists into memory.
  public static let memory = ScratchSpace(directory: nil)

  /// Puts lists into files on the disk on which a directory is.
  public static func files(in directory: String) -> ScratchSpace {
    ScratchSpace(directory: directory)
  }

  /// Why a file can't be made.
  public struct Failure: Error, Equatable {
    /// The system's error number.
    public let number: CInt
    /// The directory where the file was to be.
    public let directory: String
    /// The size that it was to have.
    public let byteCount: Int

    /// Whether the disk had room and the memory had none.
    package var isForWantOfMemory: Bool { number == ENOMEM }

    /// Describes what the system refused.
    public init(number: CInt, directory: String, byteCount: Int) {
      self.number = number
      self.directory = directory
      self.byteCount = byteCount
    }
  }
}
