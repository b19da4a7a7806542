package import ArrowInterface
package import Identifiers
package import Memory

extension ArrowValues {
  /// Codes of texts, each of which is there once: readers of dictionaries take that for granted, and a table may
  /// have one twice, as where two characteristics of a model give the same reason.
  ///
  /// - Complexity: O(*texts*); O(*rows*) where one is there twice.
  package static func coded(_ codes: Buffer<UInt8>, ofDistinct texts: TextList) -> ArrowValues {
    let (distinct, codes) = distinct(texts, codes)
    return .smallCodes(codes, of: distinct)
  }

  /// The same where there are more than a byte can number.
  package static func coded(_ codes: Buffer<Int32>, ofDistinct texts: TextList) -> ArrowValues {
    let (distinct, codes) = distinct(texts, codes)
    return .codes(codes.asUnsigned, of: distinct)
  }

  private static func distinct<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ texts: TextList, _ codes: Buffer<Code>
  ) -> (TextList, Buffer<Code>) {
    var index = TextIndex()
    let settled = texts.indices.map { index.insert($0, of: texts) }
    if index.count == texts.count { return (texts, codes) }
    // Where a value is missing, any code may stand.
    let renamed = Buffer(
      codes.lazy.map { code in
        settled.indices.contains(Int(code)) ? Code(truncatingIfNeeded: settled[Int(code)]) : 0
      })
    return (index.texts, renamed)
  }
}
