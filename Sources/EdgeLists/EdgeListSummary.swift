public import TextFormats

/// What was found in an edge list, and what was not used.
public struct EdgeListSummary: Sendable, Equatable {
  /// The rows that became edges.
  public let rowCount: Int
  /// The comment lines passed over.
  public let commentCount: Int
  /// Those of them below the header or the first friendship, which may have been meant as rows.
  public let laterCommentCount: Int
  /// The rows that can't be used, in order; empty unless they were to be set aside.
  public let setAside: [SetAsideRow]
  /// The delimiter, as given or found; `nil` if the list was not read from delimited text.
  public let delimiter: Delimiter?
  /// The names in the header; `nil` without a header.
  public let columnNames: [String]?
  /// What the first line was taken for; `nil` if the list was not read from delimited text.
  public let firstLine: FirstLine?
  /// How many columns without a name, which hold an index of the rows, were passed over.
  public let indexColumnCount: Int
  /// Whether the first of three columns or more was taken for people only because nobody named theirs,
  /// and numbers the first rows from 0 or 1: it may be an index of them.
  public let firstColumnCountsRows: Bool
  /// What a column called `type` says of the friendships' direction; `nil` without such a column.
  public let statedDirections: StatedDirections?
  /// What the file says of itself, where its format has a way to; `nil` for others.
  public internal(set) var declaration: Declaration?

  /// Says of a list that was not read from delimited text what can be said.
  init(
    rowCount: Int, setAside: [SetAsideRow] = [], columnNames: [String]? = nil,
    indexColumnCount: Int = 0
  ) {
    self.init(
      rowCount: rowCount, commentCount: 0, laterCommentCount: 0, setAside: setAside,
      delimiter: nil, columnNames: columnNames, firstLine: nil,
      indexColumnCount: indexColumnCount,
      firstColumnCountsRows: false, statedDirections: nil)
  }

  /// Says what was found.
  init(
    rowCount: Int, commentCount: Int, laterCommentCount: Int, setAside: [SetAsideRow],
    delimiter: Delimiter?, columnNames: [String]?, firstLine: FirstLine?, indexColumnCount: Int,
    firstColumnCountsRows: Bool, statedDirections: StatedDirections?
  ) {
    self.rowCount = rowCount
    self.commentCount = commentCount
    self.laterCommentCount = laterCommentCount
    self.setAside = setAside
    self.delimiter = delimiter
    self.columnNames = columnNames
    self.firstLine = firstLine
    self.indexColumnCount = indexColumnCount
    self.firstColumnCountsRows = firstColumnCountsRows
    self.statedDirections = statedDirections
  }

  /// A column of the words `Directed` and `Undirected`, as Gephi writes it: it is not followed, but
  /// people should know if it contradicts how friendships are read.
  public struct StatedDirections: Sendable, Equatable {
    /// The column's name.
    public let columnName: String
    /// Whether any of the first rows is directed.
    public let hasDirected: Bool
    /// Whether any of the first rows is undirected.
    public let hasUndirected: Bool

    /// Looks at the header and the first rows below it.
    init?(_ header: [String], _ rows: ArraySlice<[String]>) {
      guard let column = header.firstIndex(where: { $0.withoutBlanks.lowercased() == "type" })
      else { return nil }
      let words = Set(
        rows.compactMap {
          $0.indices.contains(column) ? $0[column].withoutBlanks.lowercased() : nil
        })
      guard !words.isEmpty, words.isSubset(of: ["directed", "undirected"]) else { return nil }
      columnName = header[column]
      hasDirected = words.contains("directed")
      hasUndirected = words.contains("undirected")
    }
  }

  /// The first line that is no comment: a header, or a friendship.
  public struct FirstLine: Sendable, Equatable {
    /// Its number, counted from 1.
    public let line: Int
    /// Whether it was taken for a header.
    public let isHeader: Bool
    /// Whether there is no doubt: ``EdgeListFormat/header`` says so, or the other rows show it.
    public let isCertain: Bool
  }
}
