/// The spellings that stand for "no value" in a file.
///
/// The empty field is always one of them. A field is compared without the blanks around it and
/// exactly otherwise: `na` is not `NA`. Quotes make no difference, since a CSV file has no types:
/// `"NA"` is missing as well.
///
/// JSON has its own word, `null`, and an absent name counts as missing too. A JSON text with one of
/// the spellings is missing only in a column whose other values are all numbers or all true/false;
/// among texts it stays the text that it is.
public struct MissingValues: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// The spellings besides the empty field, in the order given.
  public let spellings: [String]
  private let bytes: [[UInt8]]

  /// The empty field, `NA`, `N/A` and `null`.
  public static let standard: MissingValues = ["NA", "N/A", "null"]

  /// Makes a list of spellings; the empty field is added to it.
  public init(_ spellings: [String]) {
    self.spellings = spellings.filter { !$0.isEmpty }
    bytes = self.spellings.map { Array($0.utf8) }
  }

  /// Makes a list of spellings; the empty field is added to it.
  public init(arrayLiteral spellings: String...) { self.init(spellings) }

  /// Whether a field, without the blanks around it, stands for a missing value.
  func contain(_ field: Span<UInt8>) -> Bool {
    if field.isEmpty { return true }
    search: for spelling in bytes where spelling.count == field.count {
      for index in field.indices where field[index] != spelling[index] { continue search }
      return true
    }
    return false
  }
}
