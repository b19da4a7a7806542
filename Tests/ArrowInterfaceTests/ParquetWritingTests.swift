import ArrowInterface
import Execution
import Files
import Foundation
import Identifiers
import Memory
import Tables
import TestSupport
import Testing
import TextFormats

@Suite(
  "Tables are written as Parquet and come back the same",
  .enabled(if: ParquetFiles.canBeRead), .blocking)
struct ParquetWritingTests {
  @Test("Every type comes back with its values and what is missing")
  func everyType() throws {
    let table = Table([
      Column("id", ["ann", "07", "7", "👩‍👩‍👧", "é"]),
      Column("small", [31, nil, -7, 0, Int(Int32.max)]),
      Column("large", [Int.max, Int.min, nil, 0, 1]),
      Column("ratio", [-0.0, 0.0, 0x1p-1074, nil, 1.7976931348623157e308]),
      Column("paid", [true, nil, false, true, false]),
      Column("city", ["", nil, "日本", "x\ny", "\""]),
      Column("born", ["1899-12-31", nil, "0001-01-01", "2024-02-29", "9999-12-31"]),
      Column("day", .times([0, nil, -719_162, 2_932_896, 19_782], .date)),
      Column("seen", .times([nil, -1, 0, 1, 1_709_210_415_250_000], .timestamp)),
      Column("clock", .times([1, nil, -1, 0, 253_402_300_799_999_999], .localTimestamp)),
      Column("nearly", ["2024-02-30", nil, "2024-02-29", "2024-02-29", "2024-02-29"]),
      Column("none", [nil, nil, nil, nil, nil] as [String?]),
      Column("empty", [nil, nil, nil, nil, nil] as [Double?]),
    ])
    try check(table)
  }

  @Test(
    "100,000 levels and many rows of few levels come back, and sizes show that zstd was at work")
  func levels() throws {
    let count = 120_000
    let names = TextList((0..<count).map { "person \($0)" })
    let codes = Buffer<UInt16>((0..<count).map { UInt16($0 % 201) })
    let table = Table([
      Column("id", .strings(names)),
      Column("many", (0..<count).map { "level \($0 % 100_000)" }),
      Column(
        "few",
        .strings(TextValues(numbers: codes, of: TextList((0..<200).map { "area \($0)" })))),
      Column("number", (0..<count).map { $0 % 11 == 0 ? nil : $0 * 1_000_003 }),
    ])
    try check(table)
    try ParquetFiles.inFolder { folder in
      let file = folder.appending(path: "t.parquet").path
      try table.write(to: file)
      let size = try #require(
        try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int)
      #expect(size < table.text().utf8.count / 3)
    }
  }

  @Test("The same table gives the same bytes on any number of threads")
  func sameBytes() throws {
    let table = try ParquetReadingTests.expected.get()
    try ParquetFiles.inFolder { folder in
      let contents = try [1, 2, 5].map { threads in
        let file = folder.appending(path: "\(threads).parquet")
        try table.write(to: file, execution: Execution(threads: threads))
        return try Data(contentsOf: file)
      }
      #expect(Set(contents).count == 1)
    }
  }

  @Test("A file that can't be written whole is not there, and gzip is refused with what to do")
  func wholeOrAbsent() throws {
    let table = try ParquetReadingTests.expected.get()
    try ParquetFiles.inFolder { folder in
      let execution = Execution()
      execution.cancel()
      let file = folder.appending(path: "t.parquet").path
      #expect(throws: CancellationError.self) { try table.write(to: file, execution: execution) }
      let error = #expect(throws: DataError.self) { try table.write(to: file + ".gz") }
      #expect(
        error?.description
          == "\(file).gz: Parquet is compressed within, not as a file; leave .gz out of the name")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
      if FileManager.default.fileExists(atPath: "/dev/full") {
        let full = #expect(throws: DataError.self) {
          try table.write(to: "/dev/full", as: .parquet)
        }
        #expect(full?.problem == "no space left on the disk")
      }
    }
  }

  private func check(_ table: Table) throws {
    try ParquetFiles.inFolder { folder in
      let file = folder.appending(path: "t.parquet").path
      try table.write(to: file)
      let back = try Table(contentsOf: file)
      #expect(back.columnNames == table.columnNames)
      for column in table.columns where column.hasValues {
        #expect(back[column.name] == column, "\(column.name)")
        guard case .reals(let numbers) = column.values,
          case .reals(let read) = try #require(back[column.name]).values
        else { continue }
        #expect(numbers.map { $0?.bitPattern } == read.map { $0?.bitPattern })
      }
      for column in table.columns where !column.hasValues {
        #expect(back[column.name]?.hasValues == false)
        #expect(back[column.name]?.type == column.type)
      }
    }
  }
}
