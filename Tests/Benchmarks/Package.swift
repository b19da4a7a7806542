// swift-tools-version: 6.2
import PackageDescription

/// The settings of the library's targets: memory safety checked by the compiler, imports internal.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatWarning("StrictMemorySafety", as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "sesame-benchmarks",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "sesame-benchmarks", targets: ["SesameBenchmarks"])
  ],
  dependencies: [
    .package(name: "sesame", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "SesameBenchmarks", dependencies: [.product(name: "Sesame", package: "sesame")],
      swiftSettings: strict)
  ]
)
