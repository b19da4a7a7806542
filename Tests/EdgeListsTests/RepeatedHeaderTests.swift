import EdgeLists
import Execution
import Files
import Testing

@Suite struct `A header in the middle` {
  private static func message(_ line: Int, _ count: Int = 1) -> [Message] {
    [
      "f.csv:\(line): "
        + (count == 1
          ? "the line looks like a header and was taken for a friendship; remove it"
          : "\(count) lines, this one first, look like headers and were taken for friendships; "
            + "remove them")
    ]
  }

  @Test(arguments: [
    ("source,target\nann,bob\nsource,target\nann,cid\n", nil, message(1, 2)),
    ("source,target\nann,bob\nsource,target\nann,cid\n", true, message(3)),
    ("source,target\nann,bob\nsource,target\nann,cid\n", false, message(3)),
    ("source,target\nann,bob\n\u{FEFF}source,target\nann,cid\n", true, message(3)),
    ("\u{FEFF}source,target\nann,bob\n\n\u{FEFF}source,target\nann,cid\n", nil, message(1, 2)),
    ("\u{FEFF}source,target\nann,bob\n\n\u{FEFF}source,target\nann,cid\n", true, message(4)),
    ("ann,bob\nFrom_ID,To_ID\nann,cid\nFromNodeId,ToNodeId\n", nil, message(2, 2)),
    ("von,nach\nann,bob\nvon,nach\n", true, message(3)),
    ("u,v\nann,bob\nu,v\n", true, message(3)),
  ])
  func `is told with its line`(text: String, header: Bool?, warnings: [Message]) throws {
    let list = try EdgeList(
      parsing: text, named: "f.csv", format: EdgeListFormat(header: header))
    #expect(list.warnings == warnings)
  }

  @Test(arguments: [
    ("source,target\nann,bob\nann,cid\n", nil), ("source,target\nann,bob\n", false),
    ("source,target\nsource,bob\nann,target\n", true), ("u,v\nv,w\nu,v\n", nil),
    ("user1,user2\nuser2,user3\nuser1,user2\n", nil), ("von,nach\nnach,von\n", true),
    ("ann,bob\nfriend,friend\nperson,bob\n", nil),
  ])
  func `is none where people are called otherwise`(text: String, header: Bool?) throws {
    let list = try EdgeList(
      parsing: text, named: "f.csv", format: EdgeListFormat(header: header))
    #expect(list.warnings.isEmpty)
  }

  @Test(arguments: [1, 4]) func `is found among many rows`(threads: Int) throws {
    let part = "source,target\n" + (0..<60_000).map { "p\($0),p\($0 + 1)\n" }.joined()
    let list = try EdgeList(
      parsing: part + part + part, named: "f.csv", format: EdgeListFormat(header: true),
      execution: Execution(threads: threads))
    #expect(list.warnings == Self.message(60_002, 2))
  }
}
