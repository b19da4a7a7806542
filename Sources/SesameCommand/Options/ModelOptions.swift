internal import Files
internal import Sesame

/// Options on the score model.
extension Arguments {
  /// The cards for a table alone: without friendships, friends' scores can only be left out.
  func entityCardsOfTable() throws -> EntityCards {
    for name in ["--relationships", "--earlier-score"] where has(name) {
      let value = name == "--relationships" ? text(name) ?? "" : ""
      if value == "off" { continue }
      guard value.isEmpty || Self.relationshipModes.contains(value) else {
        throw UsageError("option '\(name)' of a table alone takes off, not '\(value)'")
      }
      throw UsageError(
        "option '\(name)\(value.isEmpty ? "" : " \(value)")' needs friendships, and a table alone "
          + "has none",
        remedy: "give the edge list to 'sesame enrich', or leave the option out")
    }
    return try entityCards()
  }

  /// The cards, as the options say: one for all, or one for each kind of entity.
  func entityCards() throws -> EntityCards {
    guard let column = text("--entity") else { return EntityCards(try scoreModel()) }
    let cards = try lists("--model").flatMap(\.self).map { part throws(UsageError) in
      guard let equals = Self.endOfKind(in: part) else {
        throw UsageError(
          "with '--entity', option '--model' takes kinds, each with its card, such as "
            + "person=2015, not '\(part)'")
      }
      return (kind: String(part[..<equals]), card: String(part[part.index(after: equals)...]))
    }
    if cards.isEmpty {
      throw UsageError(
        "option '--entity' needs a card for each kind",
        remedy: "add --model KIND=FILE, once for each")
    }
    if let twice = Dictionary(grouping: cards, by: \.kind).filter({ $0.value.count > 1 }).keys.min()
    {
      throw UsageError("option '--model' has two cards for kind '\(twice)'", remedy: "keep one")
    }
    return try EntityCards(
      kindColumn: column,
      cards.map { ($0.kind, try inMode(try ScoreModel.builtInOrFile($0.card))) })
  }

  /// Where the kind ends in a kind and its card, such as `person=2015`: a kind may hold `=`, and so may a path, so that
  /// the first is taken behind which a card stands, or else the first of all.
  private static func endOfKind(in part: String) -> String.Index? {
    let places = part.indices.filter { place in
      part[place] == "=" && place > part.startIndex && part.index(after: place) < part.endIndex
    }
    return places.first { place in
      let card = String(part[part.index(after: place)...])
      return ScoreModel.named(card) != nil || Input.isFile(card)
    } ?? places.first
  }

  /// The score model of a command that one card for all serves.
  func onlyScoreModel() throws -> ScoreModel {
    let names = try lists("--model").flatMap(\.self)
    let isOfKind = names.contains { name in
      name.firstIndex(of: "=").map { $0 > name.startIndex } ?? false
    }
    guard has("--entity") || names.count > 1 || isOfKind else { return try scoreModel() }
    throw UsageError(
      "influence is measured with one card for all, and "
        + (has("--entity")
          ? "'--entity' asks for one for each kind of entity"
          : names.count > 1 ? "'--model' has several" : "'--model' has one for a kind of entity"),
      remedy:
        "give one '--model FILE'; what is proven with a card for each kind, 'sesame explain' tells")
  }

  /// Throws if a model is to be written, and there are several cards.
  func checkWrittenModel(of cards: EntityCards) throws(UsageError) {
    if has("--write-model"), cards.cards.count > 1 {
      throw UsageError(
        "option '--write-model' writes one model, and there are several cards",
        remedy: "measure each card by a run of its own")
    }
  }

  /// The score model, as the options say: a file, or a built-in card by name.
  func scoreModel() throws -> ScoreModel {
    if count("--model") > 1 {
      throw UsageError(
        "option '--model' is given twice",
        remedy: known("--entity")
          ? "keep one, or name the column of kinds with '--entity'" : "keep one")
    }
    let name = text("--model") ?? "2015"
    do {
      return try inMode(try ScoreModel.builtInOrFile(name))
    } catch  where known("--entity") && name.contains("=") && !Input.isFile(name) {
      throw UsageError(
        "there is no file '\(name)', and a card for a kind needs the column of kinds",
        remedy: "add --entity C")
    }
  }

  /// How friends' scores may enter.
  static let relationshipModes = ["fixed-point", "earlier", "off"]

  /// A model whose friends' scores enter as the options say.
  private func inMode(_ model: ScoreModel) throws -> ScoreModel {
    switch text("--relationships") {
    case nil:
      if has("--earlier-score") {
        throw UsageError(
          "option '--earlier-score' needs '--relationships earlier'", remedy: "add it")
      }
      return model
    case "fixed-point": return try model.readingFriendsScores(.fixedPoint)
    case "earlier":
      guard let column = text("--earlier-score") else {
        throw UsageError(
          "option '--relationships earlier' needs '--earlier-score'",
          remedy: "name the column with earlier scores")
      }
      return try model.readingFriendsScores(.lagged, from: column)
    case "off": return model.removing(.interpersonalRelationships)
    case let other?:
      let modes = Choices(words: Self.relationshipModes)
      throw UsageError("option '--relationships' takes \(modes.listed), not '\(other)'")
    }
  }
}

extension ScoreModel {
  /// The built-in card of a name, or the model in a file.
  static func builtInOrFile(_ name: String) throws -> ScoreModel {
    if let model = ScoreModel.named(name) { return model }
    if let document = try EmbeddedInput.document(name) {
      return try ScoreModel(parsing: document.text, named: document.name)
    }
    do throws(ScoreModelError) {
      return try ScoreModel(contentsOf: name)
    } catch {
      guard error.code == .noInput, !name.contains(where: { "./=".contains($0) }) else {
        throw error
      }
      throw UsageError(
        "'\(name)' is neither a built-in model nor a file",
        remedy: Arguments.suggestion(for: name, among: builtInNames)
          ?? "the built-in models are \(builtInNames.joined(separator: ", "))")
    }
  }
}
