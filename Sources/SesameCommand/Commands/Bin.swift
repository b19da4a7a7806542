internal import Sesame

extension CommandDescription {
  static let bin = CommandDescription(
    name: "bin", operands: ["TABLE"],
    purpose: "puts columns into bins that tell most of an outcome",
    details: """
      Finds for every column the bins of the largest information value: of numbers, true and false
      and dates intervals, of texts groups. Prints for each bin its rows, event rate, weight of
      evidence and part of the information value; for each column an interval, Gini and
      Kolmogorov-Smirnov; and which columns have no bins, repeat others, or tell the outcome too
      well to be known before it.

      With --format json the bins are a document that can be edited: given back with --binning, its
      bins are counted on the table, of some columns with --columns; options of finding bins have no
      part then.
      """,
    examples: [
      (
        "sesame bin Graphs/lastfm-credit/people.csv --outcome default_next_month --columns "
          + "utilization,on_time_share",
        "the bins of two columns, and what each of them tells"
      ),
      (
        "sesame bin Graphs/lastfm-credit/people.csv --outcome default_next_month --columns "
          + "utilization,on_time_share --format json --output bins.json",
        "the same as a document to edit"
      ),
      (
        "sesame bin Graphs/lastfm-credit/people.csv --outcome default_next_month --binning "
          + "bins.json",
        "what the edited bins tell"
      ),
    ],
    optionGroups: [
      (
        "Table",
        requiringOutcome(tableOptions) + [
          rowWeight
        ]
      ),
      binningGroup(given: "bins to count instead of finding any"), tableReportOutput,
    ],
    run: { try await SesameCommand.bin($0, $1) })
}

extension SesameCommand {
  static func bin(_ path: String, _ arguments: Arguments) async throws {
    var job = BinningJob()
    job.outcome = try arguments.requiredOutcome()
    job.weights = arguments.text("--weight")
    job.bins = try arguments.bins()
    let table = try Source<Table>.argument(path, arguments.peopleOptions())
    let format = try arguments.explanationFormat()
    let inputs = [path] + [arguments.text("--binning")].compactMap(\.self)
    let outputs = try Outputs(arguments, .explanation, inputs: inputs)
    let result = try await job.run(on: table, execution: arguments.execution())
    try outputs.main.write(result.binning, as: format)
    try outputs.commit()
    report(result.report, arguments)
  }
}
