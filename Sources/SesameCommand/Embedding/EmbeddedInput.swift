package import ArrowInterface
internal import EdgeLists
internal import Execution
package import Sesame
internal import Tables

/// An input that is no file.
package enum EmbeddedInput: Sendable {
  /// Columns, which are read once.
  case stream(ArrowStream)
  /// A graph in the place of an edge list.
  case graph(RelationGraph)
  /// A document: a model, bins, benefits.
  case text(String)

  /// What comes before the name of such an input among a command's words.
  package static let prefix = "memory:"

  /// The name of the input that a word stands for; `nil` if it can only be a file.
  static func name(in word: String) -> String? {
    word.hasPrefix(prefix) ? String(word.dropFirst(prefix.count)) : nil
  }

  /// The graph that a word names in the run of the current task, if it names one.
  static func graph(_ word: String) throws(UsageError) -> RelationGraph? {
    if case .graph(let graph)? = try EmbeddedRun.current?.input(word) { graph } else { nil }
  }

  /// The document that a word names in the run of the current task, with what it is called in messages.
  static func document(_ word: String) throws(UsageError) -> (text: String, name: String)? {
    guard let input = try EmbeddedRun.current?.input(word), let name = name(in: word) else {
      return nil
    }
    guard case .text(let text) = input else {
      throw UsageError("input '\(name)' is no document", remedy: "give its text, or name a file")
    }
    return (text, name)
  }

  /// The columns that a word names in the run of the current task, taken for good, and their name.
  fileprivate static func stream(
    _ word: String
  ) throws(UsageError) -> (stream: ArrowStream, name: String, execution: Execution)? {
    guard let run = EmbeddedRun.current, let input = try run.input(word),
      let name = name(in: word)
    else { return nil }
    guard case .stream(let stream) = input else {
      throw UsageError("input '\(name)' is no table", remedy: "give columns, or name a file")
    }
    _ = run.take(name)
    // What is read before the work begins would tell of its own end.
    return (stream, name, run.execution(tellsProgress: false))
  }
}

extension Source<Table> {
  /// What an argument names: a file, standard input by `-`, or columns in memory.
  static func argument(_ path: String, _ options: TableReadingOptions) throws -> Source {
    if let (stream, name, execution) = try EmbeddedInput.stream(path) {
      return .value(try Table(stream, named: name, options: options, execution: execution))
    }
    return path == "-" ? .standardInput(options) : .file(path, options)
  }
}

extension Source<EdgeList> {
  /// What an argument names: a file, standard input by `-`, or columns in memory.
  static func argument(
    _ path: String, _ format: EdgeListFormat, badRows: BadRowPolicy
  ) throws -> Source {
    if let (stream, name, execution) = try EmbeddedInput.stream(path) {
      return .value(
        try EdgeList(
          stream, named: name, format: format, badRows: badRows, execution: execution))
    }
    return path == "-" ? .standardInput(format) : .file(path, format)
  }
}

extension Arguments {
  /// Whether an argument is a graph that is built already: a snapshot, or one in memory.
  func isBuiltGraph(_ edges: String) throws(UsageError) -> Bool {
    if try EmbeddedInput.graph(edges) != nil { return true }
    return RelationGraph.isSnapshot(edges)
  }

  /// Throws if an option is about how a text is laid out, and the input is columns with types of their own.
  ///
  /// - Parameters:
  ///   - names: The options.
  ///   - paths: The arguments that they are about, all of which must be texts to be of use to nobody.
  /// - Throws: ``UsageError`` that names the option.
  func checkLayout(_ names: [String], of paths: [String]) throws(UsageError) {
    let isEmbedded = EmbeddedRun.current != nil
    guard !paths.isEmpty,
      paths.allSatisfy({
        isEmbedded && EmbeddedInput.name(in: $0) != nil || TypedSources.isNamed(by: $0)
      })
    else { return }
    for name in names where has(name) {
      throw UsageError(
        "option '\(name)' is about how a text is written, and what is read has columns with types",
        remedy: "leave it out")
    }
  }
}
