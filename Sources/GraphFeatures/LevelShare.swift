internal import Tables

/// Columns of the shares of texts, a column for each of the most frequent ones: one rule for the texts of
/// people and for those of ties.
enum LevelShare {
  /// The end of the name of the entry that stands for all of them until the texts are known.
  static let openName = "share_…"

  /// The ends of their names, in the order of the texts.
  static func names(of texts: [String], besides reserved: Set<String> = []) -> [String] {
    NamePart.unique(texts, besides: reserved).map { "share_\($0)" }
  }

  /// What an entry says that stands for texts that are not known yet.
  ///
  /// - Parameters:
  ///   - subject: Whose share it is.
  ///   - count: How many texts get a column.
  ///   - place: Among what they are the most frequent.
  /// - Returns: Which columns there are, in which order, and how they are called.
  static func openMeaning(_ subject: String, mostFrequent count: Int, _ place: String) -> String {
    "\(subject) the text in the name: a column for each of the \(count) texts, or fewer, that are most "
      + "frequent \(place), most frequent first, of equally frequent ones the first by its UTF-8 bytes; "
      + "in the name each run of what is neither letter nor digit is one _, at both ends nothing, and "
      + "blank if no more is left; a text ends after "
      + "\(NamePart.longest) characters, and of equal names the later end in _2, _3"
  }
}
