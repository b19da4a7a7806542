import Foundation
import Sesame

extension BadInput {
  /// The snapshot of the faultless edge list.
  static let snapshot: [UInt8] = {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sgraph")
    defer { try? FileManager.default.removeItem(at: file) }
    do {
      let edges = try EdgeList(parsing: Samples.edges, named: "edges.csv")
      try RelationGraph(edges).write(snapshotTo: file)
      return Array(try Data(contentsOf: file))
    } catch { return [] }
  }()

  private static func changed(_ index: Int, _ bytes: [UInt8]) -> FileContent {
    guard index + bytes.count <= snapshot.count else { return "" }
    return FileContent(
      bytes: snapshot[..<index] + bytes + snapshot[(index + bytes.count)...])
  }

  static let snapshots: [BadInput] = [
    BadInput(
      "a missing snapshot", "features nothing.sgraph", 66,
      "nothing.sgraph: the file does not exist; check the path"),
    BadInput(
      "an empty snapshot", "features g.sgraph", files: ["g.sgraph": ""], 65,
      "g.sgraph: the file is not a sesame snapshot; make one with 'sesame import EDGES -o FILE'"),
    BadInput(
      "a text called a snapshot", "communities g.sgraph",
      files: ["g.sgraph": FileContent(Samples.edges)], 65,
      "g.sgraph: the file is not a sesame snapshot; make one with 'sesame import EDGES -o FILE'"),
    BadInput(
      "a snapshot copied as text", "features g.sgraph",
      files: ["g.sgraph": changed(4, [0x0A, 0x1A, 0x0A])], 65,
      "g.sgraph: the snapshot was changed on its way as if it were text; copy it again, as binary "
        + "data"),
    BadInput(
      "a snapshot of another byte order", "features g.sgraph",
      files: ["g.sgraph": changed(8, [1, 2, 3, 4, 5, 6, 7, 8])], 65,
      "g.sgraph: the snapshot has the byte order of another kind of machine; import the edge list "
        + "again on this one"),
    BadInput(
      "a snapshot of a later version", "enrich g.sgraph --people people.csv",
      files: ["g.sgraph": changed(16, [2])], 65,
      "g.sgraph: the snapshot has format 2, and format 1 is read here; use the version of "
        + "sesame that wrote it, or import the edge list again"),
    BadInput(
      "a snapshot with a damaged header", "explain g.sgraph --people people.csv --person ann",
      files: ["g.sgraph": changed(64, [99])], 65,
      "g.sgraph: the snapshot's header is damaged; copy it again, or import the edge list again"),
    BadInput(
      "a snapshot with damaged names, whatever it is called", "features data",
      files: ["data": changed(448, [0x00])], 65,
      "data: the snapshot's names are damaged; copy it again, or import the edge list again"),
    BadInput(
      "a snapshot with damaged friendships", "import g.sgraph -o again.sgraph",
      files: ["g.sgraph": changed(snapshot.count - 64, [0xEE])], 65,
      "g.sgraph: the snapshot's friendships are damaged; copy it again, or import the edge list "
        + "again"),
    BadInput(
      "a snapshot cut off", "features g.sgraph",
      files: ["g.sgraph": FileContent(bytes: snapshot.dropLast(64))], 65,
      "g.sgraph: the snapshot ends after \(snapshot.count - 64) of \(snapshot.count) bytes; copy it "
        + "again"),
    BadInput(
      "a snapshot of a few bytes", "features g.sgraph",
      files: ["g.sgraph": FileContent(bytes: Array(snapshot.prefix(50)))], 65,
      "g.sgraph: the snapshot ends within its header; copy it again"),
    BadInput(
      "a snapshot with something behind it", "features g.sgraph",
      files: ["g.sgraph": FileContent(bytes: snapshot + [10])], 65,
      "g.sgraph: something follows the snapshot; copy it again"),
    BadInput(
      "a person of a snapshot who is absent from the table",
      "features g.sgraph --people people.csv --unknown-people error",
      files: ["g.sgraph": FileContent(bytes: snapshot), "people.csv": "id\nann\n"], 65,
      "g.sgraph: person 2 is not in the people table; add the person there, or use "
        + "--unknown-people add or drop"),
    BadInput(
      "an option of building with a snapshot", "features g.sgraph --directed",
      files: ["g.sgraph": FileContent(bytes: snapshot)], 64,
      "sesame: option '--directed' says how to build a graph, and a snapshot is built already; leave "
        + "it out, or give it to 'sesame import' with the edge list"),
    BadInput(
      "a snapshot that would be compressed", "import edges.csv -o g.sgraph.gz", 64,
      "sesame: a snapshot is mapped into memory, which compressed data can't be; leave the ending .gz "
        + "out"),
    BadInput(
      "a snapshot in the place of a table", "features edges.csv --people g.sgraph",
      files: ["g.sgraph": FileContent(bytes: snapshot)], 65,
      "g.sgraph: this is a snapshot of a graph, which is opened from a file alone; store it in one, "
        + "uncompressed, and give its path as EDGES"),
    BadInput(
      "a snapshot in a folder that is not there", "import edges.csv -o nowhere/g.sgraph", 73,
      "nowhere/g.sgraph: the folder does not exist; make it first"),
    BadInput(
      "a snapshot of nothing", "import nothing.csv -o g.sgraph", 66,
      "nothing.csv: the file does not exist; check the path"),
  ]
}
