package import Execution
internal import Identifiers
internal import Memory
package import Tables

/// Whether people are admitted at a threshold: yes, no, or not to be told, and nothing else about them.
///
/// Each answer has a reference, by which it can be found again and proved. It is the first 16 hexadecimal
/// digits of the SHA-256 of a record, lines of UTF-8 that end in a line feed, each a name, `=` and a text in
/// which a backslash is written `\\`, a line feed `\n` and a carriage return `\r`:
///
/// | line | text |
/// |---|---|
/// | `format` | `sesame-admittance/1` |
/// | `model` | the SHA-256 of the model's ``ScoreModel/json``, as `sesame model` prints it |
/// | `threshold` | the threshold |
/// | `date` | the date of the run; nothing if none was given |
/// | `person` | the identifier |
/// | `answer` | `Y`, `N` or `N/A` |
///
/// Whoever is given the answer knows all of that, so that the reference tells nothing more. With a key it is
/// HMAC-SHA-256 of a record that goes on with what led to the answer: `score`, then `value`, a blank and the
/// column for every column whose values bring points, each once in the model's order, with the value as the
/// table has it. Without the key nobody can try values out until the reference fits.
public struct Admittance: Sendable, Equatable {
  /// An answer.
  public enum Answer: String, Sendable, CaseIterable {
    /// The score is the threshold or more.
    case admitted = "Y"
    /// The score is below the threshold.
    case refused = "N"
    /// There is no score.
    case notAssessable = "N/A"
  }

  /// The least score that is admitted.
  public var threshold: Int
  /// The key of references that also rest on people's values; `nil` for those that don't.
  public var key: [UInt8]?

  /// The least number of bytes of a key.
  public static let leastKeyByteCount = 16
  /// The number of digits of a reference.
  static let digitCount = 16

  /// Asks at a threshold.
  ///
  /// - Parameters:
  ///   - threshold: The least score that is admitted.
  ///   - key: The key of references, 16 bytes or more; `nil` for references without one.
  /// - Precondition: A key has enough bytes.
  public init(threshold: Int, key: [UInt8]? = nil) {
    precondition(key.map { $0.count >= Self.leastKeyByteCount } ?? true, "the key is long enough")
    self.threshold = threshold
    self.key = key
  }

  /// The answer about a score; `nil` for people without one.
  public func answer(for score: Int?) -> Answer {
    guard let score else { return .notAssessable }
    return score >= threshold ? .admitted : .refused
  }

  /// What the columns mean.
  package var columns: [ColumnDescription] {
    let source = "admittance at \(threshold)"
    return [
      ColumnDescription(
        "admittance", .text, "whether the score is \(threshold) or more; N/A without a score",
        range: "Y, N, N/A", source: source),
      ColumnDescription(
        "reference", .text,
        "the number of the answer, which can be computed again"
          + (key == nil ? "" : " by who has the key"),
        range: "\(Self.digitCount) hexadecimal digits", source: source),
    ]
  }
}

extension Scores {
  /// The answers at a threshold, and their references, as columns.
  ///
  /// - Parameters:
  ///   - admittance: The threshold.
  ///   - date: The date of the run, as it is written; nothing for none.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The columns.
  /// - Complexity: O(*people* × *columns that the model reads*).
  package func columns(
    of admittance: Admittance, date: String, execution: Execution
  ) -> [Column] {
    let answers = Admittance.Answer.allCases
    let numbers = ScatterBuffer<UInt16>(zeroedCount: count)
    let head =
      "format=sesame-admittance/1\nmodel=\(model.documentHash)\n"
      + "threshold=\(admittance.threshold)\ndate=\(date)\n"
    let columns = readColumns
    let length = Admittance.digitCount
    let identifiers = people.identifiers
    let pieces = execution.blocks(of: count) { rows -> [UInt8] in
      var digits: [UInt8] = []
      digits.reserveCapacity(rows.count * length)
      for row in rows {
        let answer = admittance.answer(for: score(row))
        numbers[row] = UInt16((answers.firstIndex(of: answer) ?? 0) + 1)
        var record = Array(head.utf8)
        record.appendEntry("person", identifiers.utf8(row))
        record.appendEntry("answer", answer.rawValue.utf8)
        let hash: [UInt8]
        if let key = admittance.key {
          record.appendEntry("score", (score(row).map(String.init) ?? "").utf8)
          for (name, column) in columns {
            var value: [UInt8] = []
            _ = column?.append(row, to: &value)
            record.appendEntry("value \(name)", value)
          }
          hash = SHA256.keyedHash(record, key: key)
        } else {
          hash = SHA256.hash(record)
        }
        digits += SHA256.hexadecimal(hash.prefix(length / 2)).utf8
      }
      return digits
    }
    let list = TextList(
      bytes: Buffer(pieces.flatMap(\.self)),
      offsets: Buffer((0...count).lazy.map { $0 * length }))
    return [
      Column(
        "admittance",
        .strings(
          TextValues(
            numbers: numbers.freeze(), of: TextList(answers.map(\.rawValue)),
            execution: execution))),
      Column("reference", .strings(list)),
    ]
  }

  /// The columns that the model reads, each once in the order of first use; `nil` where there is none.
  private var readColumns: [(name: String, column: Column?)] {
    var known: Set<String> = []
    return evaluation.items.compactMap { item in
      guard case .column(let measure) = item.characteristic.measure,
        known.insert(measure.column).inserted
      else { return nil }
      return (measure.column, item.column)
    }
  }
}

extension [UInt8] {
  /// Adds a line of a record.
  mutating func appendEntry(_ name: String, _ text: some Sequence<UInt8>) {
    func appendEscaped(_ bytes: some Sequence<UInt8>) {
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "\\"): self += "\\\\".utf8
        case UInt8(ascii: "\n"): self += "\\n".utf8
        case UInt8(ascii: "\r"): self += "\\r".utf8
        default: append(byte)
        }
      }
    }
    appendEscaped(name.utf8)
    append(UInt8(ascii: "="))
    appendEscaped(text)
    append(UInt8(ascii: "\n"))
  }
}
