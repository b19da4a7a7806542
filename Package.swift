// swift-tools-version: 6.2
import PackageDescription

/// The settings of every Swift target: memory safety checked by the compiler, imports kept internal.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatWarning("StrictMemorySafety", as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
]

let package = Package(
  name: "sesame",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Sesame", targets: ["Sesame"]),
    .executable(name: "sesame", targets: ["SesameProgram"]),
    // For other languages: functions of C, and the header that the build makes of them.
    .library(name: "sesame_c", type: .dynamic, targets: ["CSesame"]),
  ],
  targets: [
    // The C boundary.
    .systemLibrary(
      name: "CIgraph", pkgConfig: "igraph",
      providers: [.apt(["libigraph-dev"]), .brew(["igraph"])]),
    .target(name: "CIgraphShims", dependencies: ["CIgraph"]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    // For GraphML: Foundation's XML parser is this library too, but expands entities and loses the
    // places of faults; igraph, whose own reader changes identifiers, links with it anyway.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),

    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),

    // Arrow's C data interface is a header that everyone has their own copy of.
    .systemLibrary(name: "CArrow"),
    // A library for Parquet is looked for when it is needed, and called from here.
    .target(name: "CCarquet", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

    // What the program, never the library, asks of the C library's allocator.
    .target(name: "CAllocations"),

    // The names that the C library and Foundation without its tables of languages have on a system.
    .target(name: "LibC", swiftSettings: strict),
    .target(name: "Essentials", swiftSettings: strict),

    // The library, from the bottom up.
    .target(name: "Memory", dependencies: ["LibC"], swiftSettings: strict),
    .target(
      name: "Execution", dependencies: ["Essentials", "LibC", "Memory"], swiftSettings: strict),
    .target(
      name: "Files", dependencies: ["CZlib", "CZstd", "Essentials", "Execution", "LibC", "Memory"],
      swiftSettings: strict),
    .target(
      name: "TextFormats", dependencies: ["CLibXML2", "Execution", "Files", "LibC", "Memory"],
      swiftSettings: strict),
    .target(
      name: "Identifiers", dependencies: ["Execution", "Memory", "TextFormats"],
      swiftSettings: strict),
    .target(name: "Statistics", dependencies: ["LibC"], swiftSettings: strict),
    .target(
      name: "ArrowInterface",
      dependencies: ["CArrow", "CCarquet", "Execution", "Files", "Identifiers", "LibC", "Memory"],
      swiftSettings: strict),
    .target(
      name: "Databases",
      dependencies: ["CSQLite", "Essentials", "Execution", "Files", "LibC", "Memory"],
      swiftSettings: strict),
    .target(
      name: "Tables",
      dependencies: [
        "ArrowInterface", "Databases", "Essentials", "Execution", "Files", "Identifiers", "Memory",
        "TextFormats",
      ],
      swiftSettings: strict),
    .target(
      name: "EdgeLists",
      dependencies: [
        "ArrowInterface", "Essentials", "Execution", "Files", "Identifiers", "Memory", "Tables",
        "TextFormats",
      ],
      swiftSettings: strict),
    .target(
      name: "IgraphCore", dependencies: ["CIgraph", "CIgraphShims", "LibC"], swiftSettings: strict),
    .target(
      name: "GraphKernels", dependencies: ["Execution", "LibC", "Memory", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "Graphs",
      dependencies: [
        "EdgeLists", "Essentials", "Execution", "Files", "GraphKernels", "Identifiers",
        "IgraphCore", "LibC", "Memory", "Tables", "TextFormats",
      ],
      swiftSettings: strict),
    .target(
      name: "Communities",
      dependencies: [
        "Execution", "Files", "GraphKernels", "Graphs", "Identifiers", "IgraphCore", "LibC",
        "Memory", "Statistics", "Tables", "TextFormats",
      ],
      swiftSettings: strict),
    .target(
      name: "GraphFeatures",
      dependencies: [
        "Communities", "EdgeLists", "Execution", "Files", "GraphKernels", "Graphs", "Identifiers",
        "IgraphCore", "Memory", "Statistics", "Tables",
      ],
      swiftSettings: strict),
    .target(
      name: "Reports", dependencies: ["Essentials", "Files", "LibC", "Memory", "TextFormats"],
      swiftSettings: strict),
    .target(
      name: "CreditScoring",
      dependencies: [
        "Essentials", "Execution", "Files", "Identifiers", "LibC", "Memory", "Reports",
        "Statistics", "Tables", "TextFormats",
      ],
      swiftSettings: strict),
    .target(
      name: "ScoreValidation",
      dependencies: [
        "Execution", "Files", "Identifiers", "LibC", "Memory", "Reports", "Statistics", "Tables",
        "TextFormats",
      ],
      swiftSettings: strict),
    .target(
      name: "ScorecardFitting",
      dependencies: [
        "CreditScoring", "Essentials", "Execution", "Files", "Identifiers", "LibC", "Memory",
        "Reports", "ScoreValidation", "Statistics", "Tables", "TextFormats",
      ],
      swiftSettings: strict),
    .target(
      name: "Populations",
      dependencies: [
        "Execution", "Files", "GraphKernels", "Identifiers", "LibC", "Memory", "Statistics",
        "Tables", "TextFormats",
      ],
      swiftSettings: strict),
    .target(
      name: "Sesame",
      dependencies: [
        "ArrowInterface", "Communities", "CreditScoring", "EdgeLists", "Essentials", "Execution",
        "Files", "GraphFeatures", "GraphKernels", "Graphs", "Identifiers", "LibC", "Memory",
        "Populations", "Reports", "ScoreValidation", "ScorecardFitting", "Statistics", "Tables",
        "TextFormats",
      ],
      swiftSettings: strict),

    // The commands, as a program and inside of other processes.
    .target(
      name: "SesameCommand",
      dependencies: [
        "ArrowInterface", "EdgeLists", "Essentials", "Execution", "Files", "LibC", "Memory",
        "Reports", "Sesame", "Tables", "TextFormats",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "SesameProgram",
      dependencies: ["CAllocations", "Execution", "Files", "LibC", "Memory", "SesameCommand"],
      swiftSettings: strict),
    .target(
      name: "CSesame",
      dependencies: [
        "ArrowInterface", "CArrow", "EdgeLists", "Execution", "Graphs", "LibC", "Sesame",
        "SesameCommand", "Tables",
      ],
      swiftSettings: strict),

    // The tests, one target per module, and what they share.
    .target(name: "CIgraphOracle", dependencies: ["CIgraph"], path: "Tests/CIgraphOracle"),
    .target(
      name: "IgraphOracle", dependencies: ["CIgraph", "CIgraphOracle", "IgraphCore"],
      path: "Tests/IgraphOracle", swiftSettings: strict),
    .target(
      name: "TestSupport",
      dependencies: [
        "EdgeLists", "Execution", "GraphKernels", "Graphs", "Identifiers", "Memory", "Statistics",
        "Tables",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ArrowInterfaceTests",
      dependencies: [
        "ArrowInterface", "CArrow", "EdgeLists", "Execution", "Files", "Identifiers", "Memory",
        "Statistics", "Tables", "TestSupport", "TextFormats",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommunitiesTests",
      dependencies: [
        "Communities", "EdgeLists", "Execution", "Files", "GraphKernels", "Graphs", "Identifiers",
        "Memory", "Statistics", "Tables", "TestSupport", "TextFormats",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CreditScoringTests",
      dependencies: [
        "CreditScoring", "Execution", "Files", "Identifiers", "Memory", "Statistics", "Tables",
        "TextFormats",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DatabasesTests",
      dependencies: [
        "Databases", "Execution", "Files", "Memory", "Tables", "TestSupport", "TextFormats",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "EdgeListsTests",
      dependencies: [
        "EdgeLists", "Execution", "Files", "Identifiers", "Memory", "Statistics", "Tables",
        "TextFormats",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ExecutionTests", dependencies: ["Execution", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "FilesTests", dependencies: ["Files", "Statistics"],
      exclude: ["Files"], swiftSettings: strict),
    .testTarget(
      name: "GraphFeaturesTests",
      dependencies: [
        "Communities", "EdgeLists", "Execution", "Files", "GraphFeatures", "Graphs",
        "Identifiers", "Statistics", "Tables", "TestSupport", "TextFormats",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GraphKernelsTests",
      dependencies: [
        "Execution", "GraphKernels", "IgraphCore", "IgraphOracle", "Memory", "Statistics",
      ],
      exclude: ["Resources"], swiftSettings: strict),
    .testTarget(
      name: "GraphsTests",
      dependencies: [
        "Communities", "EdgeLists", "Execution", "Files", "GraphFeatures", "GraphKernels",
        "Graphs", "Identifiers", "Memory", "Statistics", "Tables", "TestSupport", "TextFormats",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "IdentifiersTests", dependencies: ["Execution", "Identifiers", "Memory"],
      swiftSettings: strict),
    .testTarget(
      name: "IgraphCoreTests", dependencies: ["IgraphCore", "IgraphOracle"],
      swiftSettings: strict),
    .testTarget(name: "MemoryTests", dependencies: ["Memory"], swiftSettings: strict),
    .testTarget(
      name: "PopulationsTests",
      dependencies: [
        "Communities", "CreditScoring", "EdgeLists", "Execution", "Files", "GraphFeatures",
        "GraphKernels", "Graphs", "Identifiers", "Memory", "Populations", "ScoreValidation",
        "Statistics", "Tables", "TestSupport", "TextFormats",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Files", "Memory", "Reports", "TextFormats"],
      swiftSettings: strict),
    .testTarget(
      name: "ScorecardFittingTests",
      dependencies: [
        "CreditScoring", "Execution", "Files", "Identifiers", "Memory", "ScorecardFitting",
        "ScoreValidation",
        "Statistics", "Tables", "TestSupport", "TextFormats",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ScoreValidationTests",
      dependencies: ["Execution", "Memory", "ScoreValidation", "Statistics", "Tables"],
      swiftSettings: strict),
    .testTarget(
      name: "SesameCommandTests",
      dependencies: [
        "Execution", "Files", "Sesame", "SesameCommand", "SesameProgram", "Tables", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SesameTests",
      dependencies: [
        "EdgeLists", "Execution", "Files", "Memory", "Sesame", "Statistics", "Tables",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: strict),
    .testTarget(
      name: "TablesTests",
      dependencies: [
        "Execution", "Files", "Identifiers", "Memory", "Statistics", "Tables", "TestSupport",
        "TextFormats",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TextFormatsTests",
      dependencies: ["Execution", "Files", "Identifiers", "Memory", "Statistics", "TextFormats"],
      swiftSettings: strict),
  ]
)

// Some test targets with what they need, and nothing else, where they are asked for: with a sanitizer a build
// takes long, and a check may be about a few.
if let asked = Context.environment["SESAME_TEST_TARGETS"] {
  let targets = Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, $0) })
  var kept: Set<String> = []
  var names = asked.split(separator: ",").map(String.init)
  while let name = names.popLast() {
    guard let target = targets[name] else { fatalError("there is no target '\(name)'") }
    guard kept.insert(name).inserted else { continue }
    for case .byNameItem(let name, _) in target.dependencies { names.append(name) }
  }
  package.targets.removeAll { !kept.contains($0.name) }
  package.products.removeAll()
}
