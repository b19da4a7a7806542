/// How a file of delimited text is laid out.
package struct Dialect: Sendable, Equatable {
  /// What separates the fields of a row.
  package var delimiter: Delimiter
  /// The bytes that make a line a comment where they stand at its very start.
  package var comments: [UInt8]
  /// Whether lines that are empty, or hold nothing but spaces, are passed over.
  ///
  /// Where they are not, such a line is a row of one field.
  package var skipsBlankLines: Bool

  /// Makes a dialect.
  package init(
    delimiter: Delimiter = .comma, comments: [UInt8] = Dialect.usualComments,
    skipsBlankLines: Bool = true
  ) {
    self.delimiter = delimiter
    self.comments = comments
    self.skipsBlankLines = skipsBlankLines
  }

  /// `#` and `%`.
  package static let usualComments = Array("#%".utf8)
}

extension Dialect {
  /// Finds the delimiter that the first rows agree on, reading quoted fields as such.
  ///
  /// A tab that gives most rows the same number of fields wins; then whichever of comma and
  /// semicolon fits more rows, or gives them more fields. A vertical bar counts where neither fits,
  /// since lists within fields have it too. Spaces come last, since names contain them:
  /// in a file of which one column is enough they must fit every row, but for a header in quotes that
  /// is one field shorter. What stands in the quotes of a field separates nothing. A first line that
  /// declares the separator settles it.
  ///
  /// - Parameters:
  ///   - bytes: The file, or its beginning up to a line end.
  ///   - hasEnd: Whether the bytes are the whole file.
  ///   - comments: The bytes that start a comment line.
  ///   - fieldCount: How many fields a row needs at least.
  /// - Returns: The delimiter, and a comma where none fits, as in a file of one column; `nil` if the
  ///   beginning of the file does not tell.
  package static func delimiter(
    ofPrefix bytes: [UInt8], hasEnd: Bool, comments: [UInt8] = usualComments,
    expectingFields fieldCount: Int = 1
  ) -> Delimiter? {
    if let separator = SeparatorLine(bytes) { return separator.delimiter }
    var isEnough = true
    func sample(_ delimiter: Delimiter) -> Sample {
      let sample = Sample(bytes, hasEnd, Dialect(delimiter: delimiter, comments: comments))
      isEnough = isEnough && sample.isWhole
      return sample
    }
    let delimiter = best(expectingFields: fieldCount, sample)
    return isEnough ? delimiter : nil
  }

  /// Finds the delimiter of a whole file, as ``delimiter(ofPrefix:hasEnd:comments:expectingFields:)``.
  package static func delimiter(
    of bytes: [UInt8], comments: [UInt8] = usualComments, expectingFields fieldCount: Int = 1
  ) -> Delimiter {
    delimiter(ofPrefix: bytes, hasEnd: true, comments: comments, expectingFields: fieldCount)
      ?? .comma
  }

  private static func best(
    expectingFields fieldCount: Int, _ sample: (Delimiter) -> Sample
  ) -> Delimiter {
    let tab = sample(.tab)
    if tab.fits {
      // `1<tab>23<space>` is a row of a program that pads its lines, not a person named `23 `.
      let spaces = sample(.spaces)
      let isPadded = tab.hasPaddedFields && spaces.counts == tab.counts
      let isMixed = fieldCount > 1 && spaces.isUniform && !tab.isUniform
      return isPadded || isMixed ? .spaces : .tab
    }
    let comma = sample(.comma)
    let semicolon = sample(.semicolon)
    if semicolon.fits, semicolon.isBetter(than: comma) { return .semicolon }
    if comma.fits { return .comma }
    let pipe = sample(.pipe)
    if pipe.fits, fieldCount > 1 || pipe.isUniform { return .pipe }
    let spaces = sample(.spaces)
    let isEnough = fieldCount > 1 || spaces.isUniform || spaces.hasShortHeader
    return spaces.fits && isEnough ? .spaces : .comma
  }

  /// The field counts of a file's first rows under one delimiter.
  private struct Sample {
    var counts: [Int] = []
    var usualCount = 0
    var usualShare = 0.0
    var hasPaddedFields = false
    /// Whether all fields of the first row are in quotes, as in the header that `write.table` of R
    /// writes without a name for the names of rows.
    private var isFirstQuoted = false
    /// Whether more of the file would change nothing.
    var isWhole = true

    init(_ bytes: [UInt8], _ hasEnd: Bool, _ dialect: Dialect) {
      var reader = RecordReader(prefix: bytes, source: "", dialect: dialect, hasEnd: hasEnd)
      var record = Record()
      for _ in 0..<64 {
        do {
          guard try reader.next(&record) else {
            isWhole = hasEnd
            break
          }
          counts.append(record.countOutsideQuotes)
          if counts.count == 1 {
            isFirstQuoted = (0..<record.count).allSatisfy { record.isQuoted($0) }
          }
          for field in 0..<record.count where !record.isQuoted(field) {
            let bytes = record.bytes(field)
            if bytes.first == space || bytes.last == space { hasPaddedFields = true }
          }
        } catch {
          if reader.needsMoreText { isWhole = false }
          if reader.needsMoreText || reader.rejectionReachedEnd { break }
        }
      }
      for (count, rows) in Dictionary(grouping: counts, by: \.self).mapValues(\.count)
      where count > 1 {
        let share = Double(rows) / Double(counts.count)
        if (share, count) > (usualShare, usualCount) { (usualCount, usualShare) = (count, share) }
      }
    }

    var fits: Bool { usualShare >= 0.5 }
    var isUniform: Bool { usualShare == 1 }
    /// Whether that header is one field shorter than every other row.
    var hasShortHeader: Bool {
      isFirstQuoted && counts.count > 1 && counts.dropFirst().allSatisfy { $0 == counts[0] + 1 }
    }

    func isBetter(than other: Sample) -> Bool {
      (usualShare, usualCount) > (other.usualShare, other.usualCount)
    }
  }
}

extension Record {
  /// The number of fields if what another delimiter would leave in quotes is not taken apart: a tab in
  /// `1,"a<tab>b"` separates nothing.
  fileprivate var countOutsideQuotes: Int {
    var count = 0
    var isOpen = false
    for field in 0..<self.count {
      if isOpen || !isQuoted(field) { isOpen = Self.isOpen(isOpen, behind: bytes(field)) }
      if !isOpen { count += 1 }
    }
    // A quote that nothing closes is no quote.
    return isOpen ? self.count : count
  }

  /// Whether a quote that opened behind a delimiter is open at a field's end.
  private static func isOpen(_ wasOpen: Bool, behind bytes: ArraySlice<UInt8>) -> Bool {
    var isOpen = wasOpen
    var index = bytes.startIndex
    while index < bytes.endIndex {
      defer { index += 1 }
      guard bytes[index] == quote else { continue }
      if !isOpen {
        isOpen = index > bytes.startIndex && separators.contains(bytes[index - 1])
      } else if index + 1 < bytes.endIndex, bytes[index + 1] == quote {
        index += 1
      } else {
        isOpen = false
      }
    }
    return isOpen
  }

  private static let separators = Delimiter.allCases.map(\.byte)
}

let space = UInt8(ascii: " ")
let tab = UInt8(ascii: "\t")
package let quote = UInt8(ascii: "\"")
package let lineFeed = UInt8(ascii: "\n")
package let carriageReturn = UInt8(ascii: "\r")
package let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
