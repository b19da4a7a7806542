import Testing

/// `--date-order` where times of friendships have it.
struct DateOrderTests {
  @Test func `times have the order of day, month and year that is said`() async throws {
    let folder = try Folder([
      "edges.csv":
        """
      from,to,since,to_date
      ann,bob,31.12.2019,
      bob,cid,1.2.2020 12:30,2.2.2020
      cid,ann,2020-03-01,

      """,
      "iso.csv":
        """
      from,to,since,to_date
      ann,bob,2019-12-31,
      bob,cid,2020-02-01T12:30,2020-02-02
      cid,ann,2020-03-01,

      """,
      "people.csv": "id,born\nann,24.12.1990\nbob,1.2.1991\ncid,3.4.1992\n",
    ])
    let rest = "--time since --until to_date --quiet --features degree --as-of"
    for date in ["2020-01-01", "2020-02-01", "2020-02-01T13:00", "2020-02-03", "2020-04-01"] {
      let ordered = try await Program.run(
        "features edges.csv --date-order dmy \(rest) \(date)", in: folder)
      let usual = try await Program.run("features iso.csv \(rest) \(date)", in: folder)
      #expect(ordered.status == 0, "\(ordered.standardError)")
      #expect(ordered.text == usual.text)
    }
    let both = try await Program.run(
      "features edges.csv --people people.csv --date-order dmy \(rest) 2020-02-01", in: folder)
    #expect(both.text.hasPrefix("id,born,degree\nann,1990-12-24,1\n"))
    let unsaid = try await Program.run("features edges.csv \(rest) 2020-02-01", in: folder)
    #expect(
      unsaid.standardError
        == "edges.csv:2:9: time '31.12.2019' is neither unix seconds nor a date of ISO 8601; write it like "
        + "1700000000 or 2023-11-14T22:13:20Z, say the order of day, month and year (--date-order), or set "
        + "such rows aside with --quarantine\n")
    let other = try await Program.run(
      "features edges.csv --date-order mdy \(rest) 2020-02-01", in: folder)
    #expect(
      other.standardError
        == "edges.csv:2:9: time '31.12.2019' is neither unix seconds nor a date of ISO 8601, nor one in the "
        + "order that was said; write it like 1700000000 or 2023-11-14T22:13:20Z, or set such rows aside with "
        + "--quarantine\n")
    let timeless = try await Program.run("features edges.csv --date-order dmy", in: folder)
    #expect(timeless.status == 64)
  }
}
