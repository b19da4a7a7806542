/// A column that is not compared, and why.
public struct UncomparedColumn: Sendable, Hashable {
  /// Why a column is not compared.
  public enum Reason: Sendable, Hashable {
    /// Its values tell rows apart.
    case identifiers
    /// No row of either sample has a value.
    case empty
    /// Every text of both samples is rare.
    case rareTexts
    /// Dates, which move as time goes on.
    case dates
    /// Only the table before has it.
    case onlyBefore
    /// Only the table after has it.
    case onlyAfter
    /// It holds something else after than before, such as texts where there were numbers.
    case otherKind(before: String, after: String)
  }

  /// The column's name.
  public let name: String
  /// Why it is not compared.
  public let reason: Reason

  /// Names a column.
  public init(_ name: String, _ reason: Reason) {
    self.name = name
    self.reason = reason
  }

  /// Whether the tables differ in the column itself: it is in one of them alone, or of another kind.
  public var isDifference: Bool {
    switch reason {
    case .identifiers, .empty, .rareTexts, .dates: false
    case .onlyBefore, .onlyAfter, .otherKind: true
    }
  }
}

extension [UncomparedColumn] {
  /// Which columns are not compared and why, but for those of another kind after than before.
  package var sentences: [String] {
    let reasons: [(String, (UncomparedColumn.Reason) -> Bool)] = [
      ("Only before", { $0 == .onlyBefore }), ("Only after", { $0 == .onlyAfter }),
      ("Not compared, since values tell rows apart", { $0 == .identifiers }),
      ("Not compared, since every text is rare", { $0 == .rareTexts }),
      ("Not compared, since dates move as time goes on", { $0 == .dates }),
      ("Without a value in either table", { $0 == .empty }),
    ]
    return reasons.compactMap { words, holds in
      let names = filter { holds($0.reason) }.map(\.name)
      return names.isEmpty ? nil : "\(words): \(names.joined(separator: ", "))."
    }
  }
}
