internal import Sesame
internal import SesameCommand

/// Returns the version of this library, to be freed.
@c public func sesame_version() -> UnsafeMutablePointer<CChar>? {
  unsafe copied(SesameVersion.current)
}

/// Returns the commands, their operands and options as a JSON document, to be freed.
@c public func sesame_catalog() -> UnsafeMutablePointer<CChar>? {
  unsafe copied(CommandCatalog.json)
}

/// Returns the help of a command, to be freed; null if there is no such command.
@c public func sesame_help(_ command: UnsafePointer<CChar>) -> UnsafeMutablePointer<CChar>? {
  unsafe CommandCatalog.help(String(cString: command)).flatMap { unsafe copied($0) }
}
