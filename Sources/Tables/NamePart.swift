internal import TextFormats

/// Parts of column names that are made of values: letters, digits and `_`, so that no program needs to
/// quote them.
package enum NamePart {
  /// The most characters of a text.
  package static let longest = 40

  /// A text with `_` in place of every run of other characters, and no more than 40 characters; `blank`
  /// if nothing is left.
  package static func of(_ text: String) -> String {
    var part = ""
    var isGap = false
    for character in text {
      if character.isLetter || character.isNumber {
        if isGap, !part.isEmpty { part += "_" }
        part.append(character)
        isGap = false
      } else {
        isGap = true
      }
    }
    if part.isEmpty { return "blank" }
    return String(part.prefix(longest))
  }

  /// Parts for several texts, all different: of equal ones the later end in `_2`, `_3` and so on.
  package static func unique(_ texts: [String], besides reserved: Set<String>) -> [String] {
    var taken = reserved
    return texts.map { text in
      let part = of(text)
      var name = part
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(part)_\(number)"
        number += 1
      }
      return name
    }
  }

  /// A number in its shortest form, `minus_` in place of the sign and `_` of the point: 2.5 is `2_5`.
  package static func of(_ number: Double) -> String {
    var bytes: [UInt8] = []
    if number.magnitude < 0x1p53, let whole = Int(exactly: number) {
      bytes.appendDecimal(whole)
    } else {
      bytes.appendDecimal(number)
    }
    return String(decoding: bytes, as: UTF8.self).replacing("-", with: "minus_")
      .replacing("+", with: "").replacing(".", with: "_")
  }

  /// The number that such a part stands for.
  package static func number(_ part: some StringProtocol) -> Double? {
    let text = String(part).replacing("minus_", with: "-").replacing("_", with: ".")
    guard let number = Double(text), number.isFinite, of(number) == part else { return nil }
    return number
  }
}
