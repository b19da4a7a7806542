internal import Identifiers
internal import Memory
internal import Tables

/// The claims of a table as numbers.
struct ReadClaims: Sendable {
  /// What a field's values are.
  enum Kind: Sendable {
    case numbers(areWhole: Bool)
    case booleans
    case texts

    /// Whether values are nearer to each other or less near.
    var hasDistances: Bool { if case .numbers = self { true } else { false } }
  }

  /// What the result calls the table.
  var sourceName = ""
  var personName = ""
  var people = TextList()
  var fields = TextList()
  var kinds: [Kind] = []
  /// The sources in order of first appearance.
  var sources = TextList()
  /// The place of each source in the order of names.
  var ranks: [UInt32] = []
  /// The source of each rank.
  var order: [Int] = []
  /// The kinds of the sources by rank; `nil` without a catalog.
  var catalog: [SourceCatalog.Kind]?

  /// Of each row: who, what, by whom (a rank).
  var personOfRow: [UInt32] = []
  var fieldOfRow: [UInt32] = []
  var sourceOfRow: [UInt32] = []
  /// The numbers of values: the number, 0 or 1, or the place of the text in ``texts``; NaN without a value.
  var values: Buffer<Double> = []
  var texts = TextList()
  /// The column of dates as the table has it.
  var dateColumn: Column?
  /// When claims were recorded, −∞ where that is not told; `nil` without dates.
  var dates: Buffer<Double>?
  /// How long ago that was in days at the date of use; `nil` if that does not matter.
  var ages: Buffer<Double>?
  var verified: OptionalValues<Double>?
  /// How often each row counts.
  var factors: Buffer<Double> = []

  var rowCount: Int { personOfRow.count }

  /// The probability that a claim is true that comes from a source right with some probability.
  func reliability(ofRow row: Int, ifRight probability: Double) -> Double {
    guard let kind = catalog?[Int(sourceOfRow[row])] else { return probability }
    return SourceCatalog.Kind(
      "", reliability: probability, halfLife: kind.halfLife, verification: kind.verification
    ).reliability(age: ages?[row] ?? 0, verified: verified?[row] ?? 0)
  }
}
