public import Files

/// What is wrong with bins, in a document or in code, or with the columns that they are for.
///
/// ``description`` has a line for each fault, such as
/// `bins.json:12:9: numbers from 5 to below 7 fall in no bin; write "from": 5`. It contains no person's
/// name.
public struct BinningError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The faults, in the order of the document; there is at least one.
  public let faults: [DataError]

  /// The kind of the first fault.
  public var code: DataError.Code { faults[0].code }

  /// Makes an error of some faults.
  ///
  /// - Precondition: There is at least one.
  public init(_ faults: [DataError]) {
    precondition(!faults.isEmpty, "an error has at least one fault")
    self.faults = faults
  }

  /// A line for each fault: the place, the problem and the remedy.
  public var description: String { text(naming: Message.inSwift) }
}

extension BinningError: MessageError {
  package func text(naming: Message.Naming) -> String {
    faults.map { $0.text(naming: naming) }.joined(separator: "\n")
  }
}
