internal import Files
internal import Tables
internal import TextFormats

extension SourceCatalog {
  /// The number of each kind, by its name and by the names of sources of the kind.
  var kindNumbers: [String: Int] {
    let numbers = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1.name, $0) })
    return numbers.merging(sources.compactMapValues { numbers[$0] }) { kind, _ in kind }
  }

  /// The kind of a source, by either name; `nil` if the catalog has none such.
  func kind(ofSource name: String) -> Kind? {
    let kindName = sources[name] ?? name
    return kinds.first { $0.name == kindName }
  }

  /// What is wrong with the name of a source that the catalog lacks.
  func fault(ofSource name: String) -> ColumnFault {
    let names = kinds.map(\.name)
    let (shown, example) = (name.shortened, names.first ?? "")
    let meant = ColumnReference.nearest(to: name, among: names + sources.keys.sorted())
    let entry =
      words == .json
      ? "\"sources\": {\"\(shown)\": \"\(example)\"}" : "sources: [\"\(shown)\": \"\(example)\"]"
    return ColumnFault(
      problem: "names source '\(shown)', which is not in \(listName)",
      remedy: Message(
        (meant.map { "did you mean '\($0.shortened)'? " } ?? "")
          + (isStandard ? "take a catalog of your own that says" : "say in the catalog")
          + " of which kind it is, as in \(entry); the kinds are "
          + names.joined(separator: ", ")))
  }

  private var isStandard: Bool { sourceName == Self.standard.sourceName }

  /// What messages call the catalog where its name alone would tell little.
  private var listName: String {
    if words == .swift { return "the catalog of sources" }
    return isStandard ? "the standard catalog" : sourceName
  }

  /// Warnings of columns that the catalog speaks of and neither a table nor a model has.
  ///
  /// - Parameter known: The names of all columns that there are.
  /// - Returns: A warning for each, with the name that may be meant.
  func warnings(ofColumnsBeside known: [String]) -> [String] {
    let names = Set(known)
    return columns.keys.sorted().filter { !names.contains($0) }.map { name in
      let meant = ColumnReference.nearest(to: name, among: known)
      return
        "\(listName) tells of column '\(name.shortened)', which neither the table nor the model has"
        + (meant.map { "; did you mean '\($0.shortened)'?" } ?? "")
    }
  }
}

extension CertaintyOptions {
  /// What looks wrong of a catalog of sources, if there is one, beside the columns of a table and of all its models.
  func warnings(ofColumnsBeside models: [ScoreModel], _ table: Table) -> [String] {
    guard case .sources(let catalog, _) = evidence else { return [] }
    return catalog.warnings(ofColumnsBeside: table.columnNames + models.flatMap(\.columnNames))
  }
}
