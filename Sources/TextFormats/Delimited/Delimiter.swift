/// What separates the fields of a row.
public enum Delimiter: Sendable, Hashable, CaseIterable {
  /// A comma, as in `.csv` files.
  case comma
  /// One tab, as in `.tsv` files.
  case tab
  /// A semicolon, common where the comma is the decimal mark.
  case semicolon
  /// A vertical bar, as databases print it.
  case pipe
  /// Any run of spaces and tabs; those at either end of a line separate nothing.
  case spaces

  /// The delimiter of that name, or the character itself; `nil` for any other text.
  public init?(_ text: String) {
    switch text {
    case "comma", ",": self = .comma
    case "tab", "\t", "\\t": self = .tab
    case "semicolon", ";": self = .semicolon
    case "pipe", "|": self = .pipe
    case "spaces", "space", " ": self = .spaces
    default: return nil
    }
  }

  /// The byte written between two fields.
  package var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .tab: UInt8(ascii: "\t")
    case .semicolon: UInt8(ascii: ";")
    case .pipe: UInt8(ascii: "|")
    case .spaces: UInt8(ascii: " ")
    }
  }
}
