internal import Files
internal import Identifiers
internal import Memory

// Files joined by `cat` have a header in the middle, which would become a friendship between two people
// who don't exist. Nothing is asked of each row: only where the words of a header are people are the
// friendships looked through, once and at the end.

extension EdgeListReader {
  /// What to say if friendships are rather lines of a header; `nil` if none is.
  func headerWarning(named sourceName: String) -> Message? {
    let ends = headerEnds
    let words = Set(RepeatedHeader.usualNames.flatMap(numbers))
    if words.count < 2, ends.sources.isEmpty || ends.targets.isEmpty { return nil }
    // Of the first line it is said elsewhere whether it may be a header.
    let isFirstSettled =
      layout.header == nil
      && (layout.isHeaderGiven || !layout.isHeaderCertain && !columns.repeatsFirstPeople)
    var count = 0
    var firstLine: Int?
    for edge in 0..<columns.count {
      let (source, target) = (columns.sources.memory[edge], columns.targets.memory[edge])
      let repeats = ends.sources.contains(source) && ends.targets.contains(target)
      let isUsual = source != target && words.contains(source) && words.contains(target)
      guard repeats || isUsual else { continue }
      let line = places.line(of: edge)
      if isFirstSettled, line == layout.firstLine { continue }
      count += 1
      firstLine = firstLine ?? line
    }
    guard let firstLine else { return nil }
    return "\(sourceName):\(firstLine): "
      + (count == 1
        ? "the line looks like a header and was taken for a friendship; remove it"
        : "\(count) lines, this one first, look like headers and were taken for friendships; remove "
          + "them")
  }

  /// The people who are called as the header calls the columns of both ends.
  private var headerEnds: (sources: [UInt32], targets: [UInt32]) {
    guard let header = layout.header else { return ([], []) }
    return (numbers(of: header[layout.source]), numbers(of: header[layout.target]))
  }

  /// The people of that name, also behind a byte-order mark, with which a file begins.
  private func numbers(of name: String) -> [UInt32] {
    [name, "\u{FEFF}" + name].compactMap { people.lookup(ArraySlice($0.utf8)) }
  }
}

/// The words in lines that are headers.
enum RepeatedHeader {
  /// Usual names of columns of people, as they are mostly written.
  ///
  /// Single letters, such as `u` and `v`, and words with a number, such as `user1`, are people's too.
  static let usualNames: [String] = {
    let parts = ColumnWords.people.filter { $0.count > 1 && $0 != "id" }.sorted()
    var names: Set<String> = []
    for word in parts {
      var split = [[word]]
      for first in ["from", "to", "source", "target", "src", "dst", "followed"]
      where word.hasPrefix(first) && word != first {
        split.append([first, String(word.dropFirst(first.count))])
      }
      for words in split {
        for ending in [[], ["id"]] {
          let all = words + ending
          let capitals = all.map { $0.prefix(1).uppercased() + $0.dropFirst() }
          for separator in ["", "_", " ", "-", "."] {
            names.insert(all.joined(separator: separator))
            names.insert(capitals.joined(separator: separator))
            names.insert(all.map { $0.uppercased() }.joined(separator: separator))
            if ending.isEmpty { continue }
            names.insert((words + ["ID"]).joined(separator: separator))
            names.insert((capitals.dropLast() + ["ID"]).joined(separator: separator))
          }
          names.insert(all[0] + capitals.dropFirst().joined())
        }
      }
    }
    return names.sorted()
  }()
}
