package import Identifiers
internal import Memory

extension EdgeList {
  /// The names of sources alone: of people, where targets are what they share, also of those who are only
  /// announced.
  package var namesOfSources: TextList {
    var isSource = [Bool](repeating: false, count: names.count)
    let sources = sources.span
    for edge in sources.indices { isSource[Int(sources[edge])] = true }
    for name in 0..<(announcedSourceCount ?? 0) { isSource[name] = true }
    var result = TextListBuilder()
    for name in names.indices where isSource[name] { result.append(names, name..<name + 1) }
    return result.list
  }
}
