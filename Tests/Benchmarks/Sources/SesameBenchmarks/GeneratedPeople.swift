/// The people table of a generated graph: six columns about everyone's life and the fifteen columns
/// of the built-in score card, partly missing.
///
/// Each value depends on a standing, half of it shared by the planted group, so that friends
/// resemble each other.
struct GeneratedPeople: Sendable {
  /// A column: how often a value is missing and how a value comes about.
  private struct Generator: Sendable {
    let name: String
    /// The probability that a value is missing.
    let missing: Double
    /// The digits after the point; 0 makes a column of whole numbers.
    let digits: Int
    /// The value for a standing and a random number, both from 0 to 1.
    let value: @Sendable (_ standing: Double, _ random: Double) -> Double
  }

  private static let generators = [
    Generator(name: "age", missing: 0.02, digits: 0) { 18 + 40 * $1 + 20 * $0 },
    Generator(name: "income", missing: 0.08, digits: 2) { 900 + 1500 * $0 / ($1 + 0.05) },
    Generator(name: "monthly_spending", missing: 0.03, digits: 2) { 400 + 2600 * $1 * $0 },
    Generator(name: "messages_per_week", missing: 0.1, digits: 0) { 250 * $1 * $1 + 20 * $0 },
    Generator(name: "distance_to_center", missing: 0.05, digits: 1) { 60 * $1 * (1 - $0) },
    Generator(name: "account_age_days", missing: 0, digits: 0) { 3600 * $1 + 300 * $0 },

    Generator(name: "on_time_share", missing: 0.05, digits: 3) { 1 - (1 - $0) * $1 * 0.8 },
    Generator(name: "worst_delay_months", missing: 0.05, digits: 0) { 9 * $1 * (1 - $0) },
    Generator(name: "credit_age_months", missing: 0.1, digits: 0) { 150 * $1 + 60 * $0 },
    Generator(name: "utilization", missing: 0.1, digits: 3) { 1.4 * $1 * (1 - $0) },
    Generator(name: "inquiries_12m", missing: 0.05, digits: 0) { 9 * $1 * $1 * (1.2 - $0) },
    Generator(name: "active_months", missing: 0.02, digits: 0) { 12 - 11 * $1 * (1 - $0) },
    Generator(name: "spending_volatility", missing: 0.05, digits: 3) { 1.6 * $1 * (1.1 - $0) },
    Generator(name: "essential_spend_share", missing: 0.1, digits: 3) { 0.3 * $1 + 0.4 * $0 },
    Generator(name: "income_stability", missing: 0.15, digits: 3) { 1 - $1 * (1.1 - $0) * 0.9 },
    Generator(name: "savings_buffer_months", missing: 0.2, digits: 1) { 9 * $1 * $0 },
    Generator(name: "contract_completion_share", missing: 0.3, digits: 2) { 1 - $1 * (1 - $0) },
    Generator(name: "payment_ratio", missing: 0.1, digits: 3) { $1 * (0.4 + 0.6 * $0) },
    Generator(name: "verified_fields", missing: 0.05, digits: 0) { 4 * $1 + 3 * $0 },
    Generator(name: "address_tenure_months", missing: 0.1, digits: 0) { 120 * $1 * $0 },
    Generator(name: "phone_tenure_months", missing: 0.1, digits: 0) { 90 * $1 },
  ]

  /// The names of the columns after the identifier.
  static var columnNames: [String] { generators.map(\.name) }

  let model: any FriendshipModel
  /// How many of the columns the table has.
  let columnCount: Int
  let seed: UInt64

  /// The rows that are written at a time.
  private static let pieceSize = 1 << 13

  var pieceCount: Int { (model.peopleCount + Self.pieceSize - 1) / Self.pieceSize }

  /// The first line of the comma-separated values.
  var header: [UInt8] {
    Array("\((["id"] + Self.columnNames.prefix(columnCount)).joined(separator: ","))\n".utf8)
  }

  /// The lines of some people.
  func rows(ofPiece piece: Int) -> [UInt8] {
    var random = RandomSource(seed: seed &+ 1, stream: piece)
    var bytes: [UInt8] = []
    let start = piece * Self.pieceSize
    for person in start..<min(start + Self.pieceSize, model.peopleCount) {
      bytes.append(number: person)
      var shared = RandomSource(seed: seed &+ 2, stream: model.group(of: person))
      let standing = (shared.unit() + random.unit()) / 2
      for generator in Self.generators.prefix(columnCount) {
        bytes.append(UInt8(ascii: ","))
        let isMissing = random.unit() <= generator.missing
        let value = generator.value(standing, random.unit())
        if !isMissing { bytes.append(decimal: value, digits: generator.digits) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
