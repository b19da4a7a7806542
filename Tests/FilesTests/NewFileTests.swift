import Files
import Foundation
import Testing

/// Files that are to be new, and what is committed beside files.
@Suite struct NewFileTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: [false, true])
  func `a file that somebody else makes meanwhile stays`(isPart: Bool) throws {
    let path = folder.file("new.db")
    let other = try OutputFile(folder.file("other.txt"))
    try other.append("other")
    let file = try OutputFile(path, mayBeUnnamed: false, replaces: false)
    try file.append("mine")
    try Data("theirs".utf8).write(to: URL(filePath: path))
    #expect {
      try OutputFile.commit(isPart ? [other, file] : [file])
    } throws: {
      "\($0)"
        == "\(path): another program has made the file meanwhile; start the run again, to add to what is there"
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("theirs".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["new.db"])
  }

  @Test func `an output is known through links that lead to no file yet`() throws {
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: "file")
    let link = try #require(OutputPlace(ofOutputAt: folder.file("link")))
    let file = try #require(OutputPlace(ofOutputAt: folder.file("file")))
    #expect(link.isSame(as: file))
    #expect(link.isDirectly(in: folder.path) && !link.isDirectly(in: "/"))
    try Data().write(to: URL(filePath: folder.file("file")))
    try files.linkItem(atPath: folder.file("file"), toPath: folder.file("hard"))
    let hard = try #require(OutputPlace(ofOutputAt: folder.file("hard")))
    #expect(hard.holds(folder.file("link")))
  }
}
