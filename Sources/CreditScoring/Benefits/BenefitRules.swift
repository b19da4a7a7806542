internal import Files

/// The rules of a document of benefits.
struct BenefitRules {
  private let benefits: Benefits
  private var rules: ModelMistakes

  /// Applies all rules.
  ///
  /// - Parameters:
  ///   - benefits: The benefits.
  ///   - mistakes: What was found when they were read.
  /// - Throws: All mistakes, if there are any.
  static func check(
    _ benefits: Benefits, _ mistakes: ModelMistakes
  ) throws(ScoreModelError) {
    var rules = BenefitRules(benefits: benefits, rules: mistakes)
    rules.checkAll()
    guard rules.rules.found.isEmpty else {
      throw ScoreModelError(source: benefits.sourceName, mistakes: rules.rules.found)
    }
  }

  private mutating func checkAll() {
    checkText(benefits.name, at: "$.name")
    checkText(benefits.version, at: "$.version")
    guard rules.isReadable("$.benefits") else { return }
    let count = benefits.benefits.count
    if !(1...1000).contains(count) {
      rules.add(
        .invalidValue, at: "$.benefits",
        count == 0
          ? "there are no benefits"
          : "there are \(count) benefits, and at most 1000 are "
            + "possible", count == 0 ? "add at least one" : "leave some of them out")
    }
    var ids: Set<String> = []
    for (index, benefit) in benefits.benefits.enumerated() {
      let place = "$.benefits[\(index)]"
      guard rules.isReadable(place) else { continue }
      checkID(benefit.id, at: place + ".id", &ids)
      checkText(benefit.title, at: place + ".title")
      checkText(benefit.issuer, at: place + ".issuer")
      checkSteps(of: benefit, at: place)
      checkDays(of: benefit, at: place)
    }
  }

  /// Checks that a text has a word in it, and nothing that no table can hold.
  private mutating func checkText(_ text: String, at place: String) {
    guard rules.isSound(place) else { return }
    if text.utf8.contains(0) {
      rules.add(.invalidValue, at: place, "a NUL character in a text", "remove it")
    } else if text.allSatisfy(\.isWhitespace) {
      rules.add(.invalidValue, at: place, "the text is empty", "write at least one word")
    }
  }

  private mutating func checkID(_ id: String, at place: String, _ ids: inout Set<String>) {
    guard rules.isSound(place) else { return }
    let isName = !id.isEmpty && id.utf8.allSatisfy(Self.isOfNames)
    if !isName {
      rules.add(
        .invalidValue, at: place, "'\(id.shortened)' is no name of a column",
        "write it with the letters a to z, digits and _")
    } else if !ids.insert(id).inserted {
      rules.add(
        .duplicateName, at: place, "two benefits have the id '\(id.shortened)'",
        "give each its own id")
    }
  }

  private static func isOfNames(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private mutating func checkSteps(of benefit: Benefit, at place: String) {
    guard benefit.hasAmounts, rules.isReadable(place + ".steps") else { return }
    if benefit.steps.isEmpty, rules.isSound(place + ".steps") {
      rules.add(.invalidValue, at: place + ".steps", "there are no steps", "add at least one")
    }
    if benefit.steps.count > 1000 {
      rules.add(
        .invalidValue, at: place + ".steps",
        "there are \(benefit.steps.count) steps, and at most 1000 are possible",
        "merge some of them")
      return
    }
    for (index, step) in benefit.steps.enumerated() {
      let own = "\(place).steps[\(index)]"
      guard rules.isSound(own) else { continue }
      if step.amount < 1 {
        rules.add(
          .invalidValue, at: own + ".amount", "\(step.amount) is out of range",
          "write a whole number from 1 to 1000000000")
        continue
      }
      guard index > 0, rules.isSound("\(place).steps[\(index - 1)]") else { continue }
      let before = benefit.steps[index - 1]
      if step.from <= before.from {
        rules.add(
          .invalidValue, at: own + ".from",
          "\(step.from) is not above the step before it, which starts at \(before.from)",
          "order the steps from low to high")
      } else if step.amount <= before.amount {
        rules.add(
          .invalidValue, at: own + ".amount",
          "\(step.amount) is not more than the step before it brings, \(before.amount)",
          "let the amounts rise with the score")
      }
    }
  }

  private mutating func checkDays(of benefit: Benefit, at place: String) {
    guard let first = benefit.validFrom, let end = benefit.validUntil, first >= end else { return }
    rules.add(
      .invalidValue, at: place + ".valid_until", "\(end) does not lie after \(first)",
      "write a later date, or leave one of them out")
  }
}

extension Benefits {
  /// Checks that every threshold is a score that a model can give, and that a day is named where some of the
  /// benefits are granted on some days only.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - day: The day of the run; `nil` if none was named.
  /// - Throws: ``ScoreModelError`` with the place of every threshold that is none.
  package func check(for model: ScoreModel, on day: Benefit.Day?) throws(ScoreModelError) {
    var mistakes = ModelMistakes()
    let scale = model.scale
    for (index, benefit) in benefits.enumerated() {
      let place = "$.benefits[\(index)]"
      for (number, step) in benefit.steps.enumerated() where !scale.contains(step.from) {
        mistakes.add(
          .invalidValue, at: place + (benefit.hasAmounts ? ".steps[\(number)].from" : ".from"),
          "\(step.from) is no score of model '\(model.name.shortened)'",
          "write a number from \(scale.lowerBound) to \(scale.upperBound)")
      }
      if day == nil, benefit.hasLimits {
        mistakes.add(
          .invalidValue, at: place, "it is granted on some days only, and the run has no date",
          Message("name the day of the run: \(.day, "2026-03-31")"))
      }
    }
    guard mistakes.found.isEmpty else {
      throw ScoreModelError(source: sourceName, mistakes: mistakes.found)
    }
  }
}
