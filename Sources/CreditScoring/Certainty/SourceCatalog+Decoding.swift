internal import Files
internal import TextFormats

extension SourceCatalog {
  /// Reads a catalog from a JSON file; see ``formatDescription``.
  ///
  /// - Parameter path: The file's path; `-` is standard input.
  /// - Throws: ``ScoreModelError`` with every mistake in the document and its place.
  public init(contentsOf path: String) throws(ScoreModelError) {
    self = try SourceCatalog(
      bytes: ScoreModelError.bytes(ofFile: path), source: Input.name(of: path))
  }

  /// Reads a catalog from JSON in memory; see ``formatDescription``.
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - name: What error messages call the document.
  /// - Throws: ``ScoreModelError`` with every mistake in the document and its place.
  public init(parsing text: String, named name: String = "sources") throws(ScoreModelError) {
    self = try SourceCatalog(bytes: Array(text.utf8), source: name)
  }

  private init(bytes: [UInt8], source: String) throws(ScoreModelError) {
    var decoder = ScoreModelDecoder()
    self = try decoder.sources(
      JSONCursor(document: bytes, source: source, kind: "a catalog of sources", levels: 4))
    try SourceRules.check(self, decoder.mistakes)
  }
}

extension ScoreModelDecoder {
  /// The catalog, whose rules are yet to be checked.
  ///
  /// - Throws: ``ScoreModelError`` if the document is none of this format.
  fileprivate mutating func sources(_ cursor: JSONCursor) throws(ScoreModelError) -> SourceCatalog {
    let keys = ["format", "description", "kinds", "columns", "sources", "default"]
    let object = try document(cursor, keys: keys, formats: [SourceCatalog.format])
    return SourceCatalog(
      unchecked: elements("kinds", of: object).map { kind($0) },
      columns: kinds(under: "columns", of: object), sources: kinds(under: "sources", of: object),
      defaultKind: value("default", of: object, else: "") { try $0.string() },
      description: value(ifAny: "description", of: object) { try $0.string() } ?? "",
      sourceName: cursor.source)
  }

  private mutating func kind(_ cursor: JSONCursor) -> SourceCatalog.Kind {
    let keys = ["name", "reliability", "half_life", "verification", "purposes"]
    guard let object = object(cursor, keys: keys) else {
      return SourceCatalog.Kind("", reliability: 0)
    }
    let purposes = value(ifAny: "purposes", of: object) { try $0.array() }?.map { element in
      attempt(at: element.path) { try element.string() } ?? ""
    }
    return SourceCatalog.Kind(
      value("name", of: object, else: "") { try $0.string() },
      reliability: value("reliability", of: object, else: 0) { try $0.number() },
      halfLife: value(ifAny: "half_life", of: object) { try $0.number() },
      verification: value(ifAny: "verification", of: object) { try $0.number() } ?? 0,
      purposes: purposes)
  }

  /// A kind for each of the names under a key.
  private mutating func kinds(under key: String, of object: Object) -> [String: String] {
    guard let cursor = object.members[optional: key] else { return [:] }
    guard case .object(let members) = cursor.value else {
      _ = attempt(at: cursor.path) { try cursor.object(keys: []) }
      return [:]
    }
    var kinds: [String: String] = [:]
    for member in members {
      let place = JSONCursor(
        node: member.value, path: cursor.path + "." + member.key, source: cursor.source)
      kinds[member.key] = attempt(at: place.path) { try place.string() }
    }
    return kinds
  }
}
