internal import Databases
internal import Execution
internal import Files

/// A program that speaks with a database.
struct DatabaseProgram: Sendable {
  let name: String
  /// How it is installed.
  private let installation: String

  static let duckDB = DatabaseProgram(
    name: "duckdb",
    installation: "install it with 'pip install duckdb-cli' or 'brew install duckdb'")
  static let psql = DatabaseProgram(
    name: "psql",
    installation: "install it with 'apt-get install postgresql-client' or 'brew install libpq'")

  /// Starts the program.
  ///
  /// - Throws: ``DataError`` if there is none, with how to install it.
  func start(
    _ arguments: [String], environment: [String: String?] = [:], source: String,
    _ execution: Execution
  ) throws(DataError) -> ChildProgram {
    do throws(SpawnFailure) {
      return try ChildProgram(name, arguments, environment: environment, execution)
    } catch {
      throw error.isMissing
        ? DataError(
          .unavailable, source: source, problem: "the program '\(name)' is not in the PATH",
          remedy: installation)
        : DataError(
          .inputOutput, source: source, problem: "'\(name)' can't be started (\(error.words))",
          remedy: "try again, or start it by itself to see why")
    }
  }

  /// What is wrong where the program has ended before its work was done.
  func fault(_ ending: ChildProgram.Ending, _ error: DataError?, _ source: String) -> DataError {
    switch ending {
    case .signal(let number):
      DataError(
        .inputOutput, source: source, problem: "'\(name)' was ended by signal \(number)",
        remedy: "try again")
    case .status(let status):
      error
        ?? DataError(
          .inputOutput, source: source,
          problem: "'\(name)' ended with status \(status) and said nothing that can be read",
          remedy: "try the query with it")
    }
  }
}
