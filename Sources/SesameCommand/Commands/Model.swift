internal import Sesame

extension CommandDescription {
  static let model = CommandDescription(
    name: "model", operands: ["NAME"],
    purpose: "prints a built-in score model as JSON, or checks a model file",
    details: """
      NAME is 2015, 2015-variant-b or european, or the path of a model file, which is checked and
      printed in its canonical form: the starting point for a model of your own.
      """,
    optionGroups: [
      ("Output", [Option("--output", "FILE", "where to write (-o; default: -, standard output)")])
    ], appendix: ScoreModel.formatText.text(naming: OptionNames.text),
    run: { try SesameCommand.model($0, $1) })
}

extension SesameCommand {
  static func model(_ name: String, _ arguments: Arguments) throws {
    let outputs = try Outputs(arguments, .model, inputs: [name])
    let model = try ScoreModel.builtInOrFile(name)
    try outputs.main.write(model.json)
    try outputs.commit()
  }
}
