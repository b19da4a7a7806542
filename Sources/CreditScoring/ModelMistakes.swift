internal import Files

extension ScoreModelError.Mistake {
  /// The same with its place in the words of whoever wrote the model.
  func told(in words: ModelWords) -> ScoreModelError.Mistake {
    .init(
      code: code, line: line, column: column, path: path.map(words.path), problem: problem,
      advice: advice)
  }
}

/// The mistakes found in a model so far, and the places whose values can't be judged because of them.
///
/// One mistake is reported once: a rule that rests on a value known to be wrong is not applied.
struct ModelMistakes {
  private(set) var found: [ScoreModelError.Mistake] = []
  /// The places that hold a stand-in for what could not be read.
  private var unreadable: Set<String> = []
  /// The places at or within which something is wrong.
  private var doubtful: Set<String> = []

  /// Adds a mistake.
  ///
  /// - Parameters:
  ///   - code: The kind of mistake.
  ///   - path: Where it is.
  ///   - problem: The rule that was broken.
  ///   - remedy: What to do about it.
  ///   - place: The value that can't be judged any more; `nil` for that at `path`.
  mutating func add(
    _ code: ScoreModelError.Code, at path: String, _ problem: String, _ remedy: String,
    doubting place: String? = nil
  ) {
    add(code, at: path, problem, Message(remedy), doubting: place)
  }

  /// Adds a mistake whose remedy may name settings.
  mutating func add(
    _ code: ScoreModelError.Code, at path: String, _ problem: String, _ remedy: Message,
    doubting place: String? = nil
  ) {
    found.append(
      .init(code: code, line: nil, column: nil, path: path, problem: problem, advice: remedy))
    doubt(place ?? path)
  }

  /// Adds what is wrong beside the values that were read.
  mutating func add(_ error: ScoreModelError) { found += error.mistakes }

  /// Adds what kept the value at a place from being read.
  mutating func add(_ error: ScoreModelError, at place: String) {
    add(error)
    passOver(place)
  }

  /// Notes that a place holds a stand-in, of which nothing is to be said.
  mutating func passOver(_ place: String) {
    unreadable.insert(place)
    doubt(place)
  }

  /// Notes that a value can't be judged, nor what contains it as a whole.
  mutating func doubt(_ place: String) {
    var place = place[...]
    while doubtful.insert(String(place)).inserted,
      let end = place.lastIndex(where: { $0 == "." || $0 == "[" })
    {
      place = place[..<end]
    }
  }

  /// Whether a value was read; parts of it may still be wrong.
  func isReadable(_ place: String) -> Bool { !unreadable.contains(place) }

  /// Whether nothing wrong was found in a value that was read.
  func isSound(_ place: String) -> Bool { !doubtful.contains(place) }
}
