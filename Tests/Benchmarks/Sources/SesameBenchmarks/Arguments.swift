/// A wrong argument or an implausible result.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// The words and the options `--name value` of the command line.
struct Arguments {
  private(set) var words: [String] = []
  private var options: [String: String] = [:]

  init(_ arguments: [String], options names: Set<String>) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        words.append(argument)
        continue
      }
      guard names.contains(argument) else {
        throw BenchmarkError("'\(argument)' is unknown; see --help")
      }
      guard let value = rest.popFirst() else {
        throw BenchmarkError("'\(argument)' needs a value")
      }
      options[argument] = value
    }
  }

  subscript(name: String) -> String? { options[name] }

  /// The whole number of an option, at least 1.
  func count(_ name: String) throws -> Int? {
    guard let text = options[name] else { return nil }
    guard let number = Int(text), number >= 1 else {
      throw BenchmarkError("'\(name)' needs a whole number from 1")
    }
    return number
  }

  /// The one word behind the command.
  func word(_ meaning: String) throws -> String {
    guard words.count == 2 else { throw BenchmarkError("needs \(meaning); see --help") }
    return words[1]
  }

  /// The answer to a question; `nil` if nothing was said.
  func isYes(_ name: String) throws -> Bool? {
    switch options[name] {
    case nil: nil
    case "yes": true
    case "no": false
    default: throw BenchmarkError("'\(name)' needs 'yes' or 'no'")
    }
  }
}
