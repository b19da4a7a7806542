internal import Files
internal import TextFormats

/// A value of a document together with its place, read with checks of its type.
struct JSONCursor {
  let node: JSONValue
  let path: String
  let source: String

  var value: JSONValue.Content { node.content }

  func failure(
    _ code: ScoreModelError.Code, _ problem: String, _ remedy: String
  ) -> ScoreModelError {
    ScoreModelError(code, source: source, path: path, problem: problem, remedy: remedy)
  }

  private func mismatch(_ wanted: String) -> ScoreModelError {
    failure(.wrongType, "expected \(wanted), found \(node.kind)", "write \(wanted)")
  }

  func object(keys: [String]) throws(ScoreModelError) -> JSONObject {
    guard case .object(let members) = value else { throw mismatch("an object") }
    for member in members where !keys.contains(member.key) {
      throw failure(
        .unknownKey, "the key '\(member.key.shortened)' is not known here",
        "the keys are " + keys.joined(separator: ", "))
    }
    return JSONObject(members: members, cursor: self)
  }

  func array() throws(ScoreModelError) -> [JSONCursor] {
    guard case .array(let values) = value else { throw mismatch("an array") }
    return values.enumerated().map { index, value in
      JSONCursor(node: value, path: path + "[\(index)]", source: source)
    }
  }

  /// The elements of an array of bands, bins or the like, of which there are not too many to number.
  func array(of things: String, atMost limit: Int) throws(ScoreModelError) -> [JSONCursor] {
    let elements = try array()
    guard elements.count <= limit else {
      throw failure(
        .invalidValue, "there are \(elements.count) \(things), and at most \(limit) are possible",
        "merge some of them")
    }
    return elements
  }

  func string() throws(ScoreModelError) -> String {
    guard case .string(let text) = value else { throw mismatch("a text") }
    return text
  }

  func boolean() throws(ScoreModelError) -> Bool {
    guard case .boolean(let value) = value else { throw mismatch("true or false") }
    return value
  }

  func number() throws(ScoreModelError) -> Double {
    guard case .number(let value) = value else { throw mismatch("a number") }
    return value
  }

  func number(in range: ClosedRange<Double>) throws(ScoreModelError) -> Double {
    let number = try number()
    guard range.contains(number) else {
      throw failure(
        .invalidValue, "\(number.shortText) is out of range",
        "write a number from \(range.lowerBound.shortText) to \(range.upperBound.shortText)")
    }
    return number
  }

  func whole(from least: Int = -1_000_000_000) throws(ScoreModelError) -> Int {
    guard case .number(let number) = value else { throw mismatch("a whole number") }
    guard (Double(least)...1_000_000_000).contains(number) else {
      throw failure(
        .invalidValue, "\(number.shortText) is out of range",
        "write a whole number from \(least) to 1000000000")
    }
    guard number == number.rounded() else {
      throw failure(
        .wrongType, "expected a whole number, found \(number.shortText)", "write a whole number")
    }
    return Int(number)
  }

  /// A whole number that is not negative.
  func count() throws(ScoreModelError) -> Int {
    let number = try whole()
    guard number >= 0 else {
      throw failure(.invalidValue, "\(number) is out of range", "write a whole number from 0")
    }
    return number
  }

  /// A word out of a closed list.
  func word<Word: RawRepresentable<String>>(
    _ kind: String, of words: [Word], code: ScoreModelError.Code = .invalidValue
  ) throws(ScoreModelError) -> Word {
    let text = try string()
    guard let word = words.first(where: { $0.rawValue == text }) else {
      throw failure(
        code, "'\(text.shortened)' is no \(kind)",
        "write one of " + words.map(\.rawValue).joined(separator: ", "))
    }
    return word
  }
}

extension JSONCursor {
  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - source: What messages call it.
  ///   - kind: What it is, in words.
  ///   - levels: The levels of nesting that such a document has.
  /// - Throws: ``ScoreModelError`` with the place where it is not JSON.
  init(
    document bytes: [UInt8], source: String, kind: String = "a model", levels: Int = 7
  ) throws(ScoreModelError) {
    do throws(JSONFault) {
      self.init(node: try JSONValue(parsing: bytes), path: "$", source: source)
    } catch {
      throw ScoreModelError(error, source: source, kind: kind, levels: levels)
    }
  }
}

extension ScoreModelError {
  /// The bytes of a document.
  static func bytes(ofFile path: String) throws(ScoreModelError) -> [UInt8] {
    do throws(DataError) {
      return try Input.contents(of: path, upTo: .document)
    } catch {
      throw ScoreModelError(
        error.code == .badData ? .invalidJSON : .noInput, source: error.source,
        problem: error.problem, remedy: error.advice)
    }
  }
}

extension ScoreModelError {
  fileprivate init(_ fault: JSONFault, source: String, kind: String, levels: Int) {
    var (code, path, remedy) = (Code.invalidJSON, String?.none, fault.remedy)
    switch fault.kind {
    case .syntax: break
    case .empty: remedy = "write \(kind)"
    case .nesting: remedy = "\(kind) needs \(levels)"
    case .repeatedName(let place): (code, path) = (.duplicateKey, place)
    }
    self.init(
      code, source: source, line: fault.line, column: fault.column, path: path,
      problem: fault.problem, remedy: remedy)
  }
}

/// An object whose keys are known to be allowed.
struct JSONObject {
  let members: [JSONValue.Member]
  let cursor: JSONCursor

  /// The value of a key, `nil` where the key is absent or null.
  subscript(optional key: String) -> JSONCursor? {
    guard let member = members.first(where: { $0.key == key }), member.value.content != .null else {
      return nil
    }
    return JSONCursor(node: member.value, path: cursor.path + "." + key, source: cursor.source)
  }

  func required(_ key: String) throws(ScoreModelError) -> JSONCursor {
    guard let member = members.first(where: { $0.key == key }) else {
      throw cursor.failure(.missingKey, "the key '\(key)' is missing", "add it")
    }
    return JSONCursor(node: member.value, path: cursor.path + "." + key, source: cursor.source)
  }
}

extension String {
  /// The text as messages quote it: at most 60 characters.
  var shortened: String { count <= 60 ? self : prefix(59) + "…" }
}

extension Double {
  /// The shortest text that reads back as the same number, whole numbers without a point.
  var shortText: String { JSONText.number(self) }
}
