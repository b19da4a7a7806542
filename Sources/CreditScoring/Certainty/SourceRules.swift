/// The rules of a catalog of sources, the same whether it is written as JSON or in Swift.
struct SourceRules: ValueChecking {
  let catalog: SourceCatalog
  var mistakes: ModelMistakes

  /// Applies all rules.
  ///
  /// - Parameters:
  ///   - catalog: The catalog.
  ///   - mistakes: What was found when it was read.
  /// - Throws: All mistakes, if there are any.
  static func check(
    _ catalog: SourceCatalog, _ mistakes: ModelMistakes = ModelMistakes()
  ) throws(ScoreModelError) {
    var rules = SourceRules(catalog: catalog, mistakes: mistakes)
    rules.checkForNUL(catalog.description, at: "$.description")
    rules.checkMentions(among: rules.checkKinds())
    guard rules.mistakes.found.isEmpty else {
      throw ScoreModelError(
        source: catalog.sourceName,
        mistakes: rules.mistakes.found.map { $0.told(in: catalog.words) })
    }
  }

  /// Checks the kinds, and returns their names.
  private mutating func checkKinds() -> Set<String> {
    let list = "$.kinds"
    if mistakes.isReadable(list), catalog.kinds.isEmpty {
      mistakes.add(.invalidValue, at: list, "there are no kinds", "add at least one")
    }
    guard checkCount(catalog.kinds.count, of: "kinds", atMost: 1000, at: list) else { return [] }
    var names: Set<String> = []
    for (index, kind) in catalog.kinds.enumerated() {
      let place = "\(list)[\(index)]"
      guard mistakes.isReadable(place) else { continue }
      check(kind, at: place)
      if mistakes.isSound(place + ".name"), !names.insert(kind.name).inserted {
        mistakes.add(
          .duplicateName, at: place + ".name", "two kinds are named '\(kind.name.shortened)'",
          "give each its own name")
      }
    }
    return names
  }

  private mutating func check(_ kind: SourceCatalog.Kind, at place: String) {
    checkText(kind.name, at: place + ".name")
    checkShare(kind.reliability, at: place + ".reliability")
    checkShare(kind.verification, at: place + ".verification")
    if let halfLife = kind.halfLife { checkPositive(halfLife, at: place + ".half_life") }
    for (index, purpose) in (kind.purposes ?? []).enumerated() {
      checkText(purpose, at: place + ".purposes[\(index)]")
    }
  }

  /// Checks that there are the kinds that are spoken of.
  private mutating func checkMentions(among names: Set<String>) {
    guard mistakes.isSound("$.kinds") else { return }
    let mentions =
      catalog.columns.sorted { $0.key < $1.key }.map { ("$.columns." + $0.key, $0.value) }
      + catalog.sources.sorted { $0.key < $1.key }.map { ("$.sources." + $0.key, $0.value) }
      + [("$.default", catalog.defaultKind)]
    for (path, name) in mentions where mistakes.isSound(path) && !names.contains(name) {
      mistakes.add(
        .invalidValue, at: path, "there is no kind '\(name.shortened)'",
        "the kinds are " + catalog.kinds.map(\.name).joined(separator: ", "))
    }
    for source in catalog.sources.keys.sorted() where names.contains(source) {
      mistakes.add(
        .duplicateName, at: "$.sources." + source,
        "'\(source.shortened)' is the name of a kind already", "remove it, or rename one of them")
    }
  }
}
