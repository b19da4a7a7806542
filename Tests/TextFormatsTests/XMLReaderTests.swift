import Files
import Testing
import TextFormats

/// Notes all that it is told.
private final class Recorder: XMLContentHandler {
  var notes: [String] = []
  var wantsText = true

  func start(_ tag: XMLStartTag) throws(DataError) {
    let name = ["a", "b"].first { $0 == "a" ? tag.isNamed("a") : tag.isNamed("b") } ?? "?"
    let value = tag.value("v").map { "=" + String(decoding: $0, as: UTF8.self) } ?? ""
    notes.append(
      "\(tag.line):\(tag.column) \(name)\(value)\(tag.isInRootNamespace ? "" : "~")")
  }

  func text(_ piece: Span<UInt8>) throws(DataError) {
    let bytes = piece.indices.map { piece[$0] }
    let text = String(decoding: bytes, as: UTF8.self)
    if let last = notes.last, last.hasPrefix("'") {
      notes[notes.count - 1] = last.dropLast() + text + "'"
    } else {
      notes.append("'\(text)'")
    }
  }

  func end() throws(DataError) { notes.append("/") }
}

@Suite struct `XML` {
  private func notes(_ text: String) throws -> [String] {
    let recorder = Recorder()
    #expect(try XMLReader(Array(text.utf8), name: "x").read(recorder))
    return recorder.notes
  }

  @Test func `tags come with their places, values and ends`() throws {
    #expect(
      try notes("<a v='1&lt;2'>\n  é <b\n v='x\ny' n:v='q' xmlns:n='n'/><n:a xmlns:n='n'/></a>\n")
        == [
          "1:1 a=1<2", "'\n  é '", "2:6 b=x y", "/", "4:25 a~", "/", "/",
        ])
  }

  @Test func `a place far into a long line is right`() throws {
    let text = "<a>" + String(repeating: "<b v='é'/>", count: 1000) + "</a>"
    let places = try notes(text).filter { $0.contains("b") }
    #expect(places.prefix(3) == ["1:4 b=é", "1:15 b=é", "1:26 b=é"])
    #expect(places.count == 1000)
    #expect(places[300] == "1:\(4 + 11 * 300) b=é")
  }

  @Test func `lines beyond 65,535 are counted`() throws {
    let text = "<a>" + String(repeating: "\n", count: 200_000) + "<b/></a>"
    let recorder = Recorder()
    recorder.wantsText = false
    #expect(try XMLReader(Array(text.utf8), name: "x").read(recorder))
    #expect(recorder.notes == ["1:1 a", "200001:1 b", "/", "/"])
  }

  @Test func `cancelling stops without an error`() throws {
    let text = "<a>" + String(repeating: "<b/>", count: 200_000) + "</a>"
    let recorder = Recorder()
    #expect(
      try !XMLReader(Array(text.utf8), name: "x").read(recorder, isCancelled: { true }))
  }
}
