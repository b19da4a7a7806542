import Testing

/// Options that name columns may be given once for each.
struct RepeatedOptionTests {
  @Test func `special values and trends of several columns are given one by one`() async throws {
    var text = "id,age,income,late\n"
    for person in 0..<400 {
      let age = person % 13 == 0 ? -1 : 20 + person % 50
      let income = person % 11 == 0 ? -9 : 100 + person * 7 % 90
      text += "p\(person),\(age),\(income),\((person * 7919) % 101 < age ? 1 : 0)\n"
    }
    let folder = try Folder(["p.csv": FileContent(text)])
    let bin = "bin p.csv --outcome late --quiet "
    let apart = try await Program.run(
      bin + "--special age=-1 --special income=-9 --trend age=free --trend income=free", in: folder)
    #expect(apart.status == 0, "\(apart.standardError)")
    let together = try await Program.run(
      bin + "--special age=-1,income=-9 --trend age=free,income=free", in: folder)
    #expect(apart.text == together.text && apart.text.contains("-9"))
  }
}
