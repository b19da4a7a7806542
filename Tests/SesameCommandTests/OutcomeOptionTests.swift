import Testing

/// What `--outcome`, `--event` and `--columns` do to the output.
struct OutcomeOptionTests {
  private static let files: [String: FileContent] = [
    "edges.csv": "from,to\na,b\nb,c\nc,a\nc,d\n",
    "people.csv": "id,age,late,fate\na,31,1,gone\nb,45,0,here\nc,28,0,lost\nd,52,1,here\n",
  ]
  private static let command = "edges.csv --people people.csv"

  private func run(_ words: String) async throws -> Program.Outcome {
    try await Program.run(words, in: try Folder(Self.files))
  }

  @Test func `outcomes are written and not aggregated`() async throws {
    let outcome = try await run(
      "features \(Self.command) --outcome late --outcome fate --event fate=gone,fate=lost")
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let header = outcome.rows[0]
    #expect(header.prefix(4) == ["id", "age", "late", "fate"])
    #expect(header.contains("neighbor_age_mean"))
    #expect(!header.contains { $0.contains("_late_") })
    #expect(outcome.standardError.contains("aggregated   age; not late (outcome), fate (outcome)"))
    #expect(!outcome.standardError.contains("warning"))
  }

  @Test func `a column of 0 and 1 is warned about in the program's words`() async throws {
    let outcome = try await run("features \(Self.command)")
    #expect(
      outcome.standardError.contains(
        "people.csv: column 'late' holds 0 and 1 and is aggregated: declare what is to be predicted "
          + "(--outcome), since aggregates of it give people's own away, or name the columns to "
          + "aggregate (--aggregate)"))
    let named = try await run("features \(Self.command) --aggregate late")
    #expect(!named.standardError.contains("warning"))
  }

  @Test func `columns come in the order given, and the dictionary agrees`() async throws {
    let words = "\(Self.command) --outcome late --columns neighbor_age_mean,late,degree"
    let outcome = try await run("features \(words)")
    #expect(outcome.rows[0] == ["id", "neighbor_age_mean", "late", "degree"])
    let dictionary = try await run("features \(words) --explain-columns --format json")
    #expect(dictionary.status == 0, "\(dictionary.standardError)")
    #expect(dictionary.text.contains("\"name\": \"late\", \"type\": \"integer\""))
    #expect(dictionary.text.contains("\"role\": \"outcome\""))
    #expect(!dictionary.text.contains("pagerank"))
    let communities = try await run(
      "communities edges.csv --prefix g_ --columns g_community_size,g_community")
    #expect(communities.rows[0] == ["id", "g_community_size", "g_community"])
  }

  @Test(arguments: [
    (
      "features \(command) --event 1", 64, "option '--event' is about an outcome, and there is none"
    ),
    (
      "features \(command) --outcome late,fate --event gone", 64,
      "option '--event' does not say whose event 'gone' is; write C=gone, with C one of late, fate"
    ),
    ("features edges.csv --outcome late", 64, "option '--outcome' is about the people table"),
    ("features \(command) --outcome late,late", 64, "option '--outcome' has 'late' twice"),
    ("features \(command) --outcome latte", 65, "did you mean 'late'?"),
    (
      "features \(command) --outcome fate", 65,
      "column 'fate' is neither true or false nor 0 or 1; say which of its values "
        + "('gone', 'here', 'lost') are the event (--event)"
    ),
    (
      "features \(command) --outcome fate --event here --aggregate fate", 65,
      "column 'fate' is an outcome, and can't be aggregated over friends; leave it out"
    ),
    ("features \(command) --columns degre", 65, "did you mean 'degree'?"),
    ("features \(command) --columns degree --columns age", 64, "option '--columns' is given twice"),
    (
      "import edges.csv --people people.csv --outcome late -o g.sgraph", 64,
      "has no option '--outcome'"
    ),
  ])
  func `what makes no sense is refused`(_ words: String, _ status: Int, _ message: String)
    async throws
  {
    let outcome = try await run(words)
    #expect(outcome.status == status, "\(outcome.standardError)")
    #expect(outcome.standardError.contains(message), "\(outcome.standardError)")
  }
}
