import Foundation
import TextFormats

/// Every row of a text, as texts; the first error ends it.
func rows(
  _ text: String, _ delimiter: Delimiter = .comma, skipsBlankLines: Bool = true
) throws -> [[String]] {
  try rows(
    Array(text.utf8), Dialect(delimiter: delimiter, skipsBlankLines: skipsBlankLines))
}

func rows(_ bytes: [UInt8], _ dialect: Dialect) throws -> [[String]] {
  var reader = RecordReader(bytes, source: "friends.csv", dialect: dialect)
  var record = Record()
  var result: [[String]] = []
  while try reader.next(&record) { result.append((0..<record.count).map { record.text($0) }) }
  return result
}
