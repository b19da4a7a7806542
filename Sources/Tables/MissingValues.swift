internal import Files
public import TextFormats

/// The spellings that stand for "no value" in a file.
///
/// The empty field is always one of them. A field is compared without the blanks around it and
/// exactly otherwise: `na` is not `NA`. Only a spelling that is a number stands for that number in a
/// column of numbers, however it is written there: `-999` for `-999.0`. Quotes make no difference, since a CSV file has no types:
/// `"NA"` is missing as well.
///
/// There are three lists: spellings for every column, spellings for one column, and
/// ``numericSpellings``, which are missing only in a column that has a number or a truth value and
/// nothing else: `None` among ages is no age, while in a column of names it may be someone's.
///
/// JSON has its own word, `null`, and an absent name counts as missing too. A JSON text with one of
/// the spellings is missing only in a column whose other values are all numbers or all true/false;
/// among texts it stays the text that it is, unless it was listed for that column.
public struct MissingValues: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// The spellings of one column.
  public struct ColumnSpellings: Sendable, Hashable {
    /// The column, by its name or number.
    public let column: ColumnReference
    /// The spellings, none of them empty, in the order given.
    public fileprivate(set) var spellings: [String]
  }

  /// The spellings in every column besides the empty field, in the order given.
  public private(set) var spellings: [String]
  /// The spellings that are missing among numbers or truth values only.
  public private(set) var numericSpellings: [String]
  /// The spellings of single columns.
  public private(set) var columnSpellings: [ColumnSpellings] = []

  /// The empty field, `NA`, `N/A` and `null`; among numbers also ``usualNumericSpellings``.
  public static let standard = MissingValues(
    ["NA", "N/A", "null"], amongNumbers: usualNumericSpellings)

  /// What other programs write for a number that is not there: `NaN`, `None`, `NULL`, `#N/A` and
  /// their like.
  public static let usualNumericSpellings = [
    "NaN", "nan", "NAN", "-NaN", "-nan", "NULL", "Null", "None", "none", "#N/A", "#N/A N/A", "#NA",
    "<NA>", "na", "n/a", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", "\\N",
  ]

  /// Makes a list of spellings; the empty field is added to it.
  ///
  /// - Parameters:
  ///   - spellings: The spellings in every column.
  ///   - numericSpellings: Further ones among numbers or truth values.
  public init(_ spellings: [String], amongNumbers numericSpellings: [String] = []) {
    self.spellings = spellings.filter { !$0.isEmpty }
    self.numericSpellings = numericSpellings.filter { !$0.isEmpty }
  }

  /// Makes a list of spellings for every column; the empty field is added to it.
  public init(arrayLiteral spellings: String...) { self.init(spellings) }

  /// The list with further spellings, for one column or for all of them.
  ///
  /// ```swift
  /// let missing = MissingValues.standard.adding(["unknown"], inColumn: "age")
  /// ```
  public func adding(
    _ spellings: [String], inColumn column: ColumnReference? = nil
  ) -> MissingValues {
    let added = spellings.filter { !$0.isEmpty }
    var result = self
    guard let column else {
      result.spellings += added
      return result
    }
    if let place = columnSpellings.firstIndex(where: { $0.column == column }) {
      result.columnSpellings[place].spellings += added
    } else {
      result.columnSpellings.append(ColumnSpellings(column: column, spellings: added))
    }
    return result
  }

  /// The list without the spellings of single columns.
  public var inEveryColumn: MissingValues {
    MissingValues(spellings, amongNumbers: numericSpellings)
  }

  /// Throws if a spelling is for a column that is not there, or for the identifiers.
  func check(
    columns names: [String], areKnown: Bool = false, identifier: Int?, source: String, line: Int?
  ) throws(DataError) {
    for entry in columnSpellings {
      guard let place = entry.column.index(in: names) else {
        throw entry.column.missing(among: names, areKnown: areKnown, source: source, line: line)
      }
      if place == identifier {
        throw DataError(
          .badData, source: source, line: line,
          problem:
            "no spelling of column '\(names[place])' can be missing, since it identifies people",
          remedy: "name another column")
      }
    }
  }
}
