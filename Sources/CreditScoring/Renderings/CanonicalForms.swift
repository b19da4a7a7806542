internal import Essentials

extension String {
  /// The text as it is written, composed and decomposed, each form once.
  ///
  /// They are equal as Swift compares texts, and so as a model does, but not byte by byte.
  var canonicalForms: [String] {
    var known: Set<[UInt8]> = []
    return [self, composed, decomposed]
      .filter { known.insert(Array($0.utf8)).inserted }
  }

  /// Whether a text of other bytes is equal.
  ///
  /// In ASCII, three characters have a double that looks the same: the kelvin sign, the Greek question
  /// mark and the Greek varia.
  var hasOtherForms: Bool { utf8.contains { $0 >= 0x80 || "K;`".utf8.contains($0) } }
}
