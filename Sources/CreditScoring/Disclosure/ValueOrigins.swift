internal import Tables

/// What a table tells of the values that a model reads, and which of its columns no characteristic reads.
struct ValueOrigins: Sendable, Equatable {
  /// For each of the evaluation's items the columns that tell of its values.
  let notes: [[ValueNote: Column]]
  /// The names of the columns that no characteristic reads, that tell of none that one reads, and that the run did not
  /// compute on the way.
  let unreadColumns: [String]

  init(
    _ evaluation: Evaluation, model: ScoreModel, table: Table, computed: Set<String>
  ) {
    let read = Set(model.columnNames)
    notes = evaluation.items.map { item in
      guard let name = item.column?.name else { return [:] }
      let found = ValueNote.allCases.compactMap { note in
        table[note.columnName(for: name)].map { (note, $0) }
      }
      return Dictionary(uniqueKeysWithValues: found)
    }
    unreadColumns = table.columnNames.dropFirst().filter { name in
      !read.contains(name) && !computed.contains(name)
        && ValueNote.column(noted: name, among: read.contains) == nil
    }
  }

  /// What is told of a value; `nil` if nothing is.
  func text(_ note: ValueNote, ofItem item: Int, row: Int) -> String? {
    notes[item][note]?.text(row)
  }
}
