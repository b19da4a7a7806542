internal import TextFormats

extension Double {
  /// The number with so many decimals, with a sign if it is a difference; zero has none.
  package func fixed(_ places: Int, scale: Double = 1, signed: Bool = false) -> String {
    let text = (self * scale).printed(decimals: places, isSigned: signed)
    // Nothing is less than nothing.
    return text.allSatisfy { "-+0.".contains($0) } ? text.filter { !"-+".contains($0) } : text
  }

  /// A share as percent.
  package var percent: String { fixed(1, scale: 100) + " %" }
}
