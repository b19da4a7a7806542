import Files
import Foundation
import Testing

/// Files that are whole or absent, with the system's unnamed files and without them.
@Suite struct OutputFileTests {
  let folder: Folder
  let register = UnfinishedFiles()

  init() throws { folder = try Folder() }

  private func open(_ name: String, _ mayBeUnnamed: Bool = true) throws -> OutputFile {
    try OutputFile(folder.file(name), register: register, mayBeUnnamed: mayBeUnnamed)
  }

  private func attributes(_ name: String) throws -> [FileAttributeKey: Any] {
    try FileManager.default.attributesOfItem(atPath: folder.file(name))
  }

  @Test func `what was printed before comes first`() async throws {
    let result = try await #require(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      // In a pipe it waits in a buffer until somebody flushes it.
      print("printed")
      let output = try OutputFile("-")
      try output.append("a,b\n")
      try output.commit()
    }
    let text = String(decoding: result.standardOutputContent, as: UTF8.self)
    #expect(text == "printed\na,b\n")
  }

  @Test(arguments: [true, false])
  func `a file appears whole, and nobody else reads it before`(_ mayBeUnnamed: Bool) throws {
    let output = try open("scores.csv", mayBeUnnamed)
    try output.append("a,b\n")
    for name in try folder.names {
      #expect(name.hasPrefix(".sesame-") && name.hasSuffix(".tmp"))
      #expect(try attributes(name)[.posixPermissions] as? Int == 0o600)
    }
    #if os(Linux)
      #expect(try folder.names.count == (mayBeUnnamed ? 0 : 1))
    #endif
    try output.commit()
    #expect(try folder.names == ["scores.csv"])
    #expect(try folder.text("scores.csv") == "a,b\n")
    try folder.write("other.csv", [])
    #expect(
      try attributes("scores.csv")[.posixPermissions] as? Int
        == attributes("other.csv")[.posixPermissions] as? Int)
  }

  @Test(arguments: [true, false])
  func `an interruption removes what is unfinished`(_ mayBeUnnamed: Bool) throws {
    try folder.write("a.csv", Array("old".utf8))
    let first = try open("a.csv", mayBeUnnamed)
    let second = try open("b.csv", mayBeUnnamed)
    try first.append("new")
    try second.append("new")
    register.discardAll()
    #expect(try folder.names == ["a.csv"])
    #expect(throws: DataError.self) { try first.commit() }
    #expect(throws: DataError.self) { try second.commit() }
    #expect(try folder.names == ["a.csv"])
    #expect(try folder.text("a.csv") == "old")
  }

  @Test(arguments: [true, false])
  func `files get their names together`(_ mayBeUnnamed: Bool) throws {
    try folder.write("a.csv", Array("old".utf8))
    let files = try ["a.csv", "b.csv"].map { try open($0, mayBeUnnamed) }
    for file in files { try file.append("new") }
    #expect(!register.close())
    let error = #expect(throws: DataError.self) { try OutputFile.commit(files) }
    #expect(
      error?.description
        == "\(folder.file("a.csv")): the run was interrupted; start it again")
    #expect(try folder.names == ["a.csv"])
    #expect(try folder.text("a.csv") == "old")
  }

  @Test(arguments: [true, false])
  func `where one file can't get its name, all others are as they were`(
    _ mayBeUnnamed: Bool
  ) throws {
    try folder.write("a.csv", Array("old".utf8))
    let files = try ["a.csv", "b.csv", "c.csv"].map { try open($0, mayBeUnnamed) }
    for file in files { try file.append("new") }
    try FileManager.default.createDirectory(
      atPath: folder.file("c.csv"), withIntermediateDirectories: false)
    let error = #expect(throws: DataError.self) { try OutputFile.commit(files) }
    #expect(error?.source == folder.file("c.csv"))
    #expect(error?.code == .inputOutput)
    #expect(try folder.names == ["a.csv", "c.csv"])
    #expect(try folder.text("a.csv") == "old")
  }

  @Test func `an interruption after files got their names is told so`() throws {
    let file = try open("a.csv")
    try file.append("new")
    try file.commit()
    #expect(register.close())
    #expect(try folder.text("a.csv") == "new")
  }

  @Test func `what can't be replaced is written first, and a failure leaves the files`() throws {
    #if os(Linux)
      try folder.write("a.csv", Array("old".utf8))
      let file = try open("a.csv")
      let device = try OutputFile("/dev/full", register: register)
      try file.append("new")
      try device.append("new")
      #expect(throws: DataError.self) { try OutputFile.commit([file, device]) }
      #expect(try folder.names == ["a.csv"])
      #expect(try folder.text("a.csv") == "old")
    #endif
  }

  @Test func `what a killed run left is removed, what a running one writes is not`() throws {
    try folder.write(".sesame-1a2b3c.tmp", Array("left".utf8))
    try folder.write(".sesame-notes", [])
    try folder.write("b.tmp", [])
    try FileManager.default.createDirectory(
      atPath: folder.file(".sesame-folder.tmp"), withIntermediateDirectories: false)
    let running = try open("a.csv", false)
    let hidden = try folder.names.filter { $0.hasPrefix(".sesame-") && $0.hasSuffix(".tmp") }
    #expect(hidden.count == 2 && !hidden.contains(".sesame-1a2b3c.tmp"))
    try running.append("a")
    let other = try open("c.csv")
    try other.append("c")
    try other.commit()
    try running.commit()
    #expect(
      try folder.names == [".sesame-folder.tmp", ".sesame-notes", "a.csv", "b.tmp", "c.csv"])
    #expect(try folder.text("a.csv") == "a")
  }

  @Test func `owner and group of a replaced file are kept`() throws {
    try folder.write("a.csv", Array("old".utf8))
    let files = FileManager.default
    let path = folder.file("a.csv")
    do {
      try files.setAttributes(
        [.ownerAccountID: 12_345, .groupOwnerAccountID: 54_321, .posixPermissions: 0o640],
        ofItemAtPath: path)
    } catch {
      return  // only root may give files away
    }
    let output = try open("a.csv")
    try output.append("new")
    try output.commit()
    let attributes = try attributes("a.csv")
    #expect(attributes[.ownerAccountID] as? Int == 12_345)
    #expect(attributes[.groupOwnerAccountID] as? Int == 54_321)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try folder.text("a.csv") == "new")
  }

  @Test func `an open stream is written where it stands`() throws {
    try folder.write("log", Array("old\n".utf8))
    let handle = try #require(FileHandle(forUpdatingAtPath: folder.file("log")))
    try handle.seekToEnd()
    let links = ["/dev/fd/", "/proc/self/fd/"].filter {
      FileManager.default.fileExists(atPath: $0)
    }
    for link in links {
      let output = try OutputFile(link + String(handle.fileDescriptor), register: register)
      try output.append("new\n")
      try output.commit()
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: "/dev/fd/\(handle.fileDescriptor)")
    let output = try open("link")
    try output.append("more\n")
    try output.commit()
    try handle.close()
    let news = String(repeating: "new\n", count: links.count)
    #expect(try folder.text("log") == "old\n" + news + "more\n")
    #expect(try folder.names == ["link", "log"])
    let error = #expect(throws: DataError.self) { try OutputFile("/dev/fd/99987") }
    #expect(error?.description == "/dev/fd/99987: no stream of that number is open; choose another")
  }

  @Test func `places are known by the file, not by its spelling`() throws {
    let files = FileManager.default
    try folder.write("old.csv", [])
    try files.createSymbolicLink(
      atPath: folder.file("link.csv"), withDestinationPath: "old.csv")
    try files.createDirectory(atPath: folder.file("in"), withIntermediateDirectories: false)
    let place = { (name: String) in try open(name).place }
    #expect(try place("old.csv").isSame(as: place("./old.csv")))
    #expect(try place("old.csv").isSame(as: place("link.csv")))
    #expect(try place("new.csv").isSame(as: place("in/../new.csv")))
    #expect(try !place("new.csv").isSame(as: place("old.csv")))
    #expect(try !place("new.csv").isSame(as: place("in/new.csv")))
    #expect(try place("old.csv").holds(folder.file("link.csv")))
    #expect(try !place("old.csv").holds(folder.file("new.csv")))
    let null = try OutputFile("/dev/null", register: register)
    let other = try OutputFile("/dev/null", register: register)
    #expect(!null.place.isSame(as: other.place))
    let output = try OutputFile("-", register: register)
    let stream = try OutputFile("/dev/stdout", register: register)
    #expect(output.place.isSame(as: stream.place))
  }

  #if os(Linux)
    @Test func `a link to a name that is not UTF-8 is refused, not followed to another`() throws {
      let name: [CChar] = [0x61, CChar(bitPattern: 0xFF), 0x2E, 0x63, 0x73, 0x76, 0]
      let made = unsafe symlink(name, folder.file("link.csv"))
      #expect(made == 0)
      let error = #expect(throws: DataError.self) { try open("link.csv") }
      #expect(error?.problem == "the symbolic link leads to a name that is not UTF-8")
      #expect(try folder.names == ["link.csv"])
    }
  #endif

  @Test(
    arguments: [
      ("a.csv", "csv", false), ("dir.d/a", nil, false), ("a.CSV.gz", "csv", false),
      (".hidden", nil, false), (".hidden.tsv", "tsv", false), ("a.csv.zst", "csv", false),
      ("a.parquet", "parquet", true), ("a.", nil, false), ("a.gz", nil, false),
      ("a.json", "json", false), ("/dev/fd/1", nil, false), ("a.xlsx.gz", "xlsx", true),
    ] as [(String, String?, Bool)])
  func `an ending is what follows the last dot of a name, gzip aside`(
    _ path: String, _ word: String?, _ isForeign: Bool
  ) {
    #expect(FileEnding(path).word == word)
    #expect(FileEnding(path).isForeign == isForeign)
  }

  @Test func `a path with a NUL leads nowhere`() throws {
    let path = folder.file("y.csv") + "\0z.csv"
    let output = #expect(throws: DataError.self) { _ = try OutputFile(path, register: register) }
    #expect(output?.code == .cannotCreate)
    #expect(output?.problem == "the name has a NUL character")
    #expect(try folder.names == [])
    try folder.write("y.csv", Array("a".utf8))
    for read in [{ try Input.contents(of: path) }, { Array(try Input.wholeFile(path).bytes) }] {
      let input = #expect(throws: DataError.self) { _ = try read() }
      #expect(input?.code == .noInput)
      #expect(input?.problem == "the path has a NUL character")
    }
    #expect(!Input.isOnDisk(path) && !Input.begins(path, with: Array("a".utf8)))
  }
}
