internal import Identifiers
internal import Memory

/// Columns that tell people apart instead of telling something of them.
///
/// A mean over friends of such numbers means nothing, so they are aggregated if they are named only.
package enum IdentifierLikeness {
  /// How many values must be there before their being different means anything: twenty people may well
  /// have twenty ages, but hardly such that all lie within forty numbers.
  static let fewestSerialNumbers = 20
  /// How many values must be there before all being different is enough: among 10,000 amounts in cents
  /// up to 100,000.00 some are equal in 99 of 100 cases.
  static let fewestDifferentNumbers = 10_000
  /// How many different texts look like people's names.
  static let fewestNames = 20
  /// How many values are looked at.
  static let mostLookedAt = 100_000
  /// Unix seconds from 1980 up to 2100: times differ too.
  static let times = 315_532_800..<4_133_980_800

  private static let words: Set<String> = ["id", "ids", "uuid", "guid", "identifier"]
  private static let joinedWords: Set<String> = [
    "userid", "customerid", "clientid", "memberid", "personid", "accountid", "nodeid", "playerid",
  ]

  /// Whether a name says that its column tells people or things apart: `id`, `customer_id`, `userId`,
  /// `uuid`, but not `paid`.
  package static func isTold(by name: String) -> Bool {
    var words: [String] = [""]
    var isAfterSmall = false
    for character in name {
      if !character.isLetter && !character.isNumber {
        words.append("")
        isAfterSmall = false
        continue
      }
      if character.isUppercase, isAfterSmall { words.append("") }
      words[words.count - 1].append(character)
      isAfterSmall = character.isLowercase || character.isNumber
    }
    guard let last = words.last(where: { !$0.isEmpty })?.lowercased() else { return false }
    return Self.words.contains(last) || joinedWords.contains(last)
  }
}

extension Column {
  /// Whether the column holds whole numbers that tell people apart, by its name or its first 100,000
  /// values: no two equal, and either at least 20 of them, less than twice as far apart as they are many,
  /// or at least 10,000 that are not all times.
  package var looksLikeIdentifier: Bool {
    guard case .integers(let values) = values else { return false }
    if IdentifierLikeness.isTold(by: name) { return true }
    var seen: Set<Int> = []
    var (least, most) = (Int.max, Int.min)
    for value in values.lazy.prefix(IdentifierLikeness.mostLookedAt) {
      guard let value else { continue }
      guard seen.insert(value).inserted else { return false }
      least = min(least, value)
      most = max(most, value)
    }
    guard seen.count >= IdentifierLikeness.fewestSerialNumbers else { return false }
    let (span, isTooWide) = most.subtractingReportingOverflow(least)
    if !isTooWide, span < 2 * seen.count { return true }
    let times = IdentifierLikeness.times
    return seen.count >= IdentifierLikeness.fewestDifferentNumbers
      && !(times.contains(least) && times.contains(most))
  }

  /// Whether the column tells rows apart: by whole numbers as ``looksLikeIdentifier``, or by at least 20
  /// texts of which no two are equal.
  package var tellsRowsApart: Bool {
    guard let texts else { return looksLikeIdentifier }
    var (index, count) = (TextIndex(), 0)
    for row in texts.indices {
      guard let text = texts.utf8(row) else { continue }
      let bytes = text.base.extracting(text.startIndex..<text.endIndex)
      count += 1
      if Int(index.insert(bytes.span)) + 1 < count { return false }
    }
    return count >= IdentifierLikeness.fewestNames
  }

  /// The two values of a column of numbers, or of true and false, that holds no others.
  ///
  /// The lesser is first, and they are as in a CSV file. Of numbers other than 0 and 1 there must be ten at
  /// least: two of a few people may be of one age.
  package var twoValues: [String]? {
    guard let found = differentValues else { return nil }
    if !values.isNumeric || found == ["0", "1"] { return found }
    return (0..<count).lazy.filter { !values.isMissing($0) }.dropFirst(9).isEmpty ? nil : found
  }

  private var differentValues: [String]? {
    switch values {
    case .integers(let values): values.twoDifferent().map { $0.map { "\($0)" } }
    case .reals(let values):
      values.twoDifferent().map { $0.map { Int(exactly: $0).map { "\($0)" } ?? "\($0)" } }
    case .booleans(let values):
      values.contains(true) && values.contains(false) ? ["false", "true"] : nil
    case .strings, .times: nil
    }
  }
}

extension Collection {
  /// The values, if there are two different ones, in rising order.
  fileprivate func twoDifferent<Number: Comparable>() -> [Number]? where Element == Number? {
    var found: [Number] = []
    for case let number? in self where !found.contains(number) {
      if found.count == 2 { return nil }
      found.append(number)
    }
    return found.count == 2 ? found.sorted() : nil
  }
}
