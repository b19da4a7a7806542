import EdgeLists
import Files
import Foundation
import Identifiers
import Memory
import Statistics
import Tables
import Testing
import TextFormats

@Suite struct `JSON lines of friendships` {
  private func list(
    _ text: String, _ format: EdgeListFormat = .detected, name: String = "e.jsonl",
    badRows: BadRowPolicy = .stop
  ) throws -> EdgeList {
    try EdgeList(parsing: text, named: name, format: format, badRows: badRows)
  }

  private func fault(
    _ text: String, _ format: EdgeListFormat = .detected, name: String = "e.jsonl"
  ) -> String {
    do {
      _ = try list(text, format, name: name)
      return ""
    } catch {
      return "\(error)"
    }
  }

  private func pairs(_ list: EdgeList) -> [String] {
    (0..<list.count).map {
      list.names[Int(list.sources[$0])] + ">" + list.names[Int(list.targets[$0])]
    }
  }

  @Test func `the first two names are the people, and a number is its text`() throws {
    let edges = try list(
      #"""
      {"from": "ann", "to": 7, "row": 1}
      {"to": "b\u006fb", "from": "07"}

      {"from": "NA", "to": "x", "x": null}
      """#)
    #expect(pairs(edges) == ["ann>7", "07>bob", "NA>x"])
    #expect(edges.weights == nil && edges.warnings.isEmpty)
    for name in ["e.ndjson", "e.JSONL.gz", "e.jsonl.zst"] {
      #expect(try pairs(list(#"{"a": 1, "b": 2}"#, name: name)) == ["1>2"])
    }
  }

  @Test func `people, weights, times and kinds have names wherever they stand`() throws {
    let edges = try list(
      #"""
      {"id": 1, "w": 2.5, "a": "ann", "b": "bob", "at": "2020-01-02", "k": "work", "note": "x"}
      {"b": "cid", "a": "bob", "k": "home", "at": "2020-01-03T00:00:00Z", "w": 1, "id": 2}
      """#,
      EdgeListFormat(
        source: "a", target: "b", weight: "w", time: "at", kind: "k", columns: .every))
    #expect(pairs(edges) == ["ann>bob", "bob>cid"])
    #expect(try Array(#require(edges.weights)) == [2.5, 1])
    #expect(try Array(#require(edges.times)) == [1_577_923_200, 1_578_009_600])
    #expect(edges.kinds.map { Array($0.names) } == ["work", "home"])
    #expect(Set(edges.columns.map(\.name)).isSuperset(of: ["id", "note"]))
    let seconds = try list(#"{"a": "x", "b": "y", "t": 100}"#, EdgeListFormat(time: "t"))
    #expect(try Array(#require(seconds.times)) == [100])
  }

  @Test func `said to be JSON lines, a text of any name is read so`() throws {
    let text = #"{"a": "x", "b": "y"}"#
    #expect(try pairs(list(text, EdgeListFormat(fileFormat: .jsonLines), name: "e")) == ["x>y"])
    #expect(
      fault(text + "\n" + text + "\n", name: "e.txt")
        == "e.txt: these are JSON lines, not delimited text; read them with `fileFormat: .jsonLines`"
    )
  }

  @Test(arguments: [
    ("", "e.jsonl: the table has no rows; write one JSON object per person"),
    (#"{"a": "x"}"#, "e.jsonl: the list has 1 column; "),
    (#"{"a": "x", "b": "y"}"# + "\n" + #"{"a": "x", "b": }"#, "e.jsonl:2:17: not a JSON value; "),
    (#"{"a": "x", "b": ["y", "z"]}"#, "e.jsonl:1:17: a value is nested; "),
    (#"[["x", "y"]]"#, "e.jsonl:1:1: this is a JSON array; write one object per line"),
    ("x,y\n", "e.jsonl:1:1: expected '{'; each line holds one JSON object"),
    ("{}\n", "e.jsonl:1:1: the object is empty; remove the line"),
    (#"{"a": "x", "a": "y"}"#, "e.jsonl:1:12: the name 'a' is in the line twice; keep one"),
    (
      "\n" + #"{"a": "x", "b": "y"}"# + "\n" + #"{"a": "x"}"#,
      "e.jsonl:3: the target (column 'b') is missing or empty; "
    ),
    (
      #"{"a": "x", "b": null}"# + "\n" + #"{"a": "x", "b": "y"}"#,
      "e.jsonl:1: the target (column 'b') is missing or empty; "
    ),
    (
      #"{"a": 0.5, "b": 1.5}"#, "e.jsonl: column 'a' holds decimal numbers, which identify nobody; "
    ),
    (#"{"a": true, "b": 1}"#, "e.jsonl: column 'a' holds "),
    (#"{"a": "x", "b": "y"#, "e.jsonl:1:"),
  ])
  func `a fault is told with its line`(text: String, message: String) {
    #expect(fault(text).hasPrefix(message))
  }

  @Test func `names that are not there and what JSON says itself are told`() {
    let text = #"{"a": "x", "b": "y", "w": "many"}"#
    #expect(fault(text, EdgeListFormat(source: "c")).hasPrefix("e.jsonl: column 'c' is missing"))
    #expect(fault(text, EdgeListFormat(weight: "w")).hasPrefix("e.jsonl"))
    #expect(
      fault(text, EdgeListFormat(header: true, fileFormat: .jsonLines))
        == "e.jsonl: JSON lines are no delimited text, and say themselves what their values are; leave "
        + "`header` out")
  }

  @Test func `bad lines are set aside in their order`() throws {
    let edges = try list(
      #"""
      {"a": "x", "b": "y", "w": 1}
      {"a": "x", "b": "y", "w": -1}
      {"a": "x", "b"
      {"a": null, "b": "y", "w": 2}
      {"a": "z", "b": "y", "w": 2}
      """#, EdgeListFormat(weight: "w"), badRows: .setAside)
    #expect(pairs(edges) == ["x>y", "z>y"])
    #expect(edges.summary.setAside.map(\.line) == [2, 3, 4])
    #expect(edges.summary.setAside[1].row == #"{"a": "x", "b""#)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `damaged lines are read or refused`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = Array(
      #"""
      {"a": "ann", "b": "Zoë", "w": 1.5}
      {"a": "b\u00e9b", "b": 7, "w": 2e3, "k": null}
      {"b": "x", "a": "y", "w": 1, "k": true}

      """#.utf8)
    for _ in 0...random.below(3) {
      let place = random.below(bytes.count)
      switch random.below(4) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + 9))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 7)], at: place)
      }
    }
    for policy in [BadRowPolicy.stop, .setAside] {
      do {
        let edges = try EdgeList(
          parsing: bytes, named: "e.jsonl", format: EdgeListFormat(weight: "w"), badRows: policy)
        #expect(edges.count > 0 && edges.weights?.allSatisfy { $0 > 0 } == true)
        #expect((Array(edges.sources) + Array(edges.targets)).allSatisfy { $0 < edges.names.count })
      } catch {
        #expect((error as? DataError)?.problem.isEmpty == false)
        #expect(!"\(error)".contains("ann") && !"\(error)".contains("Zoë"))
      }
    }
  }
}
