import Execution
import Tables

/// A database of its own on the tests' server, as suites use it.
struct PostgreSQLTestDatabase {
  let address: String
  let folder: String
  let name: String

  init() async throws {
    address = try await PostgreSQLTestServer.shared.database()
    folder = try await PostgreSQLTestServer.shared.folder()
    name = String(address.split(separator: "/").last ?? "")
  }
}

/// A suite that works with a database of its own.
protocol PostgreSQLSuite {
  var place: PostgreSQLTestDatabase { get }
}

extension PostgreSQLSuite {
  var address: String { place.address }
  var folder: String { place.folder }
  var database: String { place.name }

  func read(_ query: String, _ names: Set<String>? = nil) throws -> [Column] {
    try PostgreSQLSource("\(address)?\(query)").columns(names, Execution())
  }

  func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return "\(error)".replacing("postgresql://\(folder)/\(database)", with: "DB")
    }
  }

  @discardableResult
  func psql(_ sql: String) throws -> String {
    try PostgreSQLTestServer.psql(folder, database, sql)
  }
}
