import Foundation
import Testing

/// Lists in options: an element in double quotes may hold commas.
struct ListOptionTests {
  private static let files: [String: FileContent] = [
    "edges.csv": """
    from,to,"kind, of tie","sum, paid"
    "smith, ann",bob,"loan, long",5
    bob,cid,gift,7
    cid,"smith, ann",gift,unknown

    """,
    "people.csv": """
    id,"net, income","late, ""bad""\","town, part"
    "smith, ann",31,yes,x
    bob,"n, a",no,y
    cid,28,yes,x

    """,
  ]

  private func run(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(
      ["features", "edges.csv", "--header", "yes", "--quiet"] + arguments, in: Folder(Self.files))
  }

  @Test func `columns, spellings and outcomes may have commas and quotes in their names`()
    async throws
  {
    let outcome = try await run([
      "--people", "people.csv", "--missing", #""net, income=n, a",none"#, "--aggregate",
      #""net, income""#, "--outcome", #""late, ""bad""""#, "--event", #"yes,"no, never""#,
      "--statistics", "mean", "--columns", #""neighbor_net, income_mean","town, part""#,
    ])
    #expect(
      outcome.text == """
        id,"neighbor_net, income_mean","town, part"
        "smith, ann",28.0,x
        bob,29.5,y
        cid,31.0,x

        """)
    #expect(outcome.status == 0)
  }

  @Test func `kinds, people and columns of ties too`() async throws {
    let outcome = try await run([
      "--people", "people.csv", "--missing", #""net, income=n, a",unknown"#, "--kind",
      "kind, of tie", "--exclude-kinds", #""loan, long""#, "--tie-columns", #""sum, paid=number""#,
      "--seed-people", #""smith, ann""#, "--influence", "sybil_rank", "--columns",
      #""tie_sum, paid_sum",sybil_trust"#,
    ])
    #expect(
      outcome.text == """
        id,"tie_sum, paid_sum",sybil_trust
        "smith, ann",,0.5
        bob,7.0,0.5
        cid,7.0,0.0

        """)
    #expect(outcome.status == 0, "\(outcome.standardError)")
  }

  @Test func `an option that may be given several times is a list each time`() async throws {
    let outcome = try await run([
      "--people", "people.csv", "--aggregate", "none", "--outcome", #""late, ""bad""""#, "--event",
      #""no, never""#, "--event", "yes", "--columns", "id",
    ])
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(outcome.standardError.contains("'no, never'"))
  }

  @Test func `a quote inside an element is one, and columns to compare may have commas`()
    async throws
  {
    let folder = try Folder([
      "a.csv": "id,\"x, y\",z\"w\np0,1,1\np1,1,2\n", "b.csv": "id,c\np0,5\np1,5\n",
    ])
    let outcome = try await Program.run(
      ["communities", "b.csv", "--compare", "a.csv", "--column", #""x, y",c"#], in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(outcome.text.contains("people,2\n"))
    let quote = try await Program.run(
      ["communities", "b.csv", "--compare", "a.csv", "--column", #"z"w,c"#], in: folder)
    #expect(quote.status == 0, "\(quote.standardError)")
  }

  @Test func `what a message asks to be typed can be typed`() async throws {
    let folder = try Folder([
      "edges.csv": "a,b\nb,c\n",
      "people.csv": "id,\"age, full\"\na,1\nb,2\nc,unknown\n",
    ])
    let refused = try await Program.run(
      ["features", "edges.csv", "--people", "people.csv", "--aggregate", #""age, full""#],
      in: folder)
    let typed = #"--missing '"age, full=unknown"'"#
    #expect(refused.standardError.contains(typed), "\(refused.standardError)")
    let repaired = try await Program.shell(
      #""$0" features edges.csv --people people.csv --quiet --aggregate '"age, full"' \#(typed)"#,
      in: folder)
    #expect(repaired.status == 0, "\(repaired.standardError)")
  }
}
