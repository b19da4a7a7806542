/// An option that a command understands.
struct Option: Sendable {
  let name: String
  /// What the value stands for in the help text; `nil` for a switch without a value.
  let value: String?
  /// The words that the value, or an element of it, can be; empty where nobody lists them.
  private(set) var words: [String] = []
  /// Whether the value may be left out, which then counts as `yes`.
  private(set) var valueIsOptional = false
  /// Whether an empty value means something: none of them.
  private(set) var valueMayBeEmpty = false
  /// Whether the option may be given several times, each value being a list.
  private(set) var isRepeatable = false
  /// Whether the help leaves the option out, since it is known only to be refused with the reason.
  private(set) var isHidden = false
  let help: String

  init(
    _ name: String, _ value: String, of words: [String] = [], valueIsOptional: Bool = false,
    valueMayBeEmpty: Bool = false,
    isRepeatable: Bool = false, _ help: String
  ) {
    self.isRepeatable = isRepeatable
    self.name = name
    self.value = value
    self.words = words
    self.valueIsOptional = valueIsOptional
    self.valueMayBeEmpty = valueMayBeEmpty
    self.help = help
  }

  /// The option, known only to be refused with the reason.
  var hidden: Option {
    var option = self
    option.isHidden = true
    return option
  }

  init(switch name: String, _ help: String) {
    self.name = name
    value = nil
    self.help = help
  }
}
