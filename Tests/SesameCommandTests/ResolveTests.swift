import Foundation
import Testing

/// What `sesame resolve` writes.
struct ResolveTests {
  private static let claims = FileContent(
    """
    person,field,value,source,as_of
    ann,age,31,loan,2020-01-01
    ann,age,31,payment,2020-01-01
    ann,age,45,dating,2020-01-01
    bob 🏝,age,28,loan,2020-01-01
    bob 🏝,age,27,loan,2019-01-01
    ann,city,Rome,dating,2020-01-01
    ann,city,Oslo,loan,2020-01-01
    bob 🏝,city,,loan,2020-01-01
    bob 🏝,age,28,dating,2020-01-01
    ann,city,Oslo,payment,2020-01-01

    """.replacing("\n", with: "\r\n"))

  @Test func `claims become a table of people that a score reads with its reliabilities`()
    async throws
  {
    let folder = try Folder(Samples.files.merging(["claims.csv": Self.claims]) { $1 })
    let outcome = try await Program.run(
      "resolve claims.csv -o people.csv --source-table sources.csv --sources standard "
        + "--as-of 2020-01-01", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    for line in [
      "claims       8 of 3 sources (1 without a value, 1 replaced by later ones)",
      "values       3, of which 2 disputed", "truths       stand still after ",
    ] {
      #expect(outcome.standardError.contains(line), "\(outcome.standardError)")
    }
    let people = Sheet(try folder.text("people.csv"))
    #expect(
      people.header == [
        "person", "age", "age_reliability", "age_source", "age_as_of", "age_claims",
        "age_disagreement", "city", "city_reliability", "city_source", "city_as_of", "city_claims",
        "city_disagreement",
      ])
    #expect(people["person"] == ["ann", "bob 🏝"])
    #expect(people["age"] == ["31", "28"])
    #expect(people["age_claims"] == ["3", "2"])
    #expect(people["city"] == ["Oslo", ""])
    #expect(people["city_claims"] == ["3", "0"])
    #expect(people["city_disagreement"][1] == "")
    #expect(people["age_source"] == ["loan", "loan"] && people["city_source"] == ["loan", ""])
    #expect(people["age_as_of"] == ["2020-01-01", "2020-01-01"])
    let sources = Sheet(try folder.text("sources.csv"))
    #expect(sources.header == ["source", "claims", "compared", "agreement", "loss", "weight"])
    #expect(sources["source"] == ["loan", "payment", "dating"])
    let scored = try await Program.run(
      "score people.csv --model model.json --reliability", in: folder)
    #expect(scored.status == 0, "\(scored.standardError)")
    #expect(Sheet(scored.text)["veracity"].allSatisfy { Int($0).map { 50...99 ~= $0 } ?? false })
  }

  @Test func `the source and the date of a value are written, and not counted twice`() async throws
  {
    let folder = try Folder(
      Samples.files.merging([
        "c.csv": """
        id,field,value,source,as_of
        ann,age,31,south-bank,2020-03-01
        ann,age,31,north-bank,2020-01-01
        ann,age,45,app,2020-02-01
        bob,age,28,north-bank,

        """,
        "sources.json": """
        {"format": "sesame-sources/1", "kinds": [{"name": "bank", "reliability": 0.9},
         {"name": "app", "reliability": 0.6, "half_life": 100}],
         "columns": {"agee": "bank"},
         "sources": {"north-bank": "bank", "south-bank": "bank"}, "default": "app"}
        """,
      ]) { $1 })
    let outcome = try await Program.run(
      "resolve c.csv --sources sources.json --as-of 2021-01-01 -o people.csv", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let people = Sheet(try folder.text("people.csv"))
    // Both banks weigh the same; the later date is that of the other one.
    #expect(people["age_source"] == ["north-bank", "north-bank"])
    #expect(people["age_as_of"] == ["2020-03-01", ""])
    // What is stated counts alone, so that both ways to read it give one answer, and no date is asked for.
    let words =
      "score people.csv --model model.json --columns id,score,score_low,score_high,veracity"
    let stated = try await Program.run(words + " --reliability", in: folder)
    let ofSources = try await Program.run(words + " --sources sources.json", in: folder)
    #expect(stated.status == 0 && ofSources.status == 0, "\(ofSources.standardError)")
    #expect(stated.text == ofSources.text)
    #expect(!ofSources.standardError.contains("have no date"))
    #expect(
      ofSources.standardError.contains(
        "sources.json tells of column 'agee', which neither the table nor the model has; did you mean 'age'?"
      ))
  }

  @Test func `two sources that contradict each other are told`() async throws {
    let folder = try Folder([
      "c.csv": "id,field,value,source\na,x,1,s\na,x,2,t\n"
    ])
    let outcome = try await Program.run("resolve c.csv", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardError.contains("nothing tells which is right"))
  }
}

extension BadInput {
  private static func claimFile(_ rows: String) -> [String: FileContent] {
    ["c.csv": FileContent("person,field,value,source,as_of,weight\n" + rows)]
  }

  /// Claims that can't be resolved.
  static let claims: [BadInput] = [
    BadInput(
      "claims without a column", "resolve people.csv", 65,
      "people.csv: no column is called 'person' or 'id'; name the column with --person C",
      files: ["people.csv": "who,field\na,x\n"]),
    BadInput(
      "a column of claims that is not there", "resolve c.csv --value worth", 65,
      "c.csv: column 'worth' is missing; the columns are 'row', 'person', 'field', 'value', 'source', "
        + "'as_of', 'weight'", files: claimFile("a,x,1,s,,1\n")),
    BadInput(
      "a field of numbers with a text", "resolve c.csv", 65,
      "c.csv: field 'x' is of numbers, but for 1 of 3 values: line 4 of column 'value'; correct it, or read "
        + "what stands for no value as missing (--missing)",
      files: claimFile("a,x,1,s,,1\na,x,2,t,,1\nb,x,lots,s,,1\n")),
    BadInput(
      "claims with a date that is none", "resolve c.csv", 65,
      "c.csv: line 3 of column 'as_of' is no date; write dates like 2012-01-31, 2012-01-31T12:30:00Z or "
        + "1328013000", files: claimFile("a,x,1,s,2020-01-01,1\na,x,1,t,soon,1\n")),
    BadInput(
      "claims that are all empty", "resolve c.csv", 65,
      "c.csv: no claim has a value; name the column with --value C", files: claimFile("a,x,,s,,1\n")
    ),
    BadInput(
      "claims about nobody", "resolve c.csv", 65,
      "c.csv: line 2 of column 'person' is empty (the first of 2); write the person of every claim",
      files: claimFile("NaN,x,1,s,,1\nNaN,x,1,t,,1\n1,x,1,t,,1\n")),
    BadInput(
      "no claims", "resolve c.csv", 65,
      "c.csv: the table has no rows; add a line per person below the column names",
      files: claimFile("")),
    BadInput(
      "weights of claims that are none", "resolve c.csv --weight weight", 65,
      "c.csv: line 2 of column 'weight' is no weight from 0.000001 to 1000000000 (the first of 2); say for every "
        + "claim how often it counts; only how weights compare matters",
      files: claimFile("a,x,1,s,,0\na,x,1,t,,-1\nb,x,1,t,,2\n")),
    BadInput(
      "a source that the catalog lacks", "resolve c.csv --sources standard --as-of 2020-01-01", 65,
      "c.csv: line 2 of column 'source' names source 's', which is not in the standard catalog; take a catalog "
        + "of your own that says of which kind it is, as in \"sources\": {\"s\": \"loan\"}; the kinds are "
        + "loan, payment, insurance, public_document, shopping, mobility, dating, stated",
      files: claimFile("a,x,1,s,,1\n")),
    BadInput(
      "a field that is called like a result", "resolve c.csv", 65,
      "c.csv: two columns of the result would be called 'x_claims'; rename the field",
      files: claimFile("a,x,1,s,,1\na,x_claims,1,s,,1\n")),
    BadInput(
      "a result of claims in the place of its sources", "resolve c.csv --source-table c.csv", 64,
      "sesame: c.csv is an input of this run; give --source-table another file",
      files: claimFile("a,x,1,s,,1\n")),
  ]

  private init(
    _ name: String, _ words: String, _ status: Int32, _ message: String,
    files: [String: FileContent]
  ) {
    self.init(name, words, files: files, status, message)
  }
}
