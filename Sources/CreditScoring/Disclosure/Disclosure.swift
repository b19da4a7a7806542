/// All that a score rests on, for the person whom it is about: the complete document that they may ask for.
///
/// It holds the ``explanation``, and beside it what each characteristic is, which column was read, where the value
/// comes from and how likely it is true, the points of each bin that the value could have had, what was not read,
/// and hashes by which it can be proved that this model and these values were used. As an explanation it tells
/// nothing of a single friend.
///
/// ```swift
/// let people = try Table(contentsOf: "people.csv")
/// let scores = try await CreditScorer(model: .european).scores(for: people)
/// print(try scores.disclosure(for: "ann").markdown)
/// ```
///
/// - Source: What is told follows the Court of Justice of the European Union, C-203/22 (2025): the data, the procedure
///   and the principles by which a score came about, so that the person can understand and contest it.
public struct Disclosure: Sendable, Equatable {
  /// How the score comes about, and what would change it.
  public package(set) var explanation: Explanation
  /// What the model is; may be empty.
  public let modelDescription: String
  /// The version of the model's document, such as `sesame-score-model/2`.
  public let modelFormat: String
  /// The SHA-256 of the model's ``ScoreModel/json``, 64 hexadecimal digits.
  public let modelHash: String
  /// The person and their own values as the model read them, a line each, as ``Admittance`` writes lines: `format`,
  /// `person`, then `value`, a blank and the column, empty where no value was used.
  ///
  /// What rests on other people's data is left out: with few friends a hash of it would tell their values.
  public let inputs: String
  /// The SHA-256 of ``inputs`` in UTF-8, 64 hexadecimal digits.
  public let inputHash: String
  /// The characteristics in the model's order.
  public let characteristics: [Characteristic]
  /// The kinds of sources that these values come from; none without a catalog of sources.
  public let sources: [SourceCatalog.Kind]
  /// The names of the table's columns that no characteristic reads, in the table's order; columns that tell of the
  /// values of one that is read are not among them.
  public let unusedColumns: [String]

  /// A characteristic, what is known of its value, and what it could bring.
  public struct Characteristic: Sendable, Equatable {
    /// Which of the five categories it belongs to.
    public let category: ScoreCategory
    /// The value and the points that it brought.
    public let line: Explanation.Line
    /// What it is; may be empty.
    public let description: String
    /// The reason given where points are lost.
    public let reason: String
    /// The reason given where the value is missing; `nil` for friends' scores.
    public let missingReason: String?
    /// Whether it rests on other people's data.
    public let restsOnOthers: Bool
    /// The kind of source of the value; `nil` if it is not told, or there is no value to tell of.
    public let source: String?
    /// When the value was recorded, as the table has it; `nil` likewise.
    public let asOf: String?
    /// Whether the value was verified, as the table has it; `nil` likewise.
    public let verified: String?
    /// A value of the table that was not used, since its source may not serve the model's purpose.
    public let barredValue: String?
    /// The points of a person whose value is missing; `nil` for friends' scores.
    public let missingPoints: Int?
    /// The points of each bin; none of a characteristic that rests on others.
    public let bins: [Bin]
    /// Whether the person can change the value, and which way, as the model states it.
    public let actionable: ScoreModel.Actionability
  }

  /// A bin of a characteristic of the person's own.
  public struct Bin: Sendable, Equatable {
    /// The values in words.
    public let values: String
    /// The points.
    public let points: Int
    /// Whether the person's value falls in it.
    public let isOwn: Bool
  }
}
