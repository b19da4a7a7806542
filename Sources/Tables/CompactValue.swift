/// A plain value that a column can hold in memory of its own size.
public protocol CompactValue: BitwiseCopyable, Sendable, Hashable {
  /// What lies in memory where a value is missing; whether it is missing is noted elsewhere.
  static var placeholder: Self { get }
}

extension Double: CompactValue {
  /// Not a number, so that arithmetic on the bare memory does not take it for a value.
  @inlinable public static var placeholder: Double { .nan }
}

extension Int: CompactValue {
  /// Zero.
  @inlinable public static var placeholder: Int { 0 }
}

extension Int32: CompactValue {
  /// Zero.
  @inlinable public static var placeholder: Int32 { 0 }
}

extension UInt32: CompactValue {
  /// Zero.
  @inlinable public static var placeholder: UInt32 { 0 }
}

extension Bool: CompactValue {
  /// False.
  @inlinable public static var placeholder: Bool { false }
}
