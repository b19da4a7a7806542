internal import LibC

extension OutputFile {
  /// What is wrong where writing failed.
  func failure(_ number: CInt) -> DataError {
    let old =
      temporary == nil ? "what was written is incomplete" : "the old file, if any, is untouched"
    let (problem, remedy) =
      switch number {
      case ENOSPC, EDQUOT: ("no space left on the disk", old)
      case EFBIG: ("the file is too large for the disk", old)
      case EPIPE: ("the reader closed the pipe", old)
      case EBADF: ("it is closed", old)
      case EEXIST where isNew:
        (
          "another program has made the file meanwhile",
          "start the run again, to add to what is there"
        )
      default: ("writing failed (\(SystemError(number: number).words))", old)
      }
    return DataError(
      number == EPIPE ? .closedPipe : .inputOutput, source: name, problem: problem, remedy: remedy)
  }

  /// Stands among the system's error numbers for an owner that can't be kept.
  static var ownerCannotBeKept: CInt { -1 }

  static func cannotCreate(_ name: String, _ error: SystemError) -> DataError {
    let (problem, remedy) =
      switch error.number {
      case ENOENT: ("the folder does not exist", "make it first")
      case ENOTDIR: ("the folder is a file", "choose another name")
      case EISDIR: ("this is a folder", "name a file in it")
      case EACCES, EPERM: ("the file may not be written there", "choose another folder")
      case EROFS: ("the disk is read-only", "choose another folder")
      case ENAMETOOLONG: ("the name is too long", "choose a shorter one")
      case ELOOP: ("the path is a circle of symbolic links", "name the file itself")
      case ENOSPC, EDQUOT: ("no space left on the disk", "the old file, if any, is untouched")
      case EMFILE, ENFILE: ("too many files are open", "close some and try again")
      case EBADF: ("no stream of that number is open", "choose another")
      case EILSEQ:
        ("the symbolic link leads to a name that is not UTF-8", "choose another name")
      case SystemError.nameHasNUL: ("the name has a NUL character", "choose another name")
      case ownerCannotBeKept:
        ("the file's owner and group can't be kept", "remove it first, or choose another name")
      default:
        ("the file can't be created (\(error.words))", "choose another place")
      }
    return DataError(.cannotCreate, source: name, problem: problem, remedy: remedy)
  }
}
