import Foundation
import Testing

#if os(Linux)
  /// What a terminal shows of a table.
  struct PreviewTests {
    /// Runs the program on a terminal of its own, of so many columns and rows.
    private func show(
      _ words: String, columns: Int = 60, rows: Int = 24, in folder: Folder
    ) async throws -> String {
      let outcome = try await Program.shell(
        """
        export PROGRAM="$0"
        script -qec 'stty cols \(columns) rows \(rows); "$PROGRAM" \(words) 2>messages' /dev/null </dev/null
        """, in: folder)
      #expect(outcome.status == 0)
      return outcome.text.replacing("\r\n", with: "\n")
    }

    @Test func `a terminal shows the beginning of a table in a frame, and how to write it`()
      async throws
    {
      let folder = try Folder(Samples.files)
      let shown = try await show(
        "features edges.csv --people people.csv --features degree --aggregate none --quiet",
        in: folder)
      #expect(
        shown == """
          3 people, 4 columns
          ┌─────┬─────┬──────┬────────┐
          │ id  │ age │ city │ degree │
          ├─────┼─────┼──────┼────────┤
          │ ann │  31 │ Rome │      2 │
          │ bob │  45 │ Oslo │      2 │
          │ cid │  28 │ Bern │      2 │
          └─────┴─────┴──────┴────────┘
          add '--output FILE' to write all, '--format csv' to print it

          """)
    }

    @Test func `columns from both ends and the first rows are shown where not all fit`()
      async throws
    {
      let folder = try Folder(Samples.files)
      let names = (1...9).map { "column\($0)" }
      var table = "id," + names.joined(separator: ",") + "\n"
      for person in 0..<100 {
        table += "p\(person)" + String(repeating: ",x\(person)", count: 9) + "\n"
      }
      try folder.write(FileContent(table), to: "people.csv")
      let shown = try await show(
        "features edges.csv --people people.csv --features none --unknown-people drop --quiet",
        columns: 40, rows: 12, in: folder)
      #expect(
        shown == """
          100 people, 10 columns
          ┌────┬─────────┬───┬─────────┬─────────┐
          │ id │ column1 │ … │ column8 │ column9 │
          ├────┼─────────┼───┼─────────┼─────────┤
          │ p0 │ x0      │ … │ x0      │ x0      │
          │ p1 │ x1      │ … │ x1      │ x1      │
          │ p2 │ x2      │ … │ x2      │ x2      │
          │ …  │ …       │ … │ …       │ …       │
          └────┴─────────┴───┴─────────┴─────────┘
          add '--output FILE' to write all, '--fo…

          """)
    }

    @Test func `results with a prefix come before other columns too`() async throws {
      let folder = try Folder(Samples.files)
      let names = (1...9).map { "column\($0)" }
      var table = "id,age," + names.joined(separator: ",") + "\n"
      for person in ["ann", "bob", "cid"] {
        table += "\(person),45" + String(repeating: ",x", count: 9) + "\n"
      }
      try folder.write(FileContent(table), to: "people.csv")
      let shown = try await show(
        "score people.csv --model model.json --prefix p_ --quiet", columns: 72, in: folder)
      let header = shown.split(separator: "\n").first { $0.contains("│ id") } ?? ""
      let cells = header.split(separator: "│").map { $0.filter { $0 != " " } }
      for name in ["id", "p_score", "p_band", "p_reason_1"] {
        #expect(cells.contains(name), "\(shown)")
      }
    }

    @Test func `a comparison is shown in a frame of rows`() async throws {
      let folder = try Folder([
        "a.csv": "id,community\nann,0\nbob,0\ncid,1\n",
        "b.csv": "id,community\nann,0\nbob,0\ncid,1\n",
      ])
      let shown = try await show("communities b.csv --compare a.csv --quiet", rows: 40, in: folder)
      #expect(shown.hasPrefix("9 rows, 2 columns\n┌"), "\(shown)")
      #expect(shown.contains("│ adjusted_rand_index"), "\(shown)")
    }

    @Test func `score, band and first reason come before other columns`() async throws {
      let folder = try Folder(Samples.files)
      let names = (1...9).map { "column\($0)" }
      var table = "id,age," + names.joined(separator: ",") + "\n"
      for person in ["ann", "bob", "cid"] {
        table += "\(person),45" + String(repeating: ",x", count: 9) + "\n"
      }
      try folder.write(FileContent(table), to: "people.csv")
      for command in ["enrich edges.csv --people people.csv", "score people.csv"] {
        let shown = try await show(
          "\(command) --model model.json --quiet", columns: 64, in: folder)
        let header = shown.split(separator: "\n").first { $0.contains("│ id") } ?? ""
        let cells = header.split(separator: "│").map { $0.filter { $0 != " " } }
        for name in ["id", "score", "band", "reason_1"] {
          #expect(cells.contains(name), "\(shown)")
        }
        #expect(shown.split(separator: "\n").allSatisfy { $0.count <= 64 })
      }
    }

    @Test func `wide characters take two cells, and what a terminal would obey is escaped`()
      async throws
    {
      let folder = try Folder(Samples.files)
      try folder.write(
        "id,city\n李雷,東京都\nZoe\u{301},\u{1B}[31mred\n👩‍👩‍👧,\"a\nb\u{202E}\"\n", to: "people.csv")
      try folder.write("source,target\n李雷,Zoe\u{301}\n", to: "edges.csv")
      let shown = try await show(
        "features edges.csv --people people.csv --features degree --quiet", in: folder)
      #expect(
        shown == """
          3 people, 3 columns
          ┌──────┬───────────────┬────────┐
          │ id   │ city          │ degree │
          ├──────┼───────────────┼────────┤
          │ 李雷 │ 東京都        │      1 │
          │ Zoe\u{301}  │ \\u{1B}[31mred │      1 │
          │ 👩‍👩‍👧   │ a\\nb\\u{202E}  │      0 │
          └──────┴───────────────┴────────┘
          add '--output FILE' to write all, '--format csv' to print it

          """)
    }

    @Test(arguments: [(20, 8), (33, 10), (80, 24), (200, 60), (1, 1)])
    func `the frame fits the terminal`(_ columns: Int, _ rows: Int) async throws {
      let folder = try Folder(Samples.files)
      var table = "id,a_long_name_of_a_column," + (1...30).map { "c\($0)" }.joined(separator: ",")
      for person in 0..<100 {
        table += "\np\(person),\(String(repeating: "long ", count: 30))"
        for number in 1...30 { table += ",\(number)" }
      }
      try folder.write(FileContent(table + "\n"), to: "people.csv")
      let shown = try await show(
        "features edges.csv --people people.csv --features none --unknown-people drop --quiet",
        columns: columns, rows: rows, in: folder)
      let lines = shown.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= columns }, "\(shown)")
      #expect(lines.count <= max(rows, 8))
    }

    @Test(arguments: ["--format csv", "-o -", "-o /dev/stdout"])
    func `who asks for the data gets them on a terminal too`(_ words: String) async throws {
      let folder = try Folder(Samples.files)
      let shown = try await show(
        "features edges.csv --features degree --quiet \(words)", in: folder)
      #expect(shown == "id,degree\nann,2\nbob,2\ncid,2\n")
    }

    @Test func `with a file named the terminal gets the summary alone`() async throws {
      let folder = try Folder(Samples.files)
      let shown = try await show(
        "features edges.csv --features degree --quiet -o o.csv", in: folder)
      #expect(shown.isEmpty)
      #expect(try folder.text("o.csv") == "id,degree\nann,2\nbob,2\ncid,2\n")
    }
  }
#endif
