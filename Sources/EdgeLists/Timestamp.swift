internal import TextFormats

/// Reads points in time: unix seconds, or dates of ISO 8601.
public enum Timestamp {
  /// The seconds since the start of 1970 (UTC) that a text means, or `nil`.
  ///
  /// A text that is a number means seconds and may be fractional or negative; beware that `2024` is
  /// such a number. Else it is a date (`2024-02-29`), or a date and a time of day joined by `T` or a
  /// space (`2024-02-29T12:30`, `2024-02-29 12:30:15.25`), and after the time a zone: `Z`, `+02:00`,
  /// `+0200` or `+02`. Without a zone it is UTC. The calendar is Gregorian throughout; second 60 is
  /// the first of the next minute. A fraction with more digits than a double holds is never rounded
  /// into the next second: what is before a date stays before it.
  public static func seconds(_ text: String) -> Double? { TimestampText.seconds(text) }

  static func seconds(_ text: Span<UInt8>) -> Double? { TimestampText.seconds(text) }

  package static func seconds(_ text: ArraySlice<UInt8>) -> Double? { TimestampText.seconds(text) }
}
