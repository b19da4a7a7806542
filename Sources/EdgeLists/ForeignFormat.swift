internal import Files

/// Formats of data that are not read, or only under another ending, and that would pass for lists: a
/// JSON array of pairs has commas, and a page of a web server blanks.
enum ForeignFormat {
  /// Refuses a file that begins as such a format does and as no list of names would, or whose ending
  /// stands for one.
  ///
  /// Names may begin with `{`, `[` or `<` too: a file whose first line has a name in such brackets, and
  /// goes on behind it, is a list, and so is one of which it is said what separates its fields.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of the file.
  ///   - source: The name of the file in messages.
  ///   - format: How it was said to be laid out.
  /// - Throws: ``DataError`` with the format's name and what to do.
  static func refuse(
    _ bytes: [UInt8], named source: String, _ format: EdgeListFormat
  ) throws(DataError) {
    if format.delimiter != nil { return }
    let fault = fault(bytes) ?? ForeignEnding.fault(of: source, format)
    guard let fault else { return }
    throw DataError(.badData, source: source, problem: fault.problem, remedy: fault.remedy)
  }

  /// What is wrong with a file that begins so.
  private static func fault(_ bytes: [UInt8]) -> (problem: String, remedy: Message)? {
    // Most files are told from these by their first byte.
    guard let first = bytes.first(where: { $0 > 0x20 && !byteOrderMark.contains($0) }),
      beginnings.contains(first | (first >= 0x40 ? 0x20 : 0))
    else { return nil }
    let start = bytes.prefix(4096).drop { $0 <= 0x20 || byteOrderMark.contains($0) }
    let text = String(decoding: start, as: UTF8.self)
    return switch first {
    case UInt8(ascii: "{"): isObject(text) ? json(text) : nil
    case UInt8(ascii: "["): isArray(text) ? json(text) : nil
    case UInt8(ascii: "<"): markup(text)
    default: keyword(text.lowercased())
    }
  }

  private static let beginnings = Set("{[<*gcdsv".utf8.map { $0 | ($0 >= 0x40 ? 0x20 : 0) })
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let known: Message =
    "convert it to CSV, two people a line; delimited text, JSON lines (.jsonl), Parquet, tables of databases, GraphML "
    + "(.graphml), GEXF (.gexf), Pajek (.net), Matrix Market (.mtx), NCOL (.ncol), METIS (.metis) and snapshots are read"

  // MARK: JSON

  /// Whether braces are a JSON object's, not those around a name.
  private static func isObject(_ text: String) -> Bool {
    guard let inside = bracketed(text, by: "}") else { return true }
    return inside.content.isEmpty || inside.content.contains { "\":{[".contains($0) }
      || inside.isLast
  }

  /// Whether brackets are a JSON array's, not those around a name.
  private static func isArray(_ text: String) -> Bool {
    guard let inside = bracketed(text, by: "]") else { return true }
    return inside.content.isEmpty || inside.content.contains { "\",{[".contains($0) }
      || inside.isLast
  }

  private static func json(_ text: String) -> (problem: String, remedy: Message) {
    let lines = text.split(whereSeparator: \.isNewline).prefix(3).dropLast()
    let isLines =
      !lines.isEmpty && lines.allSatisfy { $0.first == text.first && "}]".contains($0.last ?? " ") }
    return isLines && text.first == "{"
      ? (
        "these are JSON lines, not delimited text",
        "read them with \(.fileFormat, choice: "jsonLines")"
      )
      : ("this is JSON\(isLines ? " lines" : ""), not a list of friendships", known)
  }

  /// What stands on the first line in the brackets that it begins with, and whether nothing follows.
  private static func bracketed(
    _ text: String, by end: Character
  ) -> (content: Substring, isLast: Bool)? {
    let line = text.prefix { !$0.isNewline }
    guard let close = line.firstIndex(of: end) else { return nil }
    return (
      line[..<close].dropFirst(),
      line[line.index(after: close)...].allSatisfy(\.isWhitespace)
    )
  }

  // MARK: Markup

  private static func markup(_ text: String) -> (problem: String, remedy: Message)? {
    let small = text.lowercased()
    if small.contains("<graphml") {
      return ("this is GraphML, not delimited text", "\(.graphFile, ".graphml")")
    }
    if small.contains("<gexf") {
      return ("this is GEXF, not delimited text", "\(.graphFile, ".gexf")")
    }
    if small.hasPrefix("<!doctype html") || small.contains("<html") {
      return ("this is a page of HTML, not a list of friendships", "download the data themselves")
    }
    if small.hasPrefix("<?") || small.hasPrefix("<!") {
      return ("this is XML, not a list of friendships", known)
    }
    // `<ann@example.org>,<bob@example.org>` is a list.
    if let inside = bracketed(text, by: ">"), !inside.isLast,
      !inside.content.contains(where: \.isWhitespace),
      text[inside.content.endIndex...].dropFirst().first.map({ ",;| \t".contains($0) }) ?? false
    {
      return nil
    }
    return ("this is HTML or XML, not a list of friendships", known)
  }

  // MARK: Formats with words

  private static func keyword(_ text: String) -> (problem: String, remedy: Message)? {
    let lines = text.split(whereSeparator: \.isNewline).prefix(8)
      .map { $0.split { $0 == " " || $0 == "\t" } }.filter { $0.first?.first != "#" }
    guard let first = lines.first, let word = first.first else { return nil }
    if ["*vertices", "*network"].contains(word) {
      return ("this is a Pajek network, not delimited text", "\(.graphFile, ".net")")
    }
    let isGML = { (index: Int) -> Bool in
      lines[index] == ["graph", "["]
        || lines[index] == ["graph"] && lines.dropFirst(index + 1).first == ["["]
    }
    if isGML(0)
      || ["creator", "comment", "version"].contains(word) && lines.indices.contains(where: isGML)
    {
      return ("this is GML, which is not read", "export it as GraphML (.graphml) or CSV")
    }
    if ["graph", "digraph", "strict"].contains(word), first.last?.last == "{" {
      return (
        "this is DOT of Graphviz, which is not read", "export it as GraphML (.graphml) or CSV"
      )
    }
    return nil
  }
}
