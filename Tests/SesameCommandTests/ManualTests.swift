import Foundation
import Testing

/// The manual page, as the programs read it that show such pages.
struct ManualTests {
  private func shown(by command: String, in folder: Folder) async throws -> Program.Outcome {
    let made = try await Program.run("man -o sesame.1", in: folder)
    #expect(made.status == 0 && made.standardError.isEmpty)
    return try await Program.shell("command -v \(command) || exit 0", in: folder)
  }

  @Test(arguments: ["groff -man -Tutf8 -ww -z", "mandoc -Tlint -Wwarning", "man --warnings -l"])
  func `no program that shows manual pages finds a fault`(_ program: String) async throws {
    let folder = try Folder()
    let name = String(program.split(separator: " ")[0])
    guard !(try await shown(by: name, in: folder)).text.isEmpty else { return }
    let outcome = try await Program.shell(
      "LC_ALL=C.UTF-8 MANWIDTH=100 \(program) ./sesame.1 >shown", in: folder)
    #expect(outcome.standardError.isEmpty && outcome.text.isEmpty, "\(outcome.standardError)")
    #expect(outcome.status == 0)
    let shown = try folder.text("shown")
    if name == "mandoc" { #expect(shown.isEmpty, "\(shown)") }
    guard name == "man" else { return }
    for command in HelpTests.commands { #expect(shown.contains("sesame \(command)")) }
    for part in ["--people TABLE", "NAME,…", "C_reliability", "\\", "sesame help [COMMAND]"] {
      #expect(shown.replacing("\u{8}", with: "").contains(part), "\(part)")
    }
  }

  @Test func `the page has every command with its options, in ASCII`() async throws {
    let page = try await Program.run("man")
    #expect(page.status == 0)
    #expect(page.standardOutput.allSatisfy { $0 < 0x7F })
    let text = page.text.replacing("\\-", with: "-")
    for command in HelpTests.commands {
      let help = try await Program.run("help \(command)").text
      #expect(text.contains(".SS \"sesame \(command)"))
      for option in help.matches(of: /(?m)^  (--[a-z-]+)/) {
        #expect(text.contains(".BI \"\(option.output.1)\""))
      }
    }
  }
}
