internal import Identifiers
internal import Memory
internal import Tables

extension Scores {
  /// All that one person's score rests on.
  ///
  /// - Parameters:
  ///   - identifier: The person's identifier; the first row counts if several have it.
  ///   - target: What changes are to bring the score to.
  ///   - months: The most months that changes may take; `nil` for any.
  ///   - document: The model as its document has it, of which the hash is told; `nil` for the one that was applied,
  ///     which is another one where friends' scores are switched off.
  /// - Returns: The document.
  /// - Throws: As ``explanation(for:reaching:within:)``.
  /// - Complexity: As that of an explanation, and O(*size of the model's document*).
  public func disclosure(
    for identifier: String, reaching target: ScoreTarget = .nextBand, within months: Int? = nil,
    of document: ScoreModel? = nil
  ) throws(ScoreModelError) -> Disclosure {
    try disclosure(
      ofRow: knownRow(of: identifier), reaching: target, within: months, of: document ?? model)
  }

  /// The same for the person in a row.
  func disclosure(
    ofRow row: Int, reaching target: ScoreTarget, within months: Int?, of document: ScoreModel
  ) throws(ScoreModelError) -> Disclosure {
    let explanation = try explanation(ofRow: row, reaching: target, within: months)
    let characteristics = zip(explanation.categories.flatMap(\.lines), evaluation.items.indices)
      .map { disclosed($0, item: $1, row: row) }
    let inputs = inputs(row)
    let kinds = Set(
      characteristics.compactMap(\.source).map { catalog?.kind(ofSource: $0)?.name ?? $0 })
    return Disclosure(
      explanation: explanation, modelDescription: document.description,
      modelFormat: document.documentFormat, modelHash: document.documentHash,
      inputs: String(decoding: inputs, as: UTF8.self),
      inputHash: SHA256.hexadecimal(SHA256.hash(inputs)), characteristics: characteristics,
      sources: catalog?.kinds.filter { kinds.contains($0.name) } ?? [],
      unusedColumns: origins.unreadColumns)
  }

  /// The kinds of sources by which it was told how sure values are; `nil` if none were.
  private var catalog: SourceCatalog? {
    if case .sources(let catalog, _)? = certainty?.options.evidence { catalog } else { nil }
  }

  private func disclosed(
    _ line: Explanation.Line, item place: Int, row: Int
  ) -> Disclosure.Characteristic {
    let item = evaluation.items[place]
    let characteristic = item.characteristic
    let category = model.categories[item.category].name
    guard case .column(let measure) = characteristic.measure else {
      return Disclosure.Characteristic(
        category: category, line: line, description: characteristic.description,
        reason: characteristic.reason, missingReason: nil, restsOnOthers: true, source: nil,
        asOf: nil, verified: nil, barredValue: nil, missingPoints: nil, bins: [],
        actionable: .never)
    }
    // A value that is there and counts as missing comes from a source that may not be used.
    let barred = line.isMissing && !item.needsFriends ? item.column?.text(row) : nil
    let isTold = line.value != nil || barred != nil
    func note(_ note: ValueNote) -> String? {
      isTold ? origins.text(note, ofItem: place, row: row) : nil
    }
    let usualKind =
      item.restsOnOthers
      ? catalog?.columns[measure.column]
      : catalog.map { $0.columns[measure.column] ?? $0.defaultKind }
    return Disclosure.Characteristic(
      category: category, line: line, description: characteristic.description,
      reason: characteristic.reason, missingReason: characteristic.missingReason,
      restsOnOthers: item.restsOnOthers, source: note(.source) ?? (isTold ? usualKind : nil),
      asOf: note(.asOf), verified: note(.verified), barredValue: barred,
      missingPoints: measure.missingPoints,
      bins: item.restsOnOthers
        ? []
        : measure.bins.enumerated().map { bin, values in
          Disclosure.Bin(
            values: values.values.description, points: values.points,
            isOwn: item.bins[row] == bin + 1)
        }, actionable: item.restsOnOthers ? .never : measure.actionable)
  }

  /// The person and their own values, as lines of a record.
  private func inputs(_ row: Int) -> [UInt8] {
    var record = Array("format=sesame-disclosure/1\n".utf8)
    record.appendEntry("person", people.identifiers.utf8(row))
    var known: Set<String> = []
    for item in evaluation.items where !item.restsOnOthers {
      guard case .column(let measure) = item.characteristic.measure,
        known.insert(measure.column).inserted
      else { continue }
      var value: [UInt8] = []
      if item.bins[row] != BinNumbers.missing { _ = item.column?.append(row, to: &value) }
      record.appendEntry("value \(measure.column)", value)
    }
    return record
  }
}

extension ScoreModel {
  /// The SHA-256 of ``json``, in hexadecimal digits.
  package var documentHash: String { SHA256.hexadecimal(SHA256.hash(Array(json.utf8))) }
}
