internal import Files

extension Arguments {
  /// The command line that does the same again: without passwords, and without what changes nothing of the
  /// result, such as where it goes.
  func words(of command: CommandDescription) -> String {
    let idle: Set = ["--output", "--threads", "--memory", "--quiet", "--progress"]
    var words = ["sesame", command.name] + operands
    for option in command.options where has(option.name) && !idle.contains(option.name) {
      for value in texts(option.name) {
        words += option.value == nil ? [option.name] : [option.name, value]
      }
    }
    return words.map(\.withoutPasswords.quotedForShell).joined(separator: " ")
  }
}

extension String {
  /// The word as a shell takes it for one.
  fileprivate var quotedForShell: String {
    let plain = unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_./,:=+@%".unicodeScalars.contains(scalar)
    }
    return plain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
