internal import Execution
internal import Files
internal import Sesame

/// A mistake in how the program was called.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ problem: String, remedy: String? = nil) {
    description = problem + (remedy.map { "; \($0)" } ?? "")
  }
}

/// The words of a command line after the command's name, sorted into operands and options.
struct Arguments {
  private(set) var operands: [String] = []
  /// The value of each option given, several of one that may be given several times.
  private var values: [String: [String]] = [:]
  private var knownNames: Set<String> = []
  /// What the run reads though no word names it.
  let filesRead = FilesRead()
  /// An option whose value may be left out, and the operand behind it, which may be meant as its value.
  private var possibleValue: (option: String, operand: String)?

  /// Sorts the words; an option given twice counts as a mistake, as does one nobody knows.
  init(_ words: [String], options: [Option], command: String) throws(UsageError) {
    let known = Dictionary(uniqueKeysWithValues: options.map { ($0.name, $0) })
    knownNames = Set(known.keys)
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || word == "-" || !word.hasPrefix("-") {
        operands.append(word)
        continue
      }
      if word == "--" {
        onlyOperands = true
        continue
      }
      var (name, attached) = Self.split(word)
      if name == "-o" { name = "--output" }
      if name == "-h" || name == "--help" { name = "--help" }
      guard let option = known[name] else {
        throw UsageError(
          "'\(command)' has no option '\(name)'",
          remedy: Self.suggestion(for: name, among: options.map(\.name))
            ?? "run 'sesame help \(command)' for the list")
      }
      guard values[name] == nil || option.isRepeatable else {
        throw UsageError("option '\(name)' is given twice", remedy: "keep one")
      }
      let value = try Self.value(of: option, attached: attached, rest: &rest)
      values[name, default: []].append(value)
      if option.valueIsOptional, attached == nil, let next = rest.first {
        possibleValue = (name, next)
      }
    }
  }

  private static func split(_ word: String) -> (name: String, attached: String?) {
    guard let equals = word.firstIndex(of: "="), word.hasPrefix("--") else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.index(after: equals)...]))
  }

  private static func value(
    of option: Option, attached: String?, rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let placeholder = option.value else {
      if let attached {
        throw UsageError("option '\(option.name)' takes no value, but got '\(attached)'")
      }
      return "yes"
    }
    if let attached {
      guard !attached.isEmpty || option.valueMayBeEmpty else {
        throw needsValue(option, placeholder)
      }
      return attached
    }
    if option.valueIsOptional {
      guard let next = rest.first, ["yes", "no", "true", "false"].contains(next) else {
        return "yes"
      }
      rest.removeFirst()
      return next
    }
    guard let next = rest.popFirst(), next == "-" || !next.hasPrefix("--"),
      !next.isEmpty || option.valueMayBeEmpty
    else { throw needsValue(option, placeholder) }
    return next
  }

  private static func needsValue(_ option: Option, _ placeholder: String) -> UsageError {
    UsageError(
      "option '\(option.name)' needs a value", remedy: "write \(option.name) \(placeholder)")
  }
}

extension Arguments {
  /// The text given for an option, or `nil`.
  func text(_ name: String) -> String? { values[name]?.last }

  /// The texts given for an option each time that it is given.
  func texts(_ name: String) -> [String] { values[name] ?? [] }

  /// Throws if an option was given that the one named does without.
  func checkOnly(_ names: Set<String>, with name: String) throws(UsageError) {
    if let other = values.keys.sorted().first(where: { $0 != name && !names.contains($0) }) {
      throw UsageError("option '\(other)' has no meaning with '\(name)'", remedy: "leave it out")
    }
  }

  /// Whether the command has an option of that name.
  func known(_ name: String) -> Bool { knownNames.contains(name) }

  /// How often an option was given.
  func count(_ name: String) -> Int { values[name]?.count ?? 0 }

  /// Whether a switch was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The elements of a list, or `nil`; see ``ListText``.
  func list(_ name: String) throws(UsageError) -> [String]? {
    values[name] == nil ? nil : try lists(name).flatMap(\.self)
  }

  /// The elements of the list of each time that an option is given.
  func lists(_ name: String) throws(UsageError) -> [[String]] {
    var lists: [[String]] = []
    for value in values[name] ?? [] {
      lists.append(try ListText.elements(of: value, option: name))
    }
    return lists
  }

  /// The elements of a list, none of them empty, or `nil`.
  func fullList(_ name: String) throws(UsageError) -> [String]? {
    guard let elements = try list(name) else { return nil }
    if elements.contains("") {
      throw UsageError("option '\(name)' has an empty name", remedy: "write NAME or NAME,NAME")
    }
    return elements
  }

  /// The names in a list, none of them empty or given twice, or `nil`.
  func names(_ name: String) throws(UsageError) -> [String]? {
    guard let names = try fullList(name) else { return nil }
    try Self.checkOnce(names, name)
    return names
  }

  private static func checkOnce(_ names: [String], _ option: String) throws(UsageError) {
    var known: Set<String> = []
    for each in names where !known.insert(each).inserted {
      throw UsageError("option '\(option)' has '\(each)' twice", remedy: "keep one")
    }
  }

  /// The names and their numbers in a list of `NAME=NUMBER`, no name given twice; none without the
  /// option.
  ///
  /// A name may hold `=`, which no number does.
  func namedNumbers(_ name: String) throws(UsageError) -> [(name: String, number: Double)] {
    var found: [(name: String, number: Double)] = []
    for part in try list(name) ?? [] {
      guard let equals = part.lastIndex(of: "="), equals > part.startIndex,
        let number = Self.decimal(part[part.index(after: equals)...])
      else {
        throw UsageError(
          "option '\(name)' takes names, each with a number, such as age=30,income=1000, not "
            + "'\(part)'")
      }
      found.append((String(part[..<equals]), number))
    }
    try Self.checkOnce(found.map(\.name), name)
    return found
  }

  /// A number of bytes, such as `800M` or `12G`.
  func size(_ name: String) throws(UsageError) -> Int? {
    guard let text = text(name) else { return nil }
    let units: [Character: Int] = ["K": 10, "M": 20, "G": 30, "T": 40]
    let unit = text.last.flatMap { units[$0] }
    guard let number = Self.decimal(unit == nil ? text[...] : text.dropLast()),
      case let count = number * Double(1 << (unit ?? 0)), count >= 1, count < 1e18
    else {
      throw UsageError(
        "option '\(name)' takes a number of bytes, or one with K, M, G or T, such as 12G, "
          + "not '\(text)'")
    }
    return Int(count)
  }

  /// A number in decimal digits, as in the data: not hexadecimal, not `inf`.
  static func decimal(_ text: some StringProtocol) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789.+-eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  /// The confidence level of intervals.
  func level() throws(UsageError) -> Double? {
    guard let level = try number("--level") else { return nil }
    let levels = ConfidenceInterval.levels
    guard levels.contains(level) else {
      throw UsageError(
        "option '--level' takes a number from \(levels.lowerBound) to \(levels.upperBound), not "
          + "'\(text("--level") ?? "")'")
    }
    return level
  }

  /// Yes or no, for a switch whose value may be left out.
  func truth(_ name: String) throws(UsageError) -> Bool? {
    guard let text = text(name) else { return nil }
    switch text {
    case "yes", "true": return true
    case "no", "false": return false
    default: throw UsageError("option '\(name)' takes yes or no, not '\(text)'")
    }
  }

  /// One of several words.
  func choice<Value>(_ name: String, _ choices: Choices<Value>) throws(UsageError) -> Value? {
    guard let text = text(name) else { return nil }
    guard let value = choices[text] else {
      throw UsageError(
        "option '\(name)' takes \(choices.listed), not '\(text)'",
        remedy: Self.suggestion(for: text, among: choices.words))
    }
    return value
  }

  /// The operands, as many as the command wants.
  func operands(_ names: [String], command: String) throws(UsageError) -> [String] {
    if operands.isEmpty, has("--compare") {
      throw UsageError(
        "option '--compare' takes two tables, and the second is missing",
        remedy: "write --compare FIRST SECOND")
    }
    if operands.count < names.count || operands.contains("") {
      throw UsageError(
        "'\(command)' needs \(names[min(operands.count, names.count - 1)])",
        remedy: "see 'sesame help \(command)'")
    }
    if operands.count > names.count {
      if let possibleValue, possibleValue.operand == operands[names.count] {
        throw UsageError(
          "option '\(possibleValue.option)' takes yes or no, not '\(possibleValue.operand)'")
      }
      let other = operands[names.count]
      let mayBePeople =
        names == ["EDGES"] && known("--people") && !has("--people")
        && (FileEnding(other).word != nil || Input.isThere(other))
      throw UsageError(
        "'\(command)' does not know what to do with '\(other)'",
        remedy: mayBePeople
          ? "write --people in front of a table of people, or see 'sesame help \(command)'"
          : "see 'sesame help \(command)'")
    }
    return operands
  }
}
