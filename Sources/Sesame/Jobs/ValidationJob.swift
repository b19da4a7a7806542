public import CreditScoring
public import Execution
public import Files
public import ScoreValidation
public import Tables

/// Says whether a score of a table's people is any good: how well it tells an outcome, whether its
/// probabilities are right, what it earns, and whether it treats groups alike.
///
/// ```swift
/// var job = ValidationJob(seed: 1)
/// job.groups = ["sex"]
/// let people = try Table(contentsOf: "scored.csv").declaring(outcome: "late")
/// let result = try await job.run(on: .value(people))
/// print(result.validation.text)
/// ```
public struct ValidationJob: Sendable {
  /// Where a score comes from.
  public enum Score: Sendable {
    /// A column of numbers.
    case column(String)
    /// A model, which scores the table first; its scores rise with safety.
    case model(ScoreModel)
  }

  /// The outcome, which the table declares; `nil` for the first one that it does.
  ///
  /// Other outcomes take no part.
  public var outcome: String?
  /// The score; `nil` for column `score` or, where there is none, for ``probability``.
  public var score: Score?
  /// The column with a probability of the event; `nil` for none.
  public var probability: String?
  /// Another score of the same people to compare with.
  public var other: Score?
  /// What more of the other score stands for; `nil` for the same as of the score, and of a model's for safer.
  public var otherHigherIs: ScoreDirection?
  /// The column with a weight for every row; `nil` if every row counts once.
  public var weights: String?
  /// The column of dates; `nil` for no comparison of periods.
  public var dates: String?
  /// The length of a period.
  public var period = PeriodLength.quarter
  /// The columns that name groups which are to be treated alike.
  public var groups: [String] = []
  /// The columns for which no other one should stand in; `nil` for ``groups``.
  public var protected: [String]?
  /// The columns that were made of a graph; `nil` for those with the names of such columns.
  public var graphColumns: [String]?
  /// How the score is judged; of a model's score and of a probability it is known what more stands for.
  public var options = ValidationOptions()
  /// The seed of all draws.
  public var seed: UInt64

  /// What the job yields.
  public struct Result: Sendable, CustomStringConvertible {
    /// What was found.
    public let validation: ValidationReport
    /// Warnings and what was done.
    public var report: JobReport

    /// The summary.
    public var description: String { report.summary.description }
  }

  /// Asks whether a score is any good.
  public init(seed: UInt64) { self.seed = seed }

  /// Reads a table and judges its score.
  ///
  /// - Parameters:
  ///   - table: Where the table comes from.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: What was found.
  /// - Throws: ``DataError`` (of code `inputOutput` and before anything is read if there is no memory for the
  ///   table), ``ScoreModelError``, or ``ValidationError`` as
  ///   ``ValidationReport/init(of:options:seed:execution:)`` does; where the rows are to blame, a
  ///   ``DataError`` with the table's name.
  public func run(
    on table: Source<Table>, execution: Execution = Execution()
  ) async throws -> Result {
    try MemoryPlan.check(table, memoryLimit: execution.memoryLimit)
    var run = JobRun([.read, .validation], execution)
    let people = try await run.readPeople(table)
    var options = options
    let input = try await input(of: people, &options, &run)
    let judged = options
    let validation = try await run.stage(.validation, on: people) { execution in
      try await ValidationReport(of: input, options: judged, seed: seed, execution: execution)
    }
    run.report.summary.personCount = people.rowCount
    run.report.warnings += [cardWarning(validation, people), reversal(validation, people)]
      .compactMap(\.self)
    if let card = validation.card, card.isFittedToRows {
      run.report.warnings.append(
        "\(people.sourceName): model '\(card.name)' was fitted to these rows, \(FittedCard.signOfOwnRows): "
          + "all figures are too favorable; judge it by people whom it has not seen")
    }
    run.finish()
    return Result(validation: validation, report: run.report)
  }

  /// What to say of a fitted model that is judged by something else than it was fitted to.
  private func cardWarning(_ validation: ValidationReport, _ people: Table) -> Message? {
    guard let card = validation.card else { return nil }
    if card.predictsOtherEvent {
      return
        "\(people.sourceName): model '\(card.name)' predicts \(card.predictedWords) of "
        + "'\(card.outcomeName)', and asked for is \(card.askedWords): name the event that it predicts "
        + "(\(.events))"
    }
    guard weights == nil, case .model(let model)? = score, let column = model.fit?.weights else {
      return nil
    }
    return
      "\(people.sourceName): model '\(card.name)' was fitted with the weights of column '\(column)', and is "
      + "judged without: name a column of weights (\(.weight))"
  }

  /// What to say of a score that runs the other way.
  private func reversal(_ validation: ValidationReport, _ people: Table) -> Message? {
    guard validation.isReversed, !(validation.card?.predictsOtherEvent ?? false) else { return nil }
    let problem =
      "\(people.sourceName): score '\(validation.name)' runs the other way (area under the curve "
      + "\(validation.areaUnderCurve.value.fixed(4)))"
    if case .model? = score {
      return
        "\(problem), and a model's score is safer the higher it is: check that it predicts this event"
    }
    let other = ScoreDirection.allCases.first { $0 != validation.options.higherIs } ?? .riskier
    return
      "\(problem): if more is \(other.rawValue), use \(.higherIs, choice: other.rawValue)"
  }
}

extension Stage {
  fileprivate static let validation = Stage("validate", share: 10)
}
