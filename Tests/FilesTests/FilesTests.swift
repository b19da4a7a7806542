import Files
import Foundation
import Statistics
import Testing

@Suite struct FilesTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  func save(_ name: String, _ text: String) throws {
    let output = try OutputFile(folder.file(name))
    try output.append(text)
    try output.commit()
  }

  @Test func `discarding leaves the old file as it was`() throws {
    try folder.write("scores.csv", Array("old".utf8))
    do {
      let output = try OutputFile(folder.file("scores.csv"))
      try output.append(String(repeating: "new", count: 1_000_000))
      output.discard()
    }
    do {
      let dropped = try OutputFile(folder.file("scores.csv"))
      try dropped.append("new")
    }
    #expect(try folder.names == ["scores.csv"])
    #expect(try folder.text("scores.csv") == "old")
  }

  @Test func `replacing keeps permissions and symbolic links`() throws {
    try folder.write("target.csv", Array("old".utf8))
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.file("target.csv"))
    try files.createSymbolicLink(
      atPath: folder.file("link.csv"), withDestinationPath: "target.csv")
    try files.createSymbolicLink(
      atPath: folder.file("dangling.csv"), withDestinationPath: folder.file("new.csv"))
    try save("link.csv", "new")
    try save("dangling.csv", "new")
    #expect(try files.destinationOfSymbolicLink(atPath: folder.file("link.csv")) == "target.csv")
    #expect(try folder.text("target.csv") == "new")
    #expect(try folder.text("new.csv") == "new")
    let mode = try files.attributesOfItem(atPath: folder.file("target.csv"))[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(try folder.names == ["dangling.csv", "link.csv", "new.csv", "target.csv"])
  }

  @Test func `devices are written directly`() throws {
    let output = try OutputFile("/dev/null")
    try output.append("a")
    try output.commit()
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(type as? FileAttributeType == .typeCharacterSpecial)
  }

  #if os(Linux)
    @Test func `a full disk is reported`() throws {
      let output = try OutputFile("/dev/full")
      let error = #expect(throws: DataError.self) {
        try output.append("a")
        try output.commit()
      }
      #expect(
        error?.description == "/dev/full: no space left on the disk; what was written is incomplete"
      )
      #expect(error?.code == .inputOutput)
    }
  #endif

  @Test func `a reader that goes away is reported`() throws {
    let pipe = Pipe()
    let output = try OutputFile("/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)")
    pipe.fileHandleForReading.closeFile()
    try output.append("a")
    let error = #expect(throws: DataError.self) { try output.commit() }
    #expect(error?.problem == "the reader closed the pipe")
    #expect(error?.code == .closedPipe)
  }

  @Test func `outputs that can't be created are refused with the remedy`() throws {
    try folder.write("file", [])
    let cases = [
      ("none/a.csv", "the folder does not exist; make it first"),
      ("file/a.csv", "the folder is a file; choose another name"),
      ("", "this is a folder; name a file in it"),
      (String(repeating: "x", count: 300), "the name is too long; choose a shorter one"),
    ]
    for (name, message) in cases {
      let error = #expect(throws: DataError.self) { try OutputFile(folder.file(name)) }
      #expect(error?.description == "\(folder.file(name)): \(message)")
      #expect(error?.code == .cannotCreate)
    }
    #expect(try folder.names == ["file"])
  }

  @Test func `a name of the greatest length can be written`() throws {
    let name = String(repeating: "x", count: 255)
    try save(name, "a")
    #expect(try folder.names == [name])
  }

  @Test func `inputs that can't be opened are refused`() throws {
    try folder.write("file", [])
    let cases = [
      ("none.csv", "the file does not exist; check the path"),
      ("file/a.csv", "the file does not exist; check the path"),
      ("", "this is a folder, not a file; name a file in it"),
    ]
    for (name, message) in cases {
      let error = #expect(throws: DataError.self) { try Input.contents(of: folder.file(name)) }
      #expect(error?.description == "\(folder.file(name)): \(message)")
      #expect(error?.code == .noInput)
    }
    #expect(Input.name(of: "-") == "standard input")
  }

  @Test func `gzip output reads back and is the same bytes each time`() throws {
    var generator = SplitMix64(seed: 1)
    let text = (0..<200_000).map { _ in String(generator.next() % 1000) }.joined(separator: "\n")
    try save("a.csv.gz", text)
    try save("b.csv.gz", text)
    try save("empty.gz", "")
    #expect(try Input.contents(of: folder.file("a.csv.gz")) == Array(text.utf8))
    #expect(try Input.contents(of: folder.file("empty.gz")) == [])
    let bytes = try folder.bytes("a.csv.gz")
    #expect(try bytes == folder.bytes("b.csv.gz"))
    #expect(bytes.starts(with: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]))
    #expect(bytes.count < text.utf8.count / 2)
  }

  @Test func `gzip is known by its first bytes, in several members, with padding`() throws {
    try save("a.gz", "a,b\n")
    try save("b.gz", "c,d\n")
    let (a, b) = (try folder.bytes("a.gz"), try folder.bytes("b.gz"))
    try folder.write("both", a + b + [0, 0, 0])
    #expect(try Input.contents(of: folder.file("both")) == Array("a,b\nc,d\n".utf8))
  }

  @Test func `a file made by gzip(1) is read`() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Files/friends.csv.gz").path
    #expect(try Input.contents(of: path) == Array("source,target\n李雷,Ann\n".utf8))
  }

  @Test func `gzip data cut anywhere is refused`() throws {
    try save("a.gz", (0..<500).map { "\($0 * 7919 % 1013)" }.joined(separator: ","))
    let whole = try folder.bytes("a.gz")
    for count in [2, 3, 9, 10, 11, whole.count / 2, whole.count - 8, whole.count - 1] {
      try folder.write("cut", Array(whole[..<count]))
      let error = #expect(throws: DataError.self) { try Input.contents(of: folder.file("cut")) }
      #expect(
        error?.description
          == "\(folder.file("cut")): the gzip data ends too early; the file is incomplete, fetch it again"
      )
      #expect(error?.code == .badData)
    }
    try folder.write("two", whole + whole[..<20])
    #expect(throws: DataError.self) { try Input.contents(of: folder.file("two")) }
  }

  @Test func `damaged gzip data is refused`() throws {
    try save("a.gz", "a,b\nc,d\n")
    var bytes = try folder.bytes("a.gz")
    bytes[bytes.count - 6] ^= 1  // in the checksum
    try folder.write("damaged", bytes)
    let error = #expect(throws: DataError.self) { try Input.contents(of: folder.file("damaged")) }
    #expect(error?.problem == "the gzip data is damaged")
    bytes[bytes.count - 6] ^= 1
    try folder.write("longer", bytes + [1])
    let other = #expect(throws: DataError.self) { try Input.contents(of: folder.file("longer")) }
    #expect(other?.problem == "something else follows the gzip data")
  }

  @Test func `a pipe that gives one byte at a time is read to its end`() throws {
    let pipe = Pipe()
    let text = "a,b\nc,d\n"
    let thread = Thread {
      for byte in text.utf8 { pipe.fileHandleForWriting.write(Data([byte])) }
      pipe.fileHandleForWriting.closeFile()
    }
    thread.start()
    let bytes = try Input.contents(
      of: pipe.fileHandleForReading.fileDescriptor, name: "standard input")
    #expect(bytes == Array(text.utf8))
  }
}
