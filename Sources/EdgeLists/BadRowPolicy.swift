/// What to do with a row that can't be used.
public enum BadRowPolicy: Sendable, Hashable {
  /// Stop with its place.
  case stop
  /// Set it aside with the reason, count it, and go on; if no row is left, stop after all.
  case setAside
}
