internal import Sesame

/// How the program ended, after sysexits.h.
package enum ExitStatus: Int32 {
  case success = 0
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case `internal` = 70
  case cannotCreate = 73
  case inputOutput = 74
  case policy = 77
  case interrupted = 130

  /// The status that fits an error of the library.
  package init(_ error: any Error) {
    switch error {
    case is UsageError: self = .usage
    case is DriftRefusal: self = .policy
    case is Unverified: self = .badData
    case is CancellationError: self = .interrupted
    case let error as DataError: self = Self(error.code)
    case let error as ScoreModelError: self = error.code == .noInput ? .noInput : .badData
    case let error as BinningError: self = Self(error.code)
    case is CategoriesMissing: self = .badData
    case let error as ValidationError: self = error.code == .badSetting ? .usage : .badData
    case is PopulationError: self = .usage
    case let error as GraphError where [.notApplicable, .usage].contains(error.code): self = .usage
    case let error as GraphError where error.code == .outOfMemory: self = .inputOutput
    case let error as GraphError where [.badData, .unsuitable, .unknownPerson].contains(error.code):
      self = .badData
    default: self = .internal
    }
  }

  private init(_ code: DataError.Code) {
    switch code {
    case .noInput: self = .noInput
    case .usage: self = .usage
    case .unavailable: self = .unavailable
    case .cannotCreate: self = .cannotCreate
    case .inputOutput, .closedPipe: self = .inputOutput
    default: self = .badData
    }
  }
}
