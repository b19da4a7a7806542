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
    .executable(name: "sesame", targets: ["SesameCommand"]),
  ],
  targets: [
    // The C boundary.
    .systemLibrary(
      name: "CIgraph", pkgConfig: "igraph",
      providers: [.apt(["libigraph-dev"]), .brew(["igraph"])]),
    .target(name: "CIgraphShims", dependencies: ["CIgraph"]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // For GraphML: Foundation's XML parser is this library too, but expands entities and loses the
    // places of faults; igraph, whose own reader changes identifiers, links with it anyway.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),

    // What the program, never the library, asks of the C library's allocator.
    .target(name: "CAllocations"),

    // The library.
    .target(name: "Buffers", swiftSettings: strict),
    .target(name: "IgraphCore", dependencies: ["CIgraph", "CIgraphShims"], swiftSettings: strict),
    .target(name: "GraphKernels", dependencies: ["Buffers"], swiftSettings: strict),
    .target(
      name: "DelimitedText", dependencies: ["Buffers", "CLibXML2", "CZlib"], swiftSettings: strict),
    .target(name: "Tables", dependencies: ["Buffers", "DelimitedText"], swiftSettings: strict),
    .target(
      name: "EdgeLists", dependencies: ["Buffers", "DelimitedText"], swiftSettings: strict),
    .target(
      name: "GraphFeatures",
      dependencies: ["Buffers", "EdgeLists", "Tables", "GraphKernels", "IgraphCore"],
      swiftSettings: strict),
    .target(name: "CreditScoring", dependencies: ["Buffers", "Tables"], swiftSettings: strict),
    .target(
      name: "Sesame",
      dependencies: ["Buffers", "EdgeLists", "Tables", "GraphFeatures", "CreditScoring"],
      swiftSettings: strict),
    .executableTarget(
      name: "SesameCommand", dependencies: ["CAllocations", "Sesame"], swiftSettings: strict),

    // The tests, one target per module.
    .testTarget(name: "BuffersTests", dependencies: ["Buffers"], swiftSettings: strict),
    .testTarget(
      name: "IgraphCoreTests", dependencies: ["IgraphCore"], swiftSettings: strict),
    .testTarget(
      name: "GraphKernelsTests", dependencies: ["Buffers", "GraphKernels", "IgraphCore"],
      exclude: ["Resources"], swiftSettings: strict),
    .testTarget(
      name: "DelimitedTextTests", dependencies: ["Buffers", "DelimitedText"],
      exclude: ["Files"], swiftSettings: strict),
    .testTarget(
      name: "TablesTests", dependencies: ["Buffers", "Tables"], swiftSettings: strict),
    .testTarget(
      name: "EdgeListsTests", dependencies: ["Buffers", "EdgeLists", "DelimitedText"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphFeaturesTests", dependencies: ["Buffers", "GraphFeatures", "GraphKernels"],
      swiftSettings: strict),
    .testTarget(name: "CreditScoringTests", dependencies: ["CreditScoring"], swiftSettings: strict),
    .testTarget(
      name: "SesameTests", dependencies: ["Buffers", "Sesame"], swiftSettings: strict),
    .testTarget(
      name: "SesameCommandTests", dependencies: ["SesameCommand", "Sesame"],
      swiftSettings: strict),
  ]
)
