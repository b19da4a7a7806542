/// What separates the whole part of a number from its fraction in a file.
public enum DecimalMark: Sendable, Hashable {
  /// `1234.5`; nothing separates thousands.
  case point
  /// `1234,5` or, with points between thousands, `1.234,5`.
  ///
  /// Numbers read so are written with a point, like every number of a result. Then `1.234` is a
  /// thousand and more, and `3.5` is a text. JSON has numbers of its own, with a point.
  case comma
}
