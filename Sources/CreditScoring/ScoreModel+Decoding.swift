public import Essentials
internal import Files
internal import TextFormats

extension ScoreModel {
  /// Reads a model from a JSON file; see ``format``.
  ///
  /// - Parameter path: The file's path; `-` is standard input.
  /// - Throws: ``ScoreModelError`` with every mistake in the document and its place.
  public init(contentsOf path: String) throws(ScoreModelError) {
    self = try ScoreModel(
      bytes: ScoreModelError.bytes(ofFile: path), source: Input.name(of: path))
  }

  /// Reads a model from the JSON file at a URL, as ``init(contentsOf:)-(String)`` does.
  ///
  /// - Precondition: The URL is a file's.
  public init(contentsOf file: URL) throws(ScoreModelError) {
    precondition(file.isFileURL, "a model is read from a file")
    try self.init(contentsOf: file.path(percentEncoded: false))
  }

  /// Reads a model from JSON in memory; see ``format``.
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - name: What error messages call the document.
  /// - Throws: ``ScoreModelError`` with every mistake in the document and its place.
  public init(parsing text: String, named name: String = "model") throws(ScoreModelError) {
    self = try ScoreModel(bytes: Array(text.utf8), source: name)
  }

  private init(bytes: [UInt8], source: String) throws(ScoreModelError) {
    var decoder = ScoreModelDecoder()
    self = try decoder.model(JSONCursor(document: bytes, source: source))
    try ModelRules.check(self, decoder.mistakes)
  }
}

/// Turns a document into a model, as far as it can be read: a stand-in takes the place of what can't.
struct ScoreModelDecoder {
  /// What kept values from being read.
  var mistakes = ModelMistakes()
  /// Whether the document is of the first version of the format, which has not all keys.
  private var isFirstVersion = false

  /// An object with the keys that it seems to have in another spelling.
  struct Object {
    let members: JSONObject
    let misspelled: Set<String>

    func place(of key: String) -> String { members.cursor.path + "." + key }
  }

  // MARK: Values

  /// What a closure reads; `nil`, and the place is noted, if that fails.
  mutating func attempt<Value>(at place: String, _ read: () throws -> Value) -> Value? {
    do {
      return try read()
    } catch let error as ScoreModelError {
      mistakes.add(error, at: place)
    } catch {
      preconditionFailure("reading JSON failed otherwise: \(error)")
    }
    return nil
  }

  /// Reads an object, and notes keys that it may not have.
  ///
  /// - Parameters:
  ///   - cursor: The value.
  ///   - keys: The keys that it may have.
  ///   - newer: Those which it may have besides if the document is not of the first version.
  /// - Returns: The object; `nil` if the value is none.
  mutating func object(
    _ cursor: JSONCursor, keys: [String], newer: [String] = []
  ) -> Object? {
    let keys = isFirstVersion ? keys : keys + newer
    guard case .object(let members) = cursor.value else {
      _ = attempt(at: cursor.path) { try cursor.object(keys: keys) }
      return nil
    }
    var absent = Set(keys).subtracting(members.map(\.key))
    var misspelled: Set<String> = []
    for member in members where !keys.contains(member.key) {
      if newer.contains(member.key) {
        mistakes.add(
          cursor.failure(
            .unknownKey, "the key '\(member.key)' needs the second version of the format",
            "write \"format\": \"\(ScoreModel.secondFormat)\" or remove the key"))
        continue
      }
      let alone = JSONCursor(
        node: .object([member]), path: cursor.path, source: cursor.source)
      do throws(ScoreModelError) {
        _ = try alone.object(keys: keys)
      } catch {
        mistakes.add(error)
      }
      if let meant = ColumnReference.nearest(to: member.key, among: absent.sorted()) {
        absent.remove(meant)
        misspelled.insert(meant)
      }
    }
    return Object(members: JSONObject(members: members, cursor: cursor), misspelled: misspelled)
  }

  /// The value of a key that must be there.
  mutating func value<Value>(
    _ key: String, of object: Object, else standIn: Value, _ read: (JSONCursor) throws -> Value
  ) -> Value {
    let place = object.place(of: key)
    if object.misspelled.contains(key) {
      mistakes.passOver(place)
      return standIn
    }
    return attempt(at: place) { try read(object.members.required(key)) } ?? standIn
  }

  /// The value of a key that may be absent or null.
  mutating func value<Value>(
    ifAny key: String, of object: Object, _ read: (JSONCursor) throws -> Value
  ) -> Value? {
    if object.misspelled.contains(key) { mistakes.passOver(object.place(of: key)) }
    guard let cursor = object.members[optional: key] else { return nil }
    return attempt(at: cursor.path) { try read(cursor) }
  }

  /// The object of a key that must be there.
  mutating func object(
    _ key: String, of object: Object, keys: [String], newer: [String] = []
  ) -> Object? {
    let cursor: JSONCursor? = value(key, of: object, else: nil) { $0 }
    return cursor.flatMap { self.object($0, keys: keys, newer: newer) }
  }

  /// The elements of an array.
  mutating func elements(_ key: String, of object: Object) -> [JSONCursor] {
    value(key, of: object, else: []) { try $0.array() }
  }

  /// Notes that nothing is to be said of some values of an object.
  mutating func passOver(_ keys: [String], at place: String) {
    for key in keys { mistakes.passOver(place + "." + key) }
  }

  /// The object that a document is, if it has one of some formats.
  ///
  /// - Parameters:
  ///   - cursor: The document.
  ///   - keys: The keys that it may have.
  ///   - newer: Those which it may have besides if it is not of a model's first version.
  ///   - formats: What the key `format` may say, the usual one first.
  /// - Returns: The object.
  /// - Throws: ``ScoreModelError`` if the document is no object, or of another format.
  mutating func document(
    _ cursor: JSONCursor, keys: [String], newer: [String] = [], formats: [String]
  ) throws(ScoreModelError) -> Object {
    guard let object = object(cursor, keys: keys, newer: newer) else {
      throw ScoreModelError(source: cursor.source, mistakes: mistakes.found)
    }
    let format = value("format", of: object, else: formats[0]) { try $0.string() }
    guard formats.contains(format) else {
      throw try object.members.required("format").failure(
        .unknownFormat, "the format is not known",
        "write \(formats.map { "\"\($0)\"" }.joined(separator: " or "))")
    }
    return object
  }

  // MARK: The model

  /// The model, whose rules are yet to be checked.
  ///
  /// - Throws: ``ScoreModelError`` if the document is none of this format.
  mutating func model(_ cursor: JSONCursor) throws(ScoreModelError) -> ScoreModel {
    let keys = [
      "format", "name", "version", "purpose", "description", "scale", "bands", "coverage",
      "categories", "fit",
    ]
    isFirstVersion = Self.isFirstVersion(cursor)
    let object = try document(
      cursor, keys: keys, newer: ["reasons"],
      formats: [ScoreModel.format, ScoreModel.secondFormat])
    return ScoreModel(
      unchecked: value("name", of: object, else: "") { try $0.string() },
      version: value("version", of: object, else: "") { try $0.string() },
      purpose: value("purpose", of: object, else: "") { try $0.string() },
      description: value(ifAny: "description", of: object) { try $0.string() } ?? "",
      scale: scale(object), bands: bands(object), coverage: coverage(object),
      reasons: reasons(object), categories: categories(object), fit: fit(of: object),
      sourceName: cursor.source)
  }

  /// Whether a document says that it is of the first version, or not of which it is.
  private static func isFirstVersion(_ cursor: JSONCursor) -> Bool {
    guard case .object(let members) = cursor.value,
      case .string(let format)? = members.first(where: { $0.key == "format" })?.value.content
    else { return true }
    return format == ScoreModel.format
  }

  private mutating func scale(_ model: Object) -> ClosedRange<Int> {
    guard let object = object("scale", of: model, keys: ["minimum", "maximum"]) else {
      return 0...1
    }
    let minimum = value("minimum", of: object, else: 0) { try $0.whole() }
    let maximum = value("maximum", of: object, else: 0) { try $0.whole() }
    // A scale that runs backward spans no points, which the rules find.
    return minimum...max(minimum, maximum)
  }

  private mutating func bands(_ model: Object) -> [ScoreModel.Band] {
    elements("bands", of: model).map { element in
      guard let object = object(element, keys: ["name", "from"]) else {
        return ScoreModel.Band(name: "", from: 0)
      }
      return ScoreModel.Band(
        name: value("name", of: object, else: "") { try $0.string() },
        from: value("from", of: object, else: 0) { try $0.whole() })
    }
  }

  private mutating func coverage(_ model: Object) -> ScoreModel.Coverage {
    guard
      let object = object(
        "coverage", of: model, keys: ["minimum", "required"], newer: ["most_bands"])
    else {
      return ScoreModel.Coverage()
    }
    let minimum = value("minimum", of: object, else: 0) { try $0.number() }
    let required = value(ifAny: "required", of: object) { try $0.array() } ?? []
    return ScoreModel.Coverage(
      minimum: minimum,
      required: required.map { element in
        attempt(at: element.path) {
          try element.word("category", of: ScoreCategory.allCases)
        } ?? .creditHistory
      },
      mostBands: value(ifAny: "most_bands", of: object) { try $0.whole() })
  }

  private mutating func reasons(_ model: Object) -> ScoreModel.Reasons {
    guard model.members[optional: "reasons"] != nil,
      let object = object("reasons", of: model, keys: ["baseline"])
    else { return ScoreModel.Reasons() }
    return ScoreModel.Reasons(
      baseline: value("baseline", of: object, else: .maximum) {
        try $0.word("baseline", of: ScoreModel.Reasons.Baseline.allCases)
      })
  }

  private mutating func categories(_ model: Object) -> [ScoreModel.Category] {
    elements("categories", of: model).map { element in
      guard let object = object(element, keys: ["name", "weight", "characteristics"]) else {
        return ScoreModel.Category(name: .creditHistory, weight: 0, characteristics: [])
      }
      let name: ScoreCategory? = value("name", of: object, else: nil) {
        try $0.word("category", of: ScoreCategory.allCases)
      }
      return ScoreModel.Category(
        name: name ?? .creditHistory,
        weight: value("weight", of: object, else: 0) { try $0.number() },
        characteristics: elements("characteristics", of: object).map {
          characteristic($0, in: name)
        })
    }
  }
}
