import Testing

/// Several dates on the command line.
struct PanelCommandTests {
  private static let files: [String: FileContent] = [
    "t.csv": """
    from,to,day
    ann,bob,2024-01-01
    bob,cid,2024-02-01

    """,
    "p.csv": """
    id,age
    ann,31
    bob,45

    """,
  ]

  @Test func `everyone has a row at each date`() async throws {
    let folder = try Folder(Self.files)
    let outcome = try await Program.run(
      "features t.csv --people p.csv --time day --as-of 2024-02-01,1706745601 --features degree "
        + "--aggregate none --prefix g_ --quiet", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(
      outcome.text == """
        id,g_as_of,age,g_degree
        ann,2024-02-01,31,1
        bob,2024-02-01,45,1
        ann,1706745601,31,1
        bob,1706745601,45,2
        cid,1706745601,,1

        """)
  }

  @Test func `the dictionary has the date`() async throws {
    let folder = try Folder(Self.files)
    let outcome = try await Program.run(
      "features t.csv --people p.csv --time day --as-of 2024-02-01,2024-03-01 --explain-columns",
      in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(outcome.text.contains("\nas_of (date)\n"))
  }
}
