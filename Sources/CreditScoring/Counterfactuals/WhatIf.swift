internal import Files
internal import TextFormats

extension Explanation {
  /// What a person's score would be with some values changed, all else as it is.
  public struct WhatIf: Sendable, Equatable {
    /// A characteristic whose points change.
    public struct Change: Sendable, Equatable {
      /// The characteristic's name.
      public let characteristic: String
      /// The points now.
      public let points: Int
      /// The points with the changed values.
      public let newPoints: Int
    }

    /// The changed columns with the values that they would have, empty for a missing one.
    public let values: [(column: String, value: String)]
    /// The score; `nil` if the person could not be assessed.
    public let score: Int?
    /// Whether there would be a score, and if not, why.
    public let status: String
    /// The band of the score.
    public let band: String?
    /// By how much the score would change; `nil` if one of the two is missing.
    public let difference: Int?
    /// The characteristics whose points would change, in the model's order, without those that are withheld.
    public let changes: [Change]

    /// Compares two explanations of a person.
    package init(
      _ values: [(column: String, value: String)], from old: Explanation, to new: Explanation
    ) {
      self.values = values
      (score, status, band) = (new.score, new.status, new.band)
      difference = old.score.flatMap { score in new.score.map { $0 - score } }
      changes = zip(old.categories.flatMap(\.lines), new.categories.flatMap(\.lines)).compactMap {
        old, new in
        guard let points = old.points, let newPoints = new.points, points != newPoints else {
          return nil
        }
        return Change(characteristic: old.characteristic, points: points, newPoints: newPoints)
      }
    }

    /// Whether all of two are the same.
    public static func == (left: WhatIf, right: WhatIf) -> Bool {
      left.values.elementsEqual(right.values) { $0 == $1 } && left.score == right.score
        && left.status == right.status && left.band == right.band
        && left.difference == right.difference && left.changes == right.changes
    }
  }
}

extension Explanation.WhatIf {
  /// What is said of it, a sentence each.
  ///
  /// - Parameter subject: What sentences call who is scored.
  /// - Returns: The sentences.
  func sentences(of subject: String) -> [String] {
    let named = values.map { "\($0.column) = \($0.value.isEmpty ? "not known" : $0.value)" }
    let sign = difference.map { $0 > 0 ? "+\($0)" : "\($0)" }
    let result =
      score.map { "the score would be \($0)" + (sign.map { " (\($0))" } ?? "") + ", \(band ?? "")" }
      ?? "the \(subject) would be \(status)"
    return ["With \(named.joined(separator: ", ")) \(result)."]
      + changes.map { "\($0.characteristic): \($0.newPoints) points, now \($0.points)" }
  }

  /// As a value of a document of JSON.
  var jsonValue: JSONValue {
    .object([
      .init("values", .object(values.map { .init($0.column, .string($0.value)) })),
      .init("score", .whole(orNull: score)),
      .init("score_status", .string(status)),
      .init("band", .string(orNull: band)),
      .init("difference", .whole(orNull: difference)),
      .init(
        "changes",
        .array(
          changes.map {
            .object([
              .init("characteristic", .string($0.characteristic)),
              .init("points", .whole($0.points)), .init("new_points", .whole($0.newPoints)),
            ])
          })),
    ])
  }
}
