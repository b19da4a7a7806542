internal import Sesame

/// Options on the score model.
extension Arguments {
  /// The score model for a table alone: without friendships, friends' scores can only be left out.
  func scoreModelOfTable() throws -> ScoreModel {
    for name in ["--relationships", "--earlier-score"] where has(name) {
      let value = name == "--relationships" ? text(name) ?? "" : ""
      if value == "off" { continue }
      guard ["", "fixed-point", "earlier"].contains(value) else {
        throw UsageError("option '\(name)' of a table alone takes off, not '\(value)'")
      }
      throw UsageError(
        "option '\(name)\(value.isEmpty ? "" : " \(value)")' needs friendships, and a table alone "
          + "has none",
        remedy: "give the edge list to 'sesame enrich', or leave the option out")
    }
    return try scoreModel()
  }

  /// The score model, as the options say: a file, or a built-in card by name.
  func scoreModel() throws -> ScoreModel {
    let name = text("--model") ?? "2015"
    let model = try ScoreModel.builtInOrFile(name)
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
      throw UsageError("option '--relationships' takes fixed-point, earlier or off, not '\(other)'")
    }
  }
}

extension ScoreModel {
  /// The built-in card of a name, or the model in a file.
  static func builtInOrFile(_ name: String) throws -> ScoreModel {
    if let model = ScoreModel.named(name) { return model }
    do throws(ScoreModelError) {
      return try ScoreModel(contentsOf: name)
    } catch {
      guard error.code == .noInput, !name.contains(where: { "./".contains($0) }) else {
        throw error
      }
      throw UsageError(
        "'\(name)' is neither a built-in model nor a file",
        remedy: Arguments.suggestion(for: name, among: builtInNames)
          ?? "the built-in models are \(builtInNames.joined(separator: ", "))")
    }
  }
}
