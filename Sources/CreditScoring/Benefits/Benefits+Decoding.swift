internal import Files
internal import TextFormats

extension Benefits {
  /// The name and version of the format, which every document states.
  public static let format = "sesame-benefits/1"

  /// Reads benefits from a JSON file; see ``formatDescription``.
  ///
  /// - Parameter path: The file's path; `-` is standard input.
  /// - Throws: ``ScoreModelError`` with every mistake in the document and its place.
  public init(contentsOf path: String) throws(ScoreModelError) {
    try self.init(bytes: ScoreModelError.bytes(ofFile: path), source: Input.name(of: path))
  }

  /// Reads benefits from JSON in memory; see ``formatDescription``.
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - name: What error messages call the document.
  /// - Throws: ``ScoreModelError`` with every mistake in the document and its place.
  public init(parsing text: String, named name: String = "benefits") throws(ScoreModelError) {
    try self.init(bytes: Array(text.utf8), source: name)
  }

  private init(bytes: [UInt8], source: String) throws(ScoreModelError) {
    var decoder = ScoreModelDecoder()
    self = try decoder.benefits(
      JSONCursor(document: bytes, source: source, kind: "a document of benefits", levels: 5))
    try BenefitRules.check(self, decoder.mistakes)
  }
}

extension ScoreModelDecoder {
  private static let benefitKeys = [
    "id", "title", "issuer", "purpose", "kind", "from", "steps", "unit", "hysteresis",
    "valid_from", "valid_until",
  ]

  /// The benefits, whose rules are yet to be checked.
  ///
  /// - Throws: ``ScoreModelError`` if the document is none of this format.
  fileprivate mutating func benefits(_ cursor: JSONCursor) throws(ScoreModelError) -> Benefits {
    let keys = ["format", "name", "version", "description", "benefits"]
    let object = try document(cursor, keys: keys, formats: [Benefits.format])
    return Benefits(
      name: value("name", of: object, else: "") { try $0.string() },
      version: value("version", of: object, else: "") { try $0.string() },
      description: value(ifAny: "description", of: object) { try $0.string() } ?? "",
      benefits: elements("benefits", of: object).map { benefit($0) }, sourceName: cursor.source)
  }

  private mutating func benefit(_ cursor: JSONCursor) -> Benefit {
    guard let object = object(cursor, keys: Self.benefitKeys) else {
      mistakes.passOver(cursor.path)
      return Benefit(
        id: "", title: "", issuer: "", purpose: "", kind: .privilege, steps: [], hasAmounts: false,
        unit: "", hysteresis: 0, validFrom: nil, validUntil: nil)
    }
    let kind = value("kind", of: object, else: Benefit.Kind.privilege) {
      try $0.word("kind of benefit", of: Benefit.Kind.allCases)
    }
    let (steps, hasAmounts) = steps(of: object, kind)
    return Benefit(
      id: value("id", of: object, else: "") { try $0.string() },
      title: value("title", of: object, else: "") { try $0.string() },
      issuer: value("issuer", of: object, else: "") { try $0.string() },
      purpose: value(ifAny: "purpose", of: object) { try $0.string() } ?? "",
      kind: kind, steps: steps, hasAmounts: hasAmounts,
      unit: value(ifAny: "unit", of: object) { try $0.string() } ?? "",
      hysteresis: value(ifAny: "hysteresis", of: object) { try $0.count() } ?? 0,
      validFrom: day("valid_from", of: object), validUntil: day("valid_until", of: object))
  }

  /// The steps, and whether there are amounts.
  private mutating func steps(
    of object: Object, _ kind: Benefit.Kind
  ) -> (steps: [Benefit.Step], hasAmounts: Bool) {
    let list = value(ifAny: "steps", of: object) { try $0.array() }
    let from = value(ifAny: "from", of: object) { try $0.whole() }
    let place = object.members.cursor.path
    let isSound = ["kind", "from", "steps"].allSatisfy { mistakes.isSound(object.place(of: $0)) }
    if isSound, (list == nil) == (from == nil) {
      mistakes.add(
        list == nil ? .missingKey : .invalidValue, at: place,
        list == nil
          ? "neither 'from' nor 'steps' says from which score on there is a benefit"
          : "both 'from' and 'steps' say from which score on there is a benefit",
        list == nil ? "add one of them" : "keep one of them", doubting: place + ".steps")
    } else if isSound, kind == .loanLimit, list == nil {
      mistakes.add(
        .missingKey, at: place, "a loan limit has no amounts",
        "write \"steps\": [{\"from\": SCORE, \"amount\": AMOUNT}, …]", doubting: place + ".steps")
    } else if isSound, kind == .privilege, list != nil {
      mistakes.add(
        .invalidValue, at: place + ".steps", "a privilege is held or not, and has no amounts",
        "write \"from\": SCORE, or make it a reward")
    }
    guard let list else { return (from.map { [.init(from: $0, amount: 1)] } ?? [], false) }
    return (list.map { step($0) }, true)
  }

  private mutating func step(_ cursor: JSONCursor) -> Benefit.Step {
    guard let object = object(cursor, keys: ["from", "amount"]) else {
      mistakes.passOver(cursor.path)
      return Benefit.Step(from: 0, amount: 0)
    }
    return Benefit.Step(
      from: value("from", of: object, else: 0) { try $0.whole() },
      amount: value("amount", of: object, else: 0) { try $0.whole(from: 1) })
  }

  private mutating func day(_ key: String, of object: Object) -> Benefit.Day? {
    value(ifAny: key, of: object) { cursor in
      let text = try cursor.string()
      guard let day = Benefit.Day(text) else {
        throw cursor.failure(
          .invalidValue, "'\(text.shortened)' is no date", "write it like 2026-03-31")
      }
      return day
    }
  }
}
