/// Headings, sentences, tables and pictures, which text, Markdown and HTML render alike.
package struct ReportDocument {
  /// A piece of a document.
  enum Part {
    case heading(String)
    /// A heading below the last one.
    case subheading(String)
    case sentence(String)
    /// A sentence that readers must not miss.
    case warning(String)
    case list([String], isNumbered: Bool)
    /// Words of a program, as they are.
    case code(String)
    case table(Grid)
    /// Pictures that stand beside one another where there is room.
    case pictures([Picture], isWide: Bool)
  }

  /// A table as it was added.
  struct Grid {
    let names: [String]
    let rows: [[String]]
    var pictures: [String] = []
    var widest = 60
    var wrapsFirst = false

    /// Whether a column holds words, which begin at the left.
    func isText(_ column: Int) -> Bool {
      rows.contains { row in
        row[column].contains { $0.isLetter } && !["none"].contains(row[column])
      }
    }
  }

  let title: String
  private(set) var parts: [Part] = []

  /// Begins a document.
  package init(_ title: String) { self.title = title }

  /// Adds a heading.
  package mutating func heading(_ text: String) { parts.append(.heading(text)) }

  /// Adds a heading of a part of what the last heading is about.
  package mutating func subheading(_ text: String) { parts.append(.subheading(text)) }

  /// Adds a sentence.
  package mutating func add(_ sentence: String) { parts.append(.sentence(sentence)) }

  /// Adds a sentence that readers must not miss.
  package mutating func warn(_ sentence: String) { parts.append(.warning(sentence)) }

  /// Adds a list, with numbers if its order counts; none without items.
  package mutating func list(_ items: [String], isNumbered: Bool = false) {
    if !items.isEmpty { parts.append(.list(items, isNumbered: isNumbered)) }
  }

  /// Adds words of a program, such as a command.
  package mutating func code(_ words: String) { parts.append(.code(words)) }

  /// Adds pictures that stand beside one another where there is room.
  ///
  /// Text and Markdown have the tables behind them instead.
  ///
  /// - Parameters:
  ///   - pictures: What is shown.
  ///   - isWide: Whether each takes as much room as there is.
  package mutating func add(_ pictures: [Picture], isWide: Bool = false) {
    if !pictures.isEmpty { parts.append(.pictures(pictures, isWide: isWide)) }
  }

  /// Adds a table: columns in which a row has letters begin at the left, others end at the right.
  ///
  /// - Parameters:
  ///   - names: The names of the columns.
  ///   - rows: The cells of each row.
  ///   - pictures: What plain text shows behind the names and behind each row, one more than rows; none
  ///     for nothing.
  ///   - widest: How many characters of a cell plain text shows.
  ///   - wrapsFirst: Whether it writes longer cells of the first column over several lines, instead of cutting
  ///     them short.
  package mutating func table(
    _ names: [String], _ rows: [[String]], pictures: [String] = [], widest: Int = 60,
    wrapsFirst: Bool = false
  ) {
    parts.append(
      .table(
        Grid(
          names: names, rows: rows, pictures: pictures, widest: widest, wrapsFirst: wrapsFirst)))
  }

  /// Adds another document's parts as they are, behind its title as a heading.
  package mutating func `continue`(with other: ReportDocument) {
    heading(other.title)
    parts += other.parts
  }

  /// Adds another document's parts without its title; its headings become those of parts.
  package mutating func append(_ other: ReportDocument) {
    for part in other.parts {
      if case .heading(let text) = part { subheading(text) } else { parts.append(part) }
    }
  }
}
