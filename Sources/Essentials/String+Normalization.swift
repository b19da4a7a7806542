#if canImport(FoundationEssentials)
  // The standard library compares texts by these forms, and has no better name for them yet.
  @_spi(_Unicode) internal import Swift
#endif

extension String {
  /// The text with its letters composed as far as they can be (Unicode's form C).
  package var composed: String {
    #if canImport(FoundationEssentials)
      Self(String.UnicodeScalarView(_nfc))
    #else
      precomposedStringWithCanonicalMapping
    #endif
  }

  /// The text with its letters taken apart (Unicode's form D).
  package var decomposed: String {
    #if canImport(FoundationEssentials)
      Self(String.UnicodeScalarView(_nfd))
    #else
      decomposedStringWithCanonicalMapping
    #endif
  }
}
