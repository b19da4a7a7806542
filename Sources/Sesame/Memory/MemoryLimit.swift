internal import Execution
internal import Files

/// The memory that a run may take: so much as the caller allows, else what is there.
struct MemoryLimit {
  /// The bytes.
  let bytes: Double
  /// Whether the caller set it.
  let isGiven: Bool

  /// Of what is available, the part that a run may plan with.
  static let usablePart = 0.9
  /// What nobody is refused: where that is not there, it is hardly this program that takes it.
  private static let least = Double(64 << 20)

  /// Takes the caller's limit, or most of what is available.
  init(_ given: Int?) {
    isGiven = given != nil
    bytes = given.map(Double.init) ?? max(SystemMemory.ofMachine * Self.usablePart, Self.least)
  }

  /// That there is so much.
  var isSoMuch: String {
    let size = MemoryPlan.size(bytes)
    return isGiven ? "the limit that was given allows \(size)" : "\(size) is available"
  }

  /// That there is no more.
  var isTooLow: String { isGiven ? isSoMuch : "only " + isSoMuch }

  /// What gives more.
  var raising: Message { isGiven ? "raise \(.memoryLimit)" : "use a machine with more memory" }
}
