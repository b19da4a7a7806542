import ArrowInterface
import Files
import Foundation
import Testing

@Suite("The library for Parquet is found where it is installed, and what to install is said")
struct CarquetFinderTests {
  @Test("Where a run requires it, it is there")
  func required() {
    guard ProcessInfo.processInfo.environment["SESAME_REQUIRE_PARQUET"] != nil else { return }
    #expect(throws: Never.self) { try Parquet.codec(for: "tests") }
  }

  @Test("Without any, the install line is told")
  func missing() {
    guard case .failure(let absence) = finder([:]).codec() else {
      Issue.record("there is none")
      return
    }
    #expect(absence.problem == "Parquet needs the library carquet, which is not installed")
    #expect(absence.remedy.hasPrefix("run pip install 'carquet==0.7.*', or name the file"))
  }

  @Test("A variable that names nothing, or no library, or another one is no good")
  func wrongVariable() throws {
    try ParquetFiles.inFolder { folder in
      let none = folder.appending(path: "none.so").path
      #expect(
        problem(["SESAME_CARQUET": none])
          == "there is no library '\(none)', which SESAME_CARQUET names")
      let text = folder.appending(path: "text.so")
      try Data("text".utf8).write(to: text)
      #expect(
        problem(["SESAME_CARQUET": text.path])?
          .hasPrefix("the library \(text.path) can't be loaded (") == true)
    }
    #if os(Linux)
      // A library runs code of its own when it is loaded: of one without the functions nothing is.
      try ParquetFiles.inFolder { folder in
        let whole = try Data(contentsOf: URL(filePath: "/proc/self/exe"))
        let path = folder.appending(path: "cut.so")
        try whole.prefix(whole.count / 2).write(to: path)
        #expect(
          problem(["SESAME_CARQUET": path.path])
            == "the library \(path.path) can't be loaded (the file is cut off)")
        try whole.write(to: path)
        #expect(
          problem(["SESAME_CARQUET": path.path])
            == "the library \(path.path) is not carquet 0.7: it has no function carquet_version")
        #expect(
          problem(["SESAME_CARQUET": folder.path])
            == "the library \(folder.path) can't be loaded (it is no file)")
      }
      #expect(
        problem(["SESAME_CARQUET": "libz.so.1"])
          == "the library libz.so.1 is not carquet 0.7: it has no function carquet_version")
    #endif
  }

  @Test(
    "It is found in an environment that is active, in that of python3, and among the person's own",
    .enabled(if: ParquetFiles.canBeRead), arguments: ["VIRTUAL_ENV", "PATH", "HOME"])
  func environments(_ variable: String) throws {
    let library = try #require(
      ProcessInfo.processInfo.environment["SESAME_CARQUET"],
      "the tests are told where the library is")
    try ParquetFiles.inFolder { folder in
      let root = variable == "HOME" ? folder.appending(path: ".local") : folder
      let package = root.appending(path: "lib/python3.99/site-packages/carquet")
      let programs = folder.appending(path: "bin")
      for folder in [package, programs] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      try FileManager.default.createSymbolicLink(
        at: package.appending(path: "libcarquet.so"), withDestinationURL: URL(filePath: library))
      let python = programs.appending(path: "python3").path
      #expect(
        FileManager.default.createFile(
          atPath: python, contents: Data(), attributes: [.posixPermissions: 0o755]))
      let value = variable == "PATH" ? programs.path : folder.path
      guard case .success(let codec) = finder([variable: value]).codec() else {
        Issue.record("it is where \(variable) says")
        return
      }
      #expect(codec.name.hasPrefix("carquet 0.7."))
    }
  }

  private func problem(_ environment: [String: String]) -> String? {
    guard case .failure(let absence) = finder(environment).codec() else { return nil }
    return absence.problem
  }

  /// Looks where an environment says, and nowhere else.
  private func finder(_ environment: [String: String]) -> CarquetFinder {
    var finder = CarquetFinder()
    finder.environment = { environment[$0] }
    finder.systemRoots = []
    finder.asksLoader = false
    return finder
  }
}
