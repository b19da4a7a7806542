import ArrowInterface
import EdgeLists
import Execution
import Files
import Foundation
import Tables
import TestSupport
import Testing
import TextFormats

@Suite(
  "Parquet files that others wrote are the tables that they were",
  .enabled(if: ParquetFiles.canBeRead), .blocking)
struct ParquetReadingTests {
  /// The values as `make.py` states them, by themselves and not by what it wrote.
  static let expected = Result { try Table(contentsOf: ParquetFiles.path("expected.jsonl")) }

  @Test(
    "Each codec, page version, encoding and program gives the same values, types and missing fields",
    arguments: [
      "pyarrow-none", "pyarrow-snappy", "pyarrow-gzip", "pyarrow-lz4", "pyarrow-zstd",
      "pyarrow-brotli", "pyarrow-delta", "pyarrow-int96", "pyarrow-required", "pyarrow-dictionary",
      "polars", "pandas", "duckdb",
    ])
  func golden(_ name: String) throws {
    let expected = try Self.expected.get()
    for threads in [1, 3] {
      let table = try Table(
        contentsOf: ParquetFiles.path("\(name).parquet"), execution: Execution(threads: threads))
      #expect(table.columnNames == expected.columnNames)
      for column in expected.columns { #expect(table[column.name] == column) }
      guard case .reals(let ratios) = try #require(table["ratio"]).values else {
        Issue.record("decimal numbers come as such")
        return
      }
      #expect(ratios[0]?.sign == .plus)
      #expect(ratios[1]?.sign == .minus)
    }
  }

  @Test("Times of 12 bytes are read whatever their year")
  func int96() throws {
    let table = try Table(contentsOf: ParquetFiles.path("int96-years.parquet"))
    #expect(
      (0..<3).map { table["seen"]?.text($0) }
        == ["1066-10-14T00:00:00", "2999-01-01T01:02:03.456789", nil])
    #expect(table.readingWarnings.isEmpty)
  }

  @Test("A folder of parts, as Spark leaves it, is one table in the order of names")
  func folder() throws {
    #expect(try Table(contentsOf: ParquetFiles.path("parts")) == Self.expected.get())
  }

  @Test("The numbers of rows that pandas kept are passed over, and that is said")
  func rowNumbers() throws {
    let table = try Table(contentsOf: ParquetFiles.path("pandas.parquet"))
    #expect(table["__index_level_0__"] == nil)
    #expect(table.readingWarnings.contains { $0.description.contains("'__index_level_0__'") })
  }

  @Test("An index of pandas with a name identifies people, unless another column is asked for")
  func namedIndex() throws {
    let file = ParquetFiles.path("pandas-index.parquet")
    let table = try Table(contentsOf: file)
    let expected = try Self.expected.get()
    #expect(table.columnNames == expected.columnNames)
    #expect((0..<3).map { table["id"]?.text($0) } == (0..<3).map { expected["id"]?.text($0) })
    #expect(try TableSchema(beginningOf: file, TableReadingOptions())?.columns.first?.name == "id")
    var options = TableReadingOptions()
    options.identifier = "small"
    #expect(try Table(contentsOf: file, options: options).columnNames.first == "small")
  }

  @Test("A file is known by its first and last bytes whatever its name says")
  func otherName() throws {
    try ParquetFiles.inFolder { folder in
      let file = folder.appending(path: "people.csv")
      try Data(ParquetFiles.bytes("polars.parquet")).write(to: file)
      #expect(try Table(contentsOf: file) == Self.expected.get())
    }
  }

  @Test("Columns are read by their names, and a schema tells the types")
  func projection() throws {
    let source = try #require(try TypedSources.source(ParquetFiles.path("pyarrow-zstd.parquet")))
    let columns = try source.columns(["text", "small"], Execution())
    #expect(columns.map(\.name) == ["small", "text"])
    let expected = try Self.expected.get()
    #expect(columns[0] == expected["small"])
    #expect(columns[1] == expected["text"])
    let schema = try source.schema(Execution())
    #expect(schema.map(\.name) == expected.columnNames)
    #expect(schema.map(\.type) == expected.columns.map(\.type))
    #expect(schema.filter(\.holdsDates).map(\.name) == ["born", "seen"])
  }

  @Test("A column that is not asked for may be damaged")
  func damageElsewhere() throws {
    var bytes = try ParquetFiles.bytes("pyarrow-none.parquet")
    // The identifiers come first in the file.
    for place in 40..<120 { bytes[place] = 0xFF }
    try ParquetFiles.inFolder { folder in
      let file = folder.appending(path: "people.parquet")
      try Data(bytes).write(to: file)
      let source = try #require(try TypedSources.source(file.path))
      let expected = try Self.expected.get()
      let read = try source.columns(["level"], Execution())
      #expect(read.map(\.name) == ["level"])
      #expect(read.first == expected["level"])
      #expect(throws: DataError.self) { try source.columns(["id"], Execution()) }
    }
  }

  @Test(
    "Ties whose numbers are not finite, and ties of which two columns have one name, are refused")
  func oddTies() throws {
    let path = ParquetFiles.path("ties-not-finite.parquet")
    for format in [EdgeListFormat(weight: "number"), EdgeListFormat(time: "number")] {
      let error = #expect(throws: DataError.self) {
        try EdgeList(contentsOf: path, format: format)
      }
      #expect(error?.row == 2 && error?.problem.hasSuffix("is missing") == true)
      let list = try EdgeList(contentsOf: path, format: format, badRows: .setAside)
      #expect(list.sources.count == 1 && list.summary.setAside.count == 2)
    }
    let twice = ParquetFiles.path("ties-twice.parquet")
    for format in [EdgeListFormat.detected, EdgeListFormat(source: 1, target: 3)] {
      let error = #expect(throws: DataError.self) {
        try EdgeList(contentsOf: twice, format: format)
      }
      #expect(
        error?.description
          == "\(twice): column 'b' is there twice; give columns names of their own")
    }
  }

  @Test(
    "What no table has a column for is left out with a warning, and refused where it is to identify people",
    arguments: [
      ("list", "holds lists"), ("map", "holds maps"), ("struct", "holds groups of columns"),
      ("time", "holds times of day"),
      ("fixed", "holds bytes of which the file does not say that they are texts"),
      ("bytes", "holds bytes of which the file does not say that they are texts"),
    ])
  func refused(_ name: String, _ problem: String) throws {
    let path = ParquetFiles.path("odd-\(name).parquet")
    let table = try Table(contentsOf: path)
    #expect(table[name] == nil)
    #expect(
      table.readingWarnings.contains {
        $0.description.hasPrefix("\(path): column '\(name)' \(problem)")
          && $0.description.hasSuffix("it was left out")
      })
    let error = #expect(throws: DataError.self) {
      try Table(contentsOf: path, identifier: .name(name))
    }
    #expect(error?.code == .badData)
    #expect(error?.description.hasPrefix("\(path): column '\(name)' \(problem)") == true)
    // Whoever wants other columns gets them.
    let source = try #require(try TypedSources.source(path))
    #expect(try source.columns(["small"], Execution()).count == 1)
  }

  @Test("Files of a folder with different columns are refused")
  func mixedFolder() throws {
    try ParquetFiles.inFolder { folder in
      for (name, golden) in [("a.parquet", "polars"), ("b.parquet", "odd-time")] {
        try Data(ParquetFiles.bytes("\(golden).parquet")).write(to: folder.appending(path: name))
      }
      let error = #expect(throws: DataError.self) { try Table(contentsOf: folder.path) }
      #expect(error?.source == folder.path + "/b.parquet")
      #expect(error?.problem.hasPrefix("column 'time' is not in") == true)
    }
  }

  @Test("Work that was cancelled ends so")
  func cancelled() throws {
    let execution = Execution()
    execution.cancel()
    #expect(throws: CancellationError.self) {
      try Table(contentsOf: ParquetFiles.path("polars.parquet"), execution: execution)
    }
  }
}
