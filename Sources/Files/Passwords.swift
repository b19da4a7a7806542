extension String {
  /// The text with an ellipsis in place of what may be a password: in addresses of any kind, as
  /// `scheme://user:password@host`, and in settings such as `password=`.
  ///
  /// People give passwords as they are, with slashes, question marks and blanks; rather is too much hidden
  /// than too little.
  package var withoutPasswords: String {
    let hasAddress = contains("://")
    guard hasAddress || utf8.contains(UInt8(ascii: "=")) else { return self }
    let text = hasAddress ? hidingUsersPasswords : self
    let setting =
      #/
      ((?i:password|passwd|passphrase|pwd|secret|token|api_?key|access_?key)\w*\s*=\s*)
      (?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.|'')*'?|\S+)
      /#
    return text.replacing(setting) { "\($0.output.1)…" }
  }

  private var hidingUsersPasswords: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map(Self.hidingUsersPasswords).joined(separator: "\n")
  }

  private static func hidingUsersPasswords(inLine line: Substring) -> String {
    var result = ""
    var rest = line
    while let mark = rest.firstRange(of: "://") {
      result += rest[..<mark.upperBound]
      rest = rest[mark.upperBound...]
      guard let password = password(in: rest) else { continue }
      result += rest[..<password.lowerBound] + "…"
      rest = rest[password.upperBound...]
    }
    return result + rest
  }

  /// Where the password may be in what stands behind `://`.
  private static func password(in text: Substring) -> Range<Index>? {
    let word = text.prefix { !$0.isWhitespace }
    let user = word.prefix { !"/?#[:".contains($0) }
    guard user.endIndex < word.endIndex, word[user.endIndex] == ":" else { return nil }
    let start = word.index(after: user.endIndex)
    var end = word[start...].lastIndex(of: "@")
    if end == nil {
      // A port, or a password with a blank.
      let digits = word[start...].prefix(while: \.isNumber)
      let next = word[digits.endIndex...].first
      let isPort = !digits.isEmpty && !(next.map { $0.isLetter || $0.isNumber } ?? false)
      // Behind an address with a port a message goes on with a colon.
      let rest = text[start...]
      let address =
        isPort ? rest[..<(rest.firstRange(of: ": ")?.lowerBound ?? rest.endIndex)] : rest
      end = address.lastIndex(of: "@")
    }
    return end.map { start..<$0 }
  }
}
