package import Files
package import Reports
internal import TextFormats

/// What is told of an entity that was asked about: the complete document, or why there is none.
public enum EntityAnswer: Sendable, Equatable {
  /// All that the score rests on; whether there is a score, it tells itself.
  case explained(Disclosure)
  /// No card scores the entity.
  case unscored(UnscoredEntity)

  /// The complete document; `nil` if no card scores the entity.
  public var disclosure: Disclosure? {
    if case .explained(let disclosure) = self { disclosure } else { nil }
  }
}

/// An entity whose kind has no card, or is not known.
public struct UnscoredEntity: Sendable, Equatable {
  /// The entity's identifier.
  public let identifier: String
  /// `not assessable:` with the reason, as in the column `score_status`.
  public let status: String

  /// The answer as plain text of at most 100 columns.
  public var text: String {
    "Score of \(identifier): \(status)".wrapped("").joined(separator: "\n") + "\n"
  }

  /// The answer as Markdown.
  public var markdown: String {
    "# Score of \(identifier.escapedForMarkdown): \(status.escapedForMarkdown)\n"
  }

  /// The answer as a page that needs nothing else.
  public var html: String { document.html() }

  /// The answer, for a page.
  package var document: ReportDocument { ReportDocument("Score of \(identifier): \(status)") }

  /// The answer as a JSON document with keys of an explanation.
  public var json: String {
    JSONValue.object([
      .init("identifier", .string(identifier)), .init("model", .null), .init("score", .null),
      .init("score_status", .string(status)), .init("band", .null),
    ]).rendered()
  }
}

extension EntityScores {
  /// What is told of one entity, with a card for its kind or without.
  ///
  /// Where another card has the target and the entity's own has not, no changes are told.
  ///
  /// - Parameters:
  ///   - identifier: The entity's identifier; the first row counts if several have it.
  ///   - target: What changes are to bring the score to.
  ///   - months: The most months that changes may take; `nil` for any.
  ///   - documents: As of ``disclosure(for:reaching:within:of:)``.
  /// - Returns: The complete document, or why there is none.
  /// - Throws: ``ScoreModelError`` if no row has the identifier, or no card has such a score or band.
  public func answer(
    for identifier: String, reaching target: ScoreTarget = .nextBand, within months: Int? = nil,
    of documents: EntityCards? = nil
  ) throws(ScoreModelError) -> EntityAnswer {
    let row = try knownRow(of: identifier)
    guard let part = kinds.rows.part(ofRow: row) else {
      return .unscored(UnscoredEntity(identifier: identifier, status: kinds.status(row)))
    }
    let target = isOfOthers(target, than: part.card) ? ScoreTarget.nothing : target
    return .explained(
      try disclosure(for: identifier, reaching: target, within: months, of: documents))
  }

  /// Whether a target is one of other cards and not of this one.
  private func isOfOthers(_ target: ScoreTarget, than card: Int) -> Bool {
    target.mistake(in: parts[card].scores.model) != nil
      && parts.contains { target.mistake(in: $0.scores.model) == nil }
  }

  /// What is to be warned of a target that the cards of some entities lack.
  ///
  /// - Throws: ``ScoreModelError`` if no row has one of the identifiers, or the cards of all lack the target.
  package func warnings(
    of target: ScoreTarget, for identifiers: [String]
  ) throws(ScoreModelError) -> [Message] {
    var cards: Set<Int> = []
    for identifier in identifiers {
      if let part = kinds.rows.part(ofRow: try knownRow(of: identifier)) { cards.insert(part.card) }
    }
    let lacking = cards.sorted().compactMap { card in
      target.mistake(in: parts[card].scores.model).map { (card, $0) }
    }
    if let first = lacking.first, lacking.count == cards.count {
      _ = try target.score(from: nil, in: parts[first.0].scores.model)
    }
    return lacking.map { card, mistake in
      Message(
        "\(parts[card].title): \(mistake.problem), so that nothing is told of what would reach it; "
          + mistake.remedy)
    }
  }
}
